"""From frames and sound to the two films the site ships.

The same bytes come out each time on the same kind of processor.
"""

from __future__ import annotations

import array
import json
import multiprocessing
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from film import paths, plain, render, sound, timing
from film.kit import stage
from film.story import Unready

LOUDNESS = -16.0  # LUFS
PEAK = 0.80  # of full scale, before the codecs add their own overshoot
POSTER = 60  # the frame: title and status both stand

# Letters that compressing made by chance look like a hidden note to the gate.
READABLE = re.compile(rb"[A-Za-z][A-Za-z ,.'@-]{16}|[0-9 -]{11}")

CLEAN = [
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
    "-fflags",
    "+bitexact",
    "-flags:v",
    "+bitexact",
    "-flags:a",
    "+bitexact",
]
COLOUR = [
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
    "-colorspace",
    "bt709",
    "-color_range",
    "tv",
    "-vf",
    "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+bitexact,format=yuv420p"
    ",setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709",
]
# Threads are fixed: x264 gives other bytes with another count. filter_units drops the encoder's
# note about itself.
H264 = [
    "-c:v",
    "libx264",
    "-preset",
    "slow",
    "-tune",
    "animation",
    "-crf",
    "24",
    "-threads",
    "2",
    "-g",
    "250",
    "-bsf:v",
    "filter_units=remove_types=6",
    "-c:a",
    "aac",
    "-b:a",
    "80k",
    "-movflags",
    "+faststart",
]
AV1 = [
    "-c:v",
    "libsvtav1",
    "-preset",
    "6",
    "-crf",
    "40",
    "-g",
    "250",
    "-svtav1-params",
    "lp=2:tune=0",
    "-c:a",
    "libopus",
    "-b:a",
    "40k",
]
RAW = (
    f"-f rawvideo -pix_fmt bgra -video_size {stage.W}x{stage.H} -framerate {timing.FPS} -i -"
).split()


def encode() -> float:
    """Render every frame once and make both films; returns by how many dB the voice was raised."""
    paths.SHOWN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        voice = Path(folder) / "voice.wav"
        gain = master(voice)
        frames = timing.total(timing.standard()) // timing.FRAME
        command = [sound.ffmpeg(), "-v", "error", "-y", *RAW, "-i", str(voice)]
        for target, codec in ((paths.MP4, H264), (paths.WEBM, AV1)):
            command += ["-map", "0:v", "-map", "1:a", *COLOUR, *codec, *CLEAN, "-ac", "1"]
            command += ["-ar", "48000", str(target)]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as films:  # noqa: S603 - our words
            if films.stdin is None:
                raise Unready("film: Free some memory and start the encoding again.")
            for pixels in _pictures(frames):
                films.stdin.write(pixels)
            films.stdin.close()
            if films.wait():
                raise Unready("film: Look at the encoder's message above, then encode again.")
    plain.plain_mp4(paths.MP4)
    plain.plain_webm(paths.WEBM)
    return gain


def stills() -> None:
    """The poster, and one picture a scene; a picture of no scene goes."""
    paths.STILLS.mkdir(parents=True, exist_ok=True)
    wanted = pictures()
    for path, content in wanted.items():
        path.write_bytes(content)
    for path in paths.STILLS.glob("*.webp"):
        if path not in wanted:
            path.unlink()


def pictures() -> dict[Path, bytes]:
    """Poster and stills as WebP, by the place where each stands."""
    found = {
        paths.STILLS / f"{one.scene.id}.webp": webp(one.still, 82) for one in timing.standard()
    }
    found[paths.POSTER] = webp(POSTER, 44)
    return found


def webp(frame: int, quality: int, width: int = 960, height: int = 540) -> bytes:
    """One frame as WebP, with nothing in the file but the picture."""
    skia = render.skia()
    pixels = render.pixels(render.picture(frame), width, height)
    rows = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    image = skia.Image.fromarray(rows, skia.ColorType.kBGRA_8888_ColorType)
    for lower in range(30):
        made = bytes(image.encodeToData(skia.kWEBP, quality - lower).bytes())
        if not READABLE.search(made):
            return made
    raise Unready(f"frame {frame}: Take this still at another moment: by chance it holds letters.")


def mixed() -> bytes:
    """Every line in its place, as 16-bit mono at the film's rate."""
    track = array.array("h", bytes(2 * timing.total(timing.standard())))
    for stretch in timing.standard():
        for beat in stretch.beats:
            line = array.array("h", sound.decoded(sound.spoken_by(beat.line.id)))
            track[beat.start : beat.start + len(line)] = line
    return track.tobytes()


def master(target: Path) -> float:
    """The voice at the loudness of the web, its peaks held; returns by how much it was raised."""
    raw = f"-v error -y -f s16le -ar {sound.RATE} -ac 1 -i -".split()
    voice, gain = mixed(), 0.0
    for _round in range(4):
        held = f"alimiter=limit={PEAK}:attack=4:release=80:level=false"
        chain = f"aresample=48000,volume={gain:.3f}dB,{held}"
        form = ["-ac", "1", "-c:a", "pcm_s16le", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
        sound.ask([*raw, "-af", chain, *form, str(target)], voice)
        found = loudness(target)[0]
        if abs(found - LOUDNESS) < 0.05:
            break
        gain += LOUDNESS - found
    return gain


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dB."""
    measure = "loudnorm=I=-16:TP=-1:print_format=json"
    words = ["-hide_banner", "-nostats", "-i", str(path), "-map", "0:a", "-af", measure]
    _out, said = sound.ask([*words, "-f", "null", "-"])
    found = re.search(r"\{[^{}]*input_i[^{}]*\}", said)
    if not found:
        raise Unready(f"{path.name}: Encode the film again: its loudness cannot be measured.")
    measured = json.loads(found[0])
    return float(measured["input_i"]), float(measured["input_tp"])


def _one(frame: int) -> bytes:
    return render.pixels(render.picture(frame))


def _pictures(count: int) -> Iterator[bytes]:
    """Every frame's pixels in order, drawn by two processes."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        yield from pool.imap(_one, range(count), chunksize=10)
