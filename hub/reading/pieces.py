"""A stretch of text that remembers where in the file each of its characters stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Text, and for each of its characters the offset in the file it came from."""

    text: str
    origin: Sequence[int]

    def part(self, start: int, end: int) -> Piece:
        """The piece between two offsets of this one."""
        return Piece(self.text[start:end], self.origin[start:end])


def replaced(
    piece: Piece, pattern: re.Pattern[str], shown: Callable[[re.Match[str]], str | None]
) -> Piece:
    """Each match of a pattern shown as something else (None: as it is); the rest untouched.

    A character that was put in stands where the match starts, the last one where it ends.
    """
    text, origin = piece.text, piece.origin
    out: list[str] = []
    where: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        new = shown(match)
        if new is None:
            continue
        start, end = match.span()
        out += text[last:start], new
        where.extend(origin[last:start])
        kept = match.group().find(new) if new else 0
        if kept >= 0:
            where.extend(origin[start + kept : start + kept + len(new)])
        else:
            where.extend([origin[start]] * (len(new) - 1))
            where.append(origin[max(end - 1, start)])
        last = end
    if not last and not out:
        return piece
    out.append(text[last:])
    where.extend(origin[last:])
    return Piece("".join(out), where)
