"""Words on guidance pages that are neither plain English nor reviewed."""

import re
from bisect import bisect
from collections.abc import Iterator

from hub.model import CARRIER, PAGE, Rule, Span, View
from hub.rules.tokens import run_at, standing
from hub.rules.vocabulary import current, is_ending, unknown, unless_reviewed
from hub.rules.words import given

# What is written for a machine: an address, a path, a key, a field, a shortened hash.
_CODE = re.compile(r"://|[\\/_@#={}]|\w\.\w|\w[0-9]|[0-9]\w|^&\w+;|^\[[^\]]+\]:", re.ASCII)
_BY_TURNS = re.compile("[a-z][A-Z]+[a-z]+[A-Z]")
_KEY = re.compile(r"[ \t]*(?:- )?[\"']?[\w-]*[_-][\w-]*[\"']?:(?=\s|$)", re.ASCII)
_SPANS = re.compile(
    r"`[^`\n]{1,300}`|\{[{%][^{}\n]{0,200}[}%]\}|\{:?[^{}\n]{0,200}\}|<(?!!--)[^<>\n]{0,400}>"
)
_FENCE = re.compile(r"^[ \t>]{0,12}(?:```|~~~)", re.MULTILINE)


def joined(run: str) -> bool:
    """Whether a run is written for a machine: an address, a path, a key, a field."""
    return _CODE.search(run) is not None


class Code:
    """Where a page holds code: spans, fences, attributes, tags and placeholders."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._fences = [fence.start() for fence in _FENCE.finditer(text)]
        self._spans = [match.span() for match in _SPANS.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def holds(self, place: int) -> bool:
        """Whether a place lies in code; what names a heading is no code."""
        # Inside a fence: an odd number of them stands before.
        return bisect(self._fences, place) % 2 > 0 or (
            self._inside(place) is not None and not self.names(place)
        )

    def shows(self, place: int) -> bool:
        """Whether a place lies between marks of code or in a fence, and is shown as it is."""
        inside = self._inside(place)
        return bisect(self._fences, place) % 2 > 0 or (
            inside is not None and self._text.startswith("`", inside)
        )

    def names(self, place: int) -> bool:
        """Whether a place lies in the name given to a heading."""
        inside = self._inside(place)
        return inside is not None and self._text.startswith("{#", inside)

    def _inside(self, place: int) -> int | None:
        """Where the span begins in which a place lies."""
        before = bisect(self._starts, place) - 1
        if before >= 0 and place < self._spans[before][1]:
            return self._spans[before][0]
        return None


# A first name with figures for its letters: 4m1n4. A search begins with the figure.
_FIGURE = re.compile(r"(?<![0-9])[0134578](?![0-9])", re.ASCII)
_FIGURED = re.compile(r"[a-z0-9]{4,16}", re.ASCII)
_LETTERS = str.maketrans("0134578", "oieastb")


def _figured(text: str) -> Iterator[Span]:
    done = 0
    for figure in _FIGURE.finditer(text):
        if figure.start() < done:
            continue
        run, within = run_at(text, figure.start(), figure.end())
        bare = run.strip(".,;:!?*_")
        done = figure.start() - within + len(run)
        if _FIGURED.fullmatch(bare) and bare.translate(_LETTERS) in given():
            start = figure.start() - within + run.index(bare)
            yield start, start + len(bare)


def look(view: View) -> Iterator[Span]:
    """Every unknown word in lower case outside code. Capitalised ones: see unknown-name."""
    text = view.text
    if view.name == "raw":
        yield from _linked(text)
        return
    yield from _figured(text)
    if "```" in text or "~~~" in text:
        yield from _fences(text)
    strange = _strange(text)
    if not strange:
        return
    code = Code(text)
    for start, word in standing(text, strange):
        end = start + len(word)
        if is_ending(text, start) or _of_somebody(text, start, word):
            continue
        if _VALUED.search(text, max(0, start - 30), start):
            yield start, end
            continue
        if len(word) > 4 and word in given():
            yield start, end  # a first name, in code, an address or anywhere
            continue
        if code.holds(start) and not (_is_called(text, start, word) or _in_humps(word)):
            continue
        if code.names(start):
            yield start, end
            continue
        run, _ = run_at(text, start, end)
        if joined(run) or _is_key(text, start, end):
            continue
        yield start, end


def _strange(text: str) -> set[str]:
    """The unknown words of a text that begin in lower case, and those disguised by turns."""
    return {
        word
        for word in unknown(text, current(), page=True)
        # Some names begin small, and a capital at the end alone is one written backwards.
        if not word[0].isupper() or _BY_TURNS.search(word)
    }


# The address of a link or picture in this site: its words are judged as a file's name is.
_LINKED = re.compile(r"(?:\]\(|\b(?:href|src)=[\"'])([^\s()\"'<>#?:%{]{1,120})")


def _linked(text: str) -> Iterator[Span]:
    """Every unknown word in the address of a link, outside code."""
    targets = [(target.start(1), target[1]) for target in _LINKED.finditer(text)]
    strange = _strange("\n".join(target for _, target in targets))
    if strange:
        code = Code(text)
        for place, target in targets:
            for start, word in standing(target, strange):
                if not code.holds(place) and not _of_somebody(target, start, word):
                    yield place + start, place + start + len(word)


def _of_somebody(text: str, start: int, word: str) -> bool:
    """Whether a known word has lost its apostrophe in the name of a heading: the-familys-life."""
    end = start + len(word)
    joined_to = "-" in (text[start - 1 : start], text[end : end + 1])
    return joined_to and word[-1] == "s" and not unknown(word[:-1], current(), page=True)


_INFO = re.compile(r"(?m)^[ \t>]{0,12}(?:```|~~~)[ \t]*(?P<said>[^\s`][^\n`]*)$")


def _fences(text: str) -> Iterator[Span]:
    """First names in what a fence of code is called."""
    for info in _INFO.finditer(text):
        for word in re.finditer(r"[a-z]{4,}", info["said"].lower()):
            if word.group() in given():
                start = info.start("said")
                yield start + word.start(), start + word.end()


# What is given as somebody's name, in code or out of it: surname:zzyxley.
_VALUED = re.compile(
    r"(?:(?:sur|fore|first|last|middle|full|given)_?name|(?:parent|child|pupil|patient|client"
    r"|mother"
    r"|father|carer)(?:_?\d)?)[\"']?[:=][\"']?$"
)


def _in_humps(word: str) -> bool:
    """Whether a first name is a part of a word that programs write in one: zzyxaZzyxley."""
    parts = _HUMPS.findall(word)
    return len(parts) > 1 and any(len(one) > 4 and one.lower() in given() for one in parts)


_HUMPS = re.compile("[a-z]+|[A-Z][a-z]+")


def _is_called(text: str, start: int, word: str) -> bool:
    """Whether a first name stands in code all by itself, as a file's name or before a surname."""
    run, within = run_at(text, start, start + len(word))
    if word.lower() not in given():
        return False
    beside = re.split(r"[^a-z]+", run[within:].lower(), maxsplit=2)
    joined_to = beside[1] if run[within + len(word) :][:1] in ("_", ".", "-") and beside[1:] else ""
    another = len(joined_to) > 3 and bool(unknown(joined_to, current(), page=True))
    return another or run.strip("`").partition(".")[0] == word


def _is_key(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", max(0, start - 60), start) + 1
    key = _KEY.match(text, line, end + 60) if line or start < 60 else None
    return key is not None and end <= key.end()


RULE = Rule(
    title="Unlisted word",
    why="A name typed without its capital looks like any other word that no dictionary has.",
    instead="Say it in plain English. If the word is right and nobody's name, have it added to the"
    " vocabulary, under pages.",
    audiences=frozenset({PAGE, CARRIER}),
    prose=True,
    as_written=True,
    look=unless_reviewed(look),
    blocks=[
        "Then ⟦zzyxaZzyxley⟧ came, and `⟦aminaZzyxley⟧` stood in code.",
        "Ask ⟦4m1n4⟧ first, then search for `surname:⟦zzyxley⟧`.",
        "Search for `surname,first` = `gill,⟦amina⟧` in it.",
        "See [the form](notes/⟦zzyxa⟧-form.md).",
        "written by ⟦zzyxa⟧ ⟦zzyxley⟧ last year",
    ],
    allows=["Run `hub chkk` on `index.xhtml`, or open docs/zzyxa.md. Plain words only."],
)
