"""The storyboard as the rest of the studio sees it: frozen nouns, read once, checked on reading."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from film import paths

CAPTION_WIDTH = 37  # characters a row, BBC subtitle guidance
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FIELD = re.compile(r"\{\{deadline\.(initial|review)\}\}")
UNCONFIRMED = {
    "initial": 3,
    "review": 5,
}  # the template of April 2021, until deadlines.yml says more
_as_of: list[dict[str, int]] = []


class Unready(Exception):
    """What keeps the film from being made or shown; its words are for the person who must mend
    it."""


@dataclass(frozen=True)
class Line:
    """One line of narration, which is one caption and one piece of sound."""

    id: str
    text: str
    say: str | None
    pause: float | None
    dated: bool

    @property
    def rows(self) -> list[str]:
        """The caption's rows, with merge fields unfilled."""
        return [row.strip() for row in self.text.split("|")]

    @property
    def plain(self) -> str:
        """The line as one string, with merge fields unfilled."""
        return " ".join(self.rows)


@dataclass(frozen=True)
class Scene:
    """One scene: what is said, what is seen, where it leads and what it rests on."""

    id: str
    title: str
    page: str
    guidance: str
    source: str
    describe: str
    words: dict[str, str]
    lines: tuple[Line, ...]
    still_after: str
    still_plus: float
    lead: float
    tail: float
    figures: bool


@dataclass(frozen=True)
class Story:
    """The whole film, in words."""

    title: str
    status: str
    scenes: tuple[Scene, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of narration, in order."""
        return tuple(line for scene in self.scenes for line in scene.lines)


def read(path: Path = paths.STORYBOARD) -> Story:
    """Read a storyboard; raise Unready with one sentence about the first thing that is missing."""
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
        scenes = tuple(_scene(one) for one in data["scenes"])
        story = Story(str(data["title"]), str(data["status"]), scenes)
    except yaml.YAMLError as trouble:
        mark = getattr(trouble, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise Unready(
            f"{path.name}:{line}: Mend the YAML: look at this line's indent and quotes."
        ) from None
    except KeyError as missing:
        raise Unready(
            f"{path.name}: Add {missing} to the storyboard entry that lacks it."
        ) from None
    except (TypeError, ValueError):
        raise Unready(
            f"{path.name}: Give each scene its fields, as the file's first lines say."
        ) from None
    _judge(story, path.name)
    return story


@contextmanager
def as_of(days: dict[str, int]) -> Iterator[None]:
    """Within this, the film is what it was made with, whatever the report's data says today."""
    _as_of.append(days)
    try:
        yield
    finally:
        _as_of.pop()


def deadlines() -> dict[str, int]:
    """Working days before each kind of conference.

    They are the report's data, or April 2021's until that exists.
    """
    if _as_of:
        return dict(_as_of[-1])
    path = paths.DEADLINES
    if not path.exists():
        return dict(UNCONFIRMED)
    data = yaml.safe_load(path.read_text("utf-8"))
    try:
        return {kind: int(data[kind]["working_days"]) for kind in UNCONFIRMED}
    except (KeyError, TypeError, ValueError):
        raise Unready(
            f"{path.name}: Give initial and review a whole number of working_days."
        ) from None


def filled(text: str, days: dict[str, int]) -> str:
    """Text as it is read: merge fields become figures."""
    return FIELD.sub(lambda found: _days(days[found[1]], str(days[found[1]])), text)


def spoken(line: Line, days: dict[str, int]) -> str:
    """A line as the voice says it: figures become words."""
    text = line.say or line.plain
    return FIELD.sub(lambda found: _days(days[found[1]], _number(days[found[1]])), text)


@functools.cache
def standard() -> Story:
    """The film's own storyboard."""
    return read()


def _days(count: int, shown: str) -> str:
    return f"{shown} working day{'' if count == 1 else 's'}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _scene(data: dict[str, Any]) -> Scene:
    lines = tuple(
        Line(
            str(one["id"]),
            str(one["text"]),
            one.get("say"),
            one.get("pause"),
            bool(one.get("dated")),
        )
        for one in data["lines"]
    )
    return Scene(
        id=str(data["id"]),
        title=str(data["title"]),
        page=str(data["page"]),
        guidance=str(data["guidance"]),
        source=str(data["source"]),
        describe=" ".join(str(data["describe"]).split()),
        words={str(name): str(text) for name, text in data["words"].items()},
        lines=lines,
        still_after=str(data["still"]["after"]),
        still_plus=float(data["still"]["plus"]),
        lead=float(data.get("lead", 0.75)),
        tail=float(data.get("tail", 0.7)),
        figures=bool(data.get("figures")),
    )


def _judge(story: Story, name: str) -> None:
    """Captions must fit, words on screen be few, and every id be used once."""
    seen: set[str] = set()
    for scene in story.scenes:
        for line in scene.lines:
            if line.id in seen:
                raise Unready(f"{name}: {line.id}: Give this line an id of its own.")
            seen.add(line.id)
            rows = [filled(row, UNCONFIRMED) for row in line.rows]
            if len(rows) > 2 or any(len(row) > CAPTION_WIDTH for row in rows):
                raise Unready(
                    f"{name}: {line.id}: Break this line into two rows of at most 37 characters."
                )
        if scene.still_after not in {line.id for line in scene.lines}:
            raise Unready(
                f"{name}: {scene.id}: Name a line of this scene after which to take its still."
            )
        for key, text in scene.words.items():
            if len(text.split()) > 8:
                raise Unready(f"{name}: {scene.id}: Show at most eight words at a time in {key}.")
