"""Unique pupil numbers."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Unique pupil number",
    why="A UPN follows one child through every school.",
    instead='Delete the number. Say "known to the school".',
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![A-Za-z0-9])[A-Z]\d{3,5}-\d{3,4}-\d{3,4}(?:-\d{1,2})?(?![\w-])"
        r"|(?<![A-Za-z0-9])[A-HJ-NP-RT-Z] ?\d{3}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2,3}[\dA-Z]"
        r"(?![A-Za-z0-9])",
        least=9,
    ),
    blocks=[
        "Transfer file for ⟦t000000000000a⟧ came.",
        "UPN ⟦A000000000000⟧ was quoted.",
        "Paste ⟦A000-0000-0000-0⟧ in.",
        "Temporary number ⟦A00000000000A⟧.",
    ],
    allows=[
        "The report has 13 sections.",
    ],
)
