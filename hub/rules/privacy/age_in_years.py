"""The age of one child in years, months or weeks."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.dates import ORDINAL, ORDINALS
from hub.rules.privacy.exact_age import COUNT, COUNTS
from hub.rules.tokens import at, either, in_digits, lines_with_digits, near_words

# About so old is as good as a band.
_ABOUT = "over about around nearly almost under than least most".split()
_EXACTLY = "".join(rf"(?<!\b{word} )" for word in _ABOUT)
# Until the baby is six months old: how long a service lasts.
_LASTS = "".join(f"(?<!until {one}{{}})" for one in ("the baby", "baby", "the child", "he", "she"))
# At these a law or a service begins or ends: until she turned eighteen.
_OF_AGE = r"(?!(?:16|17|18|21|25|sixteen|seventeen|eighteen|twenty-one|twenty-five)\b)"
_SO_MANY = rf"{_OF_AGE}(?:{COUNT}|\d{{1,2}})\b"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
# Several are nobody: what two-year-olds do.
IN_WORDS = (
    rf"{_EXACTLY}{_LASTS.format(*[' is '] * 5)}{COUNT}[ -](?:year|month|week|day)s?[ -]old\b"
    rf"|{COUNT}[ -]and[ -]a[ -](?:half|quarter|bit)\b|{COUNT} and three quarters\b"
    rf"|{COUNT} going on {COUNT}\b"
    rf"|{COUNT} {_UNIT} (?:off|short of|from|away from|before|until) (?:his|her|their|being"
    r"|the age|sixteen)\b"
)
_MEASURED = (
    r"(?! (?:centiles?|weeks?|days?|hours?|months?|miles?|times|pounds|ounces|thousand|minutes?"
    r"|years? (?:ago|later)))"
)
IN_FIGURES = (
    rf"(?=\d)(?<![\w.-]){_EXACTLY}\d{{1,2}}(?:\.\d)?[ -](?:year|yr)s?[ -]old\b"
    r"|(?<=\()\d{1,2} ?(?:years?|yrs?|y|months?|weeks?)(?=[),;])"
    r"|(?<=[Mm]ale, )\d{1,2}(?=,)"
    r"|(?<=i'm )\d{1,2} (?:an?|and a|n a) half\b|(?<=im )\d{1,2} (?:an?|and|n) a half\b"
    r"|(?=a)(?<!under )(?<!over )(?<!below )(?<!from )(?<!by )(?<!to )(?<!of )(?<!until )(?<!the )"
    r"\bage:? (?P<what>\d{1,2})\b(?! ?(?:-|\u2013|to\b|and (?:over|under)|or\b|\+|\d))"
)
# A band goes on: aged five to ten, aged sixteen and over.
AGED = (
    rf"aged (?P<what>{COUNT})\b(?! ?(?:-|\u2013)| (?:to|or)\b| and (?:over|under|above|below|up)\b)"
    rf"|(?:boy|girl|child|lad|lass|kid|teenager|toddler) of (?:just |only |nearly )?"
    rf"(?P<what2>{COUNT})\b(?! (?:to|or|and)\b)(?=[ ,.;)]|$)(?! (?:parents|families|mothers))"
    rf"|(?:turned|turning|(?<=just )gone|rising) (?P<what3>{_SO_MANY})(?=[.,;:)\n]|$"
    r"| (?:and|in|on|last|this|next|but|when|at|two|three|before|after)\b)"
    rf"|born (?P<what4>{COUNT} (?:weeks|months|days) ago)\b"
)
_BEGINNINGS = (
    "aged boy girl child lad lass kid teenager toddler turned turning gone rising born"
).split()
# Whose birthday or year it was: her second birthday; in his eighth year.
NUMBERED = (
    r"(?:(?<=his )|(?<=her )|(?<=their )|(?<=child's )|(?<=my ))"
    rf"(?P<what5>(?!sixteenth|eighteenth){ORDINAL} birthday)"
    rf"|(?:(?<=in his )|(?<=in her ))(?P<what6>(?!first){ORDINAL} year)\b(?! (?:at|of|in|as|on)\b)"
)
# He is five and starts school; her twins are three; baby is nine weeks today.
_SOMEBODY = re.compile(
    r"\b(?:he|she|i|who|child(?:ren)?|child [a-z]|sibling(?: [a-z])?|mother|father|mum|dad|parents"
    r"|girls?|boys?|baby|babies|toddler|brothers?|sisters?|twins|eldest|oldest|youngest|son"
    r"|daughter|siblings|infant|partner|grandmother|grandfather|nan|uncle|aunt|cousin|the other)"
    rf"{_LASTS.format(*[''] * 5)}"
    r"(?: is| was| are| were|['\u2019]s|['\u2019]re| will be| would be)"
    r"(?: (?:now|nearly|almost|just|only|still|already|barely|about to be|not yet))* $",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"(?:{COUNT}|\d{{1,2}})(?: (?:years|yrs|months|mths|weeks|wks))?"
    r"(?=[.,;:)\n]|$| and (?:a |has|is|was|in|goes|went|starts?|started|lives?|loves?|the|his"
    r"|her|he|she|not|does|can|at|already|still|very|just)\b| (?:now|today|next|this|last|when|but"
    r"|so|who|yesterday|tomorrow"
    r"|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the)"
    r"|or so)\b)(?!, (?:\d|[a-z]+ (?:of|to|per)))",
    re.IGNORECASE,
)


def _are(view: View) -> Iterator[Span]:
    """So many years after a person and a form of to be."""
    text = view.text
    figures = (
        offset + figure.start()
        for offset, run, _ in lines_with_digits(text)
        for figure in _FIGURE.finditer(run)
    )
    for start in (*at(text, COUNTS), *figures):
        age = _AGE.match(text, start)
        if age and _SOMEBODY.search(text, max(0, start - 50), start):
            yield age.span()


_FIGURE = re.compile(r"(?<= )\d{1,2}(?![\w.%:/-]\w)", re.ASCII)

RULE = Rule(
    title="Age in years",
    why="An age in years, with a role and a school, is one child.",
    instead="Write an age band: unborn, under 1, 1-4, 5-10, 11-15, 16-17.",
    audiences=frozenset({EXEMPLAR, PAGE}),
    prose=True,
    look=either(
        near_words(rf"(?:{IN_WORDS}){_MEASURED}", *COUNTS),
        in_digits(IN_FIGURES),
        near_words(AGED, *_BEGINNINGS),
        near_words(NUMBERED, *ORDINALS),
        _are,
    ),
    blocks=[
        "The ⟦nine-year-old⟧ spoke for both.",
        "Mother is a ⟦nineteen year old⟧ with a baby.",
        "I am ⟦seven and three quarters⟧.",
        "The boy is ⟦8 years old⟧.",
        "She is ⟦five⟧ and starts school. Her twins are ⟦three⟧. Baby is ⟦nine weeks⟧ today.",
        "The girl, aged ⟦eleven⟧, spoke. A boy of ⟦nine⟧ did not. He has turned ⟦seven⟧.",
        "It was her ⟦second birthday⟧. She is in her ⟦eighth year⟧. Child A (⟦7 years⟧), age ⟦7⟧.",
        "Female, ⟦37⟧, tenant.",
        "He was born ⟦nine weeks ago⟧, ⟦six weeks old⟧ now, ⟦two weeks off his⟧ party.",
    ],
    allows=[
        "As two-year-olds do. The tenancy is about six years old.",
        "It took three and a half hours, two and a half years ago.",
        "Aged five to ten, aged sixteen and over. Until she turned eighteen. A mother of three.",
        "It lasts until the baby is six months old. She was one of four. She is two hours late.",
        "He is in his second year at college.",
    ],
)
