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
    ),
    blocks=[
        "Moved to ⟦E5⟧ last year.",
        "In ⟦n16⟧ for years.",
        "Not to enter ⟦e five⟧ or ⟦south-east fifteen⟧.",
    ],
    allows=[
        "Key Stage 1 and Year 5.",
    ],
)
