"""What a film file really holds: sizes, rates, boxes, pictures, and words that do not belong
in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from film import sound
from film.kit import stage
from film.story import Unready

TILES = (8, 8)  # of 160 by 90 pixels each
MAKERS = re.compile(rb"x264 - core|Lav[cf]\d|Lav[cf] lib|SVT-AV1|ENCODER|creation_time|\xa9too")

Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Film:
    """The facts of one file, as ffmpeg reads them."""

    seconds: float
    video: str
    audio: str
    width: int
    height: int
    rate: float
    pixel_format: str


def facts(path: Path) -> Film:
    """Read a film's facts from ffmpeg's own words about it."""
    _out, said = sound.ask(["-hide_banner", "-i", str(path)], may_fail=True)
    long = re.search(r"Duration: (\d+):(\d+):([\d.]+)", said)
    video = re.search(
        r"Video: (\w+).*?, (yuv\w+)\(([^)]*)\).*?(\d{3,5})x(\d{3,5}).*?([\d.]+) fps", said
    )
    audio = re.search(r"Audio: (\w+)", said)
    if not (long and video and audio):
        raise Unready(f"{path.name}: Encode the film again: the file cannot be read.")
    hours, minutes, seconds = long.groups()
    return Film(
        seconds=int(hours) * 3600 + int(minutes) * 60 + float(seconds),
        video=video[1],
        audio=audio[1],
        width=int(video[4]),
        height=int(video[5]),
        rate=float(video[6]),
        pixel_format=f"{video[2]} {video[3]}",
    )


def starts_fast(path: Path) -> bool:
    """Whether the index of an MP4 comes before its pictures, so that playing starts at once."""
    data = path.read_bytes()
    at, order = 0, []
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        order.append(data[at + 4 : at + 8])
        if size < 8:
            break
        at += size
    return b"moov" in order and b"mdat" in order and order.index(b"moov") < order.index(b"mdat")


def makers_named(path: Path) -> bool:
    """Whether a file names the program or the day that made it; such words would meet the gate."""
    return bool(MAKERS.search(path.read_bytes()))


def shown(path: Path, frames: list[int]) -> list[Pixels]:
    """Some frames of a film as it will be seen, in order."""
    out = []
    colours = "scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24"
    for frame in frames:
        start = max(0.0, (frame - 0.75) / stage.FPS)
        begin = ["-v", "error", "-ss", f"{start:.4f}", "-i", str(path), "-frames:v", "1"]
        raw, _said = sound.ask([*begin, "-vf", colours, "-f", "rawvideo", "-"])
        out.append(np.frombuffer(raw, np.uint8).reshape(stage.H, stage.W, 3).astype(np.float32))
    return out


def drawn(pixels: bytes) -> Pixels:
    """A rendered picture in the same form as a decoded one."""
    return (
        np.frombuffer(pixels, np.uint8).reshape(stage.H, stage.W, 4)[:, :, 2::-1].astype(np.float32)
    )


def worst_tile(one: Pixels, two: Pixels) -> float:
    """The largest mean difference of any tile: a whole-picture measure does not see one
    recoloured jumper."""
    rows, columns = TILES
    apart = np.abs(one - two).mean(axis=2)
    tiles = apart.reshape(rows, stage.H // rows, columns, stage.W // columns)
    return float(np.max(tiles.mean(axis=(1, 3))))
