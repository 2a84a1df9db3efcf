"""What is written for people among the code: notes, forms, and the comments of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from hub import draft_bundle, rules
from hub.model import BUILT, CARRIER, CONTENT, PAGE, PRIVACY, Finding, Source
from hub.reading import (
    LARGEST_TEXT,
    LOOK,
    address,
    comments,
    data_files,
    name_of,
    read_bytes,
    source,
    walk,
)
from hub.reading.files.contents import Broken
from hub.reading.text import DATA, Unreadable, Views
from hub.rules.words import given
from hub.verdicts import Verdicts

if TYPE_CHECKING:
    from hub.file_gate import Judge

# Notes and forms that people fill in: every word of them is judged.
PROSE = ("*.md", "*.markdown", ".github/ISSUE_TEMPLATE/*.yml")
# Programs with nothing to read but their comments, by where they may stand.
_PROGRAMS = (
    "*.py", ".ci/due", ".ci/published", ".ci/run", ".ci/stays-down", ".gitattributes",
    ".github/CODEOWNERS", ".github/workflows/*.yml", ".gitignore", ".yamllint.yml", "Makefile",
    "bench/peers/*.in", "hub/making/*.conf", "hub/making/*.html", "hub/making/*.typ",
    "hub/rules/contacts.yml", "hub/tokens.yml", "overrides/*.html", "overrides/*/*.html",
    "overrides/*/*/*.html", "overrides/assets/*.css", "overrides/assets/*.svg",
    "overrides/assets/js/*.js", "pyproject.toml",
)  # fmt: skip
# Lists of files for programs: the names in them say whom files are about that stay at home.
_LISTS = (".gitattributes", ".github/CODEOWNERS", ".gitignore")
_ROLE = re.compile(r"(?<=\s)@[\w./-]+")  # whom the service asks
# Data of the code, by name, and what has a licence of its own: lists of words and versions, fonts,
# sound, figures that a page shows. Anything else that is no program was judged by nothing.
DATA_FILES = (
    ".devcontainer/devcontainer.json", "LICENCE", "LICENSE", "bench/figures/*.json",
    "bench/peers/*.lock",
    "film/film.lock.json", "film/fonts/*.ttf", "film/fonts/OFL.txt",
    "film/narration/human/.gitkeep", "film/narration/recipe.json",
    "film/narration/synthetic/*.flac", "hub/making/fonts/*.ttf",
    "hub/making/fonts/OFL.txt", "hub/rules/classes.csv",
    "hub/rules/words/LICENCE.txt", "hub/rules/words/also-names.txt", "hub/rules/words/*.txt.gz",
    "hub/rules/words/deeds.txt", "hub/rules/words/kept.txt", "hub/rules/words/standing.txt",
    "hub/rules/words/struck.txt", "hub/rules/words/surnames-too.txt", "hub/rules/words/telling.txt",
    "package-lock.json", "package.json", "requirements-node.lock",
    "requirements-test.lock", "requirements.lock",
)  # fmt: skip
# Whose makers are named in it, and what in other data only looks like something else.
_MAKERS = ("email-address", "named-place", "street-address", "unknown-name", "web-address")
_SAYS = {
    ".devcontainer/devcontainer.json": ("web-address",),
    "*.lock": ("phone-number", "unknown-name"),  # versions that are days
    "film/fonts/*": _MAKERS,
    "hub/making/fonts/*": _MAKERS,
    "hub/rules/words/LICENCE.txt": _MAKERS,
    "hub/rules/words/kept.txt": ("person-name",),
    "package-lock.json": ("account-handle",),
}
# Examples of leaks that tests judge.
INVENTED = (
    "tests/leaks/*.md", "tests/leaks/*.txt", "tests/leaks/*/*.md", "tests/leaks/*/*.txt",
    "tests/leaks/*/*.yml", "tests/clean/*.md", "tests/clean/*/*.md", "tests/clean/*.txt",
    "hub/rules/privacy/*.py",
)  # fmt: skip
UNREAD = "The gate does not read this place. Move it to docs/ or exemplars/, or delete it."
# Where fonts, voices and tools come from, their makers are named.
_CREDITS = ("film/fonts/*", "film/narration/*", "film/README.md", "bench/documents.py")
_OF_MAKERS = ("unknown-name", "account-handle", "email-address")
# Words of programs stand there: of those that no dictionary holds, only first names count.
_OF_CODE = ("unlisted-word", "joined-word")
_WORD = re.compile(r"[^a-z]+")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")  # of what a program calls its own: readDate
_NAME = "unknown-name"
_FONTS = frozenset(["georgia"])
# In programs, what they call their own: CouldNotCheck, LUFS.
_OWN = re.compile(r"[A-Z]{2}|[a-z][A-Z]")


Code = tuple[str, bytes, str]  # the path of a file, what it holds, and the mark of its verdict


def is_one(path: str, forms: Iterable[str]) -> bool:
    """Whether a path fits one of some forms: * stands for anything within one name, and a form
    without a folder fits in every folder."""
    return any(
        fnmatchcase(path.rpartition("/")[2] if "/" not in form else path, form)
        and ("/" not in form or form.count("/") == path.count("/"))
        for form in forms
    )


def is_program(path: str) -> bool:
    """Whether a file is code with comments that can be told from it."""
    return is_one(path, _PROGRAMS)


def called(judge_of_texts: Judge, paths: Iterable[str]) -> Iterator[Finding]:
    """The findings in the names of files of the code: whom a note is about may stand there."""
    for found in judge_of_texts.names([name_of(path, CARRIER) for path in paths]):
        if found.path == ".github/CODEOWNERS":
            continue  # the name that the service wants
        if found.rule not in _OF_CODE or _names_somebody(found.path):
            yield found


def names(path: str, data: bytes) -> Iterator[Finding]:
    """The first names among the words of a program that is served as it is, quoted or not. Its own
    words are many, so only names that are no plain English word count."""
    text = data.decode("utf-8", "replace")
    for found in _PART.finditer(text):
        word = found[0].lower()
        if len(word) > 4 and word in given() and word not in _FONTS:
            line = text.count("\n", 0, found.start()) + 1
            rule = rules.privacy_rules()[_NAME]
            yield Finding(path, line, 1, *found.span(), _NAME, PRIVACY, rule.instead)


def _with_names(text: str) -> str:
    """A list of files with each name read as an address is, on its own line; remarks stay."""
    return "\n".join(
        line if line.startswith("#") else address.words(_ROLE.sub("", line)).replace("\n\n", " ; ")
        for line in text.split("\n")
    )


def _names_somebody(path: str) -> bool:
    return any(len(word) > 4 and word in given() for word in _WORD.split(path.lower()))


# A template is a program too: these rules are for Markdown, and would find its code.
_OF_TEMPLATES = ("page-program", "encoded-text", "coordinates")


def is_template(path: str) -> bool:
    """Whether the words of a file stand on every page."""
    return path.startswith("overrides/") and path.endswith((".html", ".htm"))


def templates(root: Path, judge_of_texts: Judge, verdicts: Verdicts) -> Iterator[Finding]:
    """Every finding in the templates; one that is known to be clean is not judged again."""
    for path, trouble in (
        walk(root, LOOK.partition("/")[0]) if (root / LOOK).parent.is_dir() else ()
    ):
        if path.startswith(f"{LOOK}/") or not (trouble or ".htm" in path.lower()):
            continue
        try:
            if trouble:
                raise Unreadable(trouble)
            data = read_bytes(root / path, LARGEST_TEXT)
        except Unreadable as error:
            yield Finding(path, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error))
            continue
        key = verdicts.key("template", path, data)
        if verdicts.clean(key):
            continue
        found = list(template(judge_of_texts, path, data))
        if not found:
            verdicts.note(key)
        yield from found


def template(judge_of_texts: Judge, path: str, data: bytes) -> Iterator[Finding]:
    """Every finding in one template: judged as a page is."""
    try:
        one, _ = source(path, data, PAGE)
    except Unreadable as error:
        yield Finding(path, 1, 1, 0, 0, "unreadable-file", CONTENT, str(error))
        return
    for each in judge_of_texts.judged(one):
        code = one.text[max(0, each.start - 3) : each.end].endswith(("<meta", "{% elif"))
        if each.rule not in _OF_TEMPLATES and not code:
            yield each


def judge(judge_of_texts: Judge, path: str, data: bytes) -> Iterator[Finding]:
    """Every finding in what one file of the code says to people, on its own line.

    The examples of the rules and of the tests are left out: they hold invented identifiers.
    """
    whole = is_one(path, PROSE)
    if is_one(path, INVENTED) or not (whole or is_program(path)):
        return
    text = data.decode("utf-8", "replace")
    if not whole:
        text = _with_names(text) if path in _LISTS else comments.comments(path, text)
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


def unjudged(root: Path, verdicts: Verdicts) -> list[Code]:
    """The code that the page "Check a draft" gives to its readers, but for what is known to be
    clean: the path, the bytes and the mark of each file."""
    parts = draft_bundle.parts(root) if draft_bundle.is_wanted(root) else ()
    code = [(p, data, verdicts.key("code", p, data)) for p, data in parts if p.startswith("hub/")]
    return [one for one in code if not verdicts.clean(one[2])]


def handed_out(code: Sequence[Code], judge_of_texts: Judge, verdicts: Verdicts) -> list[Finding]:
    """Every finding in such code, judged as it is where it is sent to the public repository."""
    names = called(judge_of_texts, [path for path, _, _ in code])
    every = [found for found in names if found.rule not in own(found.path)]
    for path, data, _ in code:
        every += in_code(judge_of_texts, path, data)
        if not (is_one(path, (*PROSE, *DATA_FILES, *INVENTED)) or is_program(path)):
            every.append(Finding(path, 1, 1, 0, 0, "unread-place", CONTENT, UNREAD))
    wrong = {found.path for found in every}
    for path, _, mark in code:
        if path not in wrong:
            verdicts.note(mark)
    return every


def in_code(judge_of_texts: Judge, path: str, data: bytes) -> Iterator[Finding]:
    known = is_one(path, DATA_FILES)
    return (_data if known else judge)(judge_of_texts, path, data)


def _data(judge_of_texts: Judge, path: str, data: bytes) -> Iterator[Finding]:
    """The findings in the words of one data file, and whether it is what its name says."""
    try:
        words = data_files.said(path, data)
    except (Broken, Unreadable) as error:
        yield Finding(path, 1, 1, 0, 0, "unread-place", CONTENT, str(error))
        return
    for found in judge_of_texts.text(Source(path, BUILT, words, Views(words, DATA))):
        if found.rule not in own(path):
            yield found


def own(path: str) -> Sequence[str]:
    """The rules that a data file of the code is not held to."""
    return [rule for form, some in _SAYS.items() if is_one(path, [form]) for rule in some]
