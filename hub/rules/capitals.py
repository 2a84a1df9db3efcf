"""Where capitals stand: what begins a sentence, and what is a name's capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from hub.rules.tokens import LETTER
from hub.rules.vocabulary import Vocabulary, phrase_at
from hub.rules.words import also_names, english, names_too

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0102\u0104\u0106\u0108\u010a\u010c\u010e\u0110\u0112"
UPPER += (
    "\u0118\u011a\u0130\u0139\u013d\u0141\u0143\u0147\u0150\u0158\u015a\u015e\u0160\u0164\u0168"
)
UPPER += "\u016e\u0170\u0178\u0179\u017b\u017d\u0186\u0189\u018a\u018e\u018f\u0190\u0193\u0194"
UPPER += (
    "\u01a0\u01af\u0218\u021a\u1e00\u1e0c\u1e24\u1e32\u1e36\u1e40\u1e46\u1e5a\u1e62\u1e6c\u1e92"
)
UPPER += (
    "\u1ea0\u1ea2\u1ea4\u1ea6\u1ea8\u1eaa\u1eac\u1eb8\u1eba\u1ebc\u1ebe\u1ec0\u1ec2\u1ec4\u1ec6"
)
UPPER += (
    "\u1ec8\u1eca\u1ecc\u1ece\u1ed0\u1ed2\u1ed4\u1ed6\u1ed8\u1eda\u1edc\u1ede\u1ee0\u1ee2\u1ee4"
)
UPPER += "\u1ee6\u1ee8\u1eea\u1eec\u1eee\u1ef0\u1ef2\u1ef4\u1ef6\u1ef8"
CAPITAL = re.compile(
    rf"[{UPPER}](?<![{LETTER}].)(?<![{LETTER}]['\u2019].)[{LETTER}]*(?:['\u2019](?=[{LETTER}])[{LETTER}]+)*"
)
_OPENERS = tuple("(\"\u201c\u2018'")
_OPENING = " \t\"'\u201c\u2018*_[`~^=+"
# A line that starts like this is not the rest of the line before.
_LINE = re.compile(
    r"[ \t]*(?:>[ \t]*)*(?:[-*+\u2022\u2013][ \t]+(?:\[[ xX]\][ \t]+)?"
    r"|\d{1,3}[.)][ \t]+|#{1,6}[ \t]+|:[ "
    r"\t]+|\|"
    r"|\[\^[^\]\s]+\]:[ \t]*|\*\[[^\]]+\]:[ \t]*|>)*[ \t]*"
)
_KEY = re.compile(r"[ \t]*(?:- )?[\"']?[A-Za-z_][\w .-]{0,40}[\"']?:[ \t]*", re.ASCII)
_SHORT = re.compile(
    r"(?:^|[^A-Za-z'\u2019])(?:[A-Za-z]|Mr|Mrs|Ms|Mx|Dr|St|Prof|Rev|Revd|Cllr|Sgt|Insp|e\.g|i\.e|viz|cf|vs"
    r"|aka|a\.k\.a|nee|approx|incl|tel|Tel|Art|para)$"
)
# Child A. and the like do end a sentence: the letter is nobody's initial.
_LETTERED = re.compile(
    r"(?:Child|Children|Sibling|Baby|Parent|Adult|Mother|Father|Option|Part|Annex|Appendix"
    r"|Form|Vitamin"
    r"|Hepatitis|Plan|Category|Table|Section|and|or) [A-HJ-NPRT]$"
)
_FAR = 400
_ABBREVIATED = frozenset("approx incl tel para viz aka nee".split())
_ENDS = ".?!\u2026"


# Words in quotation marks or brackets that go on as a sentence does.
_CLAUSE = re.compile(
    r"[A-Z][a-z]+(?:['\u2019][a-z]+)? [a-z]{2,} [a-z]+|(?:Who|What|Why|When|Where|How) [a-z]+\?",
    re.ASCII,
)


@cache
def _mostly_names() -> frozenset[str]:
    return also_names() - frozenset(("may", "will", "can", "mark"))


def begins(text: str, start: int) -> bool:
    """Whether a capital stands where any word would have one: it begins a sentence, heading,
    list item, table cell, or a clause in quotation marks or brackets."""
    before = text[start - 2 : start]
    if before[-1:] in _OPENERS and _CLAUSE.match(text, start):
        # In brackets a word that people are called by begins no clause.
        named = CAPITAL.match(text, start)
        return before[-1:] != "(" or named is None or named.group().lower() not in _mostly_names()
    if before in (". ", "? ", "! "):
        # By far the commonest: after a sentence that ends in a plain word.
        word = text[max(0, start - 14) : start - 2].rpartition(" ")[2]
        if len(word) > 2 and word.islower() and word.isalpha() and word not in _ABBREVIATED:
            return True
    elif before == "\n\n":
        return True
    line = text.rfind("\n", max(0, start - _FAR), start) + 1
    if not line and start > _FAR:
        # Far into a line, what begins the line no longer matters.
        return _follows_an_end(text[start - 90 : start])
    before = text[line:start]
    marker = _LINE.match(before)
    key = _KEY.match(before)
    if marker and marker.end() >= len(before.rstrip(_OPENING)):
        if marker.group().strip() or not line:
            return True
        return _ended(text[max(0, line - 90) : line])
    if key and key.end() >= len(before.rstrip(_OPENING)):
        return True
    return _follows_an_end(before)


def _ended(earlier: str) -> bool:
    """Whether a line may begin afresh after what stands before it."""
    earlier = earlier.rstrip(" \t")
    if earlier.endswith(("\n\n", "\x1e\n")) or not earlier.strip():
        return True
    last = earlier.rstrip("\n").rpartition("\n")[2].strip()
    if not last or last[0] in "#|" or set(last) <= set("-=|: "):
        return True
    if len(earlier) - len(earlier.rstrip("\n")) > 1:
        return True
    return bool(_KEY.match(last)) or _follows_an_end(last + " ")


def _follows_an_end(before: str) -> bool:
    opened = before.rstrip(_OPENING)
    if not opened:
        return True
    last = opened[-1]
    if last == "(":
        outer = opened[:-1].rstrip(_OPENING)
        return not outer or outer[-1] in _ENDS
    if last in _ENDS or (last in ")]" and opened[-2:-1] in tuple(_ENDS)):
        if len(opened) == len(before):
            return False
        ended = opened.rstrip(_ENDS)
        return not _SHORT.search(ended) or bool(_LETTERED.search(ended))
    if last in "|:":
        return True
    # Words quoted from somebody begin a sentence: He said, "I want".
    return last in ",:" and bool(set(before[len(opened) :]) & set("\"'\u201c\u2018"))


# What a title of a law, a form, a course or a piece of guidance is, by its last word.
_PAPERS = frozenset(
    "act acts agreement approach assessment assessments bill checklist checklists code course"
    " caution curriculum descriptors injunction expectations"
    " framework guidance guide guideline guidelines handbook"
    " index interview inventory law leaflet matrix measure measures model notice notices order"
    " orders package pathway plan plans policy procedure procedures profile programme programmes"
    " protocol protocols questionnaire questionnaires regulations report requirement requirements"
    " rules scale scales scheme schemes scores screen screening standards statement strategy survey"
    " syllabus system test tests tool toolkit training"
    " allowance allowances credit credits payment payments status support permit card"
    " passport referral referrals"
    " disclosure disclosures notification notifications warning warnings warrant proceedings"
    " arrangements"
    " responsibility principles duty reconsideration resistance education campaign week anonymous"
    " remain funds slavery trafficking reduction helpline".split()
)
_JOINERS = frozenset(
    "a an and are at be by for from if in into is it of on or our the their to up what when who"
    " with you your".split()
)
_TITLE_WORD = re.compile(r"([A-Za-z]+(?:['\u2019][a-z]{1,2})?)( |-|: |, )?", re.ASCII)
_YEAR = re.compile(r"\(?(?:19[4-9]|20[0-4])\d\b", re.ASCII)


def title_at(text: str, start: int) -> int:
    """Where a title ends of which the word at `start` is a part; 0 where it stands in none.

    A title is a run of capitalised plain words, none of them anybody's name, that ends in what it
    is (a scale, a plan, an Act) or in the year of an edition, or is four such words long.
    """
    begin = start
    while begin > 0 and text[begin - 1] in " -" and start - begin < 90:
        first = text.rfind(" ", 0, begin - 1) + 1
        word = text[first : begin - 1]
        if not (word.isascii() and word.isalpha() and (_titled(word) or word in _JOINERS)):
            break
        begin = first
    run: list[str] = []
    end = where = begin
    while (match := _TITLE_WORD.match(text, where)) and len(run) < 16:
        word = match[1]
        if word[0].islower():
            if word in _PAPERS and len(run) > 1 and end == where - 1:
                return match.end(1)
            if word not in _JOINERS:
                break
        elif _titled(word):
            run.append(word)
            end = match.end(1)
        else:
            return 0
        where = match.end()
        if not match[2]:
            break
    if end <= start or len(run) < 2:
        return 0
    named = run[-1].lower() in _PAPERS or bool(len(run) > 2 and _YEAR.match(text, end + 1))
    return end if named or len(run) > 3 else 0


@lru_cache(maxsize=4096)
def _titled(word: str) -> bool:
    """Whether a word with a capital may be a part of a title: plain English and nobody's name."""
    low = word.lower()
    if not word[:1].isupper() or low in names_too():
        return False
    bare = re.split("['\u2019]", low, maxsplit=1)[0]
    return bare not in names_too() and (low in _JOINERS or (bare in english() and len(bare) > 2))


@lru_cache(maxsize=16)
def unreviewed(text: str, vocabulary: Vocabulary, page: bool) -> tuple[tuple[int, int], ...]:
    """The capitalised words of a text that no reviewed phrase explains, in order."""
    return tuple(_unreviewed(text, vocabulary, page=page))


def _unreviewed(text: str, vocabulary: Vocabulary, *, page: bool) -> Iterator[tuple[int, int]]:
    phrases = vocabulary.page_phrases if page else vocabulary.phrases
    allowed = 0
    for match in CAPITAL.finditer(text):
        start, end = match.span()
        if start < allowed:
            continue
        word = match.group().replace("\u2019", "'")
        choices = phrases.get(word) or phrases.get(word.partition("'")[0])
        if not choices and word[-1] == "s" and word[:-1].isupper():
            choices = phrases.get(word[:-1]) and (word,)
        if choices:
            if choices[0] == word and len(choices) == 1:
                continue
            length = phrase_at(choices, text[start : start + 90])
            if length:
                allowed = start + length
                continue
        if any(
            text.endswith(before, 0, start) and text.startswith(after, end)
            for before, after in vocabulary.inner.get(word, ())
        ):
            continue
        if word == "I" or (word[0] == "I" and word[1:2] in ("'", "\u2019")):
            continue
        yield start, end
