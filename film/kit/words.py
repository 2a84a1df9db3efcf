"""The storyboard's words on screen, placed and timed."""

from __future__ import annotations

from film.kit import ease, lettering, svg
from film.kit.palette import colour
from film.kit.stage import Clock


def heading(
    clock: Clock,
    key: str,
    x: float,
    y: float,
    start: float,
    end: float,
    size: float = 58,
    anchor: str = "start",
    fill: str = "teal",
    pace: float = 0.17,
    weight: str = "bold",
) -> str:
    """Large type that rises word by word, and sinks when its time is over."""
    words = clock.scene.words[key]
    cues = [start + pace * index for index in range(len(words.split()))]
    return lettering.rising(x, y, words, size, colour(fill), clock.t, cues, end, weight, anchor)


def label(
    clock: Clock,
    key: str,
    x: float,
    y: float,
    start: float,
    end: float,
    size: float = 30,
    anchor: str = "middle",
    fill: str = "ink",
    weight: str = "semi",
) -> str:
    """Smaller type that fades up a little and away."""
    show = ease.hold(clock.t, start, end, 0.4, 0.3)
    lift = (1 - ease.arrive(ease.span(clock.t, start, 0.5))) * 14
    words = clock.scene.words[key]
    return lettering.text(x, y + lift, words, size, colour(fill), weight, anchor, show)


def status(clock: Clock, text: str, y: float, show: float, size: float = 23) -> str:
    """What the film is: a draft. On the first frame and on the last."""
    del clock
    wide = lettering.width(text, size, "semi") + 56
    pill = svg.box(640 - wide / 2, y - 29, wide, 44, 22, colour("teal-deep"))
    return svg.group(
        pill + lettering.text(640, y + 1, text, size, colour("paper"), "semi", "middle"), "", show
    )
