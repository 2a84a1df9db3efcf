"""The time of day of an event, in a model report."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.privacy.exact_age import COUNT, COUNTS
from hub.rules.tokens import Words, in_digits, near_words

_WHOLE_HOUR = re.compile(r"\d{1,2} ?[ap]\.?m\.?", re.IGNORECASE)
# What happens on many days, in the same sentence, and what happened on one.
_ROUTINE = re.compile(
    r"\b(?:bedtimes?|curfews?|routines?|usually|often|regularly|always|sometimes|weekdays|weekends"
    r"|(?:most|school|week) (?:nights|days|mornings|evenings)|every (?:day|night|morning|evening)"
    r"|(?:each|a) (?:day|night)|opens?|closes?|shifts?|nap|naps|in bed by|home by)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|one (?:day|night|evening|morning)"
    r"|rang|999|police|ambulance|arrest(?:ed)?|incident|assault(?:ed)?|found|attended|born)\b",
    re.IGNORECASE,
)


_times = in_digits(
    r"(?<![\w.:])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d ?(?:[ap]\.?m\b\.?|hrs|hours|h\b)"
    r"|:[0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?= (?:on|that|in the)\b)"
    r"|(?<=[0-2]\d)[0-5]\d ?(?:hrs|hours)\b"
    r"| ?[ap]\.?m\b\.?| o'clock|h[0-5]\d)(?![\w:])"
)


_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
IN_WORDS = (
    rf"(?:five|ten|(?:a )?quarter|twenty(?:-five)?|half)(?: minutes)?[ -](?:past|to)[ -](?:{_HOURS}"
    r"|midnight|midday|noon)\b(?! (?:[a-z]+ )?[a-z]{3,}s\b)(?! or\b)"
    rf"|{COUNT} minutes (?:past|to) (?:{_HOURS}|midnight|midday|noon)\b"
    rf"|{_HOURS} (?:[ap]\.m\.|[ap]m\b)"
)
SPOKEN_BY = Words(("quarter", "half", *COUNTS))  # the words it begins with
_in_words = near_words(IN_WORDS, *SPOKEN_BY)


def look(view: View) -> Iterator[Span]:
    """Every time of day, but whole hours of a routine: any family may have those."""
    text = view.text
    for start, end in _times(view):
        if _WHOLE_HOUR.fullmatch(text[start:end]):
            before = re.split(r"[.!?\n] ?", text[max(0, start - 90) : start])[-1]
            after = re.split(r"[.!?\n]", text[end : end + 60], maxsplit=1)[0]
            if _ROUTINE.search(before + " " + after) and not _ONCE.search(before + " " + after):
                continue
        yield start, end
    yield from _in_words(view)


RULE = Rule(
    title="Time of an event",
    why="A time to the minute, with a day, points at one incident.",
    instead='Write "late in the evening", "before school" or "on a school day". The hour of a'
    ' routine may stay: "bedtime is usually 8pm".',
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=[
        "At ⟦10.40pm⟧ on a school night.",
        "At ⟦22:40⟧ police came.",
        "At ⟦2240hrs⟧.",
        "It began at ⟦ten to six⟧ in the morning and ended ⟦twenty-five to midnight⟧.",
        "Police were called at ⟦2am⟧ and he was arrested.",
    ],
    allows=[
        "Late in the evening, support at a 1:1 ratio, 60 of 120 hours of unpaid work.",
        "Bedtime is meant to be 8pm but he is often online until 2am.",
    ],
)
