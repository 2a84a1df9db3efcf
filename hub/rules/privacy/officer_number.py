"""Warrant and collar numbers."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Officer number",
    why="A collar or warrant number names one officer.",
    instead='Write the role: "a police officer".',
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![\w])(?:(?:PC|WPC|DC|PS|DS|DI|PCSO|SC|Insp(?:ector)?|Sergeant|Sgt|Constable) "
        r"?#?(?P<what>\d{2,6}(?: ?[A-Z]{1,3})?)|(?:warrant|collar|shoulder|badge"
        r"|epaulette)(?: (?:no|number|num))?\.?(?: (?:is|was))?\W{0,3}"
        r"(?P<what2>[A-Z]{0,2}\d{2,6}[A-Z]{0,3}))"
        r"(?!\w)"
    ),
    blocks=[
        "Attended by PC ⟦0000CE⟧.",
        "Warrant number ⟦000000⟧. His collar number is ⟦000⟧.",
    ],
    allows=[
        "A PC on every desk, 30 in all.",
    ],
)
