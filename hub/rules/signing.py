"""Sign-off: a person has read a whole report as a motivated intruder would.

`exemplars/sign-off.yml` ties each sign-off to the hash of what was read, so that a change of words
voids it. For an invented report an entry may say "not yet given": it goes out, and its page says
that nobody has signed. A report made from real cases goes out only signed.
"""

from __future__ import annotations

import datetime
import difflib
import hashlib
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from hub.model import CouldNotCheck
from hub.reading.front_matter import entry_line, whole
from hub.rules.words import given as given_names
from hub.rules.words import names_too

PATH = "exemplars/sign-off.yml"
NOT_YET = "not yet given"
QUESTIONS = (
    "Could a neighbour, a relative or somebody at the school say who this is?",
    "Is any fact in it rare: a condition, a job, a family's shape, an event that was in the news?",
    "Do any three facts together fit only a few families in the borough?",
    "Could it be joined with another report here, a published review or a court judgment?",
    "Was every fact made up for this report, and is none from a case its author has worked on?",
)
_ORIGIN = re.compile(r"^origin:[ \t]*['\"]?([a-z-]+)", re.MULTILINE)
# About the page and not about the family: a new review date voids no sign-off.
_ABOUT_THE_PAGE = re.compile(
    r"^(?:status|owner|reviewed|review_due|order|version|related|keywords):[^\n]*\n?", re.MULTILINE
)


@dataclass(frozen=True)
class SignOff:
    """One entry: the report, the hash of what was read, and who gave it (a role) and when."""

    report: str
    content: str
    given: str

    @property
    def is_given(self) -> bool:
        """Whether somebody has signed."""
        return self.given != NOT_YET


def content_hash(text: str) -> str:
    """The hash of what a report says; not of its line ends, trailing spaces and page dates."""
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    plain = "\n".join(line.rstrip() for line in lines).strip() + "\n"
    head, middle, rest = (
        plain[4:].partition("\n---\n") if plain.startswith("---\n") else ("", "", plain)
    )
    words = _ABOUT_THE_PAGE.sub("", head + "\n") + middle + rest
    return hashlib.sha256(words.encode()).hexdigest()


def origin_of(text: str) -> str:
    """Where a report says it comes from: invented, composite, deidentified, or nothing said."""
    head = text.partition("\n---")[0] if text.startswith("---") else ""
    found = _ORIGIN.search(head)
    return found.group(1) if found else ""


def load(root: Path) -> Mapping[str, SignOff]:
    """The sign-offs of a repository by the hash of what was signed.

    Raises CouldNotCheck where the list cannot be read or an entry is not whole.
    """
    path = root / PATH
    if not path.exists():
        return {}
    try:
        return read(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise CouldNotCheck(
            f"{PATH}: the sign-offs cannot be read. Restore the file, then check again."
        ) from None


@lru_cache(maxsize=4)
def read(text: str) -> Mapping[str, SignOff]:
    """The sign-offs written in a text, by hash."""
    entries: dict[str, SignOff] = {}
    listed = whole(text, PATH) or []
    if not isinstance(listed, list):
        raise CouldNotCheck(f"{PATH}:1: Write '- ' before each entry, at the start of its line.")
    for number, entry in enumerate(listed):
        here = _Entry(text, number)
        given = entry.get("given") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not re.fullmatch(
            r"[0-9a-f]{64}", str(entry.get("content", ""))
        ):
            raise here.wrong("content", "Give the report and the hash it is for.")
        if isinstance(given, dict) and given.get("by") and given.get("date"):
            said = f"{_role(given['by'], here)}, {_day(given['date'], here)}"
        elif given == NOT_YET:
            said = NOT_YET
        else:
            raise here.wrong(
                "given",
                f"Write 'given: {NOT_YET}', or by whom (a role) and on what day:"
                " 'given: {by: Safeguarding lead, date: 2026-11-23}'.",
            )
        content = str(entry["content"])
        if content in entries:
            raise here.wrong("content", "An earlier entry is for the same words. Keep one of them.")
        entries[content] = SignOff(str(entry.get("report", "")), content, said)
    return entries


@dataclass(frozen=True)
class _Entry:
    """Where an entry stands in the list, from 0."""

    text: str
    number: int

    def wrong(self, key: str, mend: str) -> CouldNotCheck:
        """What to do about it, and on which line."""
        return CouldNotCheck(f"{PATH}:{entry_line(self.text, self.number, key)}: {mend}")


def _role(by: object, here: _Entry) -> str:
    """A role in words, and nobody's name."""
    words = re.findall(r"[a-z]+", by.lower()) if isinstance(by, str) else []
    named = all(word in names_too() or word in given_names() for word in words)
    if not isinstance(by, str) or sum(map(len, words)) < 4 or named:
        raise here.wrong("given", "Write after 'by:' a role, such as safeguarding lead.")
    return by


def _day(date: object, here: _Entry) -> str:
    """The day of a sign-off, which has come."""
    try:
        day = date if isinstance(date, datetime.date) else datetime.date.fromisoformat(str(date))
    except ValueError:
        day = datetime.date.max
    if day > datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=1):
        raise here.wrong(
            "given",
            "Write after 'date:' the day on which it was given, as 2026-11-23: year, month, day,"
            " and not in the future.",
        )
    return day.isoformat()


def settled(text: str, signed: Mapping[str, SignOff]) -> bool:
    """Whether a report may go out as far as sign-off goes.

    A sign-off is of words, wherever they stand: a report that is renamed stays signed. A copy under
    another name shares it, and says nothing that was not read. The name of the file is judged by
    rules of its own, and two reports of one title and version are refused
    (`duplicate-title`).
    """
    entry = signed.get(content_hash(text))
    if entry is None:
        return False
    return entry.is_given or origin_of(text) == "invented"


def state_of(text: str, signed: Mapping[str, SignOff]) -> str:
    """What a report's page says about its sign-off: who and when, or that it is not yet given."""
    entry = signed.get(content_hash(text))
    return entry.given if entry else NOT_YET


def void(texts: Mapping[str, str], signed: Mapping[str, SignOff]) -> Iterator[str]:
    """The reports, by path, that somebody signed and that say something else since."""
    for path in sorted({entry.report for entry in signed.values() if entry.is_given}):
        if path in texts and state_of(texts[path], signed) == NOT_YET:
            yield path


def entry_for(path: str, text: str) -> str:
    """The lines to add to the list for a report as it stands now."""
    return f"- report: {path}\n  content: {content_hash(text)}\n  given: {NOT_YET}\n"


def renewed(entries: str, path: str, text: str) -> str:
    """The text of the list with the entry of one report made new: for the report as it stands
    now, and not yet given. The other entries and the remarks stay as they are."""
    lines = entries.splitlines(keepends=True)
    kept: list[str] = []
    inside = False
    for line in lines:
        if line.startswith("- "):
            said = yaml.safe_load(line[2:])
            inside = isinstance(said, dict) and said.get("report") == path
        elif line.strip() and line[0] not in " \t":
            inside = False
        if not inside:
            kept.append(line)
    together = "".join(kept)
    if together and not together.endswith("\n"):
        together += "\n"
    return together + entry_for(path, text)


def is_current(root: Path, path: str, text: str) -> bool:
    """Whether the list has an entry of this report for the text as it stands now."""
    entry = load(root).get(content_hash(text))
    return entry is not None and entry.report == path


def changes(root: Path, path: str) -> str:
    """What changed in a report since the version its last entry is for, as a unified diff.

    Looks through the file's history in git; says so where that version is not in it.
    """
    now = (root / path).read_text(encoding="utf-8-sig")
    wanted = {entry.content for entry in load(root).values() if entry.report == path}
    if content_hash(now) in wanted:
        return "Nothing has changed since the entry was made."
    log = _git(root, "log", "--format=%H", "--", path).split()
    for commit in log:
        then = _git(root, "show", f"{commit}:{path}")
        if content_hash(then) in wanted:
            lines = difflib.unified_diff(
                then.splitlines(), now.splitlines(), "as signed", "as it is", lineterm="", n=1
            )
            return "\n".join(lines)
    return "The version that the entry is for is not in this repository's history: read it all."


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(root), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
