"""What is written for people among the code: notes, forms, and the comments of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from hub.file_gate import Judge
from hub.model import CARRIER, CONTENT, PAGE, Finding
from hub.reading import comments, source
from hub.reading.text import Unreadable
from hub.rules.words import given

# Notes and forms that people fill in: every word of them is judged.
PROSE = ("*.md", "*.markdown", ".github/ISSUE_TEMPLATE/*.yml")
# Examples of leaks that tests judge.
INVENTED = ("tests/leaks/*", "tests/clean/*", "hub/rules/privacy/*.py")
# Where fonts, voices and tools come from, their makers are named.
_CREDITS = ("film/fonts/*", "film/narration/*", "film/README.md", "bench/documents.py")
_OF_MAKERS = ("unknown-name", "account-handle", "email-address")
# Words of programs stand there: of those that no dictionary holds, only first names count.
_OF_CODE = ("unlisted-word", "joined-word")
# In programs, what they call their own: CouldNotCheck, LUFS.
_OWN = re.compile(r"[A-Z]{2}|[a-z][A-Z]")


def is_one(path: str, forms: Iterable[str]) -> bool:
    """Whether a path fits one of some forms; in a form, * stands for anything."""
    return any(fnmatchcase(path, form) for form in forms)


def is_program(path: str) -> bool:
    """Whether a file is code with comments that can be told from it."""
    part = PurePosixPath(path)
    return part.suffix.lower() in comments.KINDS and bool(part.suffix or part.name[0] != ".")


def judge(judge_of_texts: Judge, path: str, data: bytes) -> Iterator[Finding]:
    """Every finding in what one file of the code says to people, on its own line.

    The examples of the rules and of the tests are left out: they hold invented identifiers.
    """
    whole = is_one(path, PROSE)
    if is_one(path, INVENTED) or not (whole or is_program(path)):
        return
    text = data.decode("utf-8", "replace")
    if not whole:
        text = comments.comments(path, text)
    try:
        one, _ = source(path, text.encode(), CARRIER if path.endswith(".yml") else PAGE)
    except Unreadable as error:
        yield Finding(path, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error))
        return
    for found in judge_of_texts.text(one):
        said = one.text[found.start : found.end]
        if found.rule in _OF_CODE and (len(said) < 5 or said.lower() not in given()):
            continue
        if found.rule in _OF_MAKERS and is_one(path, _CREDITS):
            continue
        if found.rule == "unknown-name" and not whole and _OWN.search(said):
            continue
        yield found
