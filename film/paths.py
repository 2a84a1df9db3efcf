"""Where the studio keeps things; no other module spells out a path."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STUDIO = ROOT / "film"
STORYBOARD = STUDIO / "storyboard.yml"
LOCK = STUDIO / "film.lock.json"
FONTS = STUDIO / "fonts"
SYNTHETIC = STUDIO / "narration" / "synthetic"
HUMAN = STUDIO / "narration" / "human"
TOKENS = ROOT / "hub" / "tokens.yml"
DEADLINES = ROOT / "docs" / "report" / "deadlines.yml"
REGISTER = ROOT / "exemplars" / "assets.yml"
SHOWN = ROOT / "docs" / "film"
PAGE = SHOWN / "index.md"
MP4 = SHOWN / "expectations-720.mp4"
WEBM = SHOWN / "expectations-720.webm"
POSTER = SHOWN / "poster.webp"
CAPTIONS = SHOWN / "captions.en.vtt"
CHAPTERS = SHOWN / "chapters.en.vtt"
DESCRIPTIONS = SHOWN / "descriptions.en.vtt"
STILLS = SHOWN / "stills"


def named(path: Path) -> str:
    """A path as the repository knows it, never as this machine does."""
    return path.relative_to(ROOT).as_posix()
