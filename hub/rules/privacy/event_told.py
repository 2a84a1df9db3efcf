"""When something happened to a child, told as a case, on a page that is no model report."""

import re
from collections.abc import Iterator

from hub.model import CARRIER, PAGE, Rule, Span, View

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_WHEN = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|{_MONTH} (?:the"
    rf" )?\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|{_MONTH} (?:19|20)\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d){{1,2}}(?!\d)"
    r"|\d{1,2}[.:]\d\d ?(?:am|pm|hours|hrs)?(?![\w%]|\.\d)|\d{4} ?(?:hours|hrs)\b|\d{1,2} ?[ap]m\b"
    r"|\d{1,2} years?,? (?:and )?\d{1,2} months?|\d\.\d{1,3} ?kg\b|\d{2}(?:\+\d)?/40\b)",
    re.ASCII,
)
# Somebody of a family, and what was done by or to them once.
_WHO = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|child(?:ren)?|bab(?:y|ies)|infant|toddler|boys?|girls?|sons?|daughters?|parents"
    r"|sister|brother|sibling|twins?|grandmother|grandfather|stepfather|stepmother|family|he|she"
    r"|her|his|they|them)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:(?:was|were|been|got) (?:\w+ly )?(?:taken|admitted|arrested|born|found|removed|assaulted"
    r"|stabbed|hit|punched|burnt|burned|scalded|bitten|discharged|injured|bailed|charged|sectioned"
    r"|detained|evicted|excluded|reported missing|rushed|brought in|pronounced)"
    r"|presented (?:at|to)|disclosed|collapsed|moved (?:in|out|to)\b|went missing|died|gave birth"
    r"|self-harmed|overdosed|took an overdose|punched|kicked|strangled|slapped|weighed|weight"
    r" (?:today )?was|length was|delivered"
    r"|attended (?:A&E|hospital|the emergency)|ran away|left home|set fire|fell from)",
    re.IGNORECASE,
)
# These need no deed: no page of guidance puts them beside one of a family.
_HOUR = re.compile(r"\d{1,2}[.:]\d\d|\d{1,2} ?[ap]m\b|\d{1,2} years?", re.ASCII)
_ONE = re.compile(r"\b(?:he|she|his|her|mum|dad|mother|father)\b", re.IGNORECASE)
# These stand on no page of guidance, whoever they are about.
_ALWAYS = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d\.\d{2,3} ?kg", re.ASCII)
_ENDS = re.compile(r"[.?!](?=[\s\"')\u201d]+[A-Z])|\n[ \t]*\n|\n[ \t>]*(?:[-*+|#]|\d+\.) ?")
_FAR = 240


def look(view: View) -> Iterator[Span]:
    """Every date, time, age or weight in a sentence that tells what befell one of a family."""
    text = view.text
    for when in _WHEN.finditer(text):
        start = max(0, when.start() - _FAR)
        for end in _ENDS.finditer(text, start, when.start()):
            start = end.end()
        after = _ENDS.search(text, when.end(), when.end() + _FAR)
        sentence = text[start : after.start() if after else when.end() + _FAR]
        told = _DID.search(sentence) and _WHO.search(sentence)
        hour = _HOUR.match(when.group()) and _ONE.search(sentence)
        if told or hour or _ALWAYS.match(when.group()):
            yield when.span()


RULE = Rule(
    title="Event of a case",
    why="A guidance page speaks of no case. The day or hour of what happened to a child points at"
    " that child.",
    instead='Leave the case out, or make it a model report. Write "one evening" or "early in the'
    ' year".',
    audiences=frozenset({PAGE, CARRIER}),
    look=look,
    blocks=[
        "The mother was arrested on ⟦14 March⟧.",
        "At ⟦2.40am⟧ the child was taken to hospital.",
        "She gave birth at ⟦38/40⟧ and the baby weighed ⟦2.91kg⟧.",
        "He was excluded in ⟦March 2024⟧.",
        "She rang at ⟦10.42pm⟧.",
        "The due date is ⟦22/07/26⟧.",
    ],
    allows=[
        "Send the report by 5pm. The Act came into force on 1 April 2026.",
        "The audit of April 2021 looked at 16 conferences. A child was found to be at risk in"
        " three.",
    ],
)
