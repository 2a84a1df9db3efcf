"""Files become things: the only rooms that open files."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hub.memory import remembered
from hub.model import CARRIER, EXEMPLAR, PAGE, CouldNotCheck, Problem, Site, Source
from hub.reading import (
    address,
    agencies,
    colours,
    evidence,
    exemplars,
    form_words,
    front_matter,
    needed,
    partnership,
    review_kit,
    template,
    timetable,
)
from hub.reading.text import Unreadable, Views, decode

DOCS = "docs"
EXEMPLARS = "exemplars"
LOOK = "overrides/assets"  # styles, scripts and icons, served as they are
# Beside docs/ and exemplars/: what the repository itself shows the world.
ALSO = ("README.md", "CHANGELOG.md", "mkdocs.yml", "film/storyboard.yml")
AUDIT = "docs/audit/audit.yml"
YAML = (".yml", ".yaml")
TEXT = (".md", *YAML)
LARGEST_TEXT = 2_000_000  # bytes; a longer page is no page


def walk(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Every file below a folder, in order, with what is wrong with it as a file, if anything.

    Raises CouldNotCheck where a folder cannot be opened: what stands in it was not judged.
    """
    top = root / folder
    for directory, folders, names in os.walk(top, onerror=not_opened):
        folders.sort()
        here = Path(directory)
        for name in list(folders):
            if (here / name).is_symlink():
                folders.remove(name)
                yield (here / name).relative_to(root).as_posix(), _LINK
        for name in sorted(names):
            path = here / name
            mode = path.lstat().st_mode
            trouble = "" if stat.S_ISREG(mode) else _LINK if stat.S_ISLNK(mode) else _ODD
            yield path.relative_to(root).as_posix(), trouble


_LINK = "This is a link to another place. Put the file itself here, or delete the link."
_ODD = "This is not an ordinary file. Delete it."


def not_opened(error: OSError) -> None:
    """Raises CouldNotCheck for a folder that cannot be listed."""
    name = Path(error.filename or "?").name
    raise CouldNotCheck(
        f"{name}: this folder cannot be opened. Give yourself the right to read it."
    )


def read_bytes(path: Path, limit: int) -> bytes:
    """A file's bytes. Raises Unreadable with a plain sentence where it cannot be had."""
    if path.exists() and not path.is_file():
        raise Unreadable(_ODD)  # a pipe would be waited for without end
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        raise Unreadable("This file cannot be opened. Check that you may read it.") from None
    if len(data) > limit:
        raise Unreadable(
            f"This file is larger than {limit // 1_000_000} MB. Shorten it, or split it in two."
        )
    return data


@remembered
def source(path: str, data: bytes, audience: str) -> tuple[Source, list[Problem]]:
    """One file as a text to judge. Raises Unreadable where it is no text."""
    text = decode(data)
    if path.endswith(".md"):
        meta, body, body_line, problems = front_matter.split(text, path)
        return Source(
            path, audience, text, Views(text, "markdown"), meta, body, body_line
        ), problems
    return Source(path, audience, text, Views(text, "data"), {}, text, 1), []


def name_of(path: str, audience: str) -> Source:
    """A file's name as a text to judge, with those of the folders it stands in: they are published
    too, in addresses."""
    first, *inside = path.split("/")
    # Above the repository's own folders stands what is nobody's to judge: a home, a disk.
    ours = (first in (DOCS, EXEMPLARS) and inside) or path.startswith(f"{LOOK}/")
    words = address.words("/".join(inside) if ours else Path(path).name)
    return Source(path, audience, words, Views(words, "data"), named=True)


def read(root: Path) -> Site:
    """Everything the hub publishes from, under a root. Faults become problems, all at once.

    Raises CouldNotCheck where docs/ or exemplars/ is not there: an absent folder is no pass.
    """
    if not any((root / name).exists() for name in (DOCS, EXEMPLARS, "mkdocs.yml")):
        raise CouldNotCheck(
            "This folder is no guidance hub. Go to the folder of its repository, or name it:"
            " hub --root FOLDER COMMAND."
        )
    for folder in (DOCS, EXEMPLARS):
        if not (root / folder).is_dir():
            raise CouldNotCheck(f"{folder}/ is not there. Restore the folder (it may be empty).")
    sources, data, files, problems = _read_files(root)
    pages = [s for s in sources if not s.named]
    there = {s.path for s in pages} | {p.path for p in problems} | set(files)
    problems += needed.problems(root, pages, there)
    sections, wrong_sections = template.sections(pages)
    known, wrong_agencies = agencies.agencies(pages, [section.id for section in sections])
    reports, wrong_reports = exemplars.exemplars(pages, known)
    audit = next((s.text for s in pages if s.path == AUDIT), "")
    figures, wrong_figures = evidence.figures(data.get(AUDIT), audit)
    for rule, wrongs in (
        ("report-section", wrong_sections),
        ("agency", wrong_agencies),
        ("model-report", wrong_reports),
        ("audit-figure", wrong_figures),
        ("report-date", timetable.problems(data, {s.path: s.text for s in pages})),
        ("form-words", form_words.problems(data)),
        ("partnership", partnership.problems(data)),
        ("colours", colours.problems(colours.FILE.read_text(encoding="utf-8"))),
        ("review-kit", review_kit.problems(data, frozenset(figure.id for figure in figures))),
    ):
        told = unexplained(problems)
        problems += [Problem(rule, *wrong) for wrong in wrongs if told(rule, wrong[0])]
    return Site(
        root=root,
        sources=tuple(sources),
        sections=sections,
        agencies=known,
        exemplars=reports,
        figures=figures,
        data=data,
        files=tuple(files),
        problems=tuple(problems),
    )


# A file with one of these faults says nothing.
UNREAD = ("front-matter", "unreadable-file", needed.RULE)
# Whoever speaks of these says nothing true while one of them cannot be read.
_RESTS_ON = {
    "agency": ("docs/report/sections/",),
    "model-report": ("docs/agencies/",),
    "review-kit": (AUDIT,),
    "unanswered-section": ("docs/report/sections/", "docs/agencies/"),
}


def unexplained(problems: Sequence[Problem]) -> Callable[[str, str], bool]:
    """Whether a fault that a rule finds in a file is one of its own, and not one that follows from
    a file that could not be read: that one is told."""
    broken = {one.path for one in problems if one.rule in UNREAD}

    def told(rule: str, path: str) -> bool:
        rests_on = _RESTS_ON.get(rule, ())
        return path not in broken and not any(
            one.startswith(rests_on) for one in broken if rests_on
        )

    return told


def _read_files(
    root: Path,
) -> tuple[list[Source], dict[str, Any], list[str], list[Problem]]:
    """The texts under a root with their names, what its data files say, its other files, and what
    could not be read."""
    sources: list[Source] = []
    data: dict[str, Any] = {}
    files: list[str] = []
    problems: list[Problem] = []
    listed = [*walk(root, DOCS), *walk(root, EXEMPLARS)]
    listed += walk(root, LOOK) if (root / LOOK).is_dir() else []
    listed += [(name, "") for name in ALSO if (root / name).is_file()]
    for path, trouble in listed:
        audience = _audience(path)
        if trouble:
            problems.append(Problem("unreadable-file", path, 1, trouble))
            continue
        if not path.endswith(TEXT):
            files.append(path)
            continue
        try:
            found, wrong = source(path, read_bytes(root / path, LARGEST_TEXT), audience)
        except Unreadable as error:
            problems.append(Problem("unreadable-file", path, 1, str(error)))
            continue
        if path in ALSO and path.endswith(".md"):
            wrong = []  # the repository's own pages carry no front matter
        elif path in ALSO:
            wrong = front_matter.faults(found.text, path)
        elif path.endswith(YAML):
            said, wrong = front_matter.load(found.text, path)
            if not wrong:  # what a broken file leaves undone is no further fault
                data[path] = said
        problems += wrong
        sources += [found, name_of(path, audience)]
    return sources, data, files, problems


def _audience(path: str) -> str:
    if path.endswith(YAML):
        return CARRIER
    return EXEMPLAR if path.startswith(f"{EXEMPLARS}/") else PAGE
