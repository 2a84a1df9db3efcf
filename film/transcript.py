"""The illustrated transcript on the film's page, written from the storyboard between two marks."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from film import paths, sound, timing
from film.story import Unready

BEGIN = "<!-- transcript: begin -->"
END = "<!-- transcript: end -->"
NOTE = (
    "<!-- Generated from film/storyboard.yml by `python -m film build`: change the "
    "storyboard, not this part. -->"
)
SIZE = (960, 540)


def transcript(stretches: tuple[timing.Stretch, ...]) -> str:
    """Every scene: its picture, what is said, what is seen, and where it leads.

    The deadlines stay merge fields: the page always gives today's figure, whatever the film was
    made with.
    """
    parts = [NOTE, ""]
    for number, stretch in enumerate(stretches, 1):
        parts += _scene(number, stretch)
    return "\n".join(parts).rstrip() + "\n"


def placed(page: str, made: str) -> str:
    """The page with its generated part replaced."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise Unready(
            f"{paths.named(paths.PAGE)}: Put the two transcript marks back, each once, begin "
            f"before end."
        )
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{made}{END}{rest.split(END)[1]}"


def moment(stretch: timing.Stretch) -> str:
    """When a scene starts, as a reader says it."""
    seconds = stretch.start // sound.RATE
    return f"{seconds // 60}:{seconds % 60:02d}"


def _scene(number: int, stretch: timing.Stretch) -> list[str]:
    scene = stretch.scene
    picture = f"Picture of scene {number}: {scene.title}"
    said = " ".join(line.plain for line in scene.lines)
    start = stretch.start / sound.RATE
    return [
        f"### {number}. {scene.title}",
        "",
        f"![{picture}](stills/{scene.id}.webp){{ loading=lazy width={SIZE[0]} height={SIZE[1]} }}",
        "",
        f"[Play from {moment(stretch)}]({paths.MP4.name}#t={start:.2f})",
        "",
        f"**Narration:** {said}",
        "",
        f"**What you see:** {scene.describe}",
        "",
        f"**Read more:** [{scene.guidance}]({_from_page(scene.page)}).",
        "",
        f"**Rests on:** {scene.source}.",
        "",
    ]


def _from_page(page: str) -> str:
    here = PurePosixPath(paths.PAGE.parent.relative_to(paths.ROOT / "docs").as_posix())
    return Path(os.path.relpath(page, here)).as_posix()
