"""An age in years, in a model report."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.privacy.exact_age import COUNT, COUNTS
from hub.rules.tokens import either, in_digits, near_words

# About so old is as good as a band.
_ABOUT = "over about around nearly almost under than least most".split()
_EXACTLY = "".join(rf"(?<!\b{word} )" for word in _ABOUT)
# Several are nobody: what two-year-olds do.
IN_WORDS = (
    rf"{_EXACTLY}{COUNT}[ -]years?[ -]old\b|{COUNT} and (?:a half|a quarter|three quarters)"
    r"\b(?! (?:weeks?|days?|hours?|months?|miles?|times|pounds|ounces|thousand"
    r"|years? (?:ago|later)))"
)
IN_FIGURES = rf"(?<![\w.-]){_EXACTLY}\d{{1,2}}[ -]years?[ -]old\b"

RULE = Rule(
    title="Age in years",
    why="An age in years, with a role and a school, is one child.",
    instead="Write an age band: unborn, under 1, 1-4, 5-10, 11-15, 16-17.",
    audiences=EXEMPLARS_ONLY,
    look=either(near_words(IN_WORDS, *COUNTS), in_digits(IN_FIGURES)),
    blocks=[
        "The ⟦nine-year-old⟧ spoke for both.",
        "Mother is a ⟦nineteen year old⟧ with a baby.",
        "I am ⟦seven and three quarters⟧.",
        "The boy is ⟦8 years old⟧.",
    ],
    allows=[
        "As two-year-olds do. The tenancy is about six years old.",
        "It took three and a half hours, two and a half years ago.",
    ],
)
