"""The nouns: what the hub speaks about. Frozen, no input or output, imports nothing of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

# Who a text is for. A rule names the audiences it protects.
EXEMPLAR = "exemplar"  # a model report: every word and number must be known to be safe
PAGE = "page"  # a guidance page
BUILT = "built"  # what the site would serve: HTML, search index, sitemap, documents
CARRIER = "carrier"  # text that travels beside a page: YAML, captions, file names, attributes
EVERYTHING = frozenset({EXEMPLAR, PAGE, BUILT, CARRIER})
EXEMPLARS_ONLY = frozenset({EXEMPLAR})

# The three groups of rules; `hub check --only GROUP` keeps one.
PRIVACY = "privacy"
ASSETS = "assets"
CONTENT = "content"
GROUPS = (PRIVACY, ASSETS, CONTENT)

Span = tuple[int, int]


@dataclass(frozen=True)
class View:
    """One text as somebody receives it, and where in the file each of its characters stands.

    `origin[i]` is the offset, in code points of the decoded file, of the view's character `i`;
    `file` is the text of the file itself.
    """

    name: str  # raw | reader | folded
    text: str
    origin: Sequence[int]
    file: str = ""

    def in_file(self, span: Span) -> Span:
        """The part of the file that a span of this view came from; never empty."""
        start, end = span
        if not self.origin:
            return 0, 0
        first = self.origin[min(start, len(self.origin) - 1)]
        last = self.origin[min(max(end - 1, start), len(self.origin) - 1)]
        return min(first, last), max(first, last) + 1


@dataclass(frozen=True)
class Source:
    """One text to be judged: a Markdown file, a data file, a caption file, a file's name.

    `path` is relative to the root, with forward slashes. `meta` is the front matter (empty where
    there is none), `body` the text after it, `body_line` the line (from 1) on which it starts.
    `named` says that the text is the name of the file and not what stands in it.
    """

    path: str
    audience: str
    text: str
    views: Sequence[View]
    meta: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    named: bool = False

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in the file; a name stands on line 1."""
        if self.named:
            return 1, 1
        before = self.text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that stops a page going out, and where. No field can hold the text found."""

    path: str
    line: int
    column: int
    start: int
    end: int
    rule: str
    group: str
    message: str


@dataclass(frozen=True)
class Rule:
    """One thing that may not be said, in a file of its own whose name is the rule's name.

    `look` gets one view and yields the spans of it that must not go out. `blocks` and `allows`
    are its tests and its manual: each line of `blocks` marks in double brackets
    exactly what must be found.
    """

    title: str
    why: str
    instead: str
    audiences: frozenset[str]
    look: Callable[[View], Iterable[Span]]
    blocks: Sequence[str]
    allows: Sequence[str]
    more: str = ""  # further words for the rule's page, Markdown
    prose: bool = False  # looks at a built page too, at the words a reader gets and not at its tags
    as_written: bool = False  # looks at the characters of the file too, markup and all

    def sees(self, audience: str, views: Sequence[View]) -> Sequence[View]:
        """Of the three views of a text for an audience, those that this rule looks at."""
        written, reader, folded = views
        of_html = written.name != "raw"
        if audience not in self.audiences:
            if not (self.prose and audience == BUILT and of_html):
                return ()
        elif of_html or self.as_written:
            # Of HTML, tags are out of the reader's view, and what they hold may be anywhere.
            return [view for view in views if view.text]
        return [view for view in (reader, folded) if view.text]

    def found(self, audience: str, views: Sequence[View]) -> list[Span]:
        """Where in the file this rule finds something in a text for an audience."""
        return [
            view.in_file(span) for view in self.sees(audience, views) for span in self.look(view)
        ]


@dataclass(frozen=True)
class FileRule:
    """One thing that may hide in a picture, document, sound or film. `look` gets the opened file
    and yields one sentence for each reason to keep it back, in the words a lead will read."""

    title: str
    why: str
    instead: str
    look: Callable[[Asset], Iterable[str]]
    more: str = ""


@dataclass(frozen=True)
class ContentRule:
    """One thing that must be whole and true. `look` gets the site and yields, for each fault,
    the path, the line (from 1) and what to do about it in one sentence."""

    title: str
    why: str
    instead: str
    look: Callable[[Site], Iterable[tuple[str, int, str]]]
    more: str = ""


@dataclass(frozen=True)
class Asset:
    """A file that is not text of ours, opened: what kind it really is, what it carries.

    `traits` name what was found in its structure by kind, never by value ("camera details");
    `texts` are the words in it that may stay, each with the place it came from.
    """

    path: str
    kind: str  # jpeg, png, webp, svg, pdf, mp4, webm, vtt, csv, ics, woff2, docx, xlsx, refused
    sha256: str
    size: int
    traits: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    trouble: str = ""  # why it could not be opened, in plain words


@dataclass(frozen=True)
class Field:
    """One answer space of a section: what the form prints a control for."""

    id: str
    label: str
    kind: str  # text | paragraph | date | choice | ticks | table
    options: tuple[str, ...] = ()
    columns: tuple[Field, ...] = ()
    rows: int = 0
    hint: str = ""


FIELD_KINDS = ("text", "paragraph", "date", "choice", "ticks", "table")
FORMS = ("child", "adult")
MEETINGS = ("initial", "review", "pre-birth", "transfer-in")
CORE, ONLY_IF = "core", "only-if"
MANY = 100  # model reports: more are listed by agency, compared in parts and left out of menus


@dataclass(frozen=True)
class Section:
    """One question of the report: `asked[form][meeting]` is core, only-if, or absent."""

    id: str
    title: str
    question: str
    order: int
    asked: Mapping[str, Mapping[str, str]]
    only_if: str
    hints: tuple[str, ...]
    fields: tuple[Field, ...]
    check: str
    why: tuple[Mapping[str, str], ...]
    source: Source

    def need(self, form: str, meeting: str) -> str:
        """`core`, `only-if`, or an empty string where the form does not ask this section."""
        return self.asked.get(form, {}).get(meeting, "")


@dataclass(frozen=True)
class Agency:
    """One agency invited to conferences: the form it uses and, where it has its own layout,
    which of its headings answers which section (`layout`: heading, section ids, what is missing).
    """

    id: str
    title: str
    form: str  # child | adult | own
    order: int
    layout: tuple[tuple[str, tuple[str, ...], str], ...]
    source: Source


@dataclass(frozen=True)
class Exemplar:
    """One model report. `withdrawn` publishes a notice in its place."""

    path: str
    title: str
    agency: str
    meeting: str
    form: str
    version: str
    origin: str
    teaches: str
    order: int
    summary: str
    withdrawn: bool
    source: Source


@dataclass(frozen=True)
class Figure:
    """One figure of the audit: a percentage, the group it is of in words, its source sentence."""

    id: str
    percent: float
    of: str
    label: str
    sentence: str
    theme: str
    question: str


@dataclass(frozen=True)
class Problem:
    """Something that reading met: the rule it falls under, where, and what to do about it."""

    rule: str
    path: str
    line: int
    message: str


@dataclass(frozen=True)
class Site:
    """Everything the hub has read; `problems` is what could not be read or made sense of.

    `withheld` is filled for the preview only: the pages replaced by a notice, and why.
    """

    root: Path
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    agencies: tuple[Agency, ...] = ()
    exemplars: tuple[Exemplar, ...] = ()
    figures: tuple[Figure, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)  # path -> what a YAML file says
    files: tuple[str, ...] = ()  # every other file under docs/, by path
    problems: tuple[Problem, ...] = ()
    withheld: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def file_count(self) -> int:
        """How many files were read, whatever is in them."""
        unreadable = {p.path for p in self.problems if p.rule == "unreadable-file"}
        return len({s.path for s in self.sources} | set(self.files) | unreadable)

    def page(self, path: str) -> Source | None:
        """The page or model report at a path, or None."""
        return self._pages.get(path)

    @cached_property
    def _pages(self) -> Mapping[str, Source]:
        return {s.path: s for s in reversed(self.sources) if not s.named}

    def alike(self, exemplar: Exemplar) -> Sequence[Exemplar]:
        """The model reports of the same agency for the same kind of meeting, itself too."""
        return self._alike[exemplar.agency, exemplar.meeting]

    @cached_property
    def _alike(self) -> Mapping[tuple[str, str], Sequence[Exemplar]]:
        found: dict[tuple[str, str], list[Exemplar]] = {}
        for one in self.exemplars:
            found.setdefault((one.agency, one.meeting), []).append(one)
        return found


@dataclass(frozen=True)
class Proved:
    """The sha256 of files of a built site whose origin is known to the byte.

    `made`: documents the hub makes from what it judged; their words are judged again all the same.
    `taken`: code taken whole from a pinned library, or judged where it stands in the repository.
    """

    made: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()


NOTHING_PROVED = Proved()


@dataclass(frozen=True)
class Page:
    """One page to publish: where it stands, what it says, which file an editor would change."""

    path: str  # under docs/ as MkDocs sees it: `exemplars/gp-initial.md`
    title: str
    markdown: str
    meta: Mapping[str, Any]
    edit: str = ""  # the file to edit, relative to the root; empty for a generated page
    search: bool = True


class Withheld(Exception):
    """The site may not go out. Carries every finding and how many files were checked; its text
    names none of what was found."""

    def __init__(self, findings: Iterable[Finding], checked: int) -> None:
        self.findings = tuple(sorted(set(findings)))
        self.checked = checked
        super().__init__(f"{len(self.findings)} finding(s): nothing was published.")


class CouldNotCheck(Exception):
    """The check itself failed: exit code 2. Its text says where and what to do, never a value."""
