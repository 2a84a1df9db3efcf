"""Where scenes play: the clock, the slow camera, three depths, and the frame round them."""

from __future__ import annotations

from dataclasses import dataclass

from film.kit import ease, props, svg
from film.kit.palette import colour, mix
from film.story import Scene

W, H = 1280, 720
FPS = 25


@dataclass(frozen=True)
class Clock:
    """One moment of a scene: how far in, how far into the film, and when each line is said."""

    t: float
    length: float
    film: float
    scene: Scene
    cues: dict[str, tuple[float, float]]

    def said(self, line: int) -> float:
        """When the scene's nth line (from 1) starts."""
        return self.cues[self.scene.lines[line - 1].id][0]

    def over(self, line: int) -> float:
        """When the scene's nth line ends."""
        return self.cues[self.scene.lines[line - 1].id][1]

    def word(self, line: int, share: float) -> float:
        """A moment within a line, as a share of its length."""
        start, end = self.cues[self.scene.lines[line - 1].id]
        return start + (end - start) * share

    def left(self) -> float:
        """Seconds until the scene ends."""
        return self.length - self.t

    @property
    def leaving(self) -> float:
        """0 until the last 0.7 seconds, then up to 1, ever faster: the next scene takes the
        movement over."""
        return ease.leave(ease.span(self.t, self.length - 0.7, 0.7))


def talking(clock: Clock, line: int) -> float:
    """1 while a line is being said."""
    return 1.0 if clock.said(line) <= clock.t <= clock.over(line) else 0.0


def camera(
    inner: str, film: float, depth: float, push: float = 0.0, x: float = 0.0, y: float = 0.0
) -> str:
    """One layer under the slow camera: near layers move more than far ones."""
    zoom = 1 + (0.012 + 0.010 * ease.sway(film, 41)) * depth + push * depth
    dx = ease.sway(film, 37, 0.1) * 9 * depth + x * depth
    dy = ease.sway(film, 29, 0.3) * 4 * depth + y * depth
    return svg.group(
        inner,
        f"translate({svg.n(640 + dx)} {svg.n(360 + dy)}) scale({zoom:.5f}) translate(-640 -360)",
    )


def far(film: float, room: float = 0.0) -> str:
    """Wall, floor and soft shapes; `room` brings in the window and the picture rail."""
    drift = ease.sway(film, 53) * 14
    wall = svg.box(-60, -60, W + 120, H + 120, 0, colour("cream"))
    disc = svg.circle(1130 + drift, 130, 250, colour("teal-soft"))
    disc += svg.circle(-30 - drift, 560, 210, mix("sand", "cream", 0.5))
    rail = ""
    if room > 0.004:
        rail = svg.group(
            props.window(70, 96, 176, 226, film) + props.window(1034, 96, 176, 226, film + 40),
            "",
            room,
        )
    y = 560 - 6 * ease.sway(film, 47)
    floor = svg.path(
        f"M-80 {svg.n(y)} C 200 {svg.n(y - 40)} 420 {svg.n(y + 26)} 700 {svg.n(y - 4)} S 1180 "
        f"{svg.n(y - 46)} 1380 "
        f"{svg.n(y - 4)} L1380 820 L-80 820Z",
        colour("sand"),
    )
    return wall + disc + rail + floor


def near(film: float, show: float = 1.0) -> str:
    """Leaves close to the camera, at the corners, out of everybody's way."""
    slide = (1 - show) * 220
    left = props.plant(24 - slide, 742, 0.92, film, mix("green-deep", "teal-deep", 0.25))
    right = props.plant(1262 + slide, 748, 0.78, film + 9, mix("green", "teal", 0.35))
    return left + right


def whole(inner: str) -> str:
    """A finished picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" width="{W}" '
        f'height="{H}">{inner}</svg>'
    )
