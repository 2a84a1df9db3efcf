"""Registration numbers of professionals."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

PATTERN = (
    r"(?<![\w])(?:(?P<what>\d{2} ?[A-Z] ?\d{4} ?[A-Z])|(?P<what2>SWE?[ -]?\d{5,6})"
    r"|(?P<what3>(?:PYL|SL|OT|PH|CH|DT|AS|PA|RA|OR|BS|CS|HAD|ODP) ?\d{5,6})"
    r"|(?:GMC|NMC|PIN|HCPC|SWE|TRN|MDT|GPhC|GDC|GCC|GOC|BACP|UKCP|SRA|QTS|social work england"
    r"|registration|register|reg)"
    r"(?: (?:reg(?:istration)?|no|number|num|pin|id|ref|is|was))*\.?[ "
    r":#(=]{1,3}(?P<what4>(?=[A-Z]{0,3}\d)[A-Z0-9]{5,9}))(?!\w)"
)

RULE = Rule(
    title="Professional registration",
    why="A registration number leads to a name on a public register.",
    instead="Write the role.",
    audiences=EVERYTHING,
    look=in_digits(PATTERN),
    blocks=[
        "Signed by the registrar, GMC ⟦0000000⟧.",
        "Nurse, ⟦00A0000A⟧.",
        "HCPC ⟦SL00000⟧.",
        "⟦SW000000⟧, social worker.",
        "TRN ⟦0000000⟧.",
    ],
    allows=[
        "The GMC wrote guidance in 2018.",
        "A group of 5 midwives.",
    ],
)
