"""Make `english.txt.gz` from the word lists of SCOWL, or show that it is up to date.

    python -m hub.rules.words.make [--check] FOLDER

FOLDER holds `british-english-small`, `british-english`, `british-english-large` and
`british-english-huge`, as the Debian packages wbritish-small, wbritish, wbritish-large and
wbritish-huge install them in /usr/share/dict.

A word is left out if it stands in `struck.txt`, or if it is not among the commonest (the small
list) and the lists also write it with a capital: a name first and a word second. Of the two
largest lists only long words are taken, and short ones made from a common word by an ending.
`kept.txt` overrules all of it.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path
from unicodedata import ucd_3_2_0 as unicode

from hub.rules.words import HERE, listed

# Known wherever they stand; whether one is somebody's name is told by where that is.
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december"
)
LISTS = (
    "british-english-small",
    "british-english",
    "british-english-large",
    "british-english-huge",
)
_MADE = re.compile(r"(?:y|er|ers|ish|ism|ly|ing|ed|able|less|ness|ful|like|ises?|ised|izes?|ized)$")


def made(folder: Path) -> bytes:
    """The compressed word list: one word a line, sorted, the same bytes every time."""
    small, middle, large, huge = (
        (folder / name).read_text(encoding="utf-8").split("\n") for name in LISTS
    )
    common = {word for word in small if word.islower() and "'" not in word}
    words = {word for word in middle if word.islower() and "'" not in word}
    capital = {word.lower() for word in large if word[:1].isupper() and "'" not in word}
    # Long rare words are hardly ever names; short ones are left out.
    words |= {word for word in large if len(word) > 6 and word.islower() and "'" not in word}
    rare_names = (words - common) & capital
    rare = {word for word in huge if word.islower() and "'" not in word and word.isalpha()}
    rare -= words | {word.lower() for word in huge if word[:1].isupper()} | listed("also-names.txt")
    rare -= listed("surnames-too.txt")
    middling = frozenset(large)
    words |= {word for word in rare if len(word) > 6 or (word in middling and _made(word, words))}
    kept = listed("kept.txt")
    final = (words - rare_names - listed("struck.txt")) | kept
    final = {word for word in final if len(word) > 1 or word in "ai"}
    final |= {day + plural for day in CALENDAR.split() for plural in ("", "s")}
    # The folded view of a text has no accents.
    final |= {"".join(c for c in unicode.normalize("NFKD", w) if c.isascii()) for w in final}
    final -= listed("struck.txt") - kept
    return gzip.compress("\n".join(sorted(final)).encode(), compresslevel=9, mtime=0)


def _made(word: str, words: AbstractSet[str]) -> bool:
    """Whether a short rare word is a known word with un- or an ending."""
    if word.startswith("un") and len(word) > 4 and word[2:] in words:
        return True
    bare = _MADE.sub("", word)
    return bare != word and any(
        len(root) > 3 and root in words for root in (bare, bare + "e", bare[:-1])
    )


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
