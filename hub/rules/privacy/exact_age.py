"""An age in years and months, or in weeks."""

from hub.model import EXEMPLAR, PAGE, Rule
from hub.rules.dates import ORDINAL, ORDINALS
from hub.rules.tokens import Words, either, in_digits, near_words

COUNTS = Words(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
    ).split()
)
COUNT = rf"(?:{'|'.join(COUNTS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
# In words, two units or more: nine weeks and two days old; or so many months that none is round.
IN_WORDS = (
    rf"{COUNT} (?:years?,? (?:and )?(?:{COUNT}|\d{{1,2}}) months?|months?,? (?:and )?(?:{COUNT}"
    rf"|\d{{1,2}}) (?:weeks?|days?)|weeks?,? (?:and )?(?:{COUNT}|\d{{1,2}}) days?)"
    r"\b(?! (?:before|after|later|ago|from|until|earlier)\b)(?: old"
    rf"| of age)?\b"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy)-[a-z]+ months\b"
    r"(?! (?:before|after|later|ago|earlier)\b)"
    rf"|{COUNT} and a (?:half|quarter)(?= years? old| years? of age)"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
IS_SO_OLD = (
    rf"(?:is|was|aged|turned|turns) (?:{_TENS.replace(' ', '|')})-(?:one|two|three|four|five|six"
    r"|seven|eight|nine)\b(?! (?:per|percent|pages|weeks|days|hours|times|of|years? (?:ago|later)))"
)
AGED = (
    r"aged [1-9]\d?(?!\d|\.\d|[ ]?(?:-|\u2013|\+|to|or|and)(?:\b"
    r"|[ ]?\d))(?! (?:years )?and (?:over"
    r"|under))\b"
)
_ROLES = (
    "mother father mum dad parent girl boy sister brother son daughter sibling partner aunt uncle"
    " grandmother grandfather nan gran eldest oldest youngest twin lad lass cousin stepson"
    " stepdaughter stepfather stepmother neighbour baby toddler nephew niece"
).split()
# Mother, seventeen, is; the girl (9) said.
SAID_BESIDE = (
    rf"(?:{'|'.join(_ROLES)}|child [a-z]|sibling [a-z])(?:, | \()"
    rf"(?P<what>(?:{COUNT}|[1-9]\d?[\u00bc-\u00be]?)(?: (?:yrs?|years?|months?|mths?))?)"
    r"(?:, (?!\d|(?:or|and) )|\))"
)
# On a day that is told: turned four last Tuesday; will be six tomorrow; her sixth birthday today.
_TOLD = (
    r"(?:(?:last|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow"
    r"|on (?:christmas|boxing|new year|bonfire|halloween|eid)"
    r"|on (?:the day|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
)
_BIRTHDAY = rf"birthday(?= (?:(?:is|was|falls|fell) )?(?:{_TOLD}|in \w+ days)\b)"
TURNED = (
    rf"(?:turned|turns|turning) (?:{COUNT}|\d{{1,2}})"
    r"(?= (?:last|next|this|on|yesterday|today|tomorrow|in (?:a|two|three) )\b)"
    rf"|will be (?:{COUNT}|\d{{1,2}})(?= {_TOLD}\b)"
    rf"|{ORDINAL} {_BIRTHDAY}"
)
# At fifteen, with a broken wrist; no hour, and no age at which the law changes.
AT_AN_AGE = r"at (?:thirteen|fourteen|fifteen|nineteen)(?=[,;)]| (?:he|she|with|and)\b)"
# At 23 months he has four words; a grandmother of seventy-eight.
AT_SO_MANY = r"at (?P<what>\d{1,2} (?:months|weeks)),? (?:old )?(?:he|she)\b"
OF_SO_MANY = (
    r"(?:(?:grand|step)?(?:mother|father)|mum|dad|man|woman|uncle|aunt|nan|gran) of (?P<what>(?:six"
    r"|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
    r"|1[6-9]|[2-9]\d)\b(?! (?:children|years))"
    rf"|(?:infant|baby|newborn) of (?P<what2>(?:{COUNT}|\d{{1,2}}) (?:days|weeks|months))\b"
)
HALVES = (
    r"(?:is |was )\d{1,2} and (?:a half|a quarter|three[ -]quarters)\b"
    r"|aged (?:\d{1,2}|[a-z]{3,9}) and (?:a half|a quarter|three quarters)\b"
)

RULE = Rule(
    title="Exact age",
    why="An exact age with a place or a school points at one child.",
    instead="Write an age band: unborn, under 1, 1-4, 5-10, 11-15, 16-17.",
    audiences=frozenset({EXEMPLAR, PAGE}),
    prose=True,
    look=either(
        in_digits(
            r"(?<![\w.-])(?:\d{1,2} ?(?:years?|yrs?|y)(?: old)?,? ?(?:and )?\d{1,2} ?(?:months?"
            r"|mths?|m|weeks?|days?)\b(?: old)?"
            r"|(?<=at )\d{1,2} months? and \d{1,2} (?:weeks?|days?)\b"
            r"|\d{1,2}[yY][ ,]?\d{1,2}[mM]\b|\d{2}\+[0-6]\b"
            r"|\d{1,3}[ "
            r"-](?:weeks?|months?|days?)[ -]old\b|\d{1,2}\+\d ?weeks?\b|\d{1,2} ?w(?:eeks?"
            r"|ks?)? ?\+ ?\d ?(?:d(?:ays?)?)?\b|\d{1,2}/40\b)"
        ),
        near_words(IN_WORDS, *COUNTS),
        in_digits(
            r"(?=\d)"
            r"(?<!under )(?<!over )(?<!least )(?<!below )(?<!above )(?<!to )(?<!than )(?<!until )"
            r"(?<!reach )(?<!of )(?<!and )(?<![\d-])\d{1,2} years of age\b(?! (?:and|or) )"
        ),
        near_words(SAID_BESIDE, *_ROLES, "child", "sibling"),
        near_words(HALVES, "aged", "is", "was"),
        near_words(AT_SO_MANY, "at"),
        near_words(
            OF_SO_MANY,
            *("mother father grandmother grandfather stepmother stepfather".split()),
            *("mum dad man woman uncle aunt nan gran infant baby newborn".split()),
        ),
        near_words(AT_AN_AGE, "at"),
        near_words(AGED, "aged"),
        near_words(TURNED, "turned", "turns", "turning", "will", *ORDINALS),
        in_digits(rf"\d{{1,2}}(?:st|nd|rd|th) {_BIRTHDAY}"),
        near_words(IS_SO_OLD, "is", "was", "aged", "turned", "turns"),
    ),
    blocks=[
        "She is ⟦4 years 7 months⟧.",
        "A ⟦9-week-old⟧ baby.",
        "He is ⟦4y 7m⟧.",
        "Booked at ⟦38/40⟧.",
        "The baby was ⟦nine weeks and two days old⟧.",
        "She was ⟦fifteen years and ten months⟧ then.",
        "Mother, ⟦seventeen⟧, is in care herself. Father is ⟦43 years of age⟧.",
        "The eldest, ⟦aged 13 and a half⟧, reads well. She ⟦turned four⟧ last Tuesday.",
        "Called a choice, ⟦at fifteen⟧, with a broken wrist.",
        "At ⟦23 months⟧ he has four words. A grandmother of ⟦seventy-eight⟧ feeds the boys.",
        "He ⟦will be six⟧ tomorrow. It was her ⟦sixth birthday⟧ on the day of the visit.",
    ],
    allows=[
        "A child under 18 years of age. The mother, two aunts and the school came.",
        "Until he turned 18. A child aged 5-10, seen 3 weeks before the conference.",
    ],
)
