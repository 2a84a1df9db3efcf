"""The time of day of an event, in a model report."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Time of an event",
    why="A time to the minute, with a day, points at one incident.",
    instead='Write "late in the evening" or "on a school day".',
    audiences=EXEMPLARS_ONLY,
    look=in_digits(
        r"(?<![\w.:])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d ?(?:[ap]\.?m\b\.?|hrs|hours|h\b)"
        r"|:[0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?= (?:on|that|in the)\b)"
        r"|(?<=[0-2]\d)[0-5]\d ?(?:hrs|hours)\b"
        r"| ?[ap]\.?m\b\.?| o'clock)(?![\w:])"
    ),
    blocks=[
        "At ⟦10.40pm⟧ on a school night.",
        "At ⟦22:40⟧ police came.",
        "At ⟦2240hrs⟧.",
    ],
    allows=[
        "Late in the evening, support at a 1:1 ratio, 60 of 120 hours of unpaid work.",
    ],
)
