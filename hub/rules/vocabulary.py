"""The words and phrases known to be safe: plain English, and what `exemplars/vocabulary.yml` adds.

`load(root)` reads the reviewed list; `with vocabulary:` puts it in force for what runs inside (a
context variable: nothing is shared between threads, and whoever loads nothing gets plain English
alone, which blocks more, never less).
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar, Token
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any

from hub.model import CouldNotCheck, Span, View
from hub.reading.front_matter import entry_line, whole
from hub.rules import signing
from hub.rules.signing import SignOff
from hub.rules.tokens import LETTER, WORD, index
from hub.rules.words import also_names, english, given, names_too, struck

PATH = "exemplars/vocabulary.yml"
AUDIT = "docs/audit/recommendations.yml"  # its recommendations are named by their ids
PARTS = ("exemplars", "pages")
IN_REPORTS = PARTS[:1]
_PART = re.compile(r"[^\W_]+")
# Whose words stand ready for reports that are not written yet.
BUILDERS = "hub builders"
# What the line to paste says until somebody fills it in.
PLACEHOLDERS = ("say why it is safe", "your role", "say what it is the name of")
# What a word that no dictionary holds may be the name of; in the second, on guidance pages only.
KINDS = (
    "bodies", "conditions", "countries", "faiths", "languages", "laws", "medicines", "methods",
    "peoples", "products", "roles",
)  # fmt: skip
PAGE_KINDS = (*KINDS, "places", "programs")
_ENDINGS = frozenset({"s", "ll", "re", "ve", "d", "m"})
_CONTRACTED = frozenset(
    "ain aren can couldn didn doesn don hadn hasn haven isn mustn needn shan shouldn wasn weren won"
    " wouldn".split()
)


# What anybody puts before a long plain word: undertreated, re-referred. In small letters only.
_MADE = re.compile(
    r"(?:under|over|un|re|non|mis|pre|post|inter|multi|co|sub|anti|counter|out|dis|self|semi)"
    r"([a-z]{5,})"
)


@dataclass(frozen=True)
class Entry:
    """One reviewed word or phrase: why it is safe, since when, who reviewed it, where it stands."""

    text: str
    part: str
    reason: str
    date: str
    who: str
    line: int
    also_a_name: bool = False


def _as_judged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each entry as it is written and, where it has accents, as a text is judged without them."""
    for entry in entries:
        yield entry
        apart = unicodedata.normalize("NFKD", entry.text)
        bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
        if bare != entry.text:
            yield replace(entry, text=bare)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What may be said: words in lower case, phrases whose capitals are reviewed, and the reports
    whose sign-off is settled."""

    entries: tuple[Entry, ...] = ()
    signed: Mapping[str, SignOff] = field(default_factory=dict)
    recommendations: tuple[str, ...] = ()

    def __enter__(self) -> Vocabulary:
        """Put this vocabulary in force until the block ends."""
        _before.set((*_before.get(), _current.set(self)))
        return self

    def __exit__(self, *_: object) -> None:
        *before, last = _before.get()
        _current.reset(last)
        _before.set(tuple(before))

    @cached_property
    def _said(self) -> tuple[Entry, ...]:
        """What the entries make known, with accents and without."""
        return tuple(_as_judged(self.entries))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word that is known, in lower case; short forms as they are written."""
        return english() | _known(e.text for e in self._said if e.part == "exemplars")

    @cached_property
    def page_words(self) -> frozenset[str]:
        """The words known on guidance pages: as in model reports, and those of proper nouns."""
        return self.words | _known((e.text for e in self._said), page=True)

    @cached_property
    def explained(self) -> Mapping[str, tuple[str, ...]]:
        """By each word that is not known by itself, or that people are called by, the phrases that
        may stand in model reports with it."""
        found: dict[str, list[str]] = {}
        for entry in self._said:
            words = WORD.findall(entry.text) if entry.part == "exemplars" else ()
            for word in words if len(words) > 1 else ():
                if not self.knows(word) or word.lower() in also_names():
                    found.setdefault(re.split("['\u2019]", word)[0], []).append(entry.text)
        return {word: tuple(phrases) for word, phrases in found.items()}

    @cached_property
    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Phrases that may keep their capitals in model reports, longest first, by first word."""
        return _by_first_word(e.text for e in self._said if e.part == "exemplars")

    @cached_property
    def page_phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Phrases that may keep their capitals on guidance pages, longest first, by first word."""
        return _by_first_word(e.text for e in self._said)

    @cached_property
    def inner(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """By each word with a capital inside a phrase that begins without one, what stands before
        and after it there: vitamin D, a Merlin."""
        found: dict[str, set[tuple[str, str]]] = {}
        for entry in self._said:
            if entry.part == "exemplars" and entry.text[:1].islower() and " " in entry.text:
                for word in WORD.finditer(entry.text):
                    if word.group()[0].isupper():
                        parts = entry.text[: word.start()], entry.text[word.end() :]
                        found.setdefault(word.group(), set()).add(parts)
        return {word: tuple(sorted(many)) for word, many in found.items()}

    @cached_property
    def numbered(self) -> tuple[tuple[str, str], ...]:
        """Reviewed phrases with a number in them, for model reports; before each a word of it in
        lower case, or nothing where it has none."""
        return tuple(
            (word.group().lower() if (word := WORD.search(e.text)) else "", e.text)
            for e in self._said
            if e.part == "exemplars" and any(map(str.isdigit, e.text))
        )

    @cached_property
    def holding(self) -> Mapping[str, tuple[Entry, ...]]:
        """By each word or number, in lower case, the reviewed phrases of several that hold it."""
        found: dict[str, list[Entry]] = {}
        for entry in self._said:
            parts = _PART.findall(entry.text.lower())
            for part in set(parts) if len(parts) > 1 else ():
                found.setdefault(part, []).append(entry)
        return {part: tuple(entries) for part, entries in found.items()}

    def explains(self, text: str, span: Span, parts: Sequence[str]) -> bool:
        """Whether what stands at a place of a text is inside a reviewed phrase, of one of some
        parts of the list."""
        start, end = span
        first = _PART.search(text[start:end].lower())
        for entry in self.holding.get(first.group(), ()) if first else ():
            length = len(entry.text)
            if entry.part in parts and length >= end - start:
                begin = max(0, start - length)
                around = text[begin : end + length]
                for said in {entry.text, entry.text[0].upper() + entry.text[1:]}:
                    for a, b in stands(said, around):
                        if begin + a <= start and end <= begin + b:
                            return True
        return False

    def knows(self, word: str, *, page: bool = False) -> bool:
        """Whether a word is known, whatever its capitals, with or without an ending like 's."""
        words = self.page_words if page else self.words
        plain = word.replace("\u2019", "'")
        key = plain.lower()
        if key in words or plain in words:
            return True
        if plain[-1:] == "s" and len(plain) > 2 and plain[:-1].isupper() and plain[:-1] in words:
            return True  # the plural of a short form: ISVAs
        stem, _, ending = key.partition("'")
        if ending == "t":
            return stem in _CONTRACTED
        # A known word with something else after it is no known word: many names are made like that.
        if ending in _ENDINGS and (stem in words or plain.partition("'")[0] in words):
            return True
        made = _MADE.fullmatch(plain)
        return made is not None and made[1] in english() and made[1] not in names_too()


@lru_cache(maxsize=4)
def unknown(text: str, vocabulary: Vocabulary, *, page: bool = False) -> frozenset[str]:
    """The words of a text, as written, that are not known. Fast where every word is."""
    words = vocabulary.page_words if page else vocabulary.words
    where = index(text)
    forms = {
        text[start : start + len(word)].replace("\u2019", "'")
        for word in where.keys() - words
        for start in where[word]
    }
    return frozenset(form for form in forms if not vocabulary.knows(form, page=page))


@lru_cache(maxsize=16384)
def phrase_at(choices: tuple[str, ...], rest: str) -> int:
    """The length of the first of some phrases with which a text starts; 0 where none does."""
    rest = rest.replace("\n", " ").replace("\u2019", "'")
    for phrase in choices:
        if rest.startswith(phrase):
            after = rest[len(phrase) : len(phrase) + 1]
            if not after or not (after.isalnum() or after == "_"):
                return len(phrase)
    return 0


def stands(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text, and not inside a word."""
    text = text.replace("\u2019", "'")
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(phrase, end)


def is_ending(text: str, start: int) -> bool:
    """Whether a word only ends the one before it: child(ren), parent(s)."""
    return start > 1 and text[start - 1] == "(" and text[start - 2].isalpha()


def _known(entries: Iterable[str], *, page: bool = False) -> frozenset[str]:
    """The words that some entries make known: a short form only as it is written, a word of a
    proper name not by itself in model reports, everything else whatever its capitals."""
    found: set[str] = set()
    for text in entries:
        words = tuple(_words(text))
        single = len(WORD.findall(text)) == 1
        for word in words:
            if sum(map(str.isupper, word)) > 1:
                found.add(word)
            if single or word.islower() or word.lower() in english():
                short = not page and sum(map(str.isupper, word)) > 1
                found.update(() if short else (word.lower(),))
    return frozenset(found)


def _words(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        yield word
        if word.endswith(("'s", "\u2019s")):
            yield word[:-2]


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        first = WORD.search(phrase)
        if first and first.start() == 0:
            found.setdefault(first.group(), set()).add(phrase)
    return {first: tuple(sorted(many, key=lambda p: (-len(p), p))) for first, many in found.items()}


def unless_reviewed(
    look: Callable[[View], Iterable[Span]], parts: Sequence[str] = PARTS
) -> Callable[[View], Iterator[Span]]:
    """What a rule looks for, but for what stands inside a reviewed phrase."""

    @wraps(look)
    def looked(view: View) -> Iterator[Span]:
        for span in look(view):
            if not current().explains(view.text, span, parts):
                yield span

    return looked


PLAIN = Vocabulary()
_current: ContextVar[Vocabulary] = ContextVar("vocabulary", default=PLAIN)
# What was in force before each vocabulary that is: a thread has its own.
_before: ContextVar[tuple[Token[Vocabulary], ...]] = ContextVar("before", default=())


def current() -> Vocabulary:
    """The vocabulary in force here, or plain English alone."""
    return _current.get()


def load(root: Path) -> Vocabulary:
    """The reviewed list of a repository; plain English alone where it has none.

    Raises CouldNotCheck where the list cannot be
    read, or where an entry is not whole or would let a name through.
    """
    path = root / PATH
    if not path.exists():
        return PLAIN
    try:
        signed = frozenset(signing.load(root).items())
        return _in_force(path.read_text(encoding="utf-8-sig"), signed, _recommendations(root))
    except (OSError, UnicodeDecodeError):
        raise CouldNotCheck(
            f"{PATH}: the reviewed words cannot be read. Restore the file, then check again."
        ) from None


@lru_cache(maxsize=4)
def _in_force(
    text: str, signed: frozenset[tuple[str, signing.SignOff]], recommendations: tuple[str, ...]
) -> Vocabulary:
    """The same list with the same sign-offs is one vocabulary, whose tables are made once."""
    return replace(read(text), signed=dict(signed), recommendations=recommendations)


_ID = re.compile(r"^ *- id: *([a-z]{2,12}-[0-9]{1,2}) *$", re.MULTILINE | re.ASCII)


def _recommendations(root: Path) -> tuple[str, ...]:
    """The ids of the audit's recommendations: a word and a number, as reports name them."""
    try:
        text = (root / AUDIT).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()  # whatever is wrong with it is told where it is read as data
    return tuple(sorted(set(_ID.findall(text))))


@lru_cache(maxsize=4)
def read(text: str) -> Vocabulary:
    """A vocabulary from the text of the reviewed list."""
    data = whole(text, PATH) or {}
    odd = next(iter(set(data) - set(PARTS)), "") if isinstance(data, dict) else ""
    if not isinstance(data, dict) or odd:
        line = entry_line(text, odd)
        raise CouldNotCheck(
            f"{PATH}:{line}: Write two parts, 'exemplars:' and 'pages:', and nothing else beside."
        )
    entries: list[Entry] = []
    for part in PARTS:
        groups = data.get(part) or []
        if not isinstance(groups, list):
            raise CouldNotCheck(
                f"{PATH}:{entry_line(text, part)}: Write '- ' before each group of this part."
            )
        for number, group in enumerate(groups):
            entries += _entries(text, part, number, group)
    return Vocabulary(tuple(entries))


def _entries(written: str, part: str, number: int, group: Any) -> Iterator[Entry]:
    """The entries of one group; refuses what would let a name through."""

    def wrong(key: str, mend: str) -> CouldNotCheck:
        return CouldNotCheck(f"{PATH}:{entry_line(written, part, number, key)}: {mend}")

    if not isinstance(group, dict):
        raise wrong("", "Give this group a reason, a date, who, and the words.")
    date = group.get("date")
    if isinstance(date, datetime.date):
        date = date.isoformat()
    if not (
        group.get("reason") and group.get("who") and re.fullmatch(r"\d{4}-\d\d-\d\d", str(date))
    ):
        raise wrong(
            "date", "Give this group a reason, a date such as 2026-11-23, and who reviewed it."
        )
    if str(group["reason"]) in PLACEHOLDERS or str(group["who"]) in PLACEHOLDERS:
        raise wrong("reason", "Say in your own words why it is safe, and in which role.")
    kinds = PAGE_KINDS if part == "pages" else KINDS
    said, also_a_name = group.get("names"), group.get("also_names") is True
    names = said if isinstance(said, list) else [said] if said else []
    if not all(name in kinds for name in names):
        raise wrong("names", f"Say after 'names:' what the words name: one of {', '.join(kinds)}.")
    if not isinstance(group.get("say") or [], list):
        raise wrong("say", "Put the words of this group in square brackets: 'say: [one, other]'.")
    for place, text in enumerate(group.get("say") or ()):
        if not isinstance(text, str) or not text.strip():
            raise wrong("say", "Put quotes round every entry that is not a plain word.")
        line = entry_line(written, part, number, "say", place)
        fault = refusal(text, part, also_a_name=also_a_name)
        if not (fault or names or also_a_name) and proper(text):
            fault = (
                "No dictionary holds this word with a capital. If it is a person's name, or a place"
                " where a family could be found, take it out. If not, put it in a group that says"
                f" what its words name (names: one of {', '.join(kinds)})."
            )
        if fault:
            raise CouldNotCheck(f"{PATH}:{line}: {fault}")
        who = str(group["who"])
        yield Entry(text, part, str(group["reason"]), str(date), who, line, also_a_name)


_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Rev|Revd|Cllr|Councillor|PC|DC|DS|DI)\.?\s+[A-Z]"
)


def refusal(text: str, part: str, *, also_a_name: bool = False) -> str:
    """Why an entry would let a name through, in one sentence; '' where it would not.

    `also_a_name`: a reviewer has seen that people or places are called by it too, and meant the
    other thing.
    """
    words = WORD.findall(text)
    if _TITLE.match(text):
        return "Take out this entry: a title with a name is a person's name."
    single = len(words) == 1 and not text.isupper()
    if single and not text[:1].islower() and text.lower() in also_names():
        return "Take out this entry: people are called by this word, so its capital stays judged."
    if single and text in struck():
        return (
            "Take out this entry: people are called by this word, so it is judged where it stands."
        )
    if single and not also_a_name and _called(text):
        return (
            "Take out this entry: people are called by this word. If it is a language, a medicine"
            " or the like, put it in a group that says also_names: true, and who agreed."
        )
    if len(words) > 1 and not also_a_name and all(map(_part_of_a_name, words)):
        return "Take out this entry: each of its words is somebody's name."
    if len(words) > 1 and _only_a_name(words):
        return "Take out this entry: beside a word that people are called by it says nothing."
    if part == "exemplars" and sum(map(proper, words)) > 1:
        return "Take out this entry: it has the shape of a person's or a place's name."
    return ""


# Words that stand before or after anybody's name.
_EMPTY = frozenset(
    "and or but to of for from in on at by with is was are were be been has had have will would can"
    " could did does do said says told asked saw met not no so then that this his her their my our"
    " your he she they we i it its as if when who about".split()
)
_ARTICLES = frozenset(("the", "a", "an", "some"))


def _only_a_name(words: Sequence[str]) -> bool:
    """Whether a phrase is a name with words around it that stand around any name."""
    small = [word.lower() for word in words]
    names = [n for n, word in enumerate(small) if word in also_names() or word in given()]
    beside = [word for word in small if word not in also_names() and word not in given()]
    article = any(n and small[n - 1] in _ARTICLES for n in names)
    empty = beside and all(word in _EMPTY | _ARTICLES for word in beside)
    return bool(names and empty and not article)


_PROPER = re.compile(
    rf"(?<![{LETTER}])(?:(?:Mc|Mac)[A-Z]|[A-Z])[{LETTER}]{{2,}}(?![{LETTER}]|-[a-z])"
)


def proper(text: str) -> bool:
    """Whether an entry holds a word with one capital, its first, that is no plain English."""
    words = (word.removeprefix("Mac").removeprefix("Mc") for word in _PROPER.findall(text))
    return any(word[1:].islower() and word.lower() not in english() for word in words)


def _part_of_a_name(word: str) -> bool:
    """Whether a word with a capital can be a part of somebody's name."""
    bare = re.split("['\u2019]", word.lower())[0]
    return word[:1].isupper() and (bare in given() or bare in names_too())


def _called(word: str) -> bool:
    """Whether somebody is called by a word, with or without an ending like 's."""
    return re.split("['\u2019]", word.lower())[0] in given()


def unused(vocabulary: Vocabulary, texts: Iterable[str]) -> Iterator[Entry]:
    """The entries that no text uses, so that the list stays as short as what is written."""
    together = "\n".join(texts)
    lowered = together.lower()
    words = set(WORD.findall(together))
    low_words = {word.lower() for word in words}
    for entry in vocabulary.entries:
        # Most entries are single words: a set of all words answers for them at once.
        proper = entry.text[:1].isupper()
        text = entry.text if proper else entry.text.lower()
        known = words if proper else low_words
        if text in known:
            continue
        parts = WORD.findall(text)
        if not known.issuperset(parts) or text not in (together if proper else lowered):
            yield entry
