"""Whole dates in a model report, or beside an event anywhere else in figures."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.tokens import either, in_digits, near_words

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
MONTH_FIRST = rf"{_MONTH}\b\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)"
MONTHS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september"
    " oct october nov november dec december"
).split()
PATTERN = (
    rf"(?<![\w/.-])\d{{1,2}}(?:(?:st|nd|rd|th)?[ \t-]?(?:of )?{_MONTH}\b(?:\.?[ "
    rf",-]{{1,2}}(?:\d{{4}}|'?\d\d))?"
    r"|[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))(?!\w)|(?<![\w/.-])(?:19"
    r"|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\w)"
)

RULE = Rule(
    title="Full date",
    why="A date with an event points at one case.",
    instead='Write how long before the conference, or the school term: "three weeks before the '
    'conference", "in the autumn term".',
    audiences=EXEMPLARS_ONLY,
    look=either(in_digits(PATTERN), near_words(MONTH_FIRST, *MONTHS)),
    blocks=[
        "Seen on ⟦6 August 2018⟧ at home.",
        "On ⟦06/08/18⟧ police came.",
        "⟦2018-08-06⟧ was the day.",
        "On Monday the ⟦6th of August⟧.",
        "On ⟦August 6⟧ and later.",
    ],
    allows=[
        "Seen three weeks before the conference, in the autumn term.",
        "The Children Act 1989, between 5 and 10 days.",
    ],
)
