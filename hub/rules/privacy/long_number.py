"""Numbers as long as a reference, on a page that needs none."""

from hub.model import PAGE, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Long number",
    why="A number of six digits or more is an account, a phone, a record or a date of birth. No"
    " guidance needs one.",
    instead="Delete the number. Write a large count with commas: 120,000. If it is a published"
    " contact, have it added to the reviewed contacts.",
    audiences=frozenset({PAGE}),
    prose=True,
    look=in_digits(
        r"(?<![\w.,/#=:%&+-])(?:\d{6,20}|\d{3,5}(?: \d{3,5}){1,4}|\d{5,}(?: \d{2,5})+)"
        r"(?![\w/%-]|[.,:]\d)"
        r"|(?<![\w./#-])(?=[A-Z-]*\d)[A-Z]{1,5}-?\d{5,20}[A-Z]?(?![\w-])"
        r"|(?<![\w./#-])[A-Z]{2,5}\d?[/-](?:\d{2,8}[/-](?:\d{2,8}|[A-Z]{1,3})|\d{5,8})(?![\w/-])"
        r"|(?<=_)\d{6,20}(?=[_.])",
        flags=0,
    ),
    blocks=[
        "Details checked at the desk: ⟦000000⟧, right surgery.",
        "Raised as ⟦WO/000/00000⟧ and as ⟦INC0000000⟧.",
        "The entry, no. ⟦0000 000⟧, was erased.",
    ],
    allows=[
        "About 120,000 children in 2024, sections 44 to 47, ring 0808 800 5000, form P45.",
    ],
)
