"""What the rules on text share: ways of looking that cost nothing where there is nothing.

A rule that scans every character with an alternation of words costs more than all else together.
So a look first asks which of its words stand in the text at all, and then looks only where they do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, count
from operator import add
from typing import ClassVar

from hub.model import Span, View
from hub.rules import contacts

Look = Callable[[View], Iterator[Span]]

_NEAR = 90
SOON = 120  # characters in which a figure stands, where a pattern cannot do without one
_DIGIT = re.compile("[0-9]")
# The front matter's own dates and numbers: about the page, never about a child.
PAGE_FACTS = re.compile(
    r"^(?:(?:reviewed|review_due|date):[ \t]*[\"']?(?:19|20)\d\d-\d\d-\d\d[\"']?[ \t\r]*$"
    r"|order:[ \t]*\d{1,4}[ \t\r]*$|version:[ \t]*[\"']?\d{1,2}(?:\.\d{1,2})?[\"']?[ \t\r]*$)",
    re.MULTILINE,
)
# A word: letters of Latin script; an apostrophe may join two. Written out, so that it means the
# same whatever Unicode data Python carries.
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
WORD = re.compile(rf"[{LETTER}]+(?:['\u2019](?=[{LETTER}])[{LETTER}]+)*")


@lru_cache(maxsize=8)
def lines_with_digits(text: str) -> tuple[tuple[int, str, int], ...]:
    """The stretches of lines of a text that hold a digit, where each starts, and how many digits
    it holds."""
    runs: list[tuple[int, int]] = []
    end = -1
    for digit in _DIGIT.finditer(text):
        where = digit.start()
        if where + _NEAR < end:
            continue
        start = text.rfind("\n", 0, where) + 1
        stop = text.find("\n", where)
        stop = len(text) if stop < 0 else stop
        # In a long line only what is near: no rule looks further, and cuts fall between words.
        if where - start > _NEAR:
            start = max(text.rfind(" ", start, where - _NEAR + 1) + 1, start)
        if stop - where > _NEAR:
            cut = text.find(" ", where + _NEAR, stop)
            stop = cut if cut > 0 else stop
        if runs and start <= end + 1:
            runs[-1] = (runs[-1][0], stop)
        else:
            runs.append((start, stop))
        end = stop
    lines = ((start, text[start:stop]) for start, stop in runs)
    return tuple((start, line, len(_DIGIT.findall(line))) for start, line in lines)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """A text in lower case, each character at its own place."""
    return text.replace("\u0130", "i").lower()  # the one letter whose small form is two characters


# A text in lower case as single bytes: letters and apostrophes stay, all else is a gap.
_GAP_ELSE = bytes(
    code if chr(code) in "abcdefghijklmnopqrstuvwxyz'\u00df" or 0xE0 <= code != 0xF7 else 32
    for code in range(256)
)
_FAR = re.compile("[\u0100-\u024f\u1e00-\u1eff]")  # letters that no single byte stands for


def _words(low: str) -> Iterator[tuple[str, int]]:
    """Runs of letters and apostrophes in a text in lower case, and where each begins; an empty
    one now and then."""
    if not low.isascii() and _FAR.search(low):
        return ((word.group(), word.start()) for word in WORD.finditer(low))
    runs = low.encode("latin-1", "replace").translate(_GAP_ELSE).decode("latin-1").split(" ")
    return zip(runs, map(add, accumulate(map(len, runs), initial=0), count()), strict=False)


@lru_cache(maxsize=8)
def index(text: str) -> Mapping[str, Sequence[int]]:
    """The distinct words of a text in lower case, apostrophes straight, and where each begins."""
    found: dict[str, list[int]] = defaultdict(list)
    for run, start in _words(lowered(text).replace("\u2019", "'")):
        found[run].append(start)
    found.pop("", None)
    # An apostrophe at an end of a run, or beside another, is no part of a word.
    for run in [run for run in found if "'" in run and not WORD.fullmatch(run)]:
        starts = found.pop(run)
        for word in WORD.finditer(run):
            places = found[word.group()]
            places.extend(start + word.start() for start in starts)
            places.sort()
    return found


@lru_cache(maxsize=8)
def words_of(text: str) -> Mapping[str, Sequence[int]]:
    """The distinct words of a text in lower case, with and without an ending like 's, and where
    each begins."""
    found = dict(index(text))
    for word in [word for word in found if "'" in word]:
        stem = word.partition("'")[0]
        found[stem] = [*found.get(stem, ()), *found[word]]
    return found


def standing(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where each of some words stands in a text just as written, apostrophes straight; in order."""
    known = index(text)
    return sorted(
        (start, word)
        for word in words
        for start in known.get(word.lower(), ())
        if text[start : start + len(word)].replace("\u2019", "'") == word
    )


class Words(frozenset[str]):
    """Words in lower case that a look is for. Which of all of them a text holds is asked once,
    for every look together."""

    wanted: ClassVar[dict[str, list[Words]]] = {}  # by each word, who looks for it

    def __new__(cls, words: Iterable[str]) -> Words:
        one = super().__new__(cls, words)
        for word in one:
            cls.wanted.setdefault(word, []).append(one)
        return one


@lru_cache(maxsize=8)
def _wanted(text: str) -> Mapping[Words, Sequence[str]]:
    """The words of a text that looks are for, by look."""
    found: dict[Words, list[str]] = defaultdict(list)
    for word in Words.wanted.keys() & words_of(text).keys():
        for looked_for in Words.wanted[word]:
            found[looked_for].append(word)
    return found


def at(text: str, words: Words) -> Sequence[int]:
    """Where any of some words stands in a text, whatever its capitals; in order."""
    present = _wanted(text).get(words)
    if not present:
        return ()
    known = words_of(text)
    if len(present) == 1:
        return known[present[0]]
    return sorted({start for word in present for start in known[word]})


def capitals_at(text: str, words: Words) -> list[int]:
    """Where any of some words stands in a text with a capital; in order."""
    return [start for start in at(text, words) if text[start].isupper()]


def places(text: str, strings: Iterable[str]) -> Iterator[int]:
    """Where any of some strings that are no words stands, each in turn; not inside a word."""
    for string in strings:
        start = text.find(string)
        while start >= 0:
            if not start or not (text[start - 1].isalnum() and string[0].isalnum()):
                yield start
            start = text.find(string, start + 1)


_GAPS = " \t\r\n\"'<>()|"


def run_at(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands around a word without a gap, up to 120 characters each way, and where the word
    begins in it."""
    first, last = start, end
    while first > 0 and start - first < 120 and text[first - 1] not in _GAPS:
        first -= 1
    while last < len(text) and last - end < 120 and text[last] not in _GAPS:
        last += 1
    return text[first:last], start - first


def around(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Matches of a pattern around words that it cannot do without, by where these begin."""
    seen: set[Span] = set()
    for start in starts:
        first = max(0, start - 90)
        if first:
            # Between words, so that half a word is never taken for one.
            first = text.find(" ", first, start) + 1 or start
        for match in pattern.finditer(text, first, start + 60):
            if match.end() > start and match.span() not in seen:
                seen.add(match.span())
                yield match


def in_digits(
    pattern: str,
    *,
    flags: int = re.IGNORECASE | re.ASCII,
    unless: str = "",
    having: str = "",
    least: int = 1,
) -> Look:
    """A look for a pattern that holds a digit; a group named `what...` is what gets marked.

    `unless` is a pattern of which a match is let go; `having` are characters without any of which
    nothing matches; `least` is how many digits every match holds.
    """
    compiled = re.compile(pattern, flags)
    excused = re.compile(unless, flags) if unless else None
    groups = _marks(compiled)
    signs = frozenset(having)

    def look(view: View) -> Iterator[Span]:
        for offset, run, digits in lines_with_digits(view.text):
            if digits < least or (signs and signs.isdisjoint(run)):
                continue
            for match in compiled.finditer(run):
                if excused and excused.search(match.group()):
                    continue
                start, end = _marked(match, groups)
                if end - start > 4 and contacts.is_public_number(run[start:end]):
                    continue
                if not _about_the_page(run, start):
                    yield offset + start, offset + end

    return look


def near_words(
    pattern: str, *words: str, flags: int = re.IGNORECASE | re.ASCII, figures: bool = False
) -> Look:
    """A look for a pattern that begins with one of some words; `figures` says that a digit stands
    in every match, in its first hundred characters or so."""
    compiled = re.compile(pattern, flags)
    needed = Words(words)
    groups = _marks(compiled)
    if not all(WORD.fullmatch(word) for word in needed):
        raise ValueError("each word that a pattern begins with is one word in lower case")

    def look(view: View) -> Iterator[Span]:
        for start in at(view.text, needed):
            if figures and not _DIGIT.search(view.text, start, start + SOON):
                continue
            match = compiled.match(view.text, start)
            if match:
                yield _marked(match, groups)

    return look


def _about_the_page(run: str, start: int) -> bool:
    line = run.rfind("\n", 0, start) + 1
    return run[line : line + 1] in ("r", "d", "o", "v") and bool(PAGE_FACTS.match(run, line))


def _marks(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The groups of a pattern that mark what is found: `what`, `what2` ..."""
    return tuple(name for name in pattern.groupindex if name.startswith("what"))


def _marked(match: re.Match[str], groups: tuple[str, ...]) -> Span:
    return next((match.span(group) for group in groups if match[group] is not None), match.span())


def either(*looks: Look) -> Look:
    """A look that finds what any of some looks finds."""

    def look(view: View) -> Iterator[Span]:
        for one in looks:
            yield from one(view)

    return look
