"""Postcode districts."""

from hub.model import EXEMPLAR, PAGE, Rule
from hub.rules.privacy.exact_age import COUNT
from hub.rules.tokens import either, in_digits, near_words

# Said aloud: e five, south-east fifteen.
IN_WORDS = (
    rf"(?<!vitamin )(?:e|n|se|sw|nw|ec|wc|ig|rm|(?:north|south)[ -](?:east|west)) {COUNT}\b"
    r"(?! (?:of|percent|per|times|years?|months?|weeks?|days?|hours?|minutes?|miles?"
    r"|people|children|boys|girls|men|women)\b)"
)

# Districts of other towns, where somebody lives, fled or was placed.
ELSEWHERE = (
    r"\b(?:placements?|placed|fled|flees|moved|moves|moving|lives|lived|living|address|housed"
    r"|rehoused|relocated|refuge|stays|staying)\b[^.\n\d]{0,20}[ :(](?-i:(?P<what>(?:AL|BA|BB|BD|BH"
    r"|BL|BN|BR|BS|CB|CF|CH|CM|CO|CR|CT|CV|DA|DE|DN|DY|EH|EN|EX|GL|GU|HA|HD|HP|HU|IP|KT|LE|LN|LS|LU"
    r"|ME|MK|NE|NG|NN|NR|OL|OX|PE|PO|RG|RH|RM|SG|SK|SL|SN|SO|SR|SS|ST|TN|TS|TW|UB|WA|WD|WF|WN|WS|WV"
    r"|YO|B|L|M)\d{1,2}))(?![\w/])"
)
RULE = Rule(
    title="Postcode district",
    why="A district places a family within a few streets.",
    instead='Write "in the borough".',
    audiences=frozenset({EXEMPLAR, PAGE}),
    prose=True,
    look=either(
        near_words(IN_WORDS, "e", "n", "se", "sw", "nw", "ec", "wc", "ig", "rm", "north", "south"),
        in_digits(
            r"(?<![A-Za-z0-9])(?:E(?:1[0-8]|20|[1-9])|N(?:1[0-9]|2[0-2]|[1-9])|EC[1-4][A-Z]?"
            r"|WC[12][A-Z]?|SE(?:1\d|2[0-8]|[1-9])|SW(?:1\d|20|[1-9])|NW(?:1[01]|[1-9])"
            r"|W(?:1[0-4]|[1-9])[A-Z]?)(?![A-Za-z0-9])"
        ),
        in_digits(ELSEWHERE),
    ),
    blocks=[
        "Moved to ⟦E5⟧ last year.",
        "In ⟦n16⟧ for years. Placement: ⟦ME0⟧, far away. The family fled to ⟦B0⟧.",
        "Not to enter ⟦e five⟧ or ⟦south-east fifteen⟧.",
    ],
    allows=[
        "Key Stage 1 and Year 5.",
    ],
)
