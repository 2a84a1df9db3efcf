"""Names written without their capital that are words too."""

import re
from collections.abc import Iterator
from functools import cache

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.privacy._tools import words_of
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


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(also_names() - {"trust", "happy", "true", "holy", "best", "can", "hung", "young"}, key=len, reverse=True))
    strict = "|".join(sorted(also_names() - _COMMON, key=len, reverse=True))
    # Clear whoever it is: known as hope, described hope as, the midwife and hope reviewed.
    clear = re.compile(
        rf"\b(?:(?:known as|named|nicknamed|described|thanked|addressed to|(?:made|recorded) for|told|review|appointments for|person called)"
        rf" (?P<what>(?:{names}))(?= (?:as|for|after|that|is|was|were|has|in|to|about|the)\b|[.,;]|$)"
        rf"|(?:the|a) (?:[a-z]+ )?(?:midwife|nurse|visitor|worker|teacher|mother|father|paediatrician) and (?P<what2>(?:{names})) (?:reviewed|agreed|met|discussed|attended)"
        rf"|(?:that|because|when|while|if|notes that|recorded that|concerned that|only when) (?P<what3>(?:{names})) (?:(?:was|is|has)(?! (?:not|very|so|also|low|high|important|part|a (?!boy|girl|child)))|should|may be|separates|booked|told|had|were|will be|lives|went)\b"
        rf"|(?:concerns about (?:[a-z]+ )?for|relative of|behalf of|worried about|contact with|live with|lives with|partner,?|uncle \(|mother of|father of|core group,) (?P<what4>(?:{names}))(?=[,).;]| (?:in|who|has|was|said|and)\b))",
        re.A,
    )
    subject = re.compile(
        rf"(?:^|[.!?\n][ \t\n]+|\n[-*] )(?P<what>(?:{strict}|hope|grace|love|peace|angel|prince|princess|sky|star|summer|autumn|young)) (?:was|has|had|is|told|said) "
        rf"(?:seen|born|asked|told|an?|brought|observed|taken|able|excluded|the|that|not|been|lived|living|he|she|they|referred|found)\b",
        re.A,
    )
    return clear, subject


def look(view: View) -> Iterator[Span]:
    """A word-name in lower case where only somebody can stand."""
    if also_names().isdisjoint(words_of(view.text)):
        return
    for pattern in _patterns():
        for match in pattern.finditer(view.text):
            group = next(g for g in pattern.groupindex if match[g] is not None)
            yield match.span(group)


RULE = Rule(
    title="Name in lower case",
    why="A name typed without its capital is still the name.",
    instead="Write the role. If you mean the word, put the, a or some before it.",
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=["The worker described ⟦hope⟧ as guarded.", "A young person known as ⟦april⟧ is away."],
    allows=["There is hope that the plan works. The worker described the hope they share."],
)
