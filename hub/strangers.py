"""Texts and documents in the repository's folder that no check of the site reads."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from hub import prose_gate
from hub.model import CONTENT, Finding
from hub.publication import CODE, JUDGED

# What a report may be written in, or a picture of one.
_WRITTEN = re.compile(
    r"\.(?:md|markdown|mdown|txt|rst|rtf|docx?|docm|dotx?|odt|pages|pdf|html?|xlsx?|csv|ods|pptx?|odp"
    r"|eml|msg|png|jpe?g|gif|heic|tiff?|webp|mp3|m4a|wav|mp4|mov|zip)",
    re.IGNORECASE,
)


def strangers(root: Path) -> Iterator[Finding]:
    """Each file in the root of the repository that looks like a report and is no part of the hub,
    unless git is told to leave it out: pushed with the rest, it would be public and unread."""
    names = [
        file.name
        for file in sorted(root.iterdir())
        if _WRITTEN.fullmatch(file.suffix) and file.is_file()
        if file.name not in JUDGED | CODE
        and not prose_gate.is_one(file.name, prose_gate.DATA_FILES)
    ]
    for name in _kept(root, names) if names else ():
        yield Finding(name, 1, 1, 0, 0, "unread-place", CONTENT, prose_gate.UNREAD)


def _kept(root: Path, names: list[str]) -> list[str]:
    """The names but for those that git leaves out; all of them where git cannot say."""
    try:
        done = subprocess.run(
            ["git", "check-ignore", "--stdin", "-z"],  # noqa: S607 - the git that people use
            cwd=root,
            input="\0".join(names).encode(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return names
    left_out = done.stdout.decode("utf-8", "replace").split("\0")
    return [name for name in names if name not in left_out]
