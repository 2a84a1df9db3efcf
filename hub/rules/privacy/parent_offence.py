"""A court or a sentence that can be looked up, in a model report."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.tokens import Words, at, words_of

_COURT = re.compile(
    r"\b(?!The|A|An|This|That|Each|Any|Every|In|At)(?:[A-Z][\w'-]+ ){1,3}(?:Crown"
    r"|Magistrates'?|County|Youth|Family) Court\b"
)
_PRISON = re.compile(r"HM(?:P|YOI|P/YOI) [A-Z]\w+")
_SENTENCE = re.compile(
    r"(?:sentenced|jailed|imprisoned|convicted)\b[^.\n]{0,60}?\b(?P<what>(?:for|to) (?:\d+"
    r"|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|twelve|eighteen)\b[ -](?:and a half )?(?:months?|years?"
    r"|weeks?))(?! before| after| ago)",
    re.IGNORECASE,
)
_IN_COURT = Words(("court",))
_SENTENCED = Words({"sentenced", "jailed", "imprisoned", "convicted"})


def look(view: View) -> Iterator[Span]:
    """A named court, a named prison, a length of sentence."""
    text, words = view.text, words_of(view.text)
    if "court" in words:
        for start in at(text, _IN_COURT):
            match = _COURT.search(text, max(0, start - 60), start + 5)
            if match:
                yield match.span()
    if not words.keys().isdisjoint({"hmp", "hmyoi"}):
        for match in _PRISON.finditer(text):
            yield match.span()
    for start in at(text, _SENTENCED):
        match = _SENTENCE.match(text, start)
        if match:
            yield match.span("what")


RULE = Rule(
    title="Court or sentence",
    why="A sentence of a named court is public: it leads to the parent.",
    instead='Write "a past conviction relevant to children\'s safety".',
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=["Convicted at ⟦Zzyxton Crown Court⟧.", "Sentenced to custody ⟦for 18 months⟧."],
    allows=["There is a past conviction relevant to safety. The Family Court made an order."],
)
