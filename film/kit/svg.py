"""The few SVG shapes we draw with, as short strings."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

_ids: Iterator[int] = itertools.count()


def start() -> None:
    """Begin a picture: ids count from nought again, so that one moment always gives the same
    text."""
    global _ids  # noqa: PLW0603
    _ids = itertools.count()


def n(value: float) -> str:
    """A coordinate, short."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path(
    d: str, fill: str = "none", stroke: str = "", width: float = 0.0, opacity: float = 1.0
) -> str:
    """A path; strokes have round ends and joins."""
    line = (
        f' stroke="{stroke}" stroke-width="{n(width)}" stroke-linecap="round" '
        f'stroke-linejoin="round"'
        if stroke
        else ""
    )
    return f'<path d="{d}" fill="{fill}"{line}{_see(opacity)}/>'


def circle(x: float, y: float, r: float, fill: str, opacity: float = 1.0) -> str:
    """A disc."""
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(max(0.0, r))}" fill="{fill}"{_see(opacity)}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1.0) -> str:
    """An ellipse."""
    return (
        f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(max(0.0, rx))}" ry="{n(max(0.0, ry))}" '
        f'fill="{fill}"{_see(opacity)}/>'
    )


def box(
    x: float,
    y: float,
    w: float,
    h: float,
    r: float,
    fill: str,
    opacity: float = 1.0,
    stroke: str = "",
    width: float = 0.0,
) -> str:
    """A rectangle with round corners."""
    line = f' stroke="{stroke}" stroke-width="{n(width)}"' if stroke else ""
    return (
        f'<rect x="{n(x)}" y="{n(y)}" width="{n(max(0.0, w))}" height="{n(max(0.0, h))}" '
        f'rx="{n(r)}" '
        f'fill="{fill}"{line}{_see(opacity)}/>'
    )


def group(inner: str, transform: str = "", opacity: float = 1.0) -> str:
    """Shapes that move, turn or fade together; nothing at all when nothing can be seen."""
    if opacity <= 0.004 or not inner:
        return ""
    move = f' transform="{transform}"' if transform else ""
    return f"<g{move}{_see(opacity)}>{inner}</g>"


def at(x: float, y: float, scale: float = 1.0, turn: float = 0.0, flip: bool = False) -> str:
    """A place, a size and a turn, as a transform."""
    sx = -scale if flip else scale
    return f"translate({n(x)} {n(y)}) rotate({n(turn)}) scale({sx:.4f} {scale:.4f})"


def clipped(inner: str, shape: str) -> str:
    """Only what lies inside a shape."""
    name = f"c{next(_ids)}"
    return f'<clipPath id="{name}">{shape}</clipPath><g clip-path="url(#{name})">{inner}</g>'


def limb(x1: float, y1: float, r1: float, x2: float, y2: float, r2: float, fill: str) -> str:
    """A rounded, tapering length of arm."""
    long = math.hypot(x2 - x1, y2 - y1) or 1e-6
    px, py = -(y2 - y1) / long, (x2 - x1) / long
    d = (
        f"M{n(x1 + px * r1)} {n(y1 + py * r1)} L{n(x2 + px * r2)} {n(y2 + py * r2)} "
        f"A{n(r2)} {n(r2)} 0 0 0 {n(x2 - px * r2)} {n(y2 - py * r2)} "
        f"L{n(x1 - px * r1)} {n(y1 - py * r1)} A{n(r1)} {n(r1)} 0 0 0 {n(x1 + px * r1)} "
        f"{n(y1 + py * r1)}Z"
    )
    return path(d, fill)


def _see(opacity: float) -> str:
    return "" if opacity >= 0.996 else f' opacity="{n(opacity)}"'
