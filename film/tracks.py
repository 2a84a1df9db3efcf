"""The text tracks that travel with the film: captions, chapters and descriptions, as WebVTT."""

from __future__ import annotations

from collections.abc import Mapping

from film import story, timing


def captions(stretches: tuple[timing.Stretch, ...], days: Mapping[str, int]) -> str:
    """One cue a line of narration, broken where the storyboard breaks it."""
    cues = [
        _cue(
            beat.line.id,
            beat.start,
            beat.shown,
            "\n".join(story.filled(row, dict(days)) for row in beat.line.rows),
        )
        for stretch in stretches
        for beat in stretch.beats
    ]
    return _track(cues)


def chapters(stretches: tuple[timing.Stretch, ...]) -> str:
    """One cue a scene, named by its title."""
    cues = [
        _cue(one.scene.id, one.start, one.start + one.length, one.scene.title) for one in stretches
    ]
    return _track(cues)


def descriptions(stretches: tuple[timing.Stretch, ...], days: Mapping[str, int]) -> str:
    """One cue a scene, with what it shows, for somebody who cannot see it."""
    cues = [
        _cue(
            one.scene.id,
            one.start,
            one.start + one.length,
            story.filled(one.scene.describe, dict(days)),
        )
        for one in stretches
    ]
    return _track(cues)


def _cue(name: str, start: int, end: int, text: str) -> str:
    return f"{name}\n{timing.stamp(start)} --> {timing.stamp(end)}\n{text}\n"


def _track(cues: list[str]) -> str:
    """A whole track. Its first line can say nothing more: the gate lets no notes pass."""
    return "WEBVTT\n\n" + "\n".join(cues)
