"""Capitals that no sentence, role or reviewed phrase explains, in a model report."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.capitals import begins, title_at, unreviewed
from hub.rules.standing import GROUPS
from hub.rules.vocabulary import current
from hub.rules.words import also_names, english, names_too

_STRESSED = frozenset(
    "NOT AND OR NO ALL MUST ONLY NEVER DO ANY BOTH EVERY BEFORE AFTER YES IF BUT ALWAYS YOUR YOU"
    " THIS THAT WHO WHAT WHEN WHERE WHY HOW EITHER NOTHING EVERYTHING STOP MORE LESS".split()
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_BEFORE_DAY = re.compile(
    r"(?:^|[^a-z])(?:every (?:second|other|third)"
    r"|an? (?:normal|usual|typical|whole|quiet|busy)|ending|on|a|an|every|each|next"
    r"|last|this"
    r"|that|one|by|until|till|from|to|since|it is|it was|it['\u2019]s|aside|its"
    r"|before|after"
    r"|between|following|most|the|alternate|good|late|early|in|of|mid|-)[ \t\n]+$",
    re.IGNORECASE,
)
_DAY_NAMED = re.compile(
    r"['\u2019]s?\b(?! (?:session|visit|meeting|group|class|conference))| (?:was|has|told"
    r"|said|should|is|had|will) "
)
_PART_OF_DAY = re.compile(
    r" (?:mornings?|afternoons?|evenings?|nights?|lunchtimes?|sessions?|group|clinic|visits?|school"
    r"|to (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# What somebody said begins as a sentence does, with or without a comma before it.
_SAYING = re.compile(
    r"\b(?:said|says|asked|asks|wrote|writes|told (?:me|us|staff)|shouted|whispered|answered"
    r"|replied|added|called out) [\"\u201c\u2018']$"
)
_AFTER_A_DAY = re.compile(r"(?:days?|uary|ch|il|ay|une|uly|st|ber)(?:,| and| or| to|-) ?$")


def look(view: View) -> Iterator[Span]:
    """Capitals inside a sentence; in a heading, only words that people are called by."""
    text = view.text
    titled = 0
    for start, end in unreviewed(text, current(), False):
        word = text[start:end]
        if start < titled or word in _STRESSED or begins(text, start):
            continue
        titled = title_at(text, start)
        if titled or _is_a_day(text, start, end) or _is_a_word(text, start, end):
            continue
        if not _under_a_title(view, (start, end)):
            yield start, end


def _is_a_day(text: str, start: int, end: int) -> bool:
    """Whether a day or month is that, and nobody's name."""
    word = text[start:end]
    if word not in _DAYS and word not in _MONTHS and word[:-1] not in _DAYS:
        return False
    before = text[max(0, start - 90) : start]
    usual = word[-2:] == "ys" or _PART_OF_DAY.match(text, end) or _BEFORE_DAY.search(before)
    if usual and not _DAY_NAMED.match(text[end : end + 12]):
        return True
    if word in _DAYS and before.endswith(("about ", "for ")):
        return True  # about Tuesday; not about April, who may be a girl
    return _AFTER_A_DAY.search(before) is not None


def _is_a_word(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a plain word gives it its capital: words quoted, a heading, a
    letter of a list, a reviewed name."""
    word = text[start:end]
    before = text[max(0, start - 90) : start]
    if len(word) == 1:
        return _LETTERED.search(before) is not None
    line = text.rfind("\n", 0, start) + 1
    headed = text[line : line + 12].lstrip(" >").startswith("#")
    plain = word[1:].islower() and current().knows(word)
    if headed and plain and word.lower() not in also_names():
        return True
    if word.isupper() and word.lower() not in names_too() and current().knows(word):
        run = _LOUD.search(before)
        return run is not None and begins(text, start - len(run[0]))
    if _SAYING.search(before) and plain and word.lower() not in names_too():
        return True
    return _beside_reviewed(text, start, end, word)


_LETTERED = re.compile(
    r"\b(?:Appendix|Annex|Section|Table|Figure|Schedule|Option|Form|Exhibit|Category|Column) $"
)


def _under_a_title(view: View, span: Span) -> bool:
    """Whether a plain word begins a line of the file below one that is short and no sentence that
    goes on; to a reader the two may be one line."""
    word, text = view.text[slice(*span)], view.file
    if word.lower() in names_too() or not word[1:].islower() or not current().knows(word):
        return False
    start = view.in_file(span)[0]
    line = text.rfind("\n", 0, start) + 1
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)]
    last = above.rpartition(" ")[2].lower()
    goes_on = last in GROUPS["articles"] or last in _GO_ON
    return not text[line:start].strip() and 0 < len(above.strip()) < 60 and not goes_on


# DANGER STATEMENT: a heading in capitals.
_LOUD = re.compile(r"(?:[A-Z]{3,}(?:['\u2019]S)? ){1,4}$")
_GO_ON = frozenset(
    "at in of on to by for from with near outside opposite behind called named and or as about saw"
    " met told asked rang that when because if".split()
)
_BEFORE = re.compile(r"([A-Z][\w'\u2019-]*) (?:of |to |and |for |the |in )?(?:the )?$", re.ASCII)
_AFTER = re.compile(r" (?:of |to |and |for |in )?(?:the )?([A-Z][\w'\u2019-]*)", re.ASCII)


# A plain word before one of these is the name of a place.
_PLACES = frozenset(
    "Centre Center School Nursery House Court Practice Unit Ward Hospital Hostel Lodge Hall Project"
    " Clinic Surgery Church Club College Academy Estate Park Lane Road Street".split()
)


def _beside_reviewed(text: str, start: int, end: int, word: str) -> bool:
    """Whether a plain word that is nobody's name has its capital from the title it stands in."""
    key = word.lower()
    if key not in english() or key in names_too() or not word[1:].islower() or len(key) < 4:
        return False
    phrases = current().phrases
    before = _BEFORE.search(text, max(0, start - 30), start)
    after = _AFTER.match(text, end)
    return any(
        near is not None
        and near[1] not in _PLACES
        and near[1].lower() not in names_too()
        and near[1] in phrases.get(near[1], ())
        for near in (before, after)
    )


RULE = Rule(
    title="Capital inside a sentence",
    why="Many names are plain words: what tells them apart is the capital.",
    instead="Write the word without a capital, or the role instead of the name.",
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=[
        "The nursery said that ⟦Hope⟧ settles well.",
        "The visit to ⟦Rose⟧ was short.",
        "An argument outside the ⟦Dove⟧ led to arrest.",
        "He moved from the ⟦Lanyard⟧ Centre.",
    ],
    allows=[
        "The nursery said that there is hope. Rose bushes grow there. On Monday it closed.",
        'He put the bed between them and said "Sleep. Again."',
        "If it is Monday, he is late. She has set aside Thursday, and Monday to Friday is school.",
    ],
)
