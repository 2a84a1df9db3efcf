"""What can be read on the pages of a PDF, and what is there and cannot be seen.

Each page is drawn once. A letter whose place on the drawing is all of one colour is in the file
and not on the page: white on white, under a box, off the edge, in a layer switched off.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from PIL import Image

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents

_DAMAGED = "This PDF is damaged or cut short. Put the words in the page instead."
_MOST_PAGES = 60
_MOST_LETTERS = 200_000
_SCALE = 1.5  # 108 dots an inch: the smallest print still shows a difference
_MOST_DOTS = 4_000_000
_LEAST_CONTRAST = 24
# One stray letter can fall between the dots; a word cannot.
_UNSEEN_IN_A_ROW = 2
_HYPHEN = "\ufffe"  # how the library writes a hyphen at a line's end
_PARTED = re.compile(rf"(\w+){_HYPHEN}([a-z]\w*)")
_FULL_LINE = 0.7
_SIDES = tuple(ctypes.c_double() for _ in range(4))  # filled anew for each letter


def look_at_pages(data: bytes, into: Contents) -> None:
    """Every word of every page goes to the text rules; words nobody sees are a trait."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Broken(_DAMAGED) from None
    try:
        if len(document) > _MOST_PAGES:
            raise Broken(f"This PDF has over {_MOST_PAGES} pages. Make it shorter.")
        letters = 0
        for page in document:
            letters += _look_at_page(page, into)
            if letters > _MOST_LETTERS:
                raise Broken("This PDF holds more words than can be checked. Make it shorter.")
    except pypdfium2.PdfiumError:
        raise Broken(_DAMAGED) from None
    finally:
        document.close()


def _look_at_page(page: Any, into: Contents) -> int:
    text = page.get_textpage()
    count = int(text.count_chars())
    if not count:
        return 0
    words = text.get_text_range()
    into.says("its words", _paragraphs(words))
    for first, last in _PARTED.findall(words):
        into.says("a word parted at a line's end", first + last)
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    dots = drawn.tobytes()
    left, bottom, _, _ = page.get_bbox()
    unseen = 0
    for number in range(count):
        box = _box(text.raw, number)
        if box is None:
            continue
        place = _place(box, (left, bottom, height, scale))
        unseen = 0 if _shows(drawn, dots, place) else unseen + 1
        if unseen >= _UNSEEN_IN_A_ROW:
            into.carries(traits.UNSEEN_TEXT)
            break
    return count


def _paragraphs(words: str) -> str:
    """The page's lines put together as they were written: a full line runs on, a short one ends.

    The drawn page knows lines only; rules that go by sentences need the sentences.
    """
    lines = [line.strip() for line in words.replace(_HYPHEN, "-").splitlines()]
    longest = max(map(len, lines), default=0)
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        runs_on = after[:1].islower() or (
            len(line) > _FULL_LINE * longest and not line.endswith((".", ":", "?", "!", '"'))
        )
        pieces.append(line + (" " if runs_on else "\n\n"))
    return "".join(pieces)


def _box(text: Any, number: int) -> tuple[float, float, float, float] | None:
    """Where a letter stands in the page's own measure; None for a space or a line break."""
    letter = pdfium.FPDFText_GetUnicode(text, number)
    if letter <= 32 or letter in {0xA0, 0xAD, 0xFFFE, 0xFEFF} or 0x2000 <= letter <= 0x200F:
        return None
    if pdfium.FPDFText_IsGenerated(text, number) == 1:
        return None
    if not pdfium.FPDFText_GetCharBox(text, number, *_SIDES):
        return None
    left, right, bottom, top = _SIDES
    return left.value, bottom.value, right.value, top.value


def _place(
    box: tuple[float, float, float, float], page: tuple[float, float, float, float]
) -> tuple[int, int, int, int]:
    """The dots a letter covers, with one dot around it."""
    left, bottom, height, scale = page
    return (
        int((box[0] - left) * scale) - 1,
        int((height - (box[3] - bottom)) * scale) - 1,
        int((box[2] - left) * scale) + 2,
        int((height - (box[1] - bottom)) * scale) + 2,
    )


def _shows(drawn: Image.Image, dots: bytes, place: tuple[int, int, int, int]) -> bool:
    """Whether the dots of a place differ: mostly one row across its middle says so already."""
    left, top = max(place[0], 0), max(place[1], 0)
    right, bottom = min(place[2], drawn.width), min(place[3], drawn.height)
    if right <= left or bottom <= top:
        return False
    start = (top + bottom) // 2 * drawn.width
    row = dots[start + left : start + right]
    if max(row) - min(row) >= _LEAST_CONTRAST:
        return True
    lowest, highest = drawn.crop((left, top, right, bottom)).getextrema()
    return bool(float(highest) - float(lowest) >= _LEAST_CONTRAST)  # type: ignore[arg-type]
