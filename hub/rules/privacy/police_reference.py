"""Police, custody and crime references."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import either, in_digits, near_words

PATTERN = (
    r"(?P<what>(?:CAD|CRIS|CONNECT|PAC|PNC ?ID|PNC|URN|CRN|NICHE|ATHENA|STORM"
    r"|ICAD)(?: ?(?:no|number|ref)\b\.?)?[ :#]{0,2}"
    r"(?=[A-Z]{0,3}\d)[A-Z0-9]{2,12}(?:[/-][A-Z0-9]{1,10}){0,3})(?!\w)"
    r"|(?:crime|custody|incident|occurrence|log|merlin|arrest|offence|police)(?: "
    r"?(?:ref(?:erence)?|no|number|id)\b\.?)?[ :#]{1,3}(?P<what2>(?=[A-Z]{0,3}\d)[A-Z0-9]{2,1"
    r"2}(?:[/-][A-Z0-9]{1,10}){1,3})(?!\w)"
)
_FIRST = (
    "cad cris connect pac pnc pncid urn crn niche athena storm icad crime custody incident"
    " occurrence log merlin arrest offence police"
).split()
_WORDS = [first + called for first in _FIRST for called in ("", "no", "number", "ref", "id")]
# By themselves: two numbers, or letters between numbers.
_BARE = (
    r"(?=\d)(?<![\w/])(?:(?P<what3>\d{1,7}/\d{2}[A-Z]{3}\d{2,4})(?!\w)"
    r"|(?P<what4>\d{2}/\d{6,7}[A-Z])(?!\w)"
    r"|(?P<what5>\d{2}(?:[A-Z]{2}\d{7}|PAC\d{5,7}))(?!\w)"
    r"|(?P<what7>\d{2}[A-Z]{2}/\d{3,6}/\d{2})(?!\w)"
    r"|(?P<what8>\d{2}/[A-Z]{2}/\d{3,6}/\d{2})(?!\w)"
    r"|(?P<what6>\d{7}/\d{2})(?!\w))"
)

RULE = Rule(
    title="Police reference",
    why="A police reference leads to one incident and everybody in it.",
    instead='Delete the reference. Say "police were called".',
    audiences=EVERYTHING,
    look=either(near_words(PATTERN, *_WORDS), in_digits(_BARE, least=5)),
    blocks=[
        "The crime number, ⟦00/ZZ/00000/00⟧, is needed.",
        "Recorded as ⟦CAD 0000/00JAN00⟧.",
        "Crime reference ⟦CRIS 0000000/00⟧.",
        "⟦PNCID 00/0000000A⟧ was checked.",
        "Custody no: ⟦00AB/0000/00⟧.",
        "Merlin ⟦PAC 00000000⟧ and ⟦00PAC000000⟧.",
        "Crime ref: ⟦0000000/00⟧.",
        "The custody record, ⟦00AB/0000/00⟧, says so.",
    ],
    allows=[
        "Police made 3 visits.",
        "Use form 87 of the Merlin system.",
    ],
)
