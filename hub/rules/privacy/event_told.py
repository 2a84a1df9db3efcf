"""When something happened to a child, told as a case, on a page that is no model report."""

import re
from collections.abc import Iterator

from hub.model import CARRIER, PAGE, Rule, Span, View
from hub.rules.dates import DAY_OF_MONTH, MONTH_AND_DAY, MONTH_NAME, MONTHS, ORDINALS
from hub.rules.privacy.clock_time import IN_WORDS as TIME_IN_WORDS
from hub.rules.privacy.clock_time import SPOKEN_BY
from hub.rules.privacy.exact_age import COUNTS
from hub.rules.privacy.exact_measure import DOSE, SCORED
from hub.rules.privacy.exact_measure import IN_WORDS as MEASURED_IN_WORDS
from hub.rules.tokens import Words, at, lines_with_digits
from hub.rules.vocabulary import unless_reviewed

# A day of a month, however it is written.
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:(?:last|this|next) )?{MONTH_NAME}\b"
    rf"|{MONTH_NAME} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|june|july|august|september|october"
    r"|november|december)\b"
    r"|(?:[Bb]oxing|[Ll]eap|[Cc]hristmas|[Nn]ew [Yy]ear['\u2019]?s|[Vv]alentine['\u2019]?s"
    r"|[Mm]other['\u2019]?s|[Bb]onfire) (?:[Dd]ay|[Ee]ve|[Nn]ight),? (?:of )?(?:19|20)\d\d"
    r"|\d{1,2}[/-]\d{1,2}[/-](?:\d\d){1,2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)"
)
_WHEN = re.compile(
    rf"(?<![\w./-])(?:{_DAY}|{MONTH_NAME} (?:19|20)\d\d"
    r"|\d{1,2}[.:]\d\d ?(?:am|pm|hours|hrs)?(?![\w%]|\.\d)|\d{4} ?(?:hours|hrs)\b|\d{1,2} ?[ap]m\b"
    r"|\d{1,2} years?,? (?:and )?\d{1,2} months?)",
    re.ASCII,
)
# As data says it: only beside one of a family.
_ISO = re.compile(r"(?<![\w./-])(?:19|20)\d\d-[01]\d-[0-3]\d(?![\w/-])", re.ASCII)
_BORN = re.compile(r"\b(?:dob|d\.o\.b\.?|date of birth|born)\b", re.IGNORECASE)
# What is held on that day is one family's.
_HELD = re.compile(
    r"\b(?:conference|core group|strategy (?:meeting|discussion)|hearing|visit)\b[,:]?"
    r"(?: (?:is|was|will be|held|due|took place|booked|set))*(?: (?:on|for))? ?$",
    re.IGNORECASE,
)
# Somebody of a family, and what was done by or to them once.
_WHO = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|child(?:ren)?|bab(?:y|ies)|infant|toddler|boys?"
    r"|girls?|sons?|daughters?|parents"
    r"|sister|brother|sibling|twins?|grandmother|grandfather|stepfather|stepmother|family|he|she"
    r"|her|his|they|them)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:(?:was|were|been|got) (?:\w+ly )?(?:taken|admitted|arrested|born|found|removed|assaulted"
    r"|stabbed|hit|punched|burnt|burned|scalded|bitten|discharged|injured|bailed|charged|sectioned"
    r"|detained|evicted|excluded|reported missing|rushed|brought in|pronounced)"
    r"|presented (?:at|to)|turn(?:s|ed) (?:\d|thir|four|fif|six|seven|eigh|nine)|has lived"
    r"|(?:seen|saw) (?:my|her|his)|disclosed|collapsed|moved (?:in|out|to)\b|went missing|died"
    r"|gave birth"
    r"|self-harmed|overdosed|took an overdose|punched|kicked|strangled|slapped|weighed|weight"
    r" (?:today )?was|length was|delivered"
    r"|attended (?:A&E|hospital|the emergency)|ran away|left home|set fire|fell from)",
    re.IGNORECASE,
)
# These need no deed: no page of guidance puts them beside one of a family.
_HOUR = re.compile(r"\d{1,2}[.:]\d\d|\d{1,2} ?[ap]m\b|\d{1,2} years?", re.ASCII)
_ONE = re.compile(
    r"\b(?:he|she|his|her|him|mum|dad|mother|father|step(?:mother|father|mum|dad)|eldest|youngest)\b",
    re.IGNORECASE,
)
_TO_THE_MINUTE = re.compile(r"[012]\d[.:][0-5][1-46-9]", re.ASCII)
_HOUR_IN_WORDS = re.compile(TIME_IN_WORDS, re.IGNORECASE)
_PART_OF_DAY = re.compile(r" (?:in the (?:early )?(?:morning|afternoon|evening)|at night)\b")
_SCORE = re.compile(SCORED, re.IGNORECASE)
_PACKET = re.compile(DOSE)
_DOSE = re.compile(r"(?<![\w.])\d{1,4}(?:\.\d)? ?(?:mg|mcg|micrograms?|milligrams?)\b")
# These stand on no page of guidance, whoever they are about: dates in figures, a time to the second
# or written as police do, ages to the month, sizes and weights, sums to the penny, attendance.
_ALWAYS = re.compile(
    r"(?<![\w./+-])(?:\d{1,2}(?:/\d{1,2}/(?:(?:19|20)\d\d|\d\d)|-\d{1,2}-(?:19|20)\d\d"
    r"|\.\d{1,2}\.(?:19|20)\d\d)(?![\w/-])|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]"
    r"|1[0-2])\.\d\d(?![\w.]|/)|(?:[12]\d|3[01])\.[1-9]\.\d\d(?![\w.]|/)"
    r"|\d{1,2}[-./](?:i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})[-./](?:(?:19|20)\d\d|\d\d)(?![\w/-])"
    r"|[0-2]\d[.:][0-5]\d ?hrs\b"
    r"|[0-2]\d:[0-5]\d:[0-5]\d(?![\w:]|[.,]\d)|[0-2]?\dh[0-5]\d\b|[0-2]\d[0-5]\d ?(?:hrs|hours)\b"
    r"|\d{1,2}[yY] ?\d{1,2}[mM]\b|\d{2}\+[0-6](?!\d)|\d{1,2}(?:\+\d)?/(?:40|12|52)\b"
    r"|(?=\d)(?<!under )(?<!over )(?<!to )(?<!than )(?<!about )\d{1,3}[ -](?:week|month"
    r"|day)s?[ -]old\b"
    r"|\d{1,2} ?y/?o\b|\b(?:mother|father|mum|dad|sister|brother|boy|girl|male|female|aunt|uncle"
    r"|nan"
    r"|son|daughter|twins?) \(\d{1,2}\)|\b(?:hba1c|bmi|cd4)\W{1,3}(?:was |is |of )?\d+"
    r"|attendance\b[^.\n]{0,20}? \d{1,3}\.\d ?%"
    r"|aged \d{1,2} and a (?:half|quarter)\b"
    r"|(?<![\d:])0[0-6]:[0-5]\d(?![:\d])|(?<=\bat )0[0-6]\.[0-5]\d(?![.\d])"
    r"|(?<![\d:.])\d{1,2}[.:][0-5][1-46-9] ?[ap]\.?m\b"
    r"|\d,\d{3} ?g\b|\d{1,3}\.\d ?cm\b"
    r"|(?=\d)(?<!under )(?<!over )(?<!below )(?<!above )(?<!than )(?<![\d.])"
    r"\d{1,3}(?:\.\d{1,3})? ?(?:kg|kgs|mmol(?:/(?:l|mol))?|ng/mg|mmhg|bpm)\b"
    r"|\d{1,2} ?lbs? ?\d{1,2}|\d{1,3}(?:\.\d)? ?(?:x|by) ?\d{1,3}(?:\.\d)? ?(?:[cm]m|(?:centi"
    r"|milli)metres)\b"
    r"|(?:the )?\d{1,2}(?:\.\d)?(?:st|nd|rd|th) centile\b"
    r"|\u00a3\d{1,3},\d{3}\.\d\d|\u00a3\d{3,}\.\d\d"
    r"|attendance(?: is| was| of| at|:|,)? \d{1,3}(?:\.\d+)? ?%)",
    re.ASCII | re.IGNORECASE,
)
# What a date on a page may be about: a law, a paper, the page itself, a programme.
_PUBLIC = re.compile(
    r"\b(?:acts?|bill|regulations?|rules|order|law|laws|legislation|force|commence[sd]?"
    r"|commencement"
    r"|section|publish(?:ed|es)?|published|publication|guidance|edition|editions|version"
    r"|versions|audit"
    r"|audited|review|reviewed|reviews|consultation|inspect(?:ed|ion)|statutory|standards?"
    r"|framework"
    r"|duty|duties|release|released|updated?|updates|measured|as (?:of|at)|today|deadline|due"
    r"|date|dates"
    r"|calendar|figures|statistics|year ending|england|wales|set up|lockdown"
    r"|example|holiday|bank|working days?|end of life|ends?|replaced?|replaces|withdrawn|checked"
    r"|retrieved|accessed|judgment|council|government|ofsted|department|strategy|white paper"
    r"|royal assent|parliament|policy|scheme|programme|send|forms?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(_DAY, re.ASCII)
_IN_WORDS = Words((*ORDINALS, *MONTHS))
_WEIGHED = re.compile(MEASURED_IN_WORDS, re.IGNORECASE)
_SPOKEN = re.compile(rf"{DAY_OF_MONTH}|{MONTH_AND_DAY}", re.IGNORECASE)
_ENDS = re.compile(r"[.?!](?=[\s\"')\u201d]+[A-Z])|\n[ \t]*\n|\n[ \t>]*(?:[-*+|#]|\d+\.) ?")
_FAR = 240


def look(view: View) -> Iterator[Span]:
    """Every date, time, age or weight in a sentence that tells what befell one of a family, and
    those that no guidance needs."""
    text = view.text
    for offset, run, _ in lines_with_digits(text):
        yield from ((offset + m.start(), offset + m.end()) for m in _ALWAYS.finditer(run))
        for when in _WHEN.finditer(run):
            begin, end = offset + when.start(), offset + when.end()
            sentence = _sentence(text, begin, end)
            about = _WHO if _TO_THE_MINUTE.match(when.group()) else _ONE
            hour = _HOUR.match(when.group()) and about.search(sentence)
            day = _DATED.match(when.group()) is not None
            held = day and _HELD.search(text, max(0, begin - 60), begin)
            if hour or held or _of_a_case(sentence, day=day):
                yield begin, end
        for when in _ISO.finditer(run):
            begin, end = offset + when.start(), offset + when.end()
            sentence = _sentence(text, begin, end)
            entered = text[max(0, begin - 6) : begin] == "date: "  # when an entry was made
            born = not entered and _BORN.search(text, max(0, begin - 120), begin)
            if born or (_WHO.search(sentence) and not _PUBLIC.search(sentence)):
                yield begin, end
        measures = (*_SCORE.finditer(run), *_DOSE.finditer(run))
        for start, end in (m.span("what" if m.re is _SCORE else 0) for m in measures):
            sentence = _sentence(text, offset + start, offset + end)
            if _ONE.search(sentence) and not _PACKET.fullmatch(run, start, end):
                yield offset + start, offset + end
    yield from _in_words(text)


def _in_words(text: str) -> Iterator[Span]:
    """Hours, weights and days in words."""
    for start in at(text, SPOKEN_BY):
        hour = _HOUR_IN_WORDS.match(text, start)
        if hour is None:
            continue
        about = _WHO if _PART_OF_DAY.match(text, hour.end()) else _ONE
        if about.search(_sentence(text, *hour.span())):
            yield hour.span()
    for start in at(text, COUNTS):
        weighed = _WEIGHED.match(text, start)
        if weighed:
            yield weighed.span()
    for start in at(text, _IN_WORDS):
        spoken = _SPOKEN.match(text, start)
        if spoken and _of_a_case(_sentence(text, *spoken.span()), day=True):
            yield spoken.span()


def _of_a_case(sentence: str, *, day: bool) -> bool:
    """Whether the sentence of a date or time tells of somebody, or of a day of nothing public."""
    told = _DID.search(sentence) and _WHO.search(sentence)
    return bool(told) or (day and not _PUBLIC.search(sentence))


def _sentence(text: str, begin: int, end: int) -> str:
    """The sentence, list item or paragraph around a place."""
    start = max(0, begin - _FAR)
    for stop in _ENDS.finditer(text, start, begin):
        start = stop.end()
    after = _ENDS.search(text, end, end + _FAR)
    return text[start : after.start() if after else end + _FAR]


RULE = Rule(
    title="Event of a case",
    why="A guidance page speaks of no case. The day or hour of what happened to a child points at"
    " that child.",
    instead='Leave the case out, or make it a model report. Write "one evening" or "early in the'
    ' year". A date that a page needs stands in one sentence with its law, paper or form, or is'
    " added to the vocabulary, under pages.",
    audiences=frozenset({PAGE, CARRIER}),
    look=unless_reviewed(look),
    blocks=[
        "| The boy | ⟦2011-12-30⟧ | looked after |",
        "The mother was arrested on ⟦14 March⟧.",
        "At ⟦2.40am⟧ the child was taken to hospital.",
        "She gave birth at ⟦38/40⟧ and the baby weighed ⟦2.91kg⟧.",
        "A ⟦23-month-old⟧ with a bruise of ⟦23 x 9 mm⟧; ⟦attendance 81.6%⟧.",
        "He was excluded in ⟦March 2024⟧.",
        "She rang at ⟦10.42pm⟧. A nurse saw the child at ⟦03.47⟧.",
        "The baby cried at ⟦ten past four⟧ in the morning.",
        "The due date is ⟦22/07/26⟧, the log says ⟦22:08:31⟧, the card ⟦3-xi-2014⟧.",
        "He was taken from home on ⟦Boxing Day 2022⟧.",
        "She was stabbed on the ⟦first of June⟧.",
    ],
    allows=[
        "Send the report by 5pm. The Act came into force on 1 April 2026.",
        "The audit of April 2021 looked at 16 conferences. A child was found to be at risk in"
        " three.",
        "There were 50,780 children on plans in England on 31 March 2023.",
    ],
)
