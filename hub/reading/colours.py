"""The look as its data says it: every colour there, written as a colour, and able to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from hub.model import CouldNotCheck
from hub.reading.front_matter import entry_line, load
from hub.reading.lines import Problem, mapping

PATH = "hub/tokens.yml"
FILE = Path(__file__).resolve().parent.parent / "tokens.yml"
SCHEMES = ("light", "dark")
# Words (4.5 to 1): colour, and the grounds it stands on.
WORDS: Mapping[str, tuple[str, ...]] = {
    "text": ("ground", "panel", "band", "teal-tint", "coral-tint", "green-tint", "plum-tint"),
    "quiet": ("ground", "panel", "band"),
    "heading": ("ground", "panel", "plum-tint"),
    "link": ("ground", "panel", "teal-tint", "coral-tint", "green-tint", "plum-tint"),
    "on-head": ("head",),
    "quiet-head": ("head",),
    "mark": ("head",),
    "on-mark": ("mark",),
    "teal": ("ground", "panel", "teal-tint"),
    "coral": ("ground", "coral-tint"),
    "green": ("ground", "green-tint"),
    "plum": ("ground", "plum-tint"),
    "gold": ("ground", "panel"),
}
# What shows where a thing is (3 to 1): borders of fields, the ring of focus, bars of a chart.
MARKS: Mapping[str, tuple[str, ...]] = {
    "edge": ("ground",),
    "focus": ("ground", "panel"),
    "teal": ("band", "ground"),
}
# Words of forms, charts and the film.
PRINTED: Mapping[str, tuple[str, ...]] = {
    "ink": ("cream", "sand"),
    "teal": ("paper", "cream"),
    "coral-deep": ("paper",),
    "green-deep": ("paper",),
    "paper": ("teal-deep",),
}
WORDS_NEED, MARKS_NEED = 4.5, 3.0  # WCAG 2.2, level AA
_SHADES = frozenset(chain(WORDS, MARKS, *WORDS.values(), *MARKS.values(), ("line",)))
_PALETTE = frozenset(
    (
        "teal", "teal-deep", "teal-soft", "cream", "sand", "ink", "paper", "gold", "coral",
        "coral-deep", "green", "green-deep", "blue", "plum",
    )
)  # fmt: skip
_NAMED = {"palette": _PALETTE, "light": _SHADES, "dark": _SHADES}
_SIZES = ("base-px", "scale", "line-height", "measure-ch")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, by the formula of WCAG 2.2."""
    brighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def said(text: str | None = None) -> dict[str, Any]:
    """What the file says. Raises CouldNotCheck with the first thing that is wrong with it."""
    text = FILE.read_text(encoding="utf-8") if text is None else text
    for _, line, message in problems(text):
        raise CouldNotCheck(f"{PATH}:{line}: {message}")
    return dict(load(text, PATH)[0])


def problems(text: str) -> list[Problem]:
    """One sentence for each thing wrong with the file."""
    whole, wrong = load(text, PATH)
    if wrong:
        return [(PATH, one.line, one.message) for one in wrong]
    faults = list(_faults(mapping(whole)))
    return [(PATH, entry_line(text, *place), message) for place, message in faults]


def _faults(whole: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each fault: where, by the keys that lead to it, and what to do."""
    for part, names in _NAMED.items():
        given = mapping(whole.get(part))
        missing = sorted(names - set(given))
        if missing:
            yield (part,), f"Give these colours too under '{part}:': {', '.join(missing)}."
        odd = [name for name, colour in given.items() if not _COLOUR.fullmatch(str(colour))]
        for name in odd:
            yield (
                (part, name),
                "Write this colour in quotes, as '\"#0B5563\"': # and six of 0-9, A-F.",
            )
        if missing or odd:
            continue
        pairs = ((PRINTED, WORDS_NEED),) if part == "palette" else (
            (WORDS, WORDS_NEED), (MARKS, MARKS_NEED),
        )  # fmt: skip
        for fronts, least in pairs:
            yield from _too_near(part, given, fronts, least)
    kind = mapping(whole.get("type"))
    if not kind.get("family") or not all(_is_size(kind.get(name)) for name in _SIZES):
        yield ("type",), f"Give 'type:' a family, and numbers for {', '.join(_SIZES)}."
    spaces = whole.get("space-px")
    if not isinstance(spaces, list) or len(spaces) < 8 or not all(map(_is_size, spaces)):
        yield ("space-px",), "Give 'space-px:' eight numbers, from the smallest to the largest."
    if not _is_size(whole.get("radius-px")):
        yield ("radius-px",), "Give 'radius-px:' a number."


def _is_size(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _too_near(
    part: str, given: Mapping[str, str], fronts: Mapping[str, tuple[str, ...]], least: float
) -> Iterator[tuple[tuple[str, ...], str]]:
    for front, backs in fronts.items():
        near = [back for back in backs if contrast(given[front], given[back]) < least]
        for back in near:
            found = contrast(given[front], given[back])
            yield (
                (part, front),
                (
                    f"Make '{front}' and '{back}' differ more: {found:.2f} to 1, and readers need"
                    f" {least:g} to 1."
                ),
            )
