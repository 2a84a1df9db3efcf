"""Colour: the site's tokens, tints mixed from them, and the few tones only people need."""

from __future__ import annotations

import functools

import yaml

from film import paths


@functools.cache
def tokens() -> dict[str, str]:
    """The site's palette, by name."""
    data = yaml.safe_load(paths.TOKENS.read_text("utf-8"))
    return {str(name): str(value) for name, value in data["palette"].items()}


def colour(name: str) -> str:
    """A token's colour; any other name is an error here, not a black shape in the film."""
    return tokens()[name]


@functools.cache
def mix(a: str, b: str, share: float) -> str:
    """A tint: `share` of b in a. Both are tokens or hex colours."""
    one, two = (_rgb(tokens().get(c, c)) for c in (a, b))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(one, two, strict=True))


def contrast(a: str, b: str) -> float:
    """The WCAG contrast ratio of two colours."""
    light, dark = sorted((_luminance(tokens().get(c, c)) for c in (a, b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# People are not brand colours: five skins and five hairs, each with the tone of its own shade.
SKIN = {
    "deep": "#6B4330",
    "brown": "#8E5A3C",
    "tan": "#B97F55",
    "olive": "#D3A17A",
    "fair": "#EBBF9F",
}
HAIR = {
    "black": "#221B1C",
    "dark": "#3A2620",
    "chestnut": "#6A3F28",
    "auburn": "#8F4A2A",
    "grey": "#B9B4AE",
}


def _rgb(value: str) -> tuple[int, int, int]:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def _luminance(value: str) -> float:
    parts = [c / 255 for c in _rgb(value)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
