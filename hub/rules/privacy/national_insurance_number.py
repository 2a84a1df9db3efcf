"""National Insurance numbers."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="National Insurance number",
    why="A National Insurance number identifies one person for life.",
    instead="Delete the number. Say which benefit, if it matters.",
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![A-Za-z0-9])[A-Z]{2}[ .-]{0,2}\d{2}[ .-]{0,2}\d{2}[ .-]{0,2}\d{2}(?:[ "
        r".-]{0,2}[A-D])?(?![A-Za-z0-9])"
        r"|(?<![A-Za-z0-9])[A-Z](?P<sign>[.-])[A-Z](?P=sign)\d(?:(?P=sign)?\d){5}(?:(?P=sign)?[A-D])?"
        r"(?![A-Za-z0-9])",
        least=6,
    ),
    blocks=[
        "The letter says ⟦Q.Q.0.0.0.0.0.0.C⟧ at the top.",
        "The claim under ⟦QQ 12 34 56 C⟧ was closed.",
        "NI ⟦qq123456c⟧.",
        "Cut short: ⟦QQ 12 34 56⟧.",
    ],
    allows=[
        "A form SA100 and 6 weeks of payslips.",
    ],
)
