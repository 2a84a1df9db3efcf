"""Dates of birth, of death, and due dates."""

from hub.model import EVERYTHING, Rule
from hub.rules.dates import DAY_OF_MONTH, MONTH, MONTH_AND_DAY, NUMBERED, ORDINAL, ORDINALS
from hub.rules.privacy.exact_age import COUNT
from hub.rules.tokens import either, near_words

_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ \t]?(?:of )?{MONTH}\b(?:,? (?:\d{{4}}|'?\d\d))?"
    rf"|{MONTH}\b (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|{MONTH} (?:19|20)\d\d"
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d\d)|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{6}|\d{8}"
    rf"|{DAY_OF_MONTH}|{MONTH_AND_DAY}|{NUMBERED})"
)
_SPOKEN = rf"(?:(?:oh|zero|nought)[ -]?)?{COUNT}"  # a part of a date, said as figures are
# No date of a law or a page is written out with its day and year.
IN_WORDS = (
    rf"{ORDINAL} (?:day )?of (?:{MONTH}|the {ORDINAL}),? (?:in the year )?(?:two thousand"
    rf"|nineteen|twenty)"
    r"(?:[ -](?:and|hundred|ten|eleven|twelve|[a-z]{3,5}teen|twenty|thirty|[a-z]{4,5}ty|one|two"
    r"|three"
    r"|four|five|six|seven|eight|nine|oh)\b){0,4}"
)
PATTERN = (
    r"(?:d\.?o\.?b|born|birth ?day|birth ?date|birth|b|e\.?d\.?d|"
    r"(?:(?<=baby )|(?<=baby is )|(?<=baby was )|(?<=birth )|(?<=twins )|(?<=twins are ))due"
    r"|d\.?o\.?d|died|death|delivered|deceased)\b\.?"
    rf"[^\n\d.;]{{0,24}}?\b(?P<what>{_DATE})(?!\w)"
    r"|(?:born|dob)(?P<what9>\d{6}|\d{8})(?!\w)"
    r"|birth\b[^\n\d.;]{0,24}?\b(?P<what3>(?:19|20)\d\d)(?!\w)"
    r"|\b(?:born|d\.?o\.?b)\b[^\n\d.;]{0,12}?\b(?P<what2>(?:19|20)\d\d)(?!\w)"
    r"|birthday (?:is|was|falls|fell) (?:on |next |last |this )*"
    r"(?P<what4>(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)\b"
    rf"|(?:birth ?date|birth|birthday|born|dob)\b[^\n\d.;]{{0,24}}? (?P<what6>{_SPOKEN}"
    rf"(?:(?:, ?| |-|/){_SPOKEN}){{2}})\b"
    r"|(?:birthday|dob|d\.o\.b)\b[^\n\d.;]{0,10}?(?P<what7>(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]"
    r"|1[0-2]))(?![\w/-])"
    r"|(?:born|birthday)\b[^\n\d.;]{0,12}? (?P<what5>(?:(?:(?:the |a |two |three |four |five )?"
    r"(?:day|days|week|weeks) (?:before|after)|the day of|the eve of|the (?:first|last)"
    r" day of) )?(?:the (?:new |old )?(?:year|century|millennium)|christmas|boxing day"
    r"|new year|halloween|hallowe'en|easter|valentine|bonfire night|midsummer|eid|diwali|hanukkah"
    r"|passover|leap day|(?:good )?friday the thirteenth|mother's day|father's day))"
    rf"|born in (?P<what8>{MONTH}\b[^.\n]{{0,30}}\b(?:twenty|two thousand|nineteen)\b"
    rf"[^.\n]{{0,30}}\bthe {ORDINAL})\b"
)
NEAR = (
    "dob",
    "d",
    "born",
    "birth",
    "birthday",
    "birthdate",
    "edd",
    "due",
    "dod",
    "died",
    "death",
    "delivered",
    "deceased",
)

RULE = Rule(
    title="Date of birth or death",
    why="A date of birth with almost anything else identifies a child.",
    instead="Write an age band: unborn, under 1, 1-4, 5-10, 11-15, 16-17.",
    audiences=EVERYTHING,
    look=either(near_words(PATTERN, *NEAR), near_words(IN_WORDS, *ORDINALS)),
    blocks=[
        "The younger girl born⟦01012000⟧ shares a bed.",
        "The child was born on ⟦00/00/2000⟧ at term.",
        "DOB ⟦1 January 2000⟧.",
        "EDD: ⟦01.01.00⟧.",
        "Born ⟦22 september⟧ at home.",
        "Died on the ⟦3rd of March⟧. DOB the ⟦3rd of the 4th, 2000⟧.",
        "The baby is due on ⟦1 June⟧. Her birthday is the ⟦ninth of March⟧.",
        "Date of birth given as ⟦twelve, oh-five, seventeen⟧.",
        "Her birthday: ⟦2/6⟧.",
        "She was born in ⟦march twenty nineteen, on the third⟧.",
        "He was born ⟦two days before Christmas⟧.",
        "He was born on ⟦Christmas⟧ Day. Her birthday is on ⟦Tuesday⟧.",
        "She gave the ⟦first of March two thousand and ten⟧ as the day.",
    ],
    allows=[
        "The baby was born at term and is due a review. The report is due on 1 June 2026.",
        "Give the date of birth only on the form you send.",
    ],
)
