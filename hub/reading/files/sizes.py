"""How large a picture may be, so that opening one can never fill the memory."""

from __future__ import annotations

from hub.reading.files.contents import Broken

LONGEST_SIDE = 10_000
MOST_PIXELS = 25_000_000
MOST_CLEAR_PIXELS = 6_000_000  # where every pixel must be looked at


def checked_size(width: int, height: int) -> tuple[int, int]:
    """A width and height that can be opened safely; anything else is said in plain words."""
    if width == 0 or height == 0:
        raise Broken("This picture has no width or no height. Save it again from its program.")
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise Broken(
            f"This picture is too large to open safely. Make it at most {LONGEST_SIDE:,} pixels"
            f" on its longest side and {MOST_PIXELS // 1_000_000} million pixels in all."
        )
    return width, height
