"""Days and months, in figures and in words, as every rule on dates writes them."""

MONTHS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept"
    " september oct october nov november dec december"
).split()
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
# With the capital that tells a month from a verb.
MONTH_NAME = rf"(?:{'|'.join(m.capitalize() for m in sorted(MONTHS, key=len, reverse=True))})"
_UNITS = "first second third fourth fifth sixth seventh eighth ninth"
_ORDINALS = (
    f"{_UNITS} tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
    " eighteenth nineteenth twentieth thirtieth"
).split()
ORDINAL = rf"(?:(?:twenty|thirty)[ -]?)?(?:{'|'.join(_ORDINALS)})"
# The words that a day in words may begin with.
ORDINALS = [
    "twenty",
    "thirty",
    *_ORDINALS,
    *(f"{tens}{unit}" for tens in ("twenty", "thirty") for unit in _UNITS.split()),
]
# The ordinal, then the month; without its "of" only where the month is no verb.
DAY_OF_MONTH = (
    rf"{ORDINAL} (?:(?:day )?of {MONTH}|january|february|april|june|july|august|september|october"
    r"|november|december)\b"
)
# The month, then the ordinal; but not where a visit or the like goes on from it.
MONTH_AND_DAY = (
    rf"{MONTH},? (?:on )?the {ORDINAL}(?=[.,;:)\n]|$| (?:at|in|when|she|he|they|we|and|after|before"
    r"|with|by|two|nineteen|twenty)\b)"
)
# The 3rd of the 3rd, with or without its year.
NUMBERED = (
    r"(?<![\w/.-])\d{1,2}(?:st|nd|rd|th) of the \d{1,2}(?:st|nd|rd|th)"
    r"(?:,? (?:of )?(?:(?:19|20)\d\d|'?\d\d))?(?! (?:month|week|day|visit|session)s?\b)(?!\w)"
)
