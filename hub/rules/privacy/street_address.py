"""Addresses and streets."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.privacy.exact_age import COUNT
from hub.rules.tokens import Words, around, at, capitals_at, lines_with_digits
from hub.rules.vocabulary import current, phrase_at

_KINDS = (
    "road|rd|street|st|avenue|ave|av|lane|ln|drive|dr|close|crescent|cres|gardens|gdns|grove"
    "|terrace|place|pl|square|sq"
    "|walk|way|hill|mews|row|rise|court|ct|house|hse|lodge|tower|towers|point|estate"
    "|buildings|mansions|villas|parade"
    "|park|green|wharf|quay|yard|passage|gate|view|vale|broadway|boulevard|blvd|highway|hwy"
    "|parkway|pkwy|circle|cir|trail"
    "|heights|path|bridge|common|croft|dene|fields|meadow|meadows|alley|mount|reach|bank"
    "|circus|approach|embankment|drove|cottages"
)
_NUMBERED = re.compile(
    rf"(?<![\w.,/-])(?:(?:flat|apartment|apt|unit|room|suite|no\.?|number|block|house"
    rf"|basement|plot|ste)\.? ?#?[0-9A-Z]{{1,5}},?\s+)?"
    rf"#?\d{{1,5}}[a-z]?(?: ?[-/] ?\d{{1,4}}[a-z]?)?,?\s+(?:(?:[nsew]|ne|nw|se|sw|north|south"
    rf"|east|west|old|upper|lower|great|little|st|the)\.?\s+)?"
    rf"(?:[a-z'\u2019\u00c0-\u024f-]{{2,20}}\.?\s+){{1,3}}(?:{_KINDS})\b\.?(?!-)(?!\s+(?:to"
    rf"|who|of|in|by|and|for|with|that|is|was|were)\b[^\n]{{0,10}}\bchild)",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"(?:flat|apartment|apt|studio|maisonette|bedsit|p\.? ?o\.? box|poste restante|psc|unit "
    r"\d+ box)\.? ?#?(?:no\.? ?)?(?:\d{1,5}[a-z]?|[a-z]\d{0,3})\b(?!['\u2019])",
    re.IGNORECASE,
)
_FLAT_NOT = re.compile(r"(?:flat|studio|apartment)\.? (?:a|i|s)\b", re.IGNORECASE)
_ZIP = re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?(?!\w)|(?<![\w.])\d{5}-\d{4}(?!\w)", re.ASCII)
_HEADED = re.compile(
    r"\b(?:home )?address(?:es)?\b ?(?:is|was|:|=|of)\s{0,2}(?P<what>\d{1,5}[a-z]?,? "
    r"[a-z][^\n.;]{3,60})",
    re.IGNORECASE,
)
_DOOR = re.compile(
    rf"(?:(?:number|house) (?:\d{{1,4}}[a-z]?|{COUNT})|no\.? ?\d{{1,4}}[a-z]?)\b"
    r"(?! (?:one|of|child))",
    re.IGNORECASE | re.ASCII,
)
_BLOCK = re.compile(
    rf"block [a-z0-9]{{1,2}},? (?:and )?(?:number|flat|door|no\.?) (?:\d{{1,4}}|{COUNT})\b",
    re.IGNORECASE | re.ASCII,
)
_AT_HOME = re.compile(
    r"\b(?:lives?|living|lived|stays?|stayed|staying|moved?|moves|sleeps?|house|flat|home|door"
    r"|address|neighbours?)(?: is| was)?(?: back)?(?: at| in| to| into| from)? $",
    re.IGNORECASE,
)
_CAPITAL_KINDS = (
    "Road|Rd|Street|Avenue|Ave|Lane|Drive|Close|Crescent|Gardens|Grove|Terrace|Place|Square"
    "|Walk|Way|Hill|Mews|Row|Rise|Court"
    "|House|Lodge|Tower|Towers|Point|Estate|Buildings|Mansions|Villas|Parade|Park|Green|Wharf"
    "|Quay|Yard|Passage|View|Vale"
    "|Broadway|Boulevard|Downs|Common|Marshes|Fields|Market|Station|Arms|Tavern|Inn|Heights"
    "|Canal|Lock|Basin|Bridge|Embankment|Drove|Brow"
)
_NAMED = re.compile(
    rf"(?<![A-Za-z'\u2019])(?:(?:St\.?|The|Old|New|Great|Upper|Lower|North|South|East|West) "
    rf")?(?P<first>[A-Z][\w'\u2019\u00c0-\u024f-]+)(?: [A-Z][\w'\u2019-]+){{0,2}} "
    rf"(?:{_CAPITAL_KINDS})\b"
)
_LOWER = re.compile(
    r"(?<![A-Za-z'\u2019])(?:on|in|at|near|off|from|to|along|outside|lives? (?:at|on|in)) "
    r"(?P<what>(?:[a-z]{3,} ){1,2}(?:road|street|avenue|lane|crescent|estate|gardens|close"
    r"|mews|grove|terrace))\b"
)
_CAPITAL_WORDS = Words(_CAPITAL_KINDS.lower().split("|"))
_BLOCKS = Words(("block",))
_DOORS = Words(("number", "no", "house"))
_FLATS = Words("flat apartment apt studio maisonette bedsit p po poste psc unit".split())
_PLAIN = frozenset(
    "the a an this that same main high next busy quiet side local their his her our your "
    "whole other any every each one no"
    " new old own long narrow nearby wrong open public private residential council housing "
    "back front country dead cross"
    " open memory fast bus cycle middle opposite little school play green big small second "
    "first same safe".split()
)
_TOWN_NOT = frozenset(
    "Safe Children Child Open Young Family Care Contact Children's Family".split()
)


def look(view: View) -> Iterator[Span]:
    """A number with a street, a flat, a box, a door; a street by its name."""
    text = view.text
    yield from _numbered(text)
    for start in at(text, _FLATS):
        flat = _FLAT.match(text, start)
        if flat and not _FLAT_NOT.fullmatch(flat.group()):
            yield flat.span()
    for start in at(text, _BLOCKS):
        block = _BLOCK.match(text, start)
        if block:
            yield block.span()
    for start in at(text, _DOORS):
        door = _DOOR.match(text, start)
        if door and _AT_HOME.search(text, max(0, start - 30), start):
            yield door.span()
    yield from _named(text)


def _numbered(text: str) -> Iterator[Span]:
    for offset, run, _ in lines_with_digits(text):
        for pattern in (_NUMBERED, _ZIP, _HEADED):
            for match in pattern.finditer(run):
                start, end = match.span("what") if "what" in pattern.groupindex else match.span()
                if pattern is _NUMBERED and _is_plain(match.group()):
                    continue
                yield offset + start, offset + start + len(run[start:end].rstrip("."))


def _named(text: str) -> Iterator[Span]:
    for match in around(_NAMED, text, capitals_at(text, _CAPITAL_WORDS)):
        start, first = match.start(), match.start("first")
        known = _is_reviewed(text, start) or _is_reviewed(text, first) or _COURT.match(text, start)
        if known and not _AT_HOME.search(text, max(0, start - 30), start):
            continue
        if match["first"] in _TOWN_NOT or match.group().split()[0] in ("Your", "Our"):
            continue
        yield match.span()
    for match in around(_LOWER, text, at(text, _LOWER_KINDS)):
        name = match["what"].split()
        if name[-2] not in _PLAIN and name[0] not in _PLAIN:
            yield match.span("what")


def _is_reviewed(text: str, start: int) -> bool:
    first = re.match(r"[A-Za-z\u00c0-\u024f]+", text[start : start + 40])
    choices = current().page_phrases.get(first.group(), ()) if first else ()
    return bool(choices) and phrase_at(choices, text[start : start + 90]) > 0


# A court or a house that judges, and no block of flats.
_COURT = re.compile(
    r"(?:[Tt]he )?(?:(?:European |Inner London |Central )?(?:Supreme|High|Family|Crown|Youth|County"
    r"|Magistrates['\u2019]?|Coroner['\u2019]?s) Court|Court of (?:Appeal|Protection|Justice)"
    r"|European Court|House of (?:Lords|Commons)|The Court (?=[a-z]))(?! (?:Road|Street|Lane))"
)
_LOWER_KINDS = Words(
    "road street avenue lane crescent estate gardens close mews grove terrace".split()
)
_SMALL = re.compile(
    r"\d{1,2}\s+(?:working|school|calendar|days?|weeks?|months?|years?|hours?|minutes?"
    r"|children|people|agenc|of|in|out|to|or|and|per|from)\b",
    re.IGNORECASE,
)


# A judgment's number, and then who judged: [2008] UKHL 35, the House of Lords.
_JUDGED = re.compile(
    r"\d{1,4},? the (?:(?:[Ss]upreme|[Hh]igh|[Ff]amily|[Cc]rown) )?(?:[Cc]ourt|House)\b"
)
_SENTENCE = frozenset(
    "your my our his her their its a an and or to for is in on of more other this that what "
    "who give say"
    " shows sets gives explains"
    " with from by not be are was if when how why every each any no unless until while".split()
)


def _is_plain(words: str) -> bool:
    """A count of days or people that happens to stand before a word like park."""
    if _SMALL.match(words) or _JUDGED.match(words):
        return True
    inner = words.lower().replace(",", " ").split()[1:]
    return words.rstrip(".").split()[-1].islower() and not _SENTENCE.isdisjoint(inner)


RULE = Rule(
    title="Address or street",
    why=(
        "An address is where a family can be found. A street with an age or a school is almost one."
    ),
    instead='Write "the family home", "a local estate" or "in the borough".',
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "They moved to ⟦0 Zzyx Road⟧ in spring.",
        "Seen at ⟦Flat 0⟧ twice.",
        "He was found on ⟦Zzyxley Street⟧ alone.",
        "in ⟦Zzyxley Estate⟧ last year",
        "They live at ⟦12a zzyx lane⟧.",
        "Write to ⟦PO Box 000⟧.",
        "He lives at ⟦number 12⟧, and she moved to ⟦number four⟧.",
        "They live at ⟦block c, number nine⟧. He lives at ⟦house fourteen⟧.",
    ],
    allows=[
        "He ran into the road. The walk to the park took 10 minutes, along a quiet street.",
        "The Court of Appeal agreed. In 2000 the High Court had said no.",
        "In [2000] UKHL 35, the House said no. In [2000] UKSC 37 the Supreme Court said yes.",
        "The order lasts until the child is 18 unless the court ends it.",
    ],
)
