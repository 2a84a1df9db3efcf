"""The lock: what the film was made from and what came out, by hash; any drift is found without
redrawing it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from pathlib import Path
from typing import Any

import yaml

from film import encode, paths, sound, story, timing
from film.kit import palette

FILMED = ("id", "words", "lines", "lead", "tail")
TOOLS = ("skia-python", "uharfbuzz", "fonttools", "imageio-ffmpeg")
SKIPPED = {
    "check.py",
    "cli.py",
    "__main__.py",
    "lock.py",
    "make.py",
    "narrate.py",
    "preview.py",
    "probe.py",
    "register.py",
    "transcript.py",
    "tracks.py",
}


def made(gain: float) -> dict[str, Any]:
    """The lock of the film as it stands now."""
    lufs, peak = encode.loudness(paths.MP4)
    return {
        "deadlines": story.deadlines(),
        "frames": timing.total(timing.standard()) // timing.FRAME,
        "loudness_lufs": round(lufs, 1),
        "voice_raised_db": round(gain, 3),
        "outputs": outputs(),
        "sources": sources(),
        "tools": {name: importlib.metadata.version(name) for name in TOOLS},
        "true_peak_db": round(peak, 1),
    }


def read() -> dict[str, Any]:
    """The committed lock."""
    if not paths.LOCK.exists():
        raise story.Unready("film/film.lock.json: Make the film with `python -m film build`.")
    data: dict[str, Any] = json.loads(paths.LOCK.read_text("utf-8"))
    return data


def write(content: dict[str, Any]) -> None:
    """Keep a lock."""
    paths.LOCK.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", "utf-8")


def sources() -> dict[str, str]:
    """What the picture and sound are made from: code that only checks or writes text is left
    out."""
    code = sorted(p for p in paths.STUDIO.rglob("*.py") if p.name not in SKIPPED)
    found = {
        "storyboard": filmed(),
        "code": _hash(code),
        "fonts": _hash(sorted(paths.FONTS.glob("*.ttf"))),
        "palette": _words(palette.tokens()),
    }
    for line in story.standard().lines:
        found[f"narration {line.id}"] = _hash([sound.spoken_by(line.id)])
    return found


def filmed() -> str:
    """One hash of all in the storyboard that is heard or drawn.

    A link or a description mended leaves the film as good as it was.
    """
    board = yaml.safe_load(paths.STORYBOARD.read_text("utf-8"))
    scenes = [[scene.get(part) for part in FILMED] for scene in board["scenes"]]
    whole = json.dumps([board["status"], scenes], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def outputs() -> dict[str, str]:
    """Every file of the film in the site."""
    shown = [
        paths.MP4,
        paths.WEBM,
        paths.POSTER,
        paths.CAPTIONS,
        paths.CHAPTERS,
        paths.DESCRIPTIONS,
        *sorted(paths.STILLS.glob("*.webp")),
    ]
    return {paths.named(path): _hash([path]) for path in shown if path.exists()}


def _words(content: dict[str, str]) -> str:
    """One hash of the colours, so that a change of the site's other tokens is none of ours."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _hash(files: list[Path]) -> str:
    """One hash of several files; line ends do not count, so that a checkout on any system
    agrees."""
    whole = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        if path.suffix in (".py", ".yml", ".vtt"):
            content = content.replace(b"\r\n", b"\n")
        whole.update(path.name.encode() + b"\0" + content + b"\0")
    return whole.hexdigest()
