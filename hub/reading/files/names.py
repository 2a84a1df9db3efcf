"""A file's name is part of what is published, and so is the name beside it."""

from __future__ import annotations

import re
from pathlib import Path

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents
from hub.reading.neighbours import Neighbours

_LOCK = re.compile(
    r"~\$|\.~lock\.|~\.(?:docx?|xlsx?|tmp)$|.*\.(?:tmp|bak|swp|orig|asd|wbk)$|.*~$", re.IGNORECASE
)
_HIDDEN = re.compile(r"\.|thumbs\.db$|desktop\.ini$|__macosx", re.IGNORECASE)
# A site builder's own marks, which are no one's words.
_EXPECTED = frozenset([".nojekyll"])
_CAMERA = re.compile(
    r"(?:img|dsc[nf_]?|dji|pxl|vid|mvi|gopr|p10|sam|wp|photo|image|screenshot|screen shot|scan"
    r"|whatsapp image|whatsapp video|signal|fb_img|received)[-_ ]?\(?\d{3,}|.*(?:19|20)\d{2}[-_.]?"
    r"[01]\d[-_.]?[0-3]\d[-_ t]",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*|_[A-Za-z0-9][A-Za-z0-9._-]*")


def look_at_name(path: str, into: Contents) -> None:
    """Lock files, hidden files, a camera's own names, and characters that can deceive."""
    for part in path.strip("/").split("/"):
        if part in _EXPECTED:
            continue
        if _LOCK.match(part):
            into.carries(traits.LOCK_FILE)
        elif _HIDDEN.match(part):
            into.carries(traits.HIDDEN_NAME)
        elif _CAMERA.match(part):
            into.carries(traits.CAMERA_NAME)
        elif not _PLAIN.fullmatch(part) or len(part) > 100:
            into.carries(traits.UNPLAIN_NAME)


def look_at_neighbours(root: Path, path: str, into: Contents, beside: Neighbours) -> None:
    """Two names that differ only in capitals become one file on another computer."""
    try:
        if beside.doubled(root, path):
            into.carries(traits.SAME_NAME)
    except OSError:
        raise Broken("Its folder cannot be read. Check that you may read it.") from None
