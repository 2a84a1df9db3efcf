"""Front matter and data files: YAML read strictly, with errors an editor can act on."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

import yaml

from hub.model import CouldNotCheck, Problem

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_CURLY = re.compile("[\u201c\u201d\u2018\u2019]")
_ALIAS = re.compile(r"(?m)^[^#\n]*?(?:[:\-,\[{]|^)[ \t]+[&*][A-Za-z0-9_]")


_DAY = re.compile(r":[ \t]*(\d{4}-\d\d?-\d\d?)[ \t]*[},]?[ \t]*$")
# What git leaves in a file that two people changed at once.
MERGE = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)")
MERGE_MEND = (
    "Two people changed these lines. Keep the right words, and delete the other ones and the lines"
    " that begin with '<<<<<<<', '=======' and '>>>>>>>'."
)


class _Strict(Loader):  # type: ignore[misc]
    """A loader that refuses a key given twice: the first would be lost without a word."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[object] = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, "a key is given twice", key.start_mark
                )
            seen.add(key.value)
    found: dict[Any, Any] = {}
    loader.flatten_mapping(node)
    for key, value in node.value:
        name = loader.construct_object(key, deep=True)
        try:
            hash(name)
        except TypeError:
            raise yaml.constructor.ConstructorError(
                None, None, "a key is not a word", key.start_mark
            ) from None
        found[name] = loader.construct_object(value, deep=True)
    return found


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _telltale(lines: list[str]) -> tuple[int, str] | None:
    """A slip that shows by itself, wherever the reading stopped: its line (from 0) and mend."""
    for n, line in enumerate(lines):
        if MERGE.match(line) or line == "=======":
            return n, MERGE_MEND
        if re.match(r"\s*(?:- )?[\w-]+:[\[{]", line):
            return n, "Put a space after the colon."
        item = re.match(r"([ \t]*)- ", lines[n - 1]) if n else None
        if item and re.match(rf"{item[1]}(?!- |#)[^\s:][^:]*$", line):
            return n, "Put '- ' before this entry, as before the one above it."
    return None


_KEYED = re.compile(r"( *)(- )?([\w-]+):(?: |$)")


def _start_of_its_kind(lines: list[str], n: int) -> str:
    """How the other lines with the key of one begin, where it begins otherwise; or nothing."""
    here = _KEYED.match(lines[n])
    if here is None:
        return ""
    others = [
        found[0].removesuffix(" ").removesuffix(f"{found[3]}:")
        for line in (*lines[:n], *lines[n + 1 :])
        if (found := _KEYED.match(line)) and found[3] == here[3]
    ]
    usual = max(others, key=others.count, default=None)
    if usual is None or usual == f"{here[1]}{here[2] or ''}":
        return ""
    spaces = len(usual.removesuffix("- "))
    many = "no space" if spaces == 0 else "1 space" if spaces == 1 else f"{spaces} spaces"
    dash = " and '- '" if "-" in usual else ""
    return f"Begin this line with {many}{dash}, as the other lines of its kind."


def _advice(text: str, error: yaml.YAMLError, first_line: int) -> tuple[int, str]:
    """The line of a YAML error and what to do about it. The text itself is never repeated."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = mark.line if mark is not None else 0
    lines = text.splitlines() or [""]
    seen = _telltale(lines)
    if seen is not None:
        return first_line + seen[0], seen[1]
    if "given twice" in str(getattr(error, "problem", "") or ""):
        return first_line + at, "The same key stands twice. Keep one of them."
    near = [n for n in (at, at - 1) if 0 <= n < len(lines)]
    keys = set(re.findall(r"(?m)^\s*(?:- )?([\w-]+):", text))
    for slip in (_character, lambda lines, n: _colon(lines[n], keys), _start_of_its_kind):
        for n in near:
            mend = slip(lines, n)
            if mend:
                return first_line + n, mend
    opened = getattr(error, "context_mark", None)
    if opened is not None and "flow" in str(getattr(error, "context", "")):
        brackets = [
            n for n in range(min(opened.line + 1, len(lines))) if re.search(r"[\[{]", lines[n])
        ]
        return first_line + max(brackets, default=0), _OPEN
    for n in near:
        if re.match(r"\s*(?:- )?[\w -]+:\S", lines[n]) and "://" not in lines[n]:
            return first_line + n, "Put a space after the colon."
        if re.match(r"\s*(?:- )?[\w -]+: +[^\"'\[{|>][^#]*: ", lines[n]):
            return (
                first_line + n,
                "The words after the colon hold another colon: put them in quotes.",
            )
    return (
        first_line + min(max(at, 0), len(lines) - 1),
        "This line and the one before it do not read as 'key: value'."
        " Check the spaces at its start, its colon and its quotation marks.",
    )


_OPEN = "A bracket that opens on this line is not closed. Put the ']' or '}' after its last entry."


def _character(lines: list[str], n: int) -> str:
    if "\t" in lines[n]:
        return "Replace the tab by spaces."
    if _CURLY.search(lines[n]):
        return "Replace the curly quotation marks by straight ones."
    return "Replace the hard space by an ordinary one." if "\u00a0" in lines[n] else ""


def _colon(line: str, keys: set[str]) -> str:
    first = re.match(r"(?:[\w-]+|\s*(?:- )?([\w-]+))(?: |$)[^:]*$", line)
    if first and (first[1] is None or first[1] in keys):
        return "Write this line as 'key: value', with a colon and a space."
    return ""


def _no_such_day(line: str) -> bool:
    day = _DAY.search(line)
    try:
        return day is not None and not datetime.date(*map(int, day[1].split("-")))
    except ValueError:
        return True


def read_yaml(text: str) -> Any:
    """What a YAML text of the project's own says; raises yaml.YAMLError where it says nothing."""
    return yaml.load(text, Loader=Loader)  # noqa: S506 - the safe loader, or its fast twin


def load(text: str, path: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """What a YAML text says. On any fault: None, and one problem that says where and what to do."""

    def wrong(line: int, message: str) -> tuple[None, list[Problem]]:
        return None, [Problem("front-matter", path, line, message)]

    if _ALIAS.search(text):
        line = first_line + text[: _ALIAS.search(text).end()].count("\n")  # type: ignore[union-attr]
        return wrong(line, "Write the value out: '&' and '*' references are not used here.")
    try:
        value = yaml.load(text, Loader=_Strict)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as error:
        return wrong(*_advice(text, error, first_line))
    except (ValueError, TypeError, RecursionError, OverflowError):
        days = (n for n, line in enumerate(text.splitlines()) if _DAY.search(line))
        at = next((n for n in days if _no_such_day(text.splitlines()[n])), 0)
        return wrong(first_line + at, "There is no such day or number. Write it again.")
    return value, []


def whole(text: str, path: str) -> Any:
    """What a list that a person edits says, read as strictly as a page. Raises CouldNotCheck with
    the line and what to do about it."""
    said, problems = load(text, path)
    for problem in problems:
        raise CouldNotCheck(f"{path}:{problem.line}: {problem.message}")
    return said


@lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    found: yaml.Node | None = yaml.compose(text, Loader=Loader)
    return found


def entry_line(text: str, *place: str | int) -> int:
    """The line (from 1) of one entry of a YAML text, by the keys and numbers that lead to it; the
    nearest one around it where there is no such entry."""
    node = _composed(text)
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == step]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            found = [(one, one) for one in node.value[step : step + 1]]
        else:
            found = []
        if not found:
            break
        key, node = found[0]
        line = key.start_mark.line + 1
    return line


def faults(text: str, path: str) -> list[Problem]:
    """What keeps a YAML text of settings, whose tags another program knows, from being read."""
    try:
        whole = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return [Problem("front-matter", path, *_advice(text, error, 1))]
    except RecursionError:
        whole = None
    if isinstance(whole, yaml.MappingNode):
        return []
    return [Problem("front-matter", path, 1, "Write this file as lines of 'key: value'.")]


def split(text: str, path: str) -> tuple[dict[str, Any], str, int, list[Problem]]:
    """Front matter, body, the body's first line (from 1), and problems, of a Markdown file."""

    def wrong(line: int, message: str) -> tuple[dict[str, Any], str, int, list[Problem]]:
        return {}, text, 1, [Problem("front-matter", path, line, message)]

    if not text.strip():
        return wrong(1, "The file is empty. Write the page, or delete the file.")
    match = _FENCE.match(text)
    if match is None:
        if re.match(r"\s*---", text):
            return wrong(
                1,
                "The front matter is not closed: put a line '---' after its last line,"
                " and nothing before its first.",
            )
        return wrong(
            1,
            "Start the file with front matter: a line '---', then 'title: ...', then a line '---'.",
        )
    body_line = text[: match.end()].count("\n") + 1
    value, problems = load(match.group(1), path, first_line=2)
    if problems:
        return {}, text[match.end() :], body_line, problems
    if not isinstance(value, dict):
        return wrong(2, "Write the front matter as lines of 'key: value', 'title: ...' first.")
    for key, entry in value.items():
        if isinstance(entry, str) and _CURLY.match(entry):
            line = 2 + next(
                (n for n, found in enumerate(match.group(1).splitlines()) if str(key) in found), 0
            )
            return wrong(line, "Replace the curly quotation marks by straight ones.")
    return value, text[match.end() :], body_line, []


def line_of(source_text: str, key: str) -> int:
    """The line (from 1) on which a top-level key of the front matter stands; 1 if nowhere."""
    for number, line in enumerate(source_text.splitlines(), start=1):
        if line.startswith(f"{key}:"):
            return number
        if number > 1 and line.rstrip() == "---":
            break
    return 1
