"""Colours under the clear areas of a picture: nobody sees them, and anybody can bring them back.

Runs in the worker, since it unpacks the pixels.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from hub.reading.files.contents import Broken
from hub.reading.files.sizes import MOST_CLEAR_PIXELS, MOST_PIXELS

_DAMAGED = "This picture is damaged or cut short. Save it again from the program it came from."
_TOO_LARGE = (
    "This picture has clear areas and is too large to look under them."
    f" Make it at most {MOST_CLEAR_PIXELS // 1_000_000} million pixels, or save it without them."
)
_FORMATS = {"png": "PNG", "webp": "WEBP"}


def opened(data: bytes, kind: str) -> Image.Image:
    """The picture's pixels with their transparency, or Broken with a sentence."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as picture:
            if picture.width * picture.height > MOST_CLEAR_PIXELS:
                raise Broken(_TOO_LARGE)
            return picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Broken(_DAMAGED) from None


def hides_colours(data: bytes, kind: str) -> bool:
    """Whether there is more than one colour where nothing can be seen."""
    picture = opened(data, kind)
    if kind == "png" and _clear_entries(data) > 1:
        return True
    clear = picture.getchannel("A").point(lambda alpha: 255 if alpha == 0 else 0)
    if clear.getbbox() is None:
        return False
    for band in ("R", "G", "B"):
        colours = picture.getchannel(band).histogram(clear)
        if sum(1 for count in colours if count) > 1:
            return True
    return False


def _clear_entries(data: bytes) -> int:
    """How many clear entries of a palette are in use: two are enough to draw with."""
    with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
        clear = picture.info.get("transparency")
        if picture.mode != "P" or not isinstance(clear, bytes):
            return 0
        used = picture.histogram()
    return sum(1 for entry, alpha in enumerate(clear) if not alpha and used[entry])


def cleared(data: bytes) -> bytes:
    """A PNG whose clear areas hold no colour; every visible pixel is as it was."""
    picture = opened(data, "png")
    alpha = picture.getchannel("A")
    seen = alpha.point(lambda value: 255 if value else 0)
    bands = [ImageChops.darker(picture.getchannel(band), seen) for band in ("R", "G", "B")]
    out = io.BytesIO()
    Image.merge("RGBA", (*bands, alpha)).save(out, "PNG", optimize=False)
    return out.getvalue()
