"""Is it what the storyboard says? Every promise about the film's files, each failure one
sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from film import encode, lock, paths, probe, render, sound, story, timing, tracks, transcript

BUDGET = 14_000_000  # bytes of all film files in the site
WORST_TILE = 9.0  # measured: encoding alone stays under this, a recoloured jumper does not
WORDS = (340, 380)
SECONDS = (135.0, 160.0)
PACE = (140.0, 160.0)


def check() -> list[str]:
    """Everything that is not as it should be, in the order of the work."""
    with story.as_of(lock.read()["deadlines"]):
        return [*script(), *texts(), *drift(), *files(), *frames()]


def behind() -> list[str]:
    """Whether the report's deadlines have moved on: no fault of the film; publishing goes on."""
    if lock.read()["deadlines"] == story.deadlines():
        return []
    return [
        f"{paths.named(paths.DEADLINES)}: Make the film again: it says other deadlines."
        " The page shows the transcript until then."
    ]


def script() -> Iterator[str]:
    """The script's length, the pace of voice and captions, and one film in time."""
    days, plan = story.deadlines(), timing.standard()
    words = sum(len(story.filled(line.plain, days).split()) for line in story.standard().lines)
    seconds = timing.total(plan) / sound.RATE
    pace = words * 60 / seconds
    if not WORDS[0] <= words <= WORDS[1]:
        yield (
            f"film/storyboard.yml: Keep the narration between {WORDS[0]} and {WORDS[1]} words: "
            f"it has {words}."
        )
    if not SECONDS[0] <= seconds <= SECONDS[1]:
        yield (
            f"film/storyboard.yml: Keep the film between 2:15 and 2:40: it runs {seconds:.1f} "
            f"seconds."
        )
    if not PACE[0] <= pace <= PACE[1]:
        yield (
            f"film/storyboard.yml: Keep the pace between 140 and 160 words a minute: it is "
            f"{pace:.0f}."
        )
    for beat in (one for stretch in plan for one in stretch.beats):
        count = len(story.filled(beat.line.plain, days).split())
        if count * 60 / ((beat.shown - beat.start) / sound.RATE) > 180:
            yield (
                f"{beat.line.id}: Shorten this caption or add a pause: it is faster than 180 "
                f"words a minute."
            )
        if beat.shown < beat.end:
            yield f"{beat.line.id}: Let this caption stand until its voice ends."


def texts() -> Iterator[str]:
    """Captions, chapters, descriptions and transcript are exactly what the storyboard and the
    sound give."""
    days, plan = story.deadlines(), timing.standard()
    wanted = {
        paths.CAPTIONS: tracks.captions(plan, days),
        paths.CHAPTERS: tracks.chapters(plan),
        paths.DESCRIPTIONS: tracks.descriptions(plan, days),
    }
    for path, text in wanted.items():
        if not path.exists() or path.read_text("utf-8") != text:
            yield (
                f"{paths.named(path)}: Write it again with `python -m film build`: the "
                f"storyboard has changed."
            )
    page = paths.PAGE.read_text("utf-8")
    if transcript.placed(page, transcript.transcript(plan)) != page:
        yield f"{paths.named(paths.PAGE)}: Write the transcript again with `python -m film build`."
    yield from _same_words(page)


def _same_words(page: str) -> Iterator[str]:
    """Narration, captions and transcript say the same."""
    days, told = story.deadlines(), story.standard()
    spoken = " ".join(story.filled(line.plain, days) for line in told.lines)
    shown = " ".join(
        row
        for block in paths.CAPTIONS.read_text("utf-8").split("\n\n")[1:]
        for row in block.strip().splitlines()[2:]
    )
    written = " ".join(
        story.filled(row.removeprefix("**Narration:** "), days)
        for row in page.splitlines()
        if row.startswith("**Narration:** ")
    )
    if not spoken == shown == written:
        yield (
            "film: Make narration, captions and transcript the same again with `python -m film "
            "build`."
        )


def drift() -> Iterator[str]:
    """Nothing the film was made from has changed since, and its files are the ones that were
    made."""
    locked = lock.read()
    for kind in ("sources", "outputs"):
        found = lock.sources() if kind == "sources" else lock.outputs()
        for name in sorted(locked[kind].keys() | found.keys()):
            if locked[kind].get(name) != found.get(name):
                yield (
                    f"{name}: Make the film again with `python -m film build`: this differs "
                    f"from the film's lock."
                )


def files() -> Iterator[str]:
    """Length, rate, codecs, colours, sound level, order and size of what the site ships."""
    seconds = timing.total(timing.standard()) / sound.RATE
    for path, video, audio in ((paths.MP4, "h264", "aac"), (paths.WEBM, "av1", "opus")):
        name = paths.named(path)
        found = probe.facts(path)
        if abs(found.seconds - seconds) > 0.06 or found.rate != timing.FPS:
            yield f"{name}: Encode again: length or frame rate is not the storyboard's."
        if (found.video, found.audio, found.width, found.height) != (video, audio, 1280, 720):
            yield f"{name}: Encode again as {video} and {audio}, 1280 by 720."
        if "yuv420p" not in found.pixel_format or "bt709" not in found.pixel_format:
            yield f"{name}: Encode again in yuv420p with the colours of bt709."
        lufs, peak = encode.loudness(path)
        if abs(lufs - encode.LOUDNESS) > 1 or peak > -1:
            yield (
                f"{name}: Encode again: the voice must be at -16 LUFS within 1, its peaks "
                f"below -1 dB."
            )
        if probe.makers_named(path):
            yield f"{name}: Encode again: the file names the program that made it."
    if not probe.starts_fast(paths.MP4):
        yield (
            f"{paths.named(paths.MP4)}: Encode again with the index first, so that playing "
            f"starts at once."
        )
    size = sum((paths.ROOT / name).stat().st_size for name in lock.outputs())
    if size > BUDGET:
        yield (
            f"docs/film: Make the film files smaller: together they are over "
            f"{BUDGET // 1_000_000} MB."
        )
    for path, content in encode.pictures().items():
        if not path.exists() or path.read_bytes() != content:
            yield f"{paths.named(path)}: Draw it again with `python -m film build`."


def frames() -> Iterator[str]:
    """A frame of every scene, drawn again, is what the film shows, tile by tile."""
    moments = [stretch.still for stretch in timing.standard()]
    for frame, seen in zip(moments, probe.shown(paths.MP4, moments), strict=True):
        apart = probe.worst_tile(probe.drawn(render.pixels(render.picture(frame))), seen)
        if apart > WORST_TILE:
            scene = render.on(frame).scene.id
            yield (
                f"{paths.named(paths.MP4)}: Make the film again: scene {scene} is not as it is "
                f"drawn."
            )


def flashes(step: int = 1) -> float:
    """How often, at most, a part of the picture flashes within one second.

    Measured on the drawn film in twelve parts, each about the size that WCAG 2.3.1 speaks of: a
    flash is a pair of opposing changes in brightness of a tenth or more.
    """
    worst = 0
    light = np.array([_light(frame) for frame in range(0, _frames(), step)])
    for part in light.T:
        turns = _turns([float(one) for one in part])
        for index, first in enumerate(turns):
            within = [turn for turn in turns[index:] if turn - first < timing.FPS / step]
            worst = max(worst, len(within))
    return worst / 2


def _frames() -> int:
    return timing.total(timing.standard()) // timing.FRAME


def _light(frame: int) -> npt.NDArray[np.float64]:
    """The brightness of twelve parts of a frame, as WCAG measures light."""
    raw = np.frombuffer(render.pixels(render.picture(frame), 160, 90), np.uint8)
    share = raw.reshape(90, 160, 4)[:, :, 2::-1] / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722])
    return np.asarray(light.reshape(3, 30, 4, 40).mean(axis=(1, 3)).reshape(-1), np.float64)


def _turns(light: list[float]) -> list[int]:
    """Where brightness turns after a change of at least a tenth."""
    turns, low, high, rising = [], light[0], light[0], 0
    for index, (_before, now) in enumerate(pairwise(light), 1):
        low, high = min(low, now), max(high, now)
        if rising <= 0 and now - low >= 0.1:
            turns.append(index)
            rising, high = 1, now
            low = now
        elif rising >= 0 and high - now >= 0.1:
            turns.append(index)
            rising, low = -1, now
            high = now
    return turns
