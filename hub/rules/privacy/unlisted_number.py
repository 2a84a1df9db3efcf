"""Numbers that do not stand in one of the listed forms."""

import re
from collections.abc import Iterable, Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules import contacts
from hub.rules.privacy.exact_measure import DOSE
from hub.rules.tokens import PAGE_FACTS, lines_with_digits, words_of
from hub.rules.vocabulary import current, stands

# On a scale, or in an average of scores, a number up to ten is a view and nobody's reference.
_SCALE = re.compile(
    r"\b(?:scale|scaling|scaled|scored?|scores|scoring|rated|rating|graded|average|range)\b(?:[^.\n]"
    r"|\.\d){0,200}",
    re.IGNORECASE | re.ASCII,
)
_SMALL = re.compile(r"(?<=-)[0-9]{1,2}(?![0-9])", re.ASCII)
_UP_TO_TEN = re.compile(
    r"(?<![\w.,/-])(?:10|[0-9])(?:\.[0-9])?(?![\w/%-]|\.\d|,\d)"
    # A questionnaire's score may be higher.
    r"|(?<=\bscore of )[1-9][0-9](?:-[1-9][0-9])?(?![\w/%-]|\.\d|,\d)"
    r"|(?<=\bscore was )[1-9][0-9](?![\w/%-]|\.\d|,\d)"
    r"|(?<=\bscored )[1-9][0-9](?![\w/%-]|\.\d|,\d)"
    r"|(?<=(?:down|. up) from )[1-9][0-9](?![\w/%-]|\.\d|,\d)"
    r"|(?<=[1-9][0-9] to )[0-9]{1,2}(?![\w/%-]|\.\d|,\d)"
    r"|(?<=\bfrom )[1-9][0-9](?= to [0-9]{1,2}(?![\w/%-]|\.\d|,\d))",
    re.ASCII,
)
_NUMBER = re.compile(
    r"(?<![\w])[A-Za-z\u00a3$\u20ac#@]{0,12}[0-9](?:[\w.,:/'\u00b0%-]*[\w%\u00b0])?", re.ASCII
)
_UNITS = (
    "working|school|calendar|day|days|week|weeks|month|months|year|years|hour|hours|minute|minutes"
    "|session|sessions|appointment|appointments|visit|visits|meeting|meetings|time|times|people|men"
    "|women|child|children|sibling|siblings|report|reports|agency|agencies|page|pages|word|words"
    "|miles|metres|pounds|pence|incidents|entries|texts|messages|calls|contacts|attendances"
    "|stitches|signs|symbols|referrals|absences|lates|lessons|tablets|units|cigarettes"
    "|section|sections|question|questions|step|steps|part|parts|per|percent|term|terms|point|points"
)
# Forms a number may take: what stands before, the number, what stands after.
_FORMS = re.compile(
    r"""
    (?:between\ (?:the\ )?)?\b[1-9][0-9]?(?:st|nd|rd|th)\ (?:and|to)\ (?:the\ )?
      [1-9][0-9]?(?:st|nd|rd|th)(?=\ (?:per)?centiles?\b)  # a band of centiles
    | (?<=centile\ between\ the\ )[1-9][0-9]?(?:st|nd|rd|th)\ and\ the\ [1-9][0-9]?(?:st|nd|rd|th)
      (?![\w-])  # the same, said the other way round
    | \b(?:child|sibling|parent|baby|adult|carer|professional|person|brother|sister)\ [1-9]
      (?![\w-])
    | (?<![\w.,])(?:
      (?:10|[0-9])(?:\.[0-9])?(?=\ out\ of\ (?:10|[1-9])\b)|
      (?:100|[1-9]?[0-9])(?:\.[0-9])?\ ?(?:%|per\ cent\b|percent\b)  # a percentage
    | (?:100|[1-9]?[0-9])%?\ ?(?:-|to|and|or|\u2013|out\ of|of|in)\ ?(?:every\ )?
      (?:100|[1-9]?[0-9])%?(?![\w-])  # a band, a range
    | [1-9]?[0-9]\+(?!\w)  # 16+
    | [1-9]:[1-9](?![\d:])  # 1:1
    | 24/7(?!\w)
    | (?<=\ )(?:1[0-2]|[1-9])(?=\ (?:at\ night|in\ the\ (?:morning|afternoon|evening))\b)
    | [1-9]?[0-9]{1,2}\ of\ (?:the\ |his\ |her\ |their\ )?(?:(?:last|past|first)\ )?
      [1-9][0-9]{0,2}(?=\ [a-z]{3,}s?\b)  # 4 of the last 6 visits
    | x\ ?[1-9](?![\w]) | [1-9](?=\ x\ \u00a3[1-9])  # 2 x \u00a320
    | (?<=\ )0(?=[ .;)]|$)(?!\.\d)  # none
    | (?<=within\ )[1-9](?=[.,;]) | [1-9]x(?=\ (?:a|each|every|per|daily|weekly)\b)  # x2, 3x a week
    | (?:1[0-2]|[1-9])\ ?[ap]\.?m\b  # an hour: the rule on times judges it
    | (?:DOSE)(?![\w/])  # a dose as it stands on any packet
    | (?<=out\ of\ )[1-9][0-9]?(?![\w/%-]|[.,]\d)
    | [1-9]s(?!\w)  # grades: 4s and 5s
    | [0-9]{1,2}\.5(?=[ -](?:UNITS)\b)  # 2.5 days
    | [1-9]?[0-9](?=\ (?:offered|kept|attended|missed|cancelled|declined|seen|met|late|absent
        |authorised|unauthorised|completed|done|achieved|open|closed)\b)
    | (?:grade|type|band|class|level|stage|phase|key\ stage)\ [1-9](?![\w])
    | [1-9][0-9]?(?=\ (?:to|and|or)\ [1-9][0-9]?\ [a-z]{3,}s\b)
    | [1-9]?[0-9](?:st|nd|rd|th)(?=\ (?!of\b|jan|feb|mar|apr|may
        |jun|jul|aug|sep|oct|nov|dec)[a-z])
    | [1-9][0-9]{0,2},[0-9]{3}(?=\ (?:children|families|people|young\ people|households|women|men
        |adults|pupils|referrals|assessments|enquiries|conferences|offences|births)\b)
    | [1-9][0-9]{0,2}(?=[ -](?:UNITS)\b)  # a count with its unit
    | [1-9][0-9]?(?=\ (?:[a-z]+\ ){0,2}[a-z]{3,}s\b)
    | (?<=[a-z])\ ?[1-9]?[0-9](?=\ (?:or|and)\ (?:over|
        under|above|below|older|younger|more|fewer)\b)
    )
    | (?<![\w.,])\u00a3[1-9][0-9]{0,2}(?:(?:-|\ to\ )\u00a3?[1-9][0-9]{0,2})?
      (?![\w,]|\.\d)  # a small sum of money
    | (?<![\w.,])\u00a3(?:[1-9][0-9]?,?[0-9]00|[1-9][0-9]?\.[0-9]{2}|[1-9][0-9]?k)(?!\w|[.,]\d)
    | (?<=[a-z]\ )\((?:19[89][0-9]|20[0-4][0-9])\)(?=\ (?:also|applies|sets|says|was|is|and)\b)
    | (?:^|\n)[ \t>#*|-]*[1-9]?[0-9](?:\.[1-9]?[0-9])?[.)](?=\ )  # the number of a list item
    | (?<=[.:;]\ )[1-9]\.(?=\ [A-Z][a-z]*\ [a-z])  # a list in one line: 1. Read it. 2. Ask.
    | \|\ *[1-9]?[0-9]{1,2}\ *(?=\|)  # a count alone in a cell
    | \b(?:sections?|schedules?|articles?|paragraphs?|regulations?|chapters?|parts?|pages?
        |questions?|items?|actions?|recommendations?|steps?|stages?|levels?|tiers?|years?|grades?|bands?|phases?|rules?|annex
        |appendix|conversation|option|version|figures?|tables?|points?|under|over|aged|ages?
        |age\ of
        |at\ least|at\ most|fewer\ than|more\ than|less\ than|up\ to|about|around|nearly|only|form
        |line|box|key\ stage|key\ stages|profile|part|no\.|number|s\.|reception|week|day|month)
        \ (?:[1-9][0-9]{0,2}(?:\.[1-9][0-9]?)?[A-Z]{0,2}(?:\([0-9a-z]{1,3}\))*)
        (?:(?:,\ |\ and\ |\ or\ |\ to\ |-|\ \u2013\ )[1-9][0-9]{0,2}[A-Z]?)*
        (?!\w|,[0-9])  # section 47, Year 6
    | \b(?:year|quarter)\ ending\ (?:January|February|March|April|May|June|July|August|September
        |October|November|December)\ (?:199[0-9]|20[0-4][0-9])(?![\w/-])
    | \b(?:Act|Regulations|Rules|Order|Code|Convention|Procedures|Children|Together|Guidance
        |guidance|edition|audit|Audit|Report|Review|review|Framework|Strategy|Protocol|Standards|version
        |updated|published)
        \ (?:\(|of\ )?(?:19[4-9][0-9]|20[0-4][0-9])\)?
        (?![\w/.-]*\d)  # an Act, an edition
    """.replace("UNITS", _UNITS).replace("DOSE", DOSE.replace(" ", "\\ ")),
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
# What is counted in one sentence: Visits: 14 planned, 9 unannounced. Vote: 6 for, 1 against.
_TALLY = re.compile(
    r"\b(?:attendances? at|visits|votes?|units|sessions|appointments|calls|absences|contacts)\b"
    r"[^.\n]{0,160}",
    re.IGNORECASE,
)
_TALLIED = re.compile(
    r"(?:[:,] |\b(?:school|visitor|housing|service|police|care|nurse|nursery|practice) )"
    r"(?P<what>[0-9]{1,2})(?=[,;\n]|$| (?:for|against|at|now|with|abstentions?|planned|no"
    r"|[a-z]{4,}ed)\b)"
)
# Nearer to a 3: where somebody stands on a scale.
_NEARER = re.compile(r"\b(?:[Nn]earer|closer|more like)(?: to)? an? (?:10|[0-9])(?![\w/%-]|[.,]\d)")
# The audit's own questions, as pages name them; its recommendations are data.
_QUESTION = re.compile(r"(?<![\w-])q1?\d(?![\w-])", re.ASCII)


def look(view: View) -> Iterator[Span]:
    """Every number, or word with a digit in it, outside the listed forms."""
    words = words_of(view.text)
    phrases = [phrase for word, phrase in current().numbered if not word or word in words]
    phrases += current().recommendations
    for offset, run, _ in lines_with_digits(view.text):
        fine = bytearray(len(run))
        for start, end in _listed(run, phrases):
            fine[start:end] = b"x" * (end - start)
        for match in _NUMBER.finditer(run):
            start, end = match.span()
            if any(run[i].isdigit() and not fine[i] for i in range(start, end)):
                yield offset + start, offset + end


def _listed(run: str, phrases: Iterable[str]) -> Iterator[Span]:
    """Where a number stands in a form that cannot point at a person, or in a reviewed phrase."""
    for listed in (_FORMS, _NEARER, contacts.NUMBERS, PAGE_FACTS, _QUESTION):
        for match in listed.finditer(run):
            yield match.span()
    for phrase in phrases:
        yield from stands(phrase, run)
    for scale in _SCALE.finditer(run):
        for match in _UP_TO_TEN.finditer(run, scale.start(), scale.end()):
            yield match.span()
    for tally in _TALLY.finditer(run):
        for match in _TALLIED.finditer(run, tally.start(), tally.end()):
            yield match.span("what")
    for link in contacts.LINKS.finditer(run):
        if contacts.is_public_site(link[1]):
            for match in _SMALL.finditer(run, link.start(), link.end()):
                yield match.span()


RULE = Rule(
    title="Unlisted number",
    why="A number nobody expects is often a reference, a date or an address. In a model report a"
    " number must stand in a form that cannot point at a person.",
    instead="Delete the number, or write it as a percentage, an age band, a count with its unit or"
    ' a section of an Act: "about 80%", "5-10", "3 working days", "section 47". For a'
    " year write how"
    ' long ago: "about six years ago". Round a sum: "about \u00a31,500".',
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=["Reference ⟦0000000⟧ was closed.", "The number given was ⟦4418⟧."],
    allows=[
        "Attendance was between 80% and 85% over 3 school terms.",
        "An enquiry under section 47 of the Children Act 1989 has started.",
        "One of 3 children, aged 5-10, in Year 6.",
        "Visits: 14 planned, 9 unannounced. Vote: 6 for, 1 against, 0 abstentions.",
        "Arrears of about \u00a31,500, 5 nights out of 7, 3x a week, 2.5mg at night, 4s and 5s.",
    ],
)
