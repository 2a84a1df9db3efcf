"""From a moment to a picture: SVG by the scene that is on, pixels by Skia."""

from __future__ import annotations

import functools
import importlib
from typing import Any

from film import sound, timing
from film.kit import stage, svg
from film.story import Unready


def clock(stretch: timing.Stretch, frame: int) -> stage.Clock:
    """The moment a frame shows, as its scene counts time."""
    cues = {
        beat.line.id: (
            (beat.start - stretch.start) / sound.RATE,
            (beat.end - stretch.start) / sound.RATE,
        )
        for beat in stretch.beats
    }
    return stage.Clock(
        t=(frame - stretch.frames.start) / timing.FPS,
        length=stretch.length / sound.RATE,
        film=frame / timing.FPS,
        scene=stretch.scene,
        cues=cues,
    )


def on(frame: int) -> timing.Stretch:
    """The scene a frame belongs to."""
    for stretch in timing.standard():
        if frame in stretch.frames:
            return stretch
    raise Unready(f"frame {frame}: Ask for a frame within the film.")


def picture(frame: int) -> str:
    """One frame of the film as SVG."""
    stretch = on(frame)
    svg.start()
    scene: Any = importlib.import_module(f"film.scenes.{stretch.scene.id}")
    return stage.whole(str(scene.draw(clock(stretch, frame))))


@functools.cache
def skia() -> Any:
    """The renderer; its absence is one plain sentence."""
    try:
        return importlib.import_module("skia")
    except ImportError as missing:
        raise Unready(
            "film: Install the renderer's system libraries (on Debian: libegl1 and libgl1), then "
            "try again."
        ) from missing


def pixels(drawn: str, width: int = stage.W, height: int = stage.H) -> bytes:
    """An SVG picture as rows of blue, green, red and nothing."""
    engine = skia()
    text = drawn.encode()  # named, so that it outlives the stream, which reads it without copying
    dom = engine.SVGDOM.MakeFromStream(engine.MemoryStream(text))
    if dom is None:
        raise Unready("film: Mend the scene that gave this frame: its SVG cannot be read.")
    surface = engine.Surface.MakeRaster(
        engine.ImageInfo.Make(
            width, height, engine.ColorType.kBGRA_8888_ColorType, engine.AlphaType.kPremul_AlphaType
        )
    )
    canvas = surface.getCanvas()
    canvas.clear(engine.ColorWHITE)
    canvas.scale(width / stage.W, height / stage.H)
    dom.setContainerSize(engine.Size(stage.W, stage.H))
    dom.render(canvas)
    return bytes(surface.makeImageSnapshot().tobytes())
