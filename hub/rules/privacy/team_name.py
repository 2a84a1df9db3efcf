"""Names and numbers of teams and units."""

import re

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.tokens import either, in_digits

RULE = Rule(
    title="Team or unit",
    why="A numbered unit names its workers.",
    instead='Write "children\'s social care" or "the team".',
    audiences=EXEMPLARS_ONLY,
    look=either(
        in_digits(
            r"\b(?:Unit|Team|Cell|Pod|Hub|Cluster|Locality|Ward|Room|Flat|Block|Class|Form) "
            r"(?:[A-Z]?\d{1,3}[A-Z]?)(?!\w)",
            flags=re.ASCII,
        ),
        in_digits(
            r"\b(?:assessment|intake|access|safeguarding|protection|planning|parenting) "
            r"(?:unit|team|pod|group) \d{1,2}(?!\w)"
        ),
    ),
    blocks=[
        "Allocated to ⟦Unit 18⟧.",
        "Seen in ⟦Room 4B⟧, then by ⟦assessment unit 3⟧.",
    ],
    allows=[
        "A unit of 18 workers.",
        "Key Stage 2",
    ],
)
