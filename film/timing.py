"""When everything happens: durations come from the sound, to the sample; nothing is timed by
hand."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from film import sound, story

FPS = 25
FRAME = sound.RATE // FPS  # samples a frame: 960, a whole number
READING = 176  # words a minute no caption passes (the limit is 180)


@dataclass(frozen=True)
class Beat:
    """One line in time, in samples from the start of the film."""

    line: story.Line
    start: int
    length: int
    shown: int  # until when its caption stands

    @property
    def end(self) -> int:
        """When the voice falls silent."""
        return self.start + self.length


@dataclass(frozen=True)
class Stretch:
    """One scene in time, in samples from the start of the film; whole frames."""

    scene: story.Scene
    start: int
    length: int
    beats: tuple[Beat, ...]

    @property
    def frames(self) -> range:
        """The film's frames that show this scene."""
        return range(self.start // FRAME, (self.start + self.length) // FRAME)

    @property
    def still(self) -> int:
        """The frame that stands for the scene in the transcript."""
        beat = next(one for one in self.beats if one.line.id == self.scene.still_after)
        frame = (beat.end + round(self.scene.still_plus * sound.RATE)) // FRAME
        return min(frame, self.frames[-1])


def pause(line: story.Line) -> float:
    """The silence a line asks for: short within a sentence, longer after one."""
    if line.pause is not None:
        return line.pause
    return 0.18 if line.plain.endswith(",") else 0.45


def plan(told: story.Story, days: dict[str, int]) -> tuple[Stretch, ...]:
    """The whole film in time."""
    stretches: list[Stretch] = []
    clock = 0
    for scene in told.scenes:
        start, at = clock, clock + _whole(scene.lead)
        spans: list[tuple[story.Line, int, int]] = []
        for line in scene.lines:
            length = sound.samples(sound.spoken_by(line.id))
            spans.append((line, at, length))
            words = len(story.filled(line.plain, days).split())
            at += max(length + _whole(pause(line)), _whole(words * 60 / READING))
        last = spans[-1]
        end = max(last[1] + last[2] + _whole(scene.tail), at)
        clock = start + -(-(end - start) // FRAME) * FRAME
        stretches.append(Stretch(scene, start, clock - start, _beats(spans, clock, days)))
    return tuple(stretches)


@functools.cache
def standard() -> tuple[Stretch, ...]:
    """The film's own timing."""
    return plan(story.standard(), story.deadlines())


def total(stretches: tuple[Stretch, ...]) -> int:
    """How long the film is, in samples."""
    return stretches[-1].start + stretches[-1].length


def stamp(samples: int) -> str:
    """A moment as WebVTT writes it."""
    thousandths = round(samples * 1000 / sound.RATE)
    return (
        f"{thousandths // 3_600_000:02d}:{thousandths // 60_000 % 60:02d}:"
        f"{thousandths // 1000 % 60:02d}.{thousandths % 1000:03d}"
    )


def _whole(seconds: float) -> int:
    return round(seconds * sound.RATE)


def _beats(
    spans: list[tuple[story.Line, int, int]], end: int, days: dict[str, int]
) -> tuple[Beat, ...]:
    """A caption stands until the next when the gap is short, else a little longer than the
    voice."""
    out = []
    for index, (line, start, length) in enumerate(spans):
        following = spans[index + 1][1] if index + 1 < len(spans) else end
        words = len(story.filled(line.plain, days).split())
        needed = start + max(length + sound.RATE // 4, _whole(words * 60 / READING))
        shown = (
            following
            if following - start - length < sound.RATE and index + 1 < len(spans)
            else min(needed, end)
        )
        out.append(Beat(line, start, length, shown))
    return tuple(out)
