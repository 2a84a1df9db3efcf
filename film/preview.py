"""A contact sheet: the whole film at a glance, for the eye that must accept it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from film import render, sound, timing

ACROSS, WIDE, HIGH = 5, 384, 216


def sheet(target: Path, every: float) -> None:
    """One small picture each so many seconds, left to right, saved as PNG."""
    skia = render.skia()
    count = timing.total(timing.standard()) // timing.FRAME
    moments = range(0, count, max(1, round(every * sound.RATE / timing.FRAME)))
    down = -(-len(moments) // ACROSS)
    whole = np.full((down * HIGH, ACROSS * WIDE, 4), 255, np.uint8)
    for index, frame in enumerate(moments):
        small = np.frombuffer(render.pixels(render.picture(frame), WIDE, HIGH), np.uint8).reshape(
            HIGH, WIDE, 4
        )
        top, left = index // ACROSS * HIGH, index % ACROSS * WIDE
        whole[top : top + HIGH, left : left + WIDE] = small
    skia.Image.fromarray(whole, skia.ColorType.kBGRA_8888_ColorType).save(str(target), skia.kPNG)
