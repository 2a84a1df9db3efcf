"""Passport, driving licence and residence permit numbers."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Passport, licence or permit number",
    why="The number of an identity document identifies one person.",
    instead="Delete the number. Say that identity was checked.",
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![\w/#&.-])(?P<what2>(?=[A-Z]\w{7,8}(?!\w))(?=(?:[A-Z]{0,2}\d){5})[A-Z][A-Z0-9]{7,8})"
        r"(?![\w/-]|\.\w)"
        r"|(?<![\w])(?:(?P<what0>[A-Z9]{5}[ -]?\d{6}[ -]?[A-Z9]{2}[ -]?\d[A-Z]{2}(?: ?\d\d)?)"
        r"|(?:passport|licence|license|permit|BRP|ID card|identity card|birth certificate"
        r"|visa|driv\w+)(?: ?(?:no|number|num|details|ref))?\.?(?: is| "
        r"was)?\W{1,3}(?P<what>(?!v\d)(?=[A-Z-]{0,6}\d)[A-Z0-9]{2,}(?:[ "
        r"-]?[A-Z0-9]*\d[A-Z0-9]*){0,5})|(?P<what1>[A-Z]{2}[ -]?\d{7}))(?!\w)"
    ),
    blocks=[
        "Licence no ⟦ZZZZZ000000ZZ0ZZ⟧.",
        "Passport number ⟦000000000⟧ has run out.",
        "They travelled on ⟦A00B00C00⟧.",
        "Permit ⟦ZU0000000⟧.",
    ],
    allows=[
        "Her passport ran out 3 months ago.",
        "It is published under the Open Government Licence v3.0.",
    ],
)
