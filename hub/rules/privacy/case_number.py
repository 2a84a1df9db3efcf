"""Numbers of case systems, referrals, assessments, plans and records."""

import re

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import either, in_digits, near_words

_SYSTEM = (
    r"mosaic|liquid ?logic|lcs|eclipse|care ?director|azeus|framework ?i|system ?one|emis|rio"
    r"|cerner|e-?cins"
    r"|la ?child ?id|cp-?is|person|client|patient|pupil|student|hospital|mrn|case|referral"
    r"|assessment|plan"
    r"|icpc|rcpc|episode|workflow|custody|service user|record|file|contact|legacy|tenancy"
    r"|rent(?: account)?"
    r"|ehcp|ehc plan|council tax|customer|account|claim|benefit|policy|membership|member"
    r"|incident|complaint"
    r"|unique"
    r"|application|licence|license|employee|staff|payroll|order|booking|invoice|ticket|serial"
    r"|tracking"
)
PATTERN = (
    rf"(?:(?:{_SYSTEM})[ -]{{0,2}}(?:id|ids|i\.d\.|no|nos|number|num|ref|reference|#"
    rf"|n\u00ba)\b\.?"
    r"|(?:our|your|my|case|file|crime|court|loan)? ?ref(?:erence)?\b\.?(?: (?:no|number"
    r"|id)\b\.?)?|mosaic|liquid ?logic|lcs|custody record|workflow step)"
    r"[ \t]*(?:is|was|:|=|#|-|\()?[ \t]*(?:number "
    r")?#?(?P<what>(?=[A-Z/-]{0,12}\d)[A-Z0-9]{1,12}(?:[/-][A-Z0-9]{1,8}){0,4})(?![\w%])(?!\)?"
    r" ?(?:cases|days|weeks|%))"
    r"|(?:application|complaint|tenancy|claim|account|referral|licence|case)[ ]"
    r"(?P<what4>\d{6,10}|[A-Z]{1,4}/\d{3,8}/[A-Z0-9]{1,4}"
    r"|[A-Z0-9]{2,4}-[A-Z]{2,4}-\d{4,6})(?![\w/-])"
    r"|(?:emis|system ?one|rio|eclipse|care ?director) (?P<what11>\d{4,10})(?![\w/-])"
    r"|(?<![.\w])(?:case|id:?|record|file) "
    r"(?P<what12>(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{6,12})(?![\w/-])"
    r"|quote (?P<what9>[A-Z]{2,4}(?:[/-][A-Z]{2,4})?[/-]\d{3,6}"
    r"|[A-Z]{2,4}/\d{2,4}/(?:[A-Z]/)?\d{3,6}-[a-z])(?![\w/-])"
    r"|file: (?P<what10>[A-Z]{2,4}(?:[/-][A-Z0-9]{2,4})?[/-]\d{3,6}(?:[/-][a-z])?)(?![\w/-])"
    r"|exhibit (?-i:(?P<what6>[A-Z]{2,4}/?\d{1,3}))(?![\w/-])"
    r"|id\b(?: ?(?:no|number|card))?[ \t]*[:=#]?[ \t]*(?P<what2>[A-Z]{0,3}-?\d{4,10}[A-Z]?)(?!\w)"
)
_FIRST = [
    *dict.fromkeys(re.split("[^a-z]", word)[0] for word in _SYSTEM.split("|")),
    *"our your my case file crime court loan ref reference mosaic liquidlogic lcs custody workflow"
    " exhibit quote id caredirector frameworki systemone laid cpis ecins rent".split(),
]
_CALLED = ("", "id", "ids", "no", "nos", "num", "number", "ref", "reference")
_WORDS = [first + called for first in _FIRST for called in _CALLED]
# By themselves: #0000, ZZZ/CP/00000, Z/0000-00.
_SIGNED = (
    r"(?<![\w#&])#(?P<what3>\d{4,})\b|\b[a-z]{0,3}id=(?P<what7>\d{5,})\b"
    r"|(?<![\w/])(?P<what8>\d{2}/\d{5,7}/\d{2})(?![\w/])"
    r"|(?<![\w/])(?P<what5>[A-Z]{2,4}/[A-Z]{1,4}/(?:\d{2,6}(?:-\d{1,6})?|\d{1,3}-\d{3,6})"
    r"|[A-Z]{2,4}(?:/[A-Z]{2,4})?/\d{2}/\d{3,6}|\d{3,5}/\d{2}/[A-Z]{1,3}"
    r"|[A-Z]{1,4}/\d{3,6}-\d{2}|[A-Z]{2,4}/\d{2,6}/[A-Z]{1,4}-\d{1,4}"
    r"|[A-Z]{2,4}/\d{4}/\d{3,6}-[A-Z])(?![\w/-])"
)

RULE = Rule(
    title="Case or record number",
    why="A case number opens one family's record to anybody who can use the system.",
    instead="Delete the number. Say that the record was checked.",
    audiences=EVERYTHING,
    look=either(
        near_words(PATTERN, *_WORDS, figures=True), in_digits(_SIGNED, flags=re.ASCII, having="#/=")
    ),
    blocks=[
        "Mosaic ID ⟦0000000⟧ was closed.",
        "The key is ⟦CP/ZZ/00/00000⟧. The link ends in cid=⟦0000000⟧. The label says ⟦0000/00/ZZ⟧.",
        "Referral ref: ⟦REF-000-00⟧.",
        "See case no. ⟦00012⟧.",
        "Our ref ⟦AB/0000/00⟧. EMIS ⟦00000⟧, case ⟦ab00cd⟧.",
        "Plan ID ⟦CP0000⟧ was ended.",
        "A box marked ⟦ZZZ/CP/00000⟧. Discussed as ⟦Z/0000-00⟧. Exhibit ⟦ZZZ/4⟧, a belt.",
        "Housing application ⟦0000000⟧ is open.",
    ],
    allows=[
        "Mosaic is the case system. The audit looked at 16 cases.",
        "Question 4 of the referral form.",
    ],
)
