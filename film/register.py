"""The film's entries in the register of pictures, films and fonts, renewed with every making.

The gate publishes no picture without an entry for exactly its bytes. Ours say that this studio
drew them; a person may still look, and say so, when the film is accepted.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from film import paths, story
from film.story import Unready

BEGIN = "# The film's entries: written by `python -m film build`, from here"
END = "# to here."
EMPTY = "[]\n"
DATE = re.compile(r"date: .([0-9-]{10})")


def entries(date: str) -> str:
    """One entry a file, in the register's own form."""
    told = story.standard()
    shown = {
        paths.MP4: told.title,
        paths.WEBM: told.title,
        paths.POSTER: f"Title of the film: {told.title}",
    }
    for scene in told.scenes:
        shown[paths.STILLS / f"{scene.id}.webp"] = f"Picture from the film: {scene.title}"
    out = [BEGIN]
    for path, alt in shown.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        out += [
            f"- path: {paths.named(path)}",
            f"  sha256: {digest}",
            f'  alt: "{alt}"',
            "  looked_for: names, faces, badges, street signs, number plates, screens",
            "  looked_at_by: not yet looked at",
            f'  date: "{date}"',
            "  made_by: film/",
        ]
    return "\n".join([*out, END]) + "\n"


def renewed(register: str, made: str) -> str:
    """The register with the film's part replaced, or added at its end."""
    if BEGIN in register and END in register:
        return register.split(BEGIN)[0] + made + register.split(END + "\n", 1)[1]
    return register.removesuffix(EMPTY) + made


def write(date: str, register: Path = paths.REGISTER) -> None:
    """Renew the film's entries."""
    if not register.exists():
        raise Unready(
            f"{register.name}: Put the register of pictures back, then build the film again."
        )
    text = register.read_text("utf-8")
    before = DATE.search(text.partition(BEGIN)[2])
    if before and renewed(text, entries(before[1])) == text:
        return  # nothing changed but the day
    register.write_text(renewed(text, entries(date)), "utf-8")
