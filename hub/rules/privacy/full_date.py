"""Whole dates in a model report, or beside an event anywhere else in figures."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.dates import DAY_OF_MONTH, MONTH, MONTH_AND_DAY, MONTHS, NUMBERED, ORDINALS
from hub.rules.tokens import either, in_digits, near_words

MONTH_FIRST = rf"{MONTH}\b\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)"
PATTERN = (
    rf"(?<![\w/.-])\d{{1,2}}(?:(?:st|nd|rd|th)?[ \t-]?(?:of )?{MONTH}\b(?:\.?[ "
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
    look=either(
        in_digits(PATTERN),
        near_words(rf"{MONTH_FIRST}|{MONTH_AND_DAY}", *MONTHS),
        near_words(DAY_OF_MONTH, *ORDINALS),
        in_digits(NUMBERED),
    ),
    blocks=[
        "Seen on ⟦6 August 2018⟧ at home.",
        "On ⟦06/08/18⟧ police came.",
        "⟦2018-08-06⟧ was the day.",
        "On Monday the ⟦6th of August⟧.",
        "On ⟦August 6⟧ and later. On the ⟦3rd of the 3rd 2019⟧.",
        "She fell on the ⟦twenty-third of March⟧, and on ⟦June the first⟧.",
    ],
    allows=[
        "Seen three weeks before the conference, in the autumn term.",
        "The Children Act 1989, between 5 and 10 days.",
        "The first of many visits. In June the first visit was late.",
    ],
)
