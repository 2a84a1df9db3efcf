"""NHS, CHI, H&C and other ten-digit numbers of a person."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import either, in_digits

# Ten digits in any grouping. A check digit never excuses one: a mistyped number is still hers.
LOOK = either(
    in_digits(
        r"(?<![\w.])\d(?:[ -]{0,2}\d){9}(?![\w]|[.,-]\d)",
        unless=r"^0?(?:808[ -]?800[ -]?500|080[ -]?81)|(?:19|20)\d\d[ -]",
    ),
    in_digits(
        r"(?<![\w.])\d{3}[ .\u2011-]{0,2}\d{3}[ .-]{0,2}\d{4}(?![\w]|[.,]\d)",
        unless=r"^0?(?:808800500|080811)",
    ),
    in_digits(
        r"\b(?:NHS|CHI|H ?& ?C|HCN|ULN|learner|identifier|SUI)\b[\w ]{0,18}?(?:no|number|num"
        r"|#|id)?\.?\W{0,4}"
        r"(?P<what>\d(?:[ .-]?\d){7,11})(?!\w)"
    ),
)

RULE = Rule(
    title="NHS number",
    why="An NHS number identifies one person for life. So do the CHI number in Scotland, the "
    "H&C number in Northern Ireland, a unique learner number and the single unique "
    "identifier.",
    instead="Delete the number. Say that the record was checked.",
    audiences=EVERYTHING,
    look=LOOK,
    blocks=[
        "Registered with us as ⟦999 000 0018⟧.",
        "Mistyped, and still hers: ⟦999 000 0017⟧.",
        "NHS no ⟦9990000018⟧ was checked.",
        "Unique learner number: ⟦99 9000 0018⟧.",
    ],
    allows=[
        "16 cases were audited by 28 organisations.",
        "Call 999 or 101.",
    ],
)
