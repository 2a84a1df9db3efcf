"""A stretch of text that remembers where in the file each of its characters stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """Text, and for each of its characters the offset in the file it came from.

    `origin` is None where nobody has asked for the places yet: most texts hold no finding, and
    to follow every character takes longer than all else.
    """

    text: str
    origin: Sequence[int] | None = None

    def part(self, start: int, end: int) -> Piece:
        """The piece between two offsets of this one."""
        return Piece(self.text[start:end], self.origin and self.origin[start:end])


def joined(pieces: Sequence[Piece], gap: str) -> Piece:
    """Pieces one after the other with a gap between them, which stands where what follows does."""
    text = gap.join(piece.text for piece in pieces)
    if any(piece.origin is None for piece in pieces):
        return Piece(text, None)
    origin: list[int] = []
    for number, piece in enumerate(pieces):
        if number:
            origin.extend([origin[-1] if origin else 0] * len(gap))
        origin.extend(piece.origin or ())
    return Piece(text, origin)


def replaced(
    piece: Piece, pattern: re.Pattern[str], shown: str | Callable[[re.Match[str]], str | None]
) -> Piece:
    """Each match of a pattern shown as something else (None: as it is); the rest untouched.

    A character that was put in stands where the match starts, the last one where it ends.
    """
    text, origin = piece.text, piece.origin
    if isinstance(shown, str) and origin is None:
        return Piece(pattern.sub(shown, text), None)
    out: list[str] = []
    where: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        new = shown if isinstance(shown, str) else shown(match)
        if new is None:
            continue
        start, end = match.span()
        out += text[last:start], new
        if origin is not None:
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
    if origin is None:
        return Piece("".join(out), None)
    where.extend(origin[last:])
    return Piece("".join(out), where)
