"""Bank, tax, tenancy, rent and benefit account numbers."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import either, in_digits, near_words

PATTERN = (
    r"(?<![\w])(?:(?P<what>\d{2}-\d{2}-\d{2})(?![\w-])"
    r"|(?P<what2>[A-Z]{2}\d{2}[ -]?(?:[A-Z0-9]{4}[ -]?){2,7}[A-Z0-9]{1,4})"
    r"|(?P<what3>\d{3}-\d{2}-\d{4})"
    r"|(?:sort code|sort|account|acct|a/c|acc|iban|bic|swift|utr|vat|paye|rent|tenancy"
    r"|council tax|benefit|claim|bank|routing|aba|universal credit|child benefit|roll|ssn"
    r"|social(?: security)?|itin|tax)"
    r"(?: (?:reference|ref|no|number|num|id|code|account|is|was))*\.?[ "
    r":#(=]{1,3}(?P<what4>[A-Z]{0,3}\d(?:[ -]?\d){4,13}[A-Z]{0,2})"
    r"|(?:card|account|oyster|claim|number|phone|mobile|plate|registration)s?(?: that)? "
    r"(?:end(?:s|ing)|beginning|begins|starting|starts)(?: in| with)? "
    r"(?P<what5>(?=[A-Z]{0,2}\d)[A-Z0-9]{2,6}))(?![\w%])"
)
_DIGIT = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|\d)"
_SAID = rf"{_DIGIT}(?:[ ,-]{{1,2}}{_DIGIT}){{2,7}}\b"
# The end of a number, and the code of a door, in words.
IN_WORDS = (
    r"(?:card|account|oyster|claim|number|phone|mobile|plate|registration)s?(?: that)? "
    rf"(?:end(?:s|ing)|beginning|begins|starting|starts)(?: in| with)? (?P<what>{_SAID})"
    r"|(?:code|pin)(?: number)?(?: (?:for|to|of|on) (?:the|her|his|their) [a-z]+(?: [a-z]+)?)? "
    rf"(?:is|was) (?P<what2>{_SAID}|\d{{4,8}}\b)"
)

RULE = Rule(
    title="Account number",
    why="An account number identifies whoever holds the account.",
    instead="Delete the number.",
    audiences=EVERYTHING,
    look=either(
        in_digits(PATTERN),
        near_words(
            IN_WORDS,
            *"card cards account accounts oyster claim number phone mobile plate registration code"
            " pin".split(),
        ),
    ),
    blocks=[
        "Sort code ⟦00-00-00⟧, account ⟦00000000⟧.",
        "IBAN ⟦GB00 ZZZZ 0000 0000 0000 00⟧.",
        "UTR ⟦00000 00000⟧ is on the letter.",
        "Rent account ⟦0000000⟧.",
        "SSN ⟦000-00-0000⟧.",
        "The card ending ⟦0000⟧ is hers, and the claim ends in ⟦00C⟧.",
        "The phone ends in ⟦oh oh zero⟧. The code for the door is ⟦nought oh zero nought⟧.",
    ],
    allows=[
        "The account of 3 agencies differs.",
        "Paid every 4 weeks into her account.",
    ],
)
