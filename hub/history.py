"""What git still holds: every file of every version, every message, every name.

Taking a page down does not take it out of the history, and whoever clones the repository has all
of it. This looks through everything that a branch, a tag or any other name leads to, and says
which commit and which path to purge, never what was found.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from hub import report
from hub.model import ASSETS, CouldNotCheck, Finding
from hub.second_process import Shared

CheckText = Callable[[str, bytes], list[Finding]]
CheckName = Callable[[str], list[Finding]]

LARGEST = 40_000_000
_RULE = "history"
_SHORT = 12
_PART = 40  # versions that are looked at together
_COST = 10_000  # characters of text that take as long to judge as a version, about
_FIXED = (
    "git",
    "--no-replace-objects",
    "--no-optional-locks",
    "-c",
    "core.quotePath=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "diff.external=",
)
# Names of program files are words of the trade; what stands in them is looked at all the same.
_PROGRAMS = (".py", ".js", ".css", ".html", ".toml", ".lock", ".typ", ".sh", ".ttf")


@dataclass(frozen=True, order=True)
class Held:
    """One thing found that git still holds: the finding, with the path it had or what else it
    stands in ("commit 0123456789ab"), the commits that brought it in or took it out, what to do
    about it, and whether the last commit still has it."""

    finding: Finding
    commits: tuple[str, ...] = ()
    todo: str = ""
    now: bool = False

    def as_finding(self) -> Finding:
        """The finding with its place in the history and what to do in its message."""
        return replace(self.finding, message=f"{self.todo} {self.finding.message}")


@dataclass(frozen=True)
class Looked:
    """What a look through the history found, and how much it looked at: versions of files,
    messages of commits and tags."""

    held: tuple[Held, ...]
    versions: int
    messages: int


def look_through(
    root: Path, check_text: CheckText, since: str = "", check_name: CheckName | None = None
) -> Looked:
    """Everything in what git holds that may not be published, each with where to purge it.

    `check_text(path, data)` judges bytes as if they were a file at `path` now, and
    `check_name(path)` the name of such a file; without it, a name is judged as any text. What a
    commit named by `since` already held is left out. Raises CouldNotCheck in public CI, whose log
    would be a map to the leak, where the history is not whole, and where there is no such commit.
    """
    _refuse_in_public()
    _refuse_without_history(root)
    which = ("--all", "--reflog", *_left_out(root, since))
    versions = _paths(root, which)
    messages = list(_messages(root, which))
    held = {
        *_in_files(root, versions, check_text, check_name),
        *_in_messages(messages, check_text),
        *_in_names(root, check_text),
    }
    return Looked(tuple(sorted(held)), len(versions), len(messages))


def _left_out(root: Path, since: str) -> tuple[str, ...]:
    if not since:
        return ()
    try:
        said = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", since + "^{commit}"
        )
    except CouldNotCheck:
        raise CouldNotCheck(f"{since}: there is no such commit here. Check its name.") from None
    return (f"^{said.decode('ascii').strip()}",)


def author_addresses(root: Path) -> int:
    """How many different e-mail addresses of authors and committers the history holds.

    Counted and never shown: whoever clones the repository can read them all.
    """
    _refuse_in_public()
    _refuse_without_history(root)
    said = _git(root, "log", "--all", "--format=%ae%x00%ce%x00", "--no-show-signature")
    return len({one.strip() for one in said.split(b"\0") if one.strip()})


def _refuse_in_public() -> None:
    if report.is_public():
        raise CouldNotCheck(
            "The history is not checked where others can read the log, since the log would show"
            " where to look. Run `hub history` on your own computer."
        )


def _refuse_without_history(root: Path) -> None:
    try:
        inside = _git(root, "rev-parse", "--is-shallow-repository").strip()
    except CouldNotCheck:
        raise CouldNotCheck(
            "There is no git history here. Run this in a full clone of the repository."
        ) from None
    if not _git(root, "rev-list", "--all", "--reflog", "--max-count=1").strip():
        raise CouldNotCheck("There is no commit yet, so there is no history to look through.")
    if inside != b"false":
        raise CouldNotCheck(
            "This clone holds only part of the history. Run `git fetch --unshallow`, then again."
        )


def _in_files(
    root: Path,
    paths: Mapping[str, set[str]],
    check_text: CheckText,
    check_name: CheckName | None,
) -> Iterator[Held]:
    """Each version of each file is judged once, under each name it ever had."""
    yield from _in_paths(paths, check_name or (lambda name: check_text("history.txt", _in(name))))
    judged: dict[str, list[tuple[str, Finding]]] = {}

    def look(blobs: list[str]) -> list[tuple[str, str, Finding]]:
        return [
            (blob, path, finding)
            for blob, data in _blobs(root, blobs)
            for path in sorted(paths[blob])
            for finding in _judged(path, data, check_text)
        ]

    blobs = list(paths)
    parts = [blobs[start : start + _PART] for start in range(0, len(blobs), _PART)]
    for found in Shared(look, parts, [_COST * len(part) for part in parts]).answers():
        for blob, path, finding in found:
            judged.setdefault(blob, []).append((path, finding))
    present = _present(root) if judged else frozenset()
    for blob, found_there in judged.items():
        commits = _commits_with(root, blob)
        for path, finding in found_there:
            yield _placed(finding, path, commits, now=(path, blob) in present)


def _present(root: Path) -> frozenset[tuple[str, str]]:
    """The files of the last commit, each with its version; none where there is no commit here."""
    try:
        listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", "HEAD")
    except CouldNotCheck:
        return frozenset()
    entries = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
    return frozenset(
        (path.decode("utf-8", "replace"), about.split()[2].decode("ascii"))
        for about, _, path in entries
    )


def _in(name: str) -> bytes:
    """The words in the name of a file; of a program's none, as they are words of the trade."""
    plain = "" if name.endswith(_PROGRAMS) else name.removesuffix(PurePosixPath(name).suffix)
    return re.sub(r"[/_.-]+", " ", plain).encode("utf-8", "replace")


def _in_paths(paths: Mapping[str, set[str]], check_name: CheckName) -> Iterator[Held]:
    """The names that files ever had. The name itself is what was found, so it is not shown."""
    seen: set[str] = set()
    for blob, names in sorted(paths.items()):
        for name in sorted(names - seen):
            seen.add(name)
            where = f"a file name, object {blob[:_SHORT]}"
            for finding in check_name(name):
                yield Held(replace(finding, path=where, column=1, start=0, end=0), todo=_IN_PATH)


def _judged(path: str, data: bytes | None, check_text: CheckText) -> list[Finding]:
    if data is None:
        message = "This version is too large to check. Look at it by hand."
        return [Finding(path, 1, 1, 0, 0, _RULE, ASSETS, message)]
    return check_text(path, data)


def shown(commits: Iterable[str]) -> str:
    """Commits in words: the first three by their short names, and how many more."""
    first, *rest = [commit[:_SHORT] for commit in commits] or ["that a name leads to"]
    more = f" and {len(rest) - 2} more" if len(rest) > 2 else ""
    return ", ".join((first, *rest[:2])) + more


def _placed(finding: Finding, path: str, commits: list[str], *, now: bool) -> Held:
    """A finding in the words of the history: which commits, which path. Offsets are of no use."""
    todo = (
        f"Still in the history, in commit {shown(commits)}. Purge this path from every version,"
        " as 'A leak happened' describes."
    )
    placed = replace(finding, path=path, column=1, start=0, end=0)
    return Held(placed, tuple(commits), todo, now)


def _messages(root: Path, which: Iterable[str]) -> Iterator[tuple[str, bytes, str]]:
    """Each commit's message and each tag's note: where it stands, its words, and what to do where
    something is found in it."""
    listed = _git(root, "rev-list", *which).decode("ascii").split()
    for commit, data in _objects(root, listed):
        yield f"commit {commit[:_SHORT]}", data.partition(b"\n\n")[2], _IN_MESSAGE
    tags = _git(root, "for-each-ref", "--format=%(objecttype) %(objectname)").decode("ascii")
    annotated = [line.split()[1] for line in tags.splitlines() if line.startswith("tag ")]
    for tag, data in _objects(root, annotated):
        yield f"tag {tag[:_SHORT]}", data.partition(b"\n\n")[2], _IN_TAG


def _in_messages(
    messages: Iterable[tuple[str, bytes, str]], check_text: CheckText
) -> Iterator[Held]:
    for where, words, todo in messages:
        yield from _said(where, words, check_text, todo)


_IN_MESSAGE = "This commit's message has to be written again, and every later commit with it."
_IN_TAG = "Delete this tag here and on the server, and make it again with another message."
_IN_PATH = "Purge the path that this object stands under (`git log --all --find-object` shows it)."
_IN_NAME = "Rename this branch or tag here and on the server. Git shows it as object"


def _in_names(root: Path, check_text: CheckText) -> Iterator[Held]:
    """Names of branches and tags. The name itself is what was found, so it is not shown."""
    said = _git(root, "for-each-ref", "--format=%(objectname) %(refname)")
    for line in said.splitlines():
        identity, _, name = line.partition(b" ")
        words = re.sub(rb"[/_.-]+", b" ", name.removeprefix(b"refs/"))
        where = f"a name for {identity.decode('ascii')[:_SHORT]}"
        yield from _said(
            where, words, check_text, f"{_IN_NAME} {identity.decode('ascii')[:_SHORT]}."
        )


def _said(where: str, data: bytes, check_text: CheckText, todo: str) -> Iterator[Held]:
    for finding in check_text("history.txt", data):
        yield Held(replace(finding, path=where, column=1, start=0, end=0), todo=todo)


def _paths(root: Path, which: Iterable[str]) -> Mapping[str, set[str]]:
    """Every blob that any name leads to, and every path it ever had."""
    paths: dict[str, set[str]] = {}
    said = _git(root, "rev-list", *which, "--objects", "--no-object-names")
    reachable = {line.decode("ascii") for line in said.split()}
    log = _git(
        root, "log", *which, "--root", "-m", "--raw", "--no-abbrev", "--no-renames",
        "-z", "--format=", "--no-ext-diff", "--no-textconv",
    )  # fmt: skip
    fields = log.split(b"\0")
    for number, entry in enumerate(fields):
        if entry.startswith(b":") and number + 1 < len(fields):
            blob = entry.split()[3].decode("ascii")
            if blob in reachable:
                paths.setdefault(blob, set()).add(fields[number + 1].decode("utf-8", "replace"))
    kinds = _git(
        root, "cat-file", "--batch-check=%(objectname) %(objecttype)",
        given="\n".join(sorted(reachable - set(paths))).encode("ascii"),
    )  # fmt: skip
    for line in kinds.decode("ascii").splitlines():
        identity, _, kind = line.partition(" ")
        if kind == "blob":  # held by a tag or a note alone
            paths[identity] = {f"object-{identity[:_SHORT]}"}
    return paths


def _commits_with(root: Path, blob: str) -> list[str]:
    """The commits that brought a blob in or took it out; only asked for what was found."""
    said = _git(root, "log", "--all", "--reflog", "-m", f"--find-object={blob}", "--format=%H")
    return list(dict.fromkeys(said.decode("ascii").split()))


def _blobs(root: Path, blobs: list[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each blob with its bytes; None for one too large to judge."""
    sizes = _git(
        root, "cat-file", "--batch-check=%(objectname) %(objectsize)",
        given="\n".join(blobs).encode("ascii"),
    ).decode("ascii")  # fmt: skip
    small: list[str] = []
    for line in sizes.splitlines():
        identity, _, size = line.partition(" ")
        if size.isdigit() and int(size) <= LARGEST:
            small.append(identity)
        else:
            yield identity, None
    yield from _objects(root, small)


def _objects(root: Path, identities: list[str]) -> Iterator[tuple[str, bytes]]:
    """Objects one after another from one process, so that the largest is all that is held."""
    if not identities:
        return
    process = subprocess.Popen(  # noqa: S603 - fixed words and hashes that git gave
        [*_FIXED, "cat-file", "--batch"],
        cwd=root,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    inward, outward = process.stdin, process.stdout
    if inward is None or outward is None:
        raise CouldNotCheck("git could not be started. Install git, then run this again.")
    try:
        for identity in identities:
            inward.write(identity.encode("ascii") + b"\n")
            inward.flush()
            head = outward.readline().split()
            if len(head) != 3:
                raise CouldNotCheck(
                    "Part of the history cannot be read. Run `git fsck`, or take a fresh clone."
                )
            data = outward.read(int(head[2]))
            outward.read(1)
            yield identity, data
    finally:
        inward.close()
        outward.close()
        process.terminate()
        process.wait()


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git says to fixed words. Its complaints may hold names: they are not passed on."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and hashes that git gave
            [*_FIXED, *words],
            cwd=root,
            env=_environment(),
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise CouldNotCheck("git could not be started. Install git, then run this again.") from None
    if done.returncode:
        raise CouldNotCheck("git could not read the history. Run `git fsck`, then run this again.")
    return done.stdout


def _environment() -> dict[str, str]:
    """Our own surroundings without whatever would send git to another repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat"}
