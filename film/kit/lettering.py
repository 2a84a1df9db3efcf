"""Type that moves with the voice: words as outlines, rising from behind their own line."""

from __future__ import annotations

import functools
import importlib
from typing import Any

from film import paths
from film.kit import ease, svg

_shaper: Any = importlib.import_module("uharfbuzz")
WEIGHTS = {
    "regular": "Lexend-Regular.ttf",
    "semi": "Lexend-SemiBold.ttf",
    "bold": "Lexend-Bold.ttf",
}


@functools.cache
def _font(weight: str) -> Any:
    face = _shaper.Face((paths.FONTS / WEIGHTS[weight]).read_bytes())
    return _shaper.Font(face)


@functools.cache
def _outline(word: str, weight: str) -> tuple[str, float]:
    """A word's path at 1000 units to the em, and how wide it is."""
    font = _font(weight)
    buffer = _shaper.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    _shaper.shape(font, buffer)
    x, parts = 0.0, []
    if not word:
        return "", 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        parts.append(_moved(font, info.codepoint, x + place.x_offset, place.y_offset))
        x += place.x_advance
    return " ".join(parts), x * 1000 / font.face.upem


@functools.cache
def _pen() -> Any:
    return importlib.import_module("fontTools.pens.svgPathPen").SVGPathPen


@functools.cache
def _moved(font: Any, glyph: int, x: float, y: float) -> str:
    transform: Any = importlib.import_module("fontTools.pens.transformPen").TransformPen
    pen = _pen()(None, ntos=svg.n)
    size = 1000 / font.face.upem
    font.draw_glyph_with_pen(glyph, transform(pen, (size, 0, 0, -size, x * size, -y * size)))
    return str(pen.getCommands())


def width(text: str, size: float, weight: str = "bold") -> float:
    """How wide a line of type is."""
    return _outline(text, weight)[1] * size / 1000


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    fill: str,
    weight: str = "bold",
    anchor: str = "start",
    opacity: float = 1.0,
) -> str:
    """A line of still type; the picture carries its words so that a test can count them."""
    if opacity <= 0.004 or not words:
        return ""
    outline, wide = _outline(words, weight)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide * size / 1000
    seen = "" if opacity >= 0.996 else f' opacity="{svg.n(opacity)}"'
    return (
        f'<g data-words="{words}"{seen}><path d="{outline}" fill="{fill}" '
        f'transform="translate({svg.n(left)} {svg.n(y)}) scale({size / 1000:.5f})"/></g>'
    )


def rising(
    x: float,
    y: float,
    words: str,
    size: float,
    fill: str,
    t: float,
    cues: list[float],
    gone: float,
    weight: str = "bold",
    anchor: str = "start",
) -> str:
    """Words that rise one by one as they are said, and sink together when their time is over."""
    space = width("n n", size, weight) - 2 * width("n", size, weight)
    pieces = words.split()
    wide = [width(piece, size, weight) for piece in pieces]
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * (
        sum(wide) + space * (len(wide) - 1)
    )
    out = ""
    sink = ease.leave(ease.span(t, gone - 0.4, 0.4))
    for index, piece in enumerate(pieces):
        up = ease.settle(ease.span(t, cues[min(index, len(cues) - 1)], 0.55), 1.1)
        drop = (1 - up) * size * 1.15 + sink * size * 1.25
        if t >= cues[min(index, len(cues) - 1)] and sink < 1:
            mask = svg.box(left - 6, y - size * 0.98, wide[index] + 12, size * 1.26, 0, "#000")
            out += svg.clipped(text(left, y + drop, piece, size, fill, weight), mask)
        left += wide[index] + space
    return out
