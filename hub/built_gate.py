"""May what was built go out? A site is judged as a stranger would fetch it, file by file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from hub import rules, second_process
from hub.gate import A_FILE, APART, LARGEST_FILE, Judge, around, rules_whole
from hub.model import BUILT, CONTENT, NOTHING_PROVED, CouldNotCheck, Finding, Proved, Source
from hub.reading import built, read_bytes
from hub.reading.neighbours import Neighbours
from hub.reading.text import Unreadable, views
from hub.rules.content.name_in_address import names_somebody
from hub.verdicts import Verdicts

if TYPE_CHECKING:
    from hub.reading.register import Register

_CALLED = "name-in-address"
_A_DOCUMENT = 300_000  # characters of text that take as long as a document, whose pages are drawn


def check_built(folder: Path, root: Path, proved: Proved = NOTHING_PROVED) -> list[Finding]:
    """Every finding in a built site, judged as a stranger would fetch it, file by file.

    `proved` holds the sha256 of files whose generator made exactly these bytes just now.
    """
    verdicts = Verdicts(root)
    rules_whole(verdicts)
    _is_there(folder)
    beside = Neighbours()
    look = _Look(folder, Judge(root, verdicts), proved.made, beside)
    found: list[Finding] = []
    waiting: list[tuple[str, str, str]] = []  # paths, their sha256 and the keys of their verdicts

    from hub.making import offline  # not there where the gate runs in a browser

    for path, trouble in built.walk(folder):
        if trouble:
            found.append(Finding(path, 1, 1, 0, 0, "unreadable-file", CONTENT, trouble))
            continue
        digest = built.digest(folder / path)
        if digest in proved.taken or (path == offline.FILE and offline.is_copy_of(folder)):
            continue
        made = "made" if digest in proved.made else "found"
        beside_it = "" if path.endswith(built.TEXT) else around(beside, folder, path)
        key = verdicts.key("built", path, made, beside_it, digest)
        if not digest or not verdicts.clean(key):
            waiting.append((path, digest, key))
    paths = [path for path, _, _ in waiting]
    answers = second_process.Shared(look, paths, [look.cost(path) for path in paths]).answers()
    for (path, digest, key), here in zip(waiting, answers, strict=True):
        if digest and not here and built.digest(folder / path) == digest:
            verdicts.note(key)
        found += here
    verdicts.keep()
    return sorted(set(found))


def file_count(folder: Path) -> int:
    """How many files a built site has. Raises CouldNotCheck where there is no such folder."""
    _is_there(folder)
    count = sum(1 for _ in built.walk(folder))
    if not count:
        raise CouldNotCheck(f"{folder.name}: this folder is empty. Build the site first.")
    return count


def _is_there(folder: Path) -> None:
    if not folder.is_dir():
        raise CouldNotCheck(f"{folder.name}: there is no such folder. Build the site first.")


class _Look:
    """Looks at one file of a built site after the other, and knows the pieces it saw clean."""

    def __init__(
        self, folder: Path, judge: Judge, made: frozenset[str], beside: Neighbours
    ) -> None:
        self._folder, self._judge, self._made, self._beside = folder, judge, made, beside
        self._clean: set[built.Piece] = set()

    @cached_property
    def _register(self) -> Register:
        from hub.reading.register import read_register

        return read_register(self._judge.root)

    def cost(self, path: str) -> int:
        """How long it takes to look at a file, in characters of text that take as long."""
        if path.endswith(built.TEXT):
            return (self._folder / path).stat().st_size
        return _A_DOCUMENT if path.endswith(".pdf") else A_FILE

    def __call__(self, path: str) -> list[Finding]:
        """Every finding in one file and in its address."""
        found = list(_called(path))
        if path.endswith(built.TEXT):
            return found + _built_text(self._folder, path, self._judge, self._clean)
        from hub import file_gate

        return found + file_gate.judge_built(
            self._folder, path, self._judge, self._register, self._made, self._beside
        )


def _called(path: str) -> Iterator[Finding]:
    """Where a folder, page or document is called as a person may be called."""
    if not path.endswith(built.PARTS) and any(map(names_somebody, path.split("/"))):
        rule = rules.content_rules()[_CALLED]
        yield Finding(path, 1, 1, 0, 0, _CALLED, CONTENT, f"In the address: {rule.instead}")


def _built_text(folder: Path, path: str, judge: Judge, clean: set[built.Piece]) -> list[Finding]:
    """Every finding in one built text and in its address."""
    found = judge.judged(built.name(path))
    try:
        found += in_text(path, read_bytes(folder / path, LARGEST_FILE), judge, clean)
    except Unreadable as error:
        found.append(Finding(path, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error)))
    return found


def in_text(path: str, data: bytes, judge: Judge, clean: set[built.Piece]) -> Iterator[Finding]:
    """The findings in one built text. A piece seen clean before (a menu) is not judged again; the
    others are judged together, each a paragraph of its own."""
    text, every = built.pieces(path, data)
    fresh = [piece for piece in every if piece._replace(start=0) not in clean]
    whole = Source(path, BUILT, text, ())
    allowed = _own_examples(path)
    for kind in sorted({piece.kind for piece in fresh}):
        some = [piece for piece in fresh if piece.kind == kind]
        starts = [0, *accumulate(len(piece.words) + len(APART) for piece in some)]
        together = APART.join(piece.words for piece in some)
        marked: set[int] = set()
        for found in _judged(judge, path, together, kind):
            number = bisect_right(starts, found.start) - 1
            shift = some[number].start - starts[number]
            start, end = found.start + shift, min(found.end + shift, len(text))
            marked.update(range(number, bisect_left(starts, found.end)))
            if not _is_example(start, end, text, allowed):
                line, column = whole.position(start)
                yield replace(found, line=line, column=column, start=start, end=end)
        clean.update(p._replace(start=0) for n, p in enumerate(some) if n not in marked)


def _judged(judge: Judge, path: str, words: str, kind: str) -> list[Finding]:
    if kind == built.CODE:
        return judge.code(path, words)
    return judge.judged(Source(path, BUILT, words, views(words, kind)))


def _own_examples(path: str) -> tuple[str, ...]:
    """The examples that may stand on a rule's own page, and on no other."""
    parts = path.split("/")
    if parts[:2] != ["contribute", "rules"] or len(parts) < 4:
        return ()
    rule = rules.privacy_rules().get(parts[2])
    if rule is None:
        return ()
    return tuple(rules.example(line) for line in (*rule.blocks, *rule.allows))


def _is_example(start: int, end: int, text: str, allowed: tuple[str, ...]) -> bool:
    """True where a finding lies inside one of the page's own examples, byte for byte."""
    for line in allowed:
        at = text.find(line)
        while at >= 0:
            if at <= start and end <= at + len(line):
                return True
            at = text.find(line, at + 1)
    return False
