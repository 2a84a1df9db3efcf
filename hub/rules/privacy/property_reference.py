"""UPRN and other numbers of a building."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Property number",
    why="A property number is an address.",
    instead='Write "the family home".',
    audiences=EVERYTHING,
    look=in_digits(
        r"\b(?:UPRN|USRN|TOID|title|land registry|property|meter|MPAN)(?: (?:no|number|ref|id"
        r"|reference))?\.?\W{1,3}(?P<what>[A-Z]{0,4}\d{5,13})(?!\w)",
        least=5,
    ),
    blocks=[
        "UPRN ⟦000000000000⟧ is damp.",
    ],
    allows=[
        "The property has 3 rooms.",
    ],
)
