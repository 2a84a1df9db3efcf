"""The front desk: arguments in, exit code out. 0 publish, 1 withheld, 2 could not check."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from hub import (
    built_gate,
    desk_publishing,
    desk_signing,
    desk_words,
    gate,
    publishing,
    report,
    rules,
)
from hub.model import EXEMPLAR, GROUPS, MEETINGS, PAGE, CouldNotCheck, Finding, Proved
from hub.reading import LARGEST_TEXT, calendar, read, timetable
from hub.reading.exemplars import ORIGINS
from hub.rules import vocabulary

PUBLISH, WITHHELD, NOT_CHECKED = 0, 1, 2


def command() -> None:
    """The `hub` command."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code. Never raises for bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser()
    try:
        options = parser.parse_args(list(argv))
    except SystemExit as stop:
        return PUBLISH if stop.code in (0, None) else NOT_CHECKED
    try:
        if hasattr(options, "counter"):
            return int(options.counter(options, _root(options)))
        return int(options.run(options))
    except CouldNotCheck as error:
        print(f"Could not check: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. Nothing was published.", file=sys.stderr)
    except BrokenPipeError:
        # Whoever read what we say has stopped reading: nothing is wrong, and nothing was passed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WITHHELD
    except OSError as error:
        print(
            f"Could not check: {Path(str(error.filename or '?')).name} cannot be read or written"
            f" ({error.strerror or type(error).__name__}).",
            file=sys.stderr,
        )
    except Exception as error:  # noqa: BLE001 - whatever fails, nothing passes and nothing is shown
        # Only the kind of error and its place in our own code: its words could hold a page's text.
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(
            f"Could not check: the check itself failed ({type(error).__name__} in"
            f" {Path(where.filename).name}, line {where.lineno}). Nothing was published.",
            file=sys.stderr,
        )
    return NOT_CHECKED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hub", description="Keeps identifiable data out of the conference guidance hub."
    )
    parser.add_argument("--root", type=Path, default=None, help="the repository (default: here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check", help="may it be published? exit 0 yes, 1 no, 2 not checked"
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders; - for what is piped in, judged as a model report",
    )
    check.add_argument("--format", choices=report.FORMATS, default="text")
    check.add_argument(
        "--as",
        dest="audience",
        choices=(EXEMPLAR, PAGE),
        default=None,
        help="judge every file as this kind",
    )
    check.add_argument("--only", choices=GROUPS, default=None, help="keep one group of rules")
    check.add_argument("--built", metavar="DIR", type=Path, help="judge a built site")
    check.add_argument("--history", action="store_true", help="look through what git still holds")
    check.add_argument(
        "--unused", action="store_true", help="list reviewed words that nothing uses"
    )
    check.add_argument("--due", action="store_true", help="list pages whose review is overdue")
    check.set_defaults(run=_check)

    explain = commands.add_parser("explain", help="what a rule means, and what to write instead")
    explain.add_argument("rule", nargs="?", metavar="RULE")
    explain.add_argument(
        "--at",
        metavar="PATH[:LINE:COLUMN]",
        help="help with one finding or one file, on your own screen only",
    )
    explain.set_defaults(run=_explain)

    sign = commands.add_parser(
        "sign-off", help="what a second reader asks of a report, what changed, and a new entry"
    )
    sign.add_argument("paths", nargs="+", metavar="PATH", help="model reports")
    sign.set_defaults(run=_sign_off)

    new = commands.add_parser("new", help="start a new model report, with the form's questions")
    new.add_argument("kind", choices=("exemplar",))
    new.add_argument("--agency", help="its id, for example health-visitor")
    new.add_argument("--meeting", choices=MEETINGS)
    new.add_argument("--origin", choices=ORIGINS)
    new.set_defaults(run=_new)

    withdraw = commands.add_parser("withdraw", help="take pages off the published site now")
    withdraw.add_argument("paths", nargs="+", metavar="PATH", help="a page's file or its address")
    withdraw.add_argument(
        "--site", type=Path, default=None, help="the published folder (default: site)"
    )
    withdraw.set_defaults(run=_withdraw)

    clean = commands.add_parser("clean", help="take hidden data out of a picture, film or SVG")
    clean.add_argument("paths", nargs="+", metavar="FILE")
    clean.set_defaults(run=_clean)

    audit = commands.add_parser("audit", help="count the review workbooks that came back")
    audit.add_argument("paths", nargs="+", metavar="RETURNS", type=Path, help="files or folders")
    audit.add_argument(
        "--whole", action="store_true", help="with small numbers, for the agency itself only"
    )
    audit.set_defaults(run=_audit)
    desk_publishing.add(commands)
    return parser


def _root(options: argparse.Namespace) -> Path:
    root = options.root or _nearest(Path.cwd())
    if not root.is_dir():
        raise CouldNotCheck("This folder is not there. Give the repository's folder after --root.")
    return Path(root)


def _nearest(start: Path) -> Path:
    """The repository that holds a folder; the folder itself where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "docs").is_dir():
            return folder
    return start


def _tell(findings: list[Finding], checked: int, form: str) -> int:
    words = report.told(findings, checked, form)
    if words:
        print(words)
    return WITHHELD if findings else PUBLISH


def _check(options: argparse.Namespace) -> int:
    root = _root(options)
    if options.built is not None:
        built = options.built
        found = built_gate.check_built(built, root, _proved(root))
        if options.only:
            found = [f for f in found if f.group == options.only or f.rule in gate.ALWAYS]
        checked = sum(1 for path in built.rglob("*") if not path.is_dir())
        return _tell(found, checked, options.format)
    if options.due:
        return _due(root)
    if options.unused:
        return _unused(root)
    if options.history:
        return _history(root, options.format)
    if options.paths:
        return _check_paths(options, root)
    site = read(root)
    checked = len({s.path for s in site.sources}) + len(site.files)
    code = _tell(gate.check(site, options.only), checked, options.format)
    if options.format == "text" and options.only is None and code == PUBLISH:
        left = sum(one.who != vocabulary.BUILDERS for one in gate.unused_words(site))
        if left:
            print(f"Note: {left} of the words added here are used nowhere: hub check --unused")
    return code


def _unused(root: Path) -> int:
    """Reviewed words that nothing uses are told and stop nothing."""
    left = list(gate.unused_words(read(root)))
    for entry in left:
        print(f"{vocabulary.PATH}:{entry.line}: {entry.text}")
    print(f"{len(left)} reviewed words and phrases are not used by any page or report.")
    return PUBLISH


def _proved(root: Path) -> Proved:
    from hub import proofs

    return proofs.of_site(read(root))


def _check_paths(options: argparse.Namespace, root: Path) -> int:
    found: list[Finding] = []
    checked = 0
    for given in options.paths:
        if given == "-":
            data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
            if not data.strip():
                raise CouldNotCheck("Nothing was piped in: hub check - < draft.md")
            found += gate.check_text(
                root, "draft.md", data, options.audience or EXEMPLAR, options.only
            )
            checked += 1
            continue
        path = Path(given)
        if not path.exists() and not path.is_symlink():
            raise CouldNotCheck(f"{given}: there is no such file or folder. Check the path.")
        listed = sorted(p for p in path.rglob("*") if not p.is_dir()) if path.is_dir() else [path]
        for file in listed:
            audience = options.audience or desk_words.kind_of(file, root)
            found += gate.check_file(root, file, audience, options.only)
            checked += 1
    return _tell(sorted(set(found)), checked, options.format)


def _history(root: Path, form: str) -> int:
    """What git still holds of earlier versions, and where to purge it."""
    from hub import file_gate, history
    from hub.reading.register import read_register

    judge = file_gate.judge_of_versions(gate.Judge(root), read_register(root))
    found = history.check_history(root, judge)
    addresses = history.author_addresses(root)
    code = _tell(found, len({f.path for f in found}), form)
    if form == "text":
        print(f"The history names {addresses} author address(es). They are public with it.")
    return code


def _due(root: Path) -> int:
    """Overdue reviews are told and stop nothing: failing closed must never keep a leak online."""
    from hub.making import deadlines
    from hub.pages import furniture

    today = calendar.today()
    site = read(root)
    late = [s.path for s in site.sources if not s.named and furniture.overdue(s, today)]
    for path in late:
        print(f"{path}: the review of this page is overdue.")
    print(f"{len(late)} page(s) overdue for review." if late else "No review is overdue.")
    known = timetable.timetable(site.data)
    left = deadlines.months_left(known, today) if known else None
    if left is not None and left < deadlines.ENOUGH_MONTHS:
        print(
            f"{timetable.BANK_HOLIDAYS}: bank holidays are known for {left} more month(s)."
            " Add the next years from GOV.UK."
        )
    return PUBLISH


def _explain(options: argparse.Namespace) -> int:
    if options.at:
        return WITHHELD if desk_words.help_at(_root(options), options.at) else PUBLISH
    from hub.pages import manual

    known = rules.every_rule()
    if options.rule is None:
        for name, one in known.items():
            print(f"{name}: {one.title}")
        print("\nKinds of identifier, and the rule that covers each:")
        for kind, names in rules.classes():
            print(f"  {kind}: {'no rule yet' if names == ('not-yet',) else ', '.join(names)}")
        return PUBLISH
    rule = known.get(options.rule)
    if rule is None:
        print(f"There is no rule of that name. The rules are: {', '.join(known)}.", file=sys.stderr)
        return NOT_CHECKED
    print(manual.plain(options.rule, rule))
    return PUBLISH


def _sign_off(options: argparse.Namespace) -> int:
    desk_signing.sign_off(_root(options), options.paths)
    return PUBLISH


_FURTHER = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def _new(options: argparse.Namespace) -> int:
    from hub.making import skeleton

    root = _root(options)
    site = read(root)
    known = {agency.id: agency for agency in site.agencies}
    agency = options.agency or _ask("Which agency writes it?", tuple(known))
    if agency not in known:
        raise CouldNotCheck(f"There is no agency of that id. The agencies are: {', '.join(known)}.")
    meeting = options.meeting or _ask("For which meeting?", MEETINGS)
    origin = options.origin or _ask("Where does it come from?", ORIGINS)
    path = root / "exemplars" / f"{agency}-{meeting}.md"
    # A name with a figure would be refused: figures in an address are often a record's number.
    for which in _FURTHER:
        if not path.exists():
            break
        path = root / "exemplars" / f"{agency}-{meeting}-{which}.md"
    if path.exists():
        raise CouldNotCheck(
            f"There are {len(_FURTHER) + 1} such reports. Copy one, and give the copy a new name."
        )
    words = skeleton.exemplar(site, known[agency], meeting, origin)
    path.write_text(words, encoding="utf-8", newline="\n")
    print(f"Written: exemplars/{path.name}")
    print("Answer each heading below its quote, then delete the quote.")
    print("At the top, write a title that tells it apart, the summary, and how it was kept_apart.")
    print("Never write a real name, date or place.")
    print(f"Once it is whole: hub check, then hub sign-off exemplars/{path.name}")
    return PUBLISH


def _ask(question: str, choices: tuple[str, ...]) -> str:
    if not sys.stdin.isatty():
        raise CouldNotCheck(f"{question} Say it on the command line: {', '.join(choices)}.")
    for number, choice in enumerate(choices, start=1):
        print(f"  {number}. {choice}")
    said = input(f"{question} Number: ").strip()
    if said.isdigit() and 0 < int(said) <= len(choices):
        return choices[int(said) - 1]
    raise CouldNotCheck("That is not one of the numbers. Start again.")


def _clean(options: argparse.Namespace) -> int:
    from hub import cleaning

    left = False
    for given in options.paths:
        if not Path(given).is_file():
            raise CouldNotCheck(f"{given}: there is no such file. Check the path.")
        done = cleaning.clean(Path(given), given)
        print("\n".join(done.sentences()))
        left = left or bool(done.left)
    return WITHHELD if left else PUBLISH


def _withdraw(options: argparse.Namespace) -> int:
    from hub import withdrawal

    root = _root(options)
    target = options.site or root / "site"
    if not target.is_dir():
        raise CouldNotCheck(f"{target.name}/: there is no published site here. Build it first.")
    with publishing.alone(target):
        publishing.recover(target)
        gone, findings = withdrawal.withdraw(root, target, options.paths)
    if findings:
        return _tell(findings, len(findings), "text")
    for address in gone:
        print(f"Taken down: {address}")
    print(
        "Remember the copies that outlive it: search engines, printed pages, clones, the history."
    )
    if os.environ.get("CI") is None:
        print("To keep it down, put 'withdrawn: true' in the page's front matter.")
    return PUBLISH


def _audit(options: argparse.Namespace) -> int:
    from hub import audit_returns
    from hub.reading.review_kit import KIT

    site = read(_root(options))
    result = audit_returns.audit(site, options.paths)
    kit = site.data[KIT]
    if not options.whole:
        result = audit_returns.publishable(result, kit)
    print(audit_returns.told(result, kit["not_like_for_like"], whole=options.whole))
    return WITHHELD if result.left_out else PUBLISH
