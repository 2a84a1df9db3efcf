"""Numbers of payment cards."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Card number",
    why="A card number identifies its holder, and is worth stealing.",
    instead="Delete the number.",
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![\w.])\d{4}(?P<gap>[ .-]{0,2}|[xX])\d{4,6}(?P=gap)\d{4,5}(?:(?P=gap)\d{1,4}){0,2}(?!"
        r"[\w])|(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w])",
        least=12,
    ),
    blocks=[
        "Card ⟦0000 0000 0000 0000⟧ was used.",
        "⟦0000-000000-00000⟧ or ⟦0000x0000x0000x0000⟧.",
        "And ⟦0000000000000000⟧.",
    ],
    allows=[
        "The audit of 2021, the review of 2026.",
    ],
)
