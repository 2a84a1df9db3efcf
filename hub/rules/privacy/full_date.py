"""Whole dates in a model report, or beside an event anywhere else in figures."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.privacy._tools import in_digits

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
PATTERN = (
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?[ \t-]?(?:of )?{_MONTH}\b(?:\.?[ ,-]{{1,2}}(?:\d{{4}}|'?\d\d))?"
    rf"|{_MONTH}\b\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?!\w)"
)

RULE = Rule(
    title="Full date",
    why="A date with an event points at one case.",
    instead="Write how long before the conference, or the school term: \"three weeks before the "
    "conference\", \"in the autumn term\".",
    audiences=EXEMPLARS_ONLY,
    look=in_digits(PATTERN),
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
