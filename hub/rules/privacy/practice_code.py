"""Codes of GP practices, trusts and clinics."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Practice code",
    why="A practice code names the practice.",
    instead='Write "the GP practice".',
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![\w#])[A-HJ-NP-Y]8\d{4}(?!\w)|\b(?:ODS|practice|site|trust|organisation)(?: "
        r"(?:code|no|number|id|ref))\W{0,3}(?P<what>[A-Z0-9]{3,6})(?![\w])"
    ),
    blocks=[
        "Practice ⟦F80000⟧ sent it.",
        "ODS code ⟦Z0000⟧.",
    ],
    allows=[
        "The code of practice of 2015.",
    ],
)
