"""Vehicle registration marks."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import either, in_digits, near_words

RULE = Rule(
    title="Vehicle registration",
    why="A registration leads to the keeper of a vehicle and to an address.",
    instead='Write "a car".',
    audiences=EVERYTHING,
    look=either(
        in_digits(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}[ .-]{0,2}[A-Z]{3}(?![A-Za-z0-9])"),
        in_digits(r"(?<![A-Za-z0-9-])[A-Z]{2}-\d{2}-[A-Z]{3}(?![A-Za-z0-9-])"),
        near_words(
            r"(?:reg(?:istration)?|plate|car|van|vehicle|moped|motorbike|VRM|index|micra|corsa|golf|fiesta"
            r"|polo|focus|astra|clio|yaris|transit|bmw|audi|mercedes|toyota|ford|vauxhall|honda"
            r"|nissan|prius|passat|civic|fiat|kia|skoda|seat)\b[\w "
            r",]{0,24}?[ :(,](?P<what>[A-Z]\d{1,3} ?[A-Z]{3}|(?!for|and|the|was|has|had|its"
            r"|her|his|are|but|all|out)[A-Z]{3} ?\d{1,3}[A-Z]?"
            r"|(?!MP[34])[A-Z]{1,2}\d{1,4}|\d[A-Z]{3}\d{3})(?![A-Za-z0-9%])",
            *"reg registration plate car van vehicle moped motorbike vrm index micra corsa golf"
            " fiesta polo focus astra clio yaris transit bmw audi mercedes toyota ford vauxhall"
            " honda nissan prius passat civic fiat kia skoda seat".split(),
        ),
    ),
    blocks=[
        "Left in ⟦ZZ00 ZZZ⟧ at the gate.",
        "Written ⟦zz00zzz⟧ or ⟦zz-00-zzz⟧.",
        "The car, ⟦Z000 ZZZ⟧, was parked.",
    ],
    allows=[
        "A car seat for 2 children.",
    ],
)
