"""Numbers of schools."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="School number",
    why="A school's number names the school.",
    instead='Delete the number. Write "a primary school".',
    audiences=EVERYTHING,
    look=in_digits(
        r"\b(?:URN|LAESTAB|DfE|estab(?:lishment)?|school|provider|ofsted)(?: (?:no|number|ref"
        r"|id|code|reference|urn))?\.?\W{1,3}(?P<what>(?:EY)?\d{3}/?\d{3,4})(?![\w%])"
        r"|(?<![\w/.])(?P<what2>20[14]/\d{4})(?![\w/])",
        least=6,
    ),
    blocks=[
        "School URN ⟦000000⟧ wrote a report.",
        "LAESTAB ⟦204/0000⟧.",
    ],
    allows=[
        "8 schools took part.",
    ],
)
