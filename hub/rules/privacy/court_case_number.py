"""Family court and tribunal numbers."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Court case number",
    why="A court number opens the file of one family.",
    instead="Delete the number. Say that proceedings have started.",
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![\w])(?:[A-Z]{2} ?\d{2} ?[CPFDAZ] ?\d{5}|[A-Z]{2} ?\d{2} ?[A-Z] ?\d{5}|(?:FD|ZW"
        r"|BV|LV|MA)\d{2}[A-Z]\d{5}|[A-Z]{1,2}/\d{5}/\d{4}|T\d{8})(?!\w)",
        least=7,
    ),
    blocks=[
        "Proceedings ⟦ZZ00C00000⟧ have started.",
        "Old style: ⟦FD00C00000⟧.",
    ],
    allows=[
        "Section 31 of the Children Act 1989.",
    ],
)
