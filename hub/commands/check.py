"""`hub check`: may it be published?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub import gate, report, strangers
from hub.commands import PUBLISH, Commands, located, one_file, tell
from hub.model import CONTENT, EXEMPLAR, GROUPS, PAGE, CouldNotCheck, Finding, Site
from hub.reading import LARGEST_TEXT, read, walk
from hub.rules import signing, vocabulary


def add(commands: Commands) -> None:
    """Adds `hub check`."""
    check = commands.add_parser(
        "check", help="may it be published? exit 0 yes, 1 no, 2 not checked"
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders (default: everything); - for what is piped in, as a model report",
    )
    check.add_argument("--format", choices=report.FORMATS, default="text")
    check.add_argument(
        "--as",
        dest="audience",
        choices=(EXEMPLAR, PAGE),
        default=None,
        help="judge every PATH as this kind",
    )
    check.add_argument("--only", choices=GROUPS, default=None, help="keep one group of rules")
    check.add_argument("--built", metavar="DIR", help="judge a built site, and not the sources")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace, root: Path) -> int:
    if options.built is not None:
        if options.paths or options.audience:
            raise CouldNotCheck("A built site is judged whole: give --built DIR without PATH.")
        return _built(options, root)
    if options.audience and not options.paths:
        raise CouldNotCheck("Say which files: hub check --as KIND PATH.")
    if options.audience or not all(_is_root(root, given) for given in options.paths):
        return _paths(options, root)
    return _whole(options, root)


def _is_root(root: Path, given: str) -> bool:
    return bool(given) and Path(given).is_dir() and Path(given).samefile(root)


def _whole(options: argparse.Namespace, root: Path) -> int:
    site = read(root)
    found = gate.check(site, options.only)
    if options.only in (None, CONTENT):
        found += strangers.strangers(root)
    code = tell(sorted(set(found)), site.file_count, options.format)
    if options.only is None:
        _tell_void(site, root, options.format)
    if options.format == "text" and options.only is None:
        for note in gate.named(site):
            print(f"Note: {note.path}: {note.rule}: {note.message}")
    if options.format == "text" and options.only is None and code == PUBLISH:
        left = sum(one.who != vocabulary.BUILDERS for one in gate.unused_words(site))
        if left:
            print(f"Note: {left} of the words added here are used nowhere: hub unused")
    return code


def _tell_void(site: Site, root: Path, form: str) -> None:
    """Notes which sign-offs were lost by a change of words. It stops nothing."""
    texts = {one.path: one.source.text for one in site.exemplars if not one.withdrawn}
    for path in signing.void(texts, signing.load(root)):
        said = "The sign-off of this report is void: its words have changed since. Run"
        if form == "text":
            print(f"Note: {path}: {said} hub sign-off {path}")
        elif form == "github":
            print(f"::notice file={path},line=1,title=Sign-off void::{said} hub sign-off {path}")


def _built(options: argparse.Namespace, root: Path) -> int:
    from hub import built_gate, proofs

    if not options.built:
        raise CouldNotCheck("Say which folder: hub check --built DIR.")
    folder = Path(options.built)
    checked = built_gate.file_count(folder)  # before documents are made to compare it with
    lacking: list[str] = []
    site = read(root)
    proved = proofs.of_site(site, gate.look_passed(site), lacking)
    found = built_gate.check_built(folder, root, proved)
    if options.only:
        found = [f for f in found if f.group == options.only or f.rule in gate.ALWAYS]
    code = tell(found, checked, options.format)
    for said in lacking if options.format == "text" else ():
        print(f"Note: some files had nothing to be compared with and were judged as any. {said}")
    return code


def _paths(options: argparse.Namespace, root: Path) -> int:
    found: list[Finding] = []
    checked = 0
    judged = one_file.Judged(root, options.only)
    for given in options.paths:
        if given == "-":
            found += _piped_in(options, root)
            checked += 1
            continue
        for file in _files(located(root, given)):
            found += judged(file, options.audience)
            checked += 1
    if not checked:
        raise CouldNotCheck("There is no file in this folder. Check the path.")
    return tell(sorted(set(found)), checked, options.format)


def _piped_in(options: argparse.Namespace, root: Path) -> list[Finding]:
    data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    if not data.strip():
        raise CouldNotCheck("Nothing was piped in: hub check - < draft.md")
    return gate.check_text(root, "draft.md", data, options.audience or EXEMPLAR, options.only)


def _files(path: Path) -> list[Path]:
    """A file, or every file in a folder but for git's own."""
    if path.is_symlink() or not path.is_dir():
        return [path]
    inside = (Path(name) for name, _ in walk(path, "") if ".git" not in Path(name).parts)
    return sorted(path / name for name in inside)
