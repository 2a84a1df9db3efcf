"""A month with its year, in a model report."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.dates import MONTH, MONTHS
from hub.rules.tokens import either, in_digits, near_words

# A year of statistics ends in a month: the year ending March 2023.
PATTERN = (
    rf"(?<!year ending )(?<!quarter ending ){MONTH}\b\.?,? (?:of )?(?:(?:19|20)\d\d|'\d\d)"
    r"(?![\w/-])"
)
FIGURES = r"(?<![\w/.-])(?:0[1-9]|1[0-2])/20\d\d(?![\w/-])"

RULE = Rule(
    title="Month and year",
    why="A month and a year date an event closely enough to find it.",
    instead='Write the term or season: "in the spring term".',
    audiences=EXEMPLARS_ONLY,
    look=either(near_words(PATTERN, *MONTHS), in_digits(FIGURES, least=6)),
    blocks=[
        "Moved in ⟦March 2026⟧.",
        "Since ⟦Sept 2025⟧.",
        "By ⟦03/2026⟧.",
    ],
    allows=[
        "Working Together 2026 and the spring term.",
    ],
)
