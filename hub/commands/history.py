"""`hub history`: what git still holds of earlier versions, and what to purge."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hub import gate, prose_gate, report
from hub.commands import PUBLISH, WITHHELD, Commands, one_file
from hub.model import CARRIER, CONTENT, EXEMPLAR, PAGE, Finding
from hub.reading import ALSO, DOCS, EXEMPLARS, name_of, source
from hub.reading.text import Unreadable

if TYPE_CHECKING:
    from hub.history import Held, Looked
    from hub.reading.register import Register

# These say what is not reviewed by today's lists: of an old version that is seldom a leak.
_UNREVIEWED = report.GENERAL | {"sign-off-needed", "unregistered-picture"}
MANY = 10  # places with nothing surely told: more are told by folder
_TEXT = (".md", ".yml", ".yaml", ".txt", ".json")


def add(commands: Commands) -> None:
    """Adds `hub history`."""
    look = commands.add_parser(
        "history", help="what git still holds of earlier versions, and what to purge"
    )
    look.add_argument("--format", choices=("text", "json"), default="text")
    look.add_argument(
        "--since",
        default="",
        metavar="COMMIT",
        help="leave out what this commit already held, such as the one you took the hub over with",
    )
    look.add_argument("--all", action="store_true", help="name each place, however many there are")
    look.set_defaults(run=_history)


def _history(options: argparse.Namespace, root: Path) -> int:
    from hub import history
    from hub.reading.register import read_register

    judge = gate.Judge(root)
    versions, names = judge_of_versions(root, judge, read_register(root)), judge_of_names(judge)
    looked = history.look_through(root, versions, options.since, names)
    if options.format == "json":
        findings = [one.as_finding() for one in looked.held]
        print(report.formatted(findings, looked.versions, "json"))
    else:
        print("\n".join(_told(looked, whole=options.all)))
        addresses = history.author_addresses(root)
        print(f"The history names {addresses} author address(es). They are public with it.")
    return WITHHELD if looked.held else PUBLISH


def judge_of_versions(
    root: Path, judge: gate.Judge, register: Register
) -> Callable[[str, bytes], list[Finding]]:
    """A judge of single versions of files, as the history hands them over: a file is judged as
    `hub publish` would judge it where it stood. Data of the code and invented leaks are not."""

    from hub import file_gate
    from hub.reading.files import open_bytes

    def judged(path: str, data: bytes) -> list[Finding]:
        if prose_gate.is_one(path, (*prose_gate.DATA_FILES, *prose_gate.INVENTED)):
            return []
        if prose_gate.is_program(path) or (
            prose_gate.is_one(path, prose_gate.PROSE) and not _of_the_site(path)
        ):
            return list(prose_gate.judge(judge, path, data))
        if path.endswith(_TEXT):
            try:
                one, _ = source(path, data, one_file.audience_of(root, root / path))
            except Unreadable as error:
                return [Finding(path, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error))]
            return judge.text(one)
        return file_gate.findings(open_bytes(path, data, register=register), judge, CARRIER)

    return judged


def judge_of_names(judge: gate.Judge) -> Callable[[str], list[Finding]]:
    """A judge of the names that files had, as `hub publish` would judge them."""

    def judged(path: str) -> list[Finding]:
        if _of_the_site(path):
            return judge.text(name_of(path, EXEMPLAR if path.startswith(EXEMPLARS) else PAGE))
        own = prose_gate.own(path)
        return [found for found in prose_gate.called(judge, [path]) if found.rule not in own]

    return judged


def _of_the_site(path: str) -> bool:
    return path in ALSO or path.startswith((f"{DOCS}/", f"{EXEMPLARS}/"))


def _told(looked: Looked, *, whole: bool) -> Iterator[str]:
    """What was found by where it stands, what is surely something first."""
    known = [one for one in looked.held if one.finding.rule not in _UNREVIEWED]
    places = {one.finding.path for one in known}
    rest = [one for one in looked.held if one.finding.path not in places]
    known += [one for one in looked.held if one not in known and one.finding.path in places]
    if known:
        yield "To purge, or to look at first:"
        yield from _by_path(known)
    if rest:
        yield "Only not reviewed by today's lists. Look whether a name is among it:"
        few = whole or len({one.finding.path for one in rest}) <= MANY
        yield from _by_path(rest) if few else _by_folder(rest)
    much = f"{looked.versions} version(s) of files and {looked.messages} message(s)"
    if not looked.held:
        yield (
            f"Looked through {much}: no finding. That does not make them anonymous; a person must"
            " still look."
        )
        return
    where = len({one.finding.path for one in looked.held})
    yield f"Looked through {much}: {len(looked.held)} findings in {where} places."
    yield "How to purge a path from every version: the page 'A leak happened'."
    yield "What a rule means: hub explain RULE"


def _by_folder(some: Iterable[Held]) -> Iterator[str]:
    """How many places there are in each folder, and of which rules; places by their kind."""
    places: dict[str, set[str]] = {}
    rules: dict[str, set[str]] = {}
    for one in some:
        path = one.finding.path
        folder = f"{path.partition('/')[0]}/" if one.commits else f"each {_KIND.sub('', path)}"
        places.setdefault(folder, set()).add(path)
        rules.setdefault(folder, set()).add(one.finding.rule)
    for folder, inside in sorted(places.items()):
        yield f"  {folder}: {len(inside)} place(s): {', '.join(sorted(rules[folder]))}."
    yield "  To see each of them: hub history --all"


_KIND = re.compile(r"(?:,? (?:for|object))? [0-9a-f]+$")  # what tells one from others of its kind


def _by_path(some: Iterable[Held]) -> Iterator[str]:
    from hub.history import shown

    by_path: dict[str, list[Held]] = {}
    for one in some:
        by_path.setdefault(one.finding.path, []).append(one)
    for path, held in sorted(by_path.items()):
        rules = Counter(one.finding.rule for one in held)
        what = ", ".join(f"{rule} ({many})" for rule, many in rules.most_common())
        commits = dict.fromkeys(commit for one in held for commit in one.commits)
        if commits:
            now = "; the last commit still has some of it" if any(o.now for o in held) else ""
            yield f"  {path}: {what}. Commits {shown(commits)}{now}."
        else:
            yield f"  {path}: {what}. {held[0].todo}"
