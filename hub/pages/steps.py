"""Drawings of what to look for at each step of "Change a sentence"; no picture of a real screen."""

from __future__ import annotations

from html import escape

from hub.model import Site, Source


def _box(x: int, y: int, width: int, height: int, kind: str = "") -> str:
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'


def _text(x: int, y: int, words: str, kind: str = "") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'


def _lines(*rows: tuple[int, int]) -> str:
    """Lines that stand for words: how far down, and how long."""
    return "".join(f'<path class="words" d="M24 {y}h{length}"/>' for y, length in rows)


_PAGE = _box(8, 8, 304, 134)
_STEPS = (
    (
        "Step 1. At the end of our page, the link Change this page.",
        "A page with lines of words. At its end stands the link Change this page, with a ring.",
        _PAGE
        + _lines((32, 250), (52, 272), (72, 190))
        + _text(24, 116, "Change this page", "link")
        + _box(16, 96, 150, 30, "ring"),
    ),
    (
        "Step 2. The file. What stands between the two lines --- stays as it is.",
        "A file for editing. Two lines of three dashes with lines between them to leave alone."
        " Below them a sentence, with a ring: this is what you change.",
        _PAGE
        + _text(24, 34, "---")
        + _lines((46, 130), (58, 180))
        + _text(24, 82, "---")
        + _text(214, 60, "leave these")
        + _text(24, 118, "Say where the room is.")
        + _box(16, 98, 196, 30, "ring"),
    ),
    (
        "Step 3. Commit changes is a green button, at the top on the right.",
        "The top of the file. On the right the green button Commit changes, with a ring.",
        _PAGE
        + _text(24, 44, "index.md")
        + _box(164, 24, 136, 30, "go")
        + _text(172, 44, "Commit changes")
        + _box(158, 18, 148, 42, "ring")
        + _lines((84, 250), (104, 272), (124, 190)),
    ),
    (
        "Step 4. First Propose changes, then, on the next page, Create pull request.",
        "Two green buttons, one below the other: Propose changes and Create pull request.",
        _PAGE
        + _text(24, 48, "1")
        + _box(48, 28, 150, 30, "go")
        + _text(60, 48, "Propose changes")
        + _text(24, 106, "2")
        + _box(48, 86, 170, 30, "go")
        + _text(60, 106, "Create pull request"),
    ),
    (
        "Step 5. A green tick, or a red cross with a file and what to do.",
        "Two rows. The first has a tick: the check found nothing. The second has a cross: open it.",
        _PAGE
        + '<path class="tick" d="M26 46l8 8 14-18"/>'
        + _text(64, 52, "Gate: nothing found")
        + '<path class="cross" d="M28 92l18 18M46 92l-18 18"/>'
        + _text(64, 107, "Gate: open it and read"),
    ),
)


def block(_site: Site, _source: Source) -> str:
    """Every step as a drawing, with its words for who cannot see it."""
    return "\n".join(
        f'<figure class="drawing"><svg viewBox="0 0 320 150" width="320" height="150" role="img"'
        f' aria-label="{escape(seen)}">{drawn}</svg>'
        f"<figcaption>{escape(words)} A drawing, not a screenshot.</figcaption></figure>"
        for words, seen, drawn in _STEPS
    )
