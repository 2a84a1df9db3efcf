"""From a private authoring repository to the public one: a tree that passed, never its drafts."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from hub import gate, prose_gate
from hub.model import CONTENT, CouldNotCheck, Finding, Site, Withheld
from hub.reading import ALSO, DOCS, EXEMPLARS, read

# What the gate reads.
JUDGED = frozenset((DOCS, EXEMPLARS, *ALSO))
# The code around it, by place: of a program, what it says to people is judged.
CODE = frozenset(
    (
        ".ci", ".devcontainer", ".gitattributes", ".github", ".gitignore", ".yamllint.yml",
        "Makefile", "bench", "film", "hooks", "hub", "overrides", "pyproject.toml", "tests",
    )
)  # fmt: skip
WHO = "Guidance hub"


def publish(root: Path, remote: str, branch: str, send: bool = True) -> int:
    """Sends the last commit's files to a branch of a public repository, as one commit of its own.

    What is judged is what is sent: the files are taken from the commit, not from the folder. The
    public history holds one commit for each publication; drafts, their words and who wrote them
    stay in the private one. Returns how many files stand in the tree. Raises Withheld on a finding,
    CouldNotCheck where the address is that of the repository in which the drafts are kept.
    """
    _refuse_own(root, remote)
    if _git(root, "status", "--porcelain").strip():
        raise CouldNotCheck(
            "Some changes here are not committed. Commit them or put them aside, then publish."
        )
    tree = _git(root, "rev-parse", "HEAD^{tree}").strip()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        listed = _unpack(root, tree, copy)
        site = read(copy)
        judge = gate.Judge(copy)
        findings = [*_strangers(listed, judge), *gate.check(site), *_unread(site)]
        for path in listed:
            if not _judged(path):
                findings += prose_gate.in_code(judge, path, (copy / path).read_bytes())
    if findings:
        raise Withheld(findings, len(listed))
    if send:
        _send(root, remote, branch, tree)
    return len(listed)


def _unpack(root: Path, tree: str, copy: Path) -> list[str]:
    """The files of a tree, written out; attributes that would change or leave out a file are
    not applied, and a link or a submodule is refused, because its target is not in the tree."""
    blobs: dict[str, str] = {}
    for entry in _git(root, "ls-tree", "-r", "-z", "--full-tree", tree).split("\0"):
        if not entry:
            continue
        about, _, path = entry.partition("\t")
        mode, _, blob = about.split(" ")
        if mode not in ("100644", "100755"):
            raise CouldNotCheck(f"{path}: this is a link to another place. Put the file itself.")
        blobs[path] = blob
    wanted = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    said = io.BytesIO(_bytes(root, "cat-file", "--batch", given=wanted))
    for path in blobs:
        size = int(said.readline().split()[2])
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(said.read(size))
        said.read(1)  # the line end after each file
    return list(blobs)


def _judged(path: str) -> bool:
    # Of the others only the file: a folder called README.md is read by nobody.
    return path in JUDGED or path.startswith((f"{DOCS}/", f"{EXEMPLARS}/"))


def _strangers(listed: list[str], judge: gate.Judge) -> Iterator[Finding]:
    """Files that stand where nothing judges them: no page, no program, and no data by name; and
    what the names of the others say."""
    code_files = [path for path in listed if not _judged(path)]
    named = prose_gate.called(judge, code_files)
    yield from (found for found in named if found.rule not in prose_gate.own(found.path))
    for path in code_files:
        code = PurePosixPath(path).parts[0] in CODE
        read = code and (prose_gate.is_one(path, prose_gate.PROSE) or prose_gate.is_program(path))
        known = prose_gate.is_one(path, prose_gate.DATA_FILES)
        if not (read or known or prose_gate.is_one(path, prose_gate.INVENTED)):
            yield Finding(path, 1, 1, 0, 0, "unread-place", CONTENT, prose_gate.UNREAD)


def _unread(site: Site) -> Iterator[Finding]:
    """The findings in the words of pages taken down and in their names: no site shows them, and a
    repository would."""
    yield from gate.named(site)
    judge = gate.Judge(site.root)
    for source in site.sources:
        if gate.withdrawn(source):
            yield from judge.text(source)


def _address(root: Path, remote: str) -> str:
    """The address of a remote, by its name or as it is given, without what makes no difference."""
    known = _git(root, "remote").split()
    said = _git(root, "remote", "get-url", remote).strip() if remote in known else remote
    place = Path(said)
    address = str(place.resolve()) if place.exists() else said
    return address.rstrip("/").removesuffix(".git").rstrip("/")


def _refuse_own(root: Path, remote: str) -> None:
    """Raises CouldNotCheck where what is committed here is fetched from the address: it is no
    public repository."""
    branch = _git(root, "rev-parse", "--abbrev-ref", "HEAD").strip()
    followed = _git(root, "for-each-ref", "--format=%(upstream:remotename)", f"refs/heads/{branch}")
    own = followed.strip() or "origin"
    if own in _git(root, "remote").split() and _address(root, own) == _address(root, remote):
        raise CouldNotCheck(
            "This is the repository in which you work: its history holds the drafts. Give the"
            " address of the public one after --to. Nothing was sent."
        )


def _send(root: Path, remote: str, branch: str, tree: str) -> None:
    fetched = subprocess.run(  # noqa: S603
        [*_GIT, "ls-remote", "--exit-code", "--heads", "--", remote, f"refs/heads/{branch}"],
        cwd=root, capture_output=True, text=True, check=False, env=_environment(),
    )  # fmt: skip
    parents: list[str] = []
    if fetched.returncode == 0:
        _git(root, "fetch", "--quiet", "--no-tags", "--", remote, f"refs/heads/{branch}")
        tip = _git(root, "rev-parse", "FETCH_HEAD").strip()
        if _git(root, "rev-parse", f"{tip}^{{tree}}").strip() == tree:
            return  # the public repository holds exactly this already
        if not _is_hub(_git(root, "ls-tree", "--name-only", tip).split("\n")):
            raise CouldNotCheck(
                f"The branch {branch} there holds something else. Give the address of a new"
                " repository, or another name after --branch. Nothing was sent."
            )
        parents = ["-p", tip]
    elif fetched.returncode != 2:  # 2: the repository answers and has no such branch yet
        raise CouldNotCheck(_NO_ANSWER)
    commit = _git(root, "commit-tree", *parents, "-m", "Publish what passed the gate", tree).strip()
    _git(root, "push", "--quiet", "--", remote, f"{commit}:refs/heads/{branch}")


# What a service puts into a new repository by itself.
_NEW = frozenset(("", "README.md", "LICENSE", "LICENCE", ".gitignore"))


def _is_hub(names: Sequence[str]) -> bool:
    return "mkdocs.yml" in names or _NEW.issuperset(names)


_GIT = ("git", "-c", "core.quotePath=off")
_NO_ANSWER = (
    "The public repository does not answer, or does not let you write. Check its address and"
    " your access, then try again. Nothing was sent."
)


def _environment() -> Mapping[str, str]:
    """Names the publisher by role and without an address: a public commit shows them for good."""
    said = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    for role in ("AUTHOR", "COMMITTER"):
        said |= {f"GIT_{role}_NAME": WHO, f"GIT_{role}_EMAIL": "hub@publisher.invalid"}
    return {**os.environ, **said}


def _bytes(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers. Its own words are never shown: they may hold an address with a key."""
    try:
        done = subprocess.run(  # noqa: S603
            [*_GIT, *arguments],
            cwd=root,
            input=given,
            capture_output=True,
            check=False,
            env=_environment(),
        )
    except FileNotFoundError:
        raise CouldNotCheck("git is not installed. Install it, then try again.") from None
    if done.returncode:
        if arguments[0] in ("push", "fetch"):
            raise CouldNotCheck(_NO_ANSWER)
        raise CouldNotCheck(
            "This folder is not the working copy of a git repository with a commit in it."
        )
    return done.stdout


def _git(root: Path, *arguments: str) -> str:
    return _bytes(root, *arguments).decode("utf-8", "surrogateescape")
