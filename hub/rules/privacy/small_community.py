"""Origin, language and faith together, in a model report."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.tokens import Words, at

# Words of origin or language, and words of faith: one of each is analysis, more is a small group.
_ORIGIN = (
    r"(?:Somali|Turkish|Kurdish|Bengali|Sylheti|Bangladeshi|Indian|Pakistani|Punjabi|Urdu"
    r"|Gujarati|Tamil|Nepali|Vietnamese|Chinese|Mandarin|Cantonese"
    r"|Polish|Romanian|Bulgarian|Portuguese|Spanish|French|Italian|German|Greek|Cypriot"
    r"|Albanian|Russian|Ukrainian|Lithuanian|Hungarian|Nigerian|Yoruba"
    r"|Igbo|Hausa|Ghanaian|Twi|Ethiopian|Eritrean|Tigrinya|Amharic|Sudanese|Congolese|Lingala"
    r"|Swahili|Jamaican|Brazilian|Colombian|Ecuadorian|Arabic"
    r"|Afghan|Pashto|Dari|Farsi|Persian|Iranian|Iraqi|Syrian|Moroccan|Algerian|Egyptian"
    r"|Hebrew|Yiddish|Irish|Roma|Gypsy)"
)
_FAITH = (
    r"(?:Muslim|Jewish|Charedi|Haredi|Hindu|Sikh|Buddhist|Catholic|Protestant|Pentecostal"
    r"|Methodist|Baptist|Rastafarian|Christian|Alevi|Orthodox"
    r"|Jehovah's Witness|Coptic|Sunni|Shia|Ahmadi|Evangelical)"
)
_ORIGIN_WORDS = Words(re.findall("[a-z]+", _ORIGIN.lower()))
_FAITH_WORDS = Words(set(re.findall("[a-z]+", _FAITH.lower())) - {"s", "witness"})
_PATTERN = re.compile(
    rf"\b{_ORIGIN}\b[^.\n]{{0,60}}?\b(?!(?:and|or)\b){_ORIGIN}\b[^.\n]{{0,60}}?\b{_FAITH}\b"
    rf"|\b{_FAITH}\b[^.\n]{{0,60}}?\b{_ORIGIN}\b[^.\n]{{0,60}}?\b{_ORIGIN}\b"
    rf"|\b{_ORIGIN}\b[^.\n]{{0,60}}?\b{_FAITH}\b[^.\n]{{0,60}}?\b{_ORIGIN}\b"
)


def look(view: View) -> Iterator[Span]:
    """Two words of origin and one of faith in one sentence, unless it lists examples."""
    text = view.text
    if len(at(text, _ORIGIN_WORDS)) < 2:
        return
    reached = 0
    for faith in at(text, _FAITH_WORDS):
        # All three stand within 60 characters of each other.
        for match in _PATTERN.finditer(text, max(reached, faith - 200), faith + 200):
            reached = match.end()
            if match.group().count(",") < 2:
                yield match.span()


RULE = Rule(
    title="Origin, language and faith together",
    why="Origin, language and faith together can leave a handful of families in the borough.",
    instead="Keep the one that the analysis needs and leave the others out.",
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=["A ⟦Tigrinya-speaking, Pentecostal family of Eritrean⟧ origin."],
    allows=["The family is Muslim and speaks Somali at home.", "Turkish and Kurdish are spoken."],
)
