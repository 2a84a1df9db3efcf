"""May it go out? The only room that decides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hub import rules, second_process
from hub.model import (
    ASSETS,
    BUILT,
    CARRIER,
    CONTENT,
    EXEMPLAR,
    GROUPS,
    PAGE,
    PRIVACY,
    CouldNotCheck,
    Finding,
    Rule,
    Site,
    Source,
    Span,
    View,
    Withheld,
)
from hub.reading import (
    LARGEST_TEXT,
    LOOK,
    TEXT,
    built,
    comments,
    name_of,
    needed,
    read_bytes,
    source,
)
from hub.reading.neighbours import Neighbours
from hub.reading.text import DATA, MARKDOWN, MARKUP, Unreadable, Views
from hub.rules import signing, vocabulary
from hub.verdicts import Verdicts

if TYPE_CHECKING:
    from hub.reading.register import Register

# What could not be read was not judged: no choice of group may leave it out.
ALWAYS = ("unreadable-file", "front-matter", needed.RULE)
LARGEST_FILE = 40_000_000  # bytes
A_FILE = 13_000  # characters of text that take as long to judge as a file, about
APART = "\n\n"  # between texts judged together: no match may cross it
_NOT_IN_CODE = ("coordinates",)  # pairs of numbers, as every program has them
_CODE = 2  # characters of a program that take as long to judge as one of text, about
_CONTENT = 10  # files that take as long as the rules on content, about


def withdrawn(source: Source) -> bool:
    """True where a page has been taken down: a notice is published and none of its words."""
    return source.meta.get("withdrawn") is True


def check(
    site: Site,
    only: str | None = None,
    proved: frozenset[str] = frozenset(),
    judged: dict[str, str] | None = None,
) -> list[Finding]:
    """Every finding in a site as read, sorted by file and line; `only` keeps one group.

    `proved` holds the sha256 of files whose generator made exactly these bytes just now. Into
    `judged` goes the sha256 of each file that is no text, as it was when it was judged.

    Raises CouldNotCheck where a rule is missing or fails: an error is never a pass.
    """
    verdicts = Verdicts(site.root)
    rules_whole(verdicts)
    findings = [
        Finding(p.path, p.line, 1, 0, 0, p.rule, CONTENT, p.message)
        for p in site.problems
        if only in (None, CONTENT) or p.rule in ALWAYS
    ]
    if any(p.rule == needed.RULE and p.path == vocabulary.PATH for p in site.problems):
        return sorted(findings)  # each reviewed word would be a finding of its own
    taken_down = {s.path for s in site.sources if withdrawn(s)}
    if only != CONTENT:
        from hub import prose_gate  # not there where the gate runs in a browser

        judge = Judge(site.root, verdicts)
        code = prose_gate.unjudged(site.root, verdicts)
        sources = [one for one in site.sources if one.path not in taken_down and only != ASSETS]
        findings += judge.names([one for one in sources if one.named])
        own_work = (len(site.files) + (0 if only else _CONTENT)) * A_FILE
        own_work += sum(len(data) for _, data, _ in code) // _CODE
        shared = judge.shared([one for one in sources if not one.named], own_work)
        findings += _files(site, proved, verdicts, judged)
        findings += prose_gate.templates(site.root, judge, verdicts)
        findings += prose_gate.handed_out(code, judge, verdicts)
        if only is None:
            findings += _whole(site, taken_down, verdicts)
        findings += shared()
    if only == CONTENT:
        findings += _whole(site, taken_down, verdicts)
    verdicts.keep()
    return sorted({f for f in findings if only in (None, f.group) or f.rule in ALWAYS})


def rules_whole(verdicts: Verdicts) -> None:
    """That every class of identifier has its rules, which the same code need not show twice."""
    key = verdicts.key("every rule is there")
    if not verdicts.clean(key):
        rules.classes()
        verdicts.note(key)


def unused_words(site: Site) -> Iterator[vocabulary.Entry]:
    """The reviewed words that no page, report or data file uses. It stops nothing."""
    lists = (vocabulary.PATH, signing.PATH)
    texts = (s.text for s in site.sources if not s.named and s.path not in lists)
    return vocabulary.unused(vocabulary.load(site.root), texts)


def publishable(site: Site, judged: dict[str, str] | None = None) -> Site:
    """The site to make pages of where nothing stops it; raises Withheld with every finding
    otherwise. `judged`: as `check` fills it."""
    findings = check(site, judged=judged)
    if findings:
        raise Withheld(findings, site.file_count)
    return shown(site)


def in_address(judge: Judge, path: str) -> list[Finding]:
    """Every finding in the address of a page of the repository: by the name of its file, and as
    the site writes it."""
    inside = path.removeprefix("docs/").removesuffix(".md").removesuffix("/index")
    audience = EXEMPLAR if path.startswith("exemplars/") else PAGE
    told = [name_of(path, audience), built.name(f"{inside}/index.html")]
    found = [replace(f, path=path) for one in told for f in judge.text(one)]
    return list({(f.rule): f for f in found}.values())


def named(site: Site) -> Iterator[Finding]:
    """What the addresses of pages taken down say: it stops no build, as nothing stands there then,
    but the file's name goes wherever the repository goes."""
    taken_down = [one for one in site.sources if withdrawn(one) and not one.named]
    if not taken_down:
        return  # no rule need be loaded
    judge = Judge(site.root)
    for one in taken_down:
        for found in in_address(judge, one.path):
            yield replace(found, message=f"{found.message} Rename the file: {_RENAMED}")


_RENAMED = "it is taken down, and its name still says this. Call it taken-down-1.md, say."


def shown(site: Site) -> Site:
    """The site to make pages of: where a page is taken down a notice stands, but nothing at all
    where its very address says what may not be said. A question or an agency taken down stays in
    the forms and lists unless the gate finds something in what these say of it."""
    gone = {found.path for found in named(site)}
    unsaid = {found.path for found in _still_said(site)}
    if not gone and not unsaid:
        return site
    return replace(
        site,
        sources=tuple(one for one in site.sources if one.path not in gone),
        sections=tuple(one for one in site.sections if one.source.path not in unsaid),
        agencies=tuple(one for one in site.agencies if one.source.path not in unsaid),
    )


def _still_said(site: Site) -> Iterator[Finding]:
    """The findings in what forms and other pages go on saying of a page taken down: what a question
    or an agency tells about itself above its words."""
    parts = (*(s.source for s in site.sections), *(a.source for a in site.agencies))
    taken_down = [one for one in parts if withdrawn(one)]
    if not taken_down:
        return  # no rule need be loaded
    judge = Judge(site.root)
    for one in taken_down:
        above = "\n".join(one.text.split("\n")[: one.body_line - 1]) + "\n"
        yield from judge.text(replace(one, text=above, views=Views(above, MARKDOWN), body=""))


def withhold(site: Site, findings: Iterable[Finding]) -> Site:
    """The site for a preview: each page with a finding is replaced by a notice that says where
    and which rule. A finding outside pages (a data file) may show anywhere: it withholds all."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    if not by_path:
        return site
    pages = {s.path for s in site.sources if s.path.endswith(".md")}
    pages |= {p for p in by_path if p.endswith(".md") and p.startswith(("docs/", "exemplars/"))}
    everywhere = [f for path, found in by_path.items() if path not in pages for f in found]
    everywhere = [f for f in everywhere if f.path not in site.files]
    if everywhere:
        by_path = {p: [*by_path.get(p, []), *everywhere] for p in pages}
    # "README.md" and the like are not pages of the site; their findings still withhold nothing.
    gone = set(by_path)
    return replace(
        site,
        sources=tuple(s for s in site.sources if s.path not in gone),
        sections=tuple(s for s in site.sections if s.source.path not in gone),
        agencies=tuple(a for a in site.agencies if a.source.path not in gone),
        exemplars=tuple(e for e in site.exemplars if e.path not in gone),
        files=tuple(f for f in site.files if f not in gone),
        withheld={path: tuple(sorted(set(found))) for path, found in by_path.items()},
    )


class Judge:
    """The privacy rules, ready to judge texts: loads the reviewed vocabulary of a root once, and
    judges nothing again that `verdicts` knows to be clean."""

    def __init__(self, root: Path, verdicts: Verdicts | None = None) -> None:
        self.root = root
        self._verdicts = verdicts
        if verdicts is None:
            # Whatever is wrong with the rules or the words is told before anything is judged.
            _ = self._rules, self._words

    @cached_property
    def _rules(self) -> Mapping[str, Rule]:
        found = rules.privacy_rules()
        if not found:
            raise CouldNotCheck("hub/rules/privacy/ holds no rule. Restore the rules.")
        return found

    @cached_property
    def _signed(self) -> Mapping[str, signing.SignOff]:
        return signing.load(self.root)

    @cached_property
    def _words(self) -> vocabulary.Vocabulary:
        return vocabulary.load(self.root)

    def text(self, one: Source) -> list[Finding]:
        """Every finding in one text, each rule over each view; overlapping finds of a rule are
        told once."""
        if self._known(one):
            return []
        found = self.judged(one)
        self._note(one, found)
        return found

    def shared(self, many: Sequence[Source], own_work: int) -> Callable[[], list[Finding]]:
        """Begins to judge many texts, with the help of a second process; `own_work` is the work
        done here before the answer is asked for, in characters. What is returned gives every
        finding."""
        waiting = [one for one in many if not self._known(one)]
        costs = [len(one.text) for one in waiting]
        if waiting:
            _ = self._rules, self._words  # loaded once, for both
        work = second_process.Shared(self.judged, waiting, costs, own_work if waiting else 0)

        def findings() -> list[Finding]:
            answers = work.answers()
            for one, found in zip(waiting, answers, strict=True):
                self._note(one, found)
            return [finding for found in answers for finding in found]

        return findings

    def names(self, many: Sequence[Source]) -> list[Finding]:
        """Every finding in the names of files: all names at once, and again by itself each in which
        something is found."""
        waiting = [one for one in many if not self._known(one)]
        found: list[Finding] = []
        for audience in sorted({one.audience for one in waiting}):
            some = [one for one in waiting if one.audience == audience]
            words = APART.join(one.text for one in some)
            told = self.judged(Source("names", audience, words, Views(words, DATA)))
            end = -len(APART)
            for one in some:
                start = end + len(APART)
                end = start + len(one.text)
                if any(there.start <= end and there.end >= start for there in told):
                    found += self.text(one)
                else:
                    self._note(one, [])
        return found

    def _key(self, one: Source) -> str:
        if self._verdicts is None:
            return ""
        named = "name" if one.named else "text"
        signed = ""
        if one.audience == EXEMPLAR and not one.named:
            entry = self._signed.get(signing.content_hash(one.text))
            signed = entry.given if entry else "no entry"
        return self._verdicts.key("text", one.path, one.audience, named, signed, one.text)

    def _known(self, one: Source) -> bool:
        return self._verdicts is not None and self._verdicts.clean(self._key(one))

    def _note(self, one: Source, found: Sequence[Finding]) -> None:
        if self._verdicts is not None and not found:
            self._verdicts.note(self._key(one))

    def judged(self, one: Source) -> list[Finding]:
        """Every finding in one text, judged now whatever is known about it."""
        seen = tuple(one.views)
        with self._words:
            return [
                finding
                for name, rule in self._rules.items()
                for finding in self._finding(one, seen, name, rule)
            ]

    def code(self, path: str, code: str) -> list[Finding]:
        """Every finding in a program or style sheet as it is written, words it does not quote and
        all: its numbers and addresses. What it says to people is judged as text besides."""
        nothing = View("reader", "", ())
        written = View(MARKUP, code, range(len(code)), code)
        found = self.judged(Source(path, BUILT, code, (written, nothing, nothing)))
        return [finding for finding in found if finding.rule not in _NOT_IN_CODE]

    @staticmethod
    def _finding(one: Source, seen: Sequence[View], name: str, rule: Rule) -> Iterator[Finding]:
        try:
            spans = rule.found(one.audience, seen)
        except Exception as error:  # noqa: BLE001 - an error in a rule is never a pass
            # The message of an arbitrary error could hold the text: only its kind is told.
            raise CouldNotCheck(
                f"{one.path}: the rule '{name}' failed ({type(error).__name__})."
                " Nothing was published. Report the fault in the rule."
            ) from None
        for start, end in merged(spans):
            line, column = one.position(start)
            if one.named:
                message = f"In the file's name: {rule.instead}"
                yield Finding(one.path, 1, 1, 0, 0, name, PRIVACY, message)
            else:
                yield Finding(one.path, line, column, start, end, name, PRIVACY, rule.instead)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap joined into one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _whole(site: Site, taken_down: set[str], verdicts: Verdicts) -> list[Finding]:
    """What the rules on content find in the site as a whole; the same site is not looked at again
    where nothing was found in it."""
    said = (part for one in site.sources for part in (one.path, one.text))
    beside = (str(site.problems), str(signing.load(site.root)))
    key = verdicts.key("content", *said, "files", *site.files, *beside)
    if verdicts.clean(key):
        return []
    found = list(_looked_at(site, taken_down))
    if not found:
        verdicts.note(key)
    return found


def _looked_at(site: Site, taken_down: set[str]) -> Iterator[Finding]:
    for name, rule in rules.content_rules().items():
        try:
            faults = list(rule.look(site))
        except Exception as error:  # noqa: BLE001 - an error in a rule is never a pass
            raise CouldNotCheck(
                f"The rule '{name}' failed ({type(error).__name__})."
                " Nothing was published. Report the fault in the rule."
            ) from None
        for path, line, message in faults:
            if path not in taken_down:
                yield Finding(path, line, 1, 0, 0, name, CONTENT, message)


def _files(
    site: Site,
    proved: frozenset[str],
    verdicts: Verdicts,
    judged: dict[str, str] | None = None,
) -> Iterator[Finding]:
    """Pictures, documents, sound and film beside the pages."""
    judge = Judge(site.root, verdicts)
    register: Register | None = None
    beside = Neighbours()
    from hub import prose_gate  # not there where the gate runs in a browser

    for path in site.files:
        yield from judge.text(name_of(path, CARRIER))
        # Scripts and styles are code: their quoted words are judged as the site would serve them.
        audience = BUILT if path.startswith("overrides/") else CARRIER
        digest = built.digest(site.root / path)
        made = "made" if digest in proved else "found"
        beside_it = around(beside, site.root, path)
        key = verdicts.key("file", path, audience, made, beside_it, digest)
        if judged is not None:
            judged[path] = digest
        if digest and verdicts.clean(key):
            continue
        # These need libraries that the text gate runs without.
        from hub import file_gate
        from hub.reading.register import read_register

        register = register or read_register(site.root)
        found = file_gate.judge(
            site.root, path, judge, audience, register, proved=proved, beside=beside
        )
        if audience == BUILT and path.endswith(comments.SERVED):
            data = (site.root / path).read_bytes()
            found += *prose_gate.judge(judge, path, data), *prose_gate.names(path, data)
        if built.digest(site.root / path) != digest:
            if judged is not None:
                judged[path] = ""  # which of the two was judged, nobody knows
        elif digest and not found:
            verdicts.note(key)
        yield from found
    if register:
        from hub.reading.files import worker

        worker.stop()  # what comes next may be shared with a copy of this process


def look_passed(site: Site) -> frozenset[str]:
    """The sha256 of each style, script and icon of the site in which nothing is found: judged now,
    or known to be clean as it stands now."""
    look = replace(site, files=tuple(path for path in site.files if path.startswith(f"{LOOK}/")))
    verdicts, judged = Verdicts(site.root), dict[str, str]()
    wrong = {found.path for found in _files(look, frozenset(), verdicts, judged)}
    verdicts.keep()
    return frozenset(digest for path, digest in judged.items() if digest and path not in wrong)


def around(beside: Neighbours, root: Path, path: str) -> str:
    """What stands beside a file that a verdict on it must hold for too."""
    try:
        return "a twin" if beside.doubled(root, path) else "no twin"
    except OSError:
        return "unknown"


def check_file(root: Path, path: Path, audience: str, only: str | None = None) -> list[Finding]:
    """Every finding in one file anywhere, judged as a page, an exemplar or a carrier."""
    try:
        # Where a link stands, and not where it leads to.
        here = Path(os.path.realpath(path.parent)) / path.name
        shown = here.relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        shown = path.as_posix()
    if not shown.endswith((*TEXT, ".txt", ".json")):
        from hub import file_gate
        from hub.reading.register import read_register

        judge, register = Judge(root), read_register(root)
        found = file_gate.judge(path.parent, path.name, judge, CARRIER, register, shown)
        found += judge.text(name_of(shown, CARRIER))
        return sorted(f for f in found if only in (None, f.group) or f.rule in ALWAYS)
    try:
        return check_text(root, shown, read_bytes(path, LARGEST_TEXT), audience, only) + (
            Judge(root).text(name_of(shown, audience)) if only in (None, PRIVACY) else []
        )
    except Unreadable as error:
        return [Finding(shown, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error))]


def check_text(
    root: Path, shown: str, data: bytes, audience: str, only: str | None = None
) -> list[Finding]:
    """Every finding in bytes that stand for a file named `shown` (a draft, a blob of history)."""
    try:
        one, problems = source(shown, data, audience)
    except Unreadable as error:
        return [Finding(shown, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error))]
    found: list[Finding] = []
    if only in (None, CONTENT) and shown.startswith(("docs/", "exemplars/")):
        found += [Finding(shown, p.line, 1, 0, 0, p.rule, CONTENT, p.message) for p in problems]
    if only in (None, PRIVACY):
        found += Judge(root).text(one)
    return sorted(set(found))


__all__ = [
    "ALWAYS",
    "APART",
    "A_FILE",
    "GROUPS",
    "Judge",
    "around",
    "check",
    "check_file",
    "check_text",
    "in_address",
    "look_passed",
    "merged",
    "named",
    "publishable",
    "rules_whole",
    "shown",
    "withdrawn",
    "withhold",
]
