"""Make `english.txt.gz` from the word lists of SCOWL, or show that it is up to date.

    python -m hub.rules.words.make [--check] FOLDER

FOLDER holds `british-english-small`, `british-english` and `british-english-large`, as the Debian
packages wbritish-small, wbritish and wbritish-large install them in /usr/share/dict.

A word is left out if it stands in `struck.txt`, or if it is not among the commonest (the small
list) and the lists also write it with a capital: a name first and a word second. `kept.txt`
overrules both.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from unicodedata import ucd_3_2_0 as unicode

from hub.rules.words import HERE, listed

# Known wherever they stand; whether one is somebody's name is told by where that is.
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december"
)
LISTS = ("british-english-small", "british-english", "british-english-large")


def made(folder: Path) -> bytes:
    """The compressed word list: one word a line, sorted, the same bytes every time."""
    small, middle, large = (
        (folder / name).read_text(encoding="utf-8").split("\n") for name in LISTS
    )
    common = {word for word in small if word.islower() and "'" not in word}
    words = {word for word in middle if word.islower() and "'" not in word}
    capital = {word.lower() for word in large if word[:1].isupper() and "'" not in word}
    # Long rare words are hardly ever names; short ones are left out.
    words |= {word for word in large if len(word) > 6 and word.islower() and "'" not in word}
    rare_names = (words - common) & capital
    kept = listed("kept.txt")
    final = (words - rare_names - listed("struck.txt")) | kept
    final = {word for word in final if len(word) > 1 or word in "ai"}
    final |= {day + plural for day in CALENDAR.split() for plural in ("", "s")}
    # The folded view of a text has no accents.
    final |= {"".join(c for c in unicode.normalize("NFKD", w) if c.isascii()) for w in final}
    return gzip.compress("\n".join(sorted(final)).encode(), compresslevel=9, mtime=0)


def main(arguments: list[str]) -> int:
    """0 made, or up to date; 1 out of date."""
    check = "--check" in arguments
    folder = Path(next((a for a in arguments if not a.startswith("-")), "/usr/share/dict"))
    target = HERE / "english.txt.gz"
    new = made(folder)
    if check:
        current = gzip.decompress(target.read_bytes()) == gzip.decompress(new)
        print(
            "up to date" if current else f"out of date: run python -m hub.rules.words.make {folder}"
        )
        return 0 if current else 1
    target.write_bytes(new)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
