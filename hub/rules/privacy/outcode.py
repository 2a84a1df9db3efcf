"""Postcode districts."""

from hub.model import EXEMPLAR, PAGE, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Postcode district",
    why="A district places a family within a few streets.",
    instead='Write "in the borough".',
    audiences=frozenset({EXEMPLAR, PAGE}),
    look=in_digits(
        r"(?<![A-Za-z0-9])(?:E(?:1[0-8]|20|[1-9])|N(?:1[0-9]|2[0-2]|[1-9])|EC[1-4][A-Z]?"
        r"|WC[12][A-Z]?|SE(?:1\d|2[0-8]|[1-9])|SW(?:1\d|20|[1-9])|NW(?:1[01]|[1-9])"
        r"|W(?:1[0-4]|[1-9])[A-Z]?)(?![A-Za-z0-9])"
    ),
    blocks=[
        "Moved to ⟦E5⟧ last year.",
        "In ⟦n16⟧ for years.",
    ],
    allows=[
        "Key Stage 1 and Year 5.",
    ],
)
