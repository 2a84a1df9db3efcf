"""Names written without their capital that are words too."""

import re
from collections.abc import Iterator

from hub.model import CARRIER, EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.tokens import places, words_of
from hub.rules.words import also_names

_COMMON = frozenset(
    "art bill can chase clay cook forest grant guy happy holy honour hope hung jack judge junior king land long"
    " lord love low mark may might mist monday tuesday wednesday thursday friday saturday sunday new north south"
    " west east park pastor page peace person power queen reed ray river rob royal sage sharp sky spring"
    " star summer winter autumn sweet swift true van wild will young young best good noble little green grey brown"
    " trust justice unity liberty harmony destiny divine angel prince princess baker butler carpenter cooper farmer"
    " fisher gardener hunter mason miller monk porter potter shepherd singer stringer tanner weaver steward deacon"
    " cherish bless read rice seal sugar pepper".split()
)


# What stands before somebody, whoever they are, and what may stand after.
_BEFORE = re.compile(
    r"(?:\b(?:known as|named|nicknamed|described|thanked|addressed to|(?:made|recorded) for|told|review|reviewed"
    r"|appointments for|person called|concerns about (?:[a-z]+ )?for|relative of|behalf of|worried about|contact with"
    r"|lives? with|lived with|mother of|father of|seen by|written by)|partner,?|uncle \(|aunt \(|core group,)[ \n]$"
)
_AFTER = re.compile(
    r"(?= (?:as|for|after|that|is|was|were|has|in|to|about|the|who|said|and)\b|[.,;)]|$)"
)
_JOINED = re.compile(
    r"\b(?:the|a) (?:[a-z]+ ){0,2}(?:midwife|nurse|visitor|worker|teacher|mother|father|paediatrician|doctor) and $"
)
_AFTER_JOINED = re.compile(r" (?:reviewed|agreed|met|discussed|attended|went|spoke|were)\b")
_THAT = re.compile(
    r"\b(?:that|because|when|while|if|notes that|recorded that|concerned that|only when)[ \n]$"
)
_AFTER_THAT = re.compile(
    r" (?:(?:was|is|has)(?! (?:not|very|so|also|low|high|important|part|a (?!boy|girl|child)))|should|may be|separates"
    r"|booked|told|had|were|will be|lives|went)\b"
)
_STARTS = re.compile(r"(?:^|[.!?\n][ \t\n]+|\n[-*] )$")
_AFTER_START = re.compile(
    r" (?:was|has|had|is|told|said) (?:seen|born|asked|told|an?|brought|observed|taken|able|excluded|the|that|not|been"
    r"|lived|living|he|she|they|referred|found)\b"
)
_ALWAYS = also_names() - {"happy", "true", "holy", "can", "hung", "young"}
_SUBJECT = (also_names() - _COMMON) | {
    *(
        "hope",
        "grace",
        "love",
        "peace",
        "angel",
        "prince",
        "princess",
        "sky",
        "star",
        "summer",
        "autumn",
    )
}


def look(view: View) -> Iterator[Span]:
    """A word-name in lower case where only somebody can stand."""
    text = view.text
    present = _ALWAYS & words_of(text)
    for start in places(text, present):
        found = _NAME.match(text, start)
        if found is None or found.group() not in present:
            continue
        end = found.end()
        before = text[max(0, start - 50) : start]
        after = text[end : end + 30]
        if (
            (_BEFORE.search(before) and _AFTER.match(after))
            or (_JOINED.search(before) and _AFTER_JOINED.match(after))
            or (_THAT.search(before) and _AFTER_THAT.match(after))
            or (found.group() in _SUBJECT and _STARTS.search(before) and _AFTER_START.match(after))
        ):
            yield start, end


_NAME = re.compile(r"[a-z]+")

RULE = Rule(
    title="Name in lower case",
    why="A name typed without its capital is still the name.",
    instead="Write the role. If you mean the word, put the, a or some before it.",
    audiences=frozenset({EXEMPLAR, PAGE, CARRIER}),
    look=look,
    blocks=["The worker described ⟦hope⟧ as guarded.", "A young person known as ⟦april⟧ is away."],
    allows=["There is hope that the plan works. The worker described the hope they share."],
)
