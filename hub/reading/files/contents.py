"""What a reader of one format finds in a file, gathered while it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

CODE = "its code"  # the place of words that are a program's, and judged as that
# More words than this in one file are no caption or form; judging them would take too long.
MOST_CHARACTERS = 4_000_000

# Compressed pictures and sound hold long readable runs by intention only: by chance, fewer than one
# file of fifty megabytes in a thousand has one of these.
_READABLE = re.compile(rb"[A-Za-z][A-Za-z ,.'@-]{17,}|[0-9][0-9 -]{10,}[0-9]|Lav[cf][0-9]{2}\.")
# Looked for first, since it is sooner done: every run of the two kinds, each character made one.
_LETTER = bytes(
    97 if chr(b).isascii() and (chr(b).isalpha() or chr(b) in " ,.'@-") else 0 for b in range(256)
)
_DIGIT = bytes(48 if chr(b) in "0123456789 -" else 0 for b in range(256))
_LETTERS, _DIGITS = b"a" * 18, b"0" * 12
_FEWEST_DIFFERENT = 5
_MOST_RUNS = 10_000


class Broken(Exception):
    """The file cannot be read as what it says it is. Its text is a sentence for a lead."""


class Refused(Exception):
    """A kind of file that is never published. Its text says what to do instead."""


@dataclass
class Contents:
    """Traits by kind, and the words that may stay, each with the place it came from."""

    traits: dict[str, None] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    characters: int = 0
    ours: bool = False  # the hub made this file just now: it may take its time

    def carries(self, *traits: str) -> None:
        """Note what was found, once."""
        self.traits.update(dict.fromkeys(traits))

    def says(self, place: str, words: str) -> None:
        """Hand words on to the text rules; empty ones are dropped."""
        words = words.strip()
        if not words:
            return
        self.characters += len(words)
        if self.characters > MOST_CHARACTERS:
            raise Broken("It holds more words than can be checked. Split it into smaller files.")
        self.texts.append((place, words))


def readable_run(data: bytes | memoryview) -> bool:
    """Whether compressed data holds a run of letters or digits that chance would not make.

    A flat area repeats one code over and over; words and numbers do not.
    """
    whole = bytes(data)
    if not (
        _LETTERS in whole.translate(_LETTER)
        or _DIGITS in whole.translate(_DIGIT)
        or b"Lav" in whole
    ):
        return False
    found = islice(_READABLE.finditer(whole), _MOST_RUNS)
    return any(len(set(run.group())) >= _FEWEST_DIFFERENT for run in found)
