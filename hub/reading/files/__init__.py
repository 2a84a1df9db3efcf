"""Pictures, documents, sound and film: opened, named by kind, never believed by their names.

Two doors: `open_file` for a file in a folder, `open_bytes` for one that stands elsewhere (in git's
history, in memory). Neither ever raises because of what a file holds: trouble is data.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from hub.model import Asset
from hub.reading import traits
from hub.reading.files import (
    docx,
    jpeg,
    mp4,
    package,
    plain,
    png,
    svg,
    web,
    webm,
    webp,
    woff2,
    worker,
    xlsx,
)
from hub.reading.files.contents import Broken, Contents, Refused
from hub.reading.files.kinds import DOCUMENTS, REGISTERED, disguised, kind_of, second_kind
from hub.reading.files.names import look_at_name, look_at_neighbours
from hub.reading.neighbours import Neighbours
from hub.reading.register import EMPTY, Register, read_register

REFUSED = "refused"
THEME = "theme"  # the same bytes as a file of the installed theme: public already, ours not
LARGEST_FILM = 40_000_000
_LARGEST = 10_000_000
_FILM_ENDINGS = (".mp4", ".m4v", ".webm")
_NOBODY: frozenset[str] = frozenset()


def open_file(
    root: Path,
    path: str,
    *,
    built: bool = False,
    shown: str | None = None,
    register: Register | None = None,
    proved: frozenset[str] = _NOBODY,
    theme: frozenset[str] = _NOBODY,
    beside: Neighbours | None = None,
) -> Asset:
    """Open one file under `root`. Never follows a link, never waits on a pipe, never raises.

    `shown` is its path in the repository, where `root` is another folder. `built` says that the
    folder is a built site. `register` is what `read_register` gave (read from `root` when left
    out, and empty for a built folder). `proved` holds the sha256 of files
    that our generators made now; `theme` those of the installed theme's files. `beside` knows the
    names in folders that were listed in this run.
    """
    shown = shown or path
    name_only = Contents()
    look_at_name(shown, name_only)
    try:
        data = _bytes(root, path)
        look_at_neighbours(root, path, name_only, beside or Neighbours())
    except (Broken, Refused) as error:
        return Asset(shown, REFUSED, "", 0, tuple(name_only.traits), (), str(error))
    if register is None:
        register = EMPTY if built else read_register(root)
    opened = open_bytes(shown, data, built=built, register=register, proved=proved, theme=theme)
    seen = dict.fromkeys((*opened.traits, *name_only.traits))
    if opened.kind == THEME:
        return opened
    return Asset(
        shown, opened.kind, opened.sha256, opened.size, tuple(seen), opened.texts, opened.trouble
    )


def open_bytes(
    path: str,
    data: bytes,
    *,
    built: bool = False,
    register: Register = EMPTY,
    proved: frozenset[str] = _NOBODY,
    theme: frozenset[str] = _NOBODY,
) -> Asset:
    """Open what would be a file at `path`. Never raises because of what it holds."""
    digest = hashlib.sha256(data).hexdigest()
    if digest in theme:
        return Asset(path, THEME, digest, len(data))
    into, kind, trouble = Contents(ours=digest in proved), REFUSED, ""
    look_at_name(path, into)
    try:
        kind = _examine(path, data, into, built=built)
    except Refused as error:
        trouble = str(error)
    except Broken as error:
        trouble = str(error)
        kind = _kind_or_refused(path, data, built=built)
    except Exception:  # noqa: BLE001 - whatever a reader trips over, this file alone stays back
        trouble = "It could not be read to its end. Save it again from the program it came from."
        kind = _kind_or_refused(path, data, built=built)
    if digest not in proved:
        if kind in DOCUMENTS:
            into.carries(traits.MADE_ELSEWHERE)
        if kind in REGISTERED:
            into.carries(*register.doubts(path, digest, built=built))
    return Asset(path, kind, digest, len(data), tuple(into.traits), tuple(into.texts), trouble)


def _bytes(root: Path, path: str) -> bytes:
    """The bytes of a plain file that stands where its path says."""
    at = root
    for part in path.split("/"):
        at = at / part
        if at.is_symlink():
            raise Refused("It is a link to another place. Put the file itself here.")
    try:
        handle = os.open(
            at,
            os.O_RDONLY
            | getattr(os, "O_NOFOLLOW", 0)
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_BINARY", 0),
        )
    except OSError:
        raise Refused("It cannot be opened. Check that it is a file that you may read.") from None
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        raise Refused("It is not an ordinary file. Take it out.")
    with os.fdopen(handle, "rb") as file:
        largest = LARGEST_FILM if path.lower().endswith(_FILM_ENDINGS) else _LARGEST
        if facts.st_size > largest:
            raise Refused(
                f"It is larger than {largest // 1_000_000} MB, more than a reader on a phone can"
                " wait for. Make it smaller."
            )
        try:
            data = file.read(largest + 1)
        except OSError:
            raise Refused("It cannot be read. Check the disk, or add it again.") from None
    if len(data) > largest:
        raise Refused("It grew while it was read. Add it again.")
    return data


def _examine(path: str, data: bytes, into: Contents, *, built: bool) -> str:
    """Open a file by what it is; its kind. A document's kind stands in its own list of parts."""
    kind = kind_of(path, data, built=built)
    if kind == "office":
        return _examine_office(path, data, into)
    if disguised(path, kind):
        into.carries(traits.DISGUISED)
    if second_kind(kind, data):
        into.carries(traits.TWO_KINDS)
    if kind == "gz":
        inner = web.unzipped(data)
        return _examine(path[: -len(".gz")], inner, into, built=True) and "gz"
    _READERS[kind](data, into)
    return kind


def _examine_office(path: str, data: bytes, into: Contents) -> str:
    opened = package.unpack(data, into)
    main = opened.main_type()
    if main == docx.MAIN:
        kind = "docx"
        docx.look(opened, into)
    elif main == xlsx.MAIN:
        kind = "xlsx"
        xlsx.look(opened, into)
    elif "macroEnabled" in main:
        raise Refused("It holds macros, small programs. Put the words in the page.")
    else:
        raise Refused(
            "It is a slide show, a template or another Office file. Put the words in the page."
        )
    if disguised(path, kind):
        into.carries(traits.DISGUISED)
    return kind


def _kind_or_refused(path: str, data: bytes, *, built: bool) -> str:
    """The kind of a file that could not be opened, so that the register still has its say."""
    try:
        kind = kind_of(path, data, built=built)
    except (Broken, Refused):
        return REFUSED
    if kind == "office":
        return next((k for k in ("docx", "xlsx") if path.lower().endswith(k)), REFUSED)
    return kind


def _with_clear_areas(kind: str, data: bytes, into: Contents) -> None:
    """A picture with clear areas is unpacked in the worker; the usual one needs none."""
    reader = png.look if kind == "png" else webp.look
    if reader(data, into) and worker.ask(f"clear-{kind}", data, into):
        into.carries(traits.UNDER_CLEAR)


def _look_at_png(data: bytes, into: Contents) -> None:
    _with_clear_areas("png", data, into)


def _look_at_webp(data: bytes, into: Contents) -> None:
    _with_clear_areas("webp", data, into)


def _look_at_pdf(data: bytes, into: Contents) -> None:
    worker.ask("pdf", data, into)


_READERS = {
    "jpeg": jpeg.look,
    "png": _look_at_png,
    "webp": _look_at_webp,
    "svg": svg.look,
    "pdf": _look_at_pdf,
    "mp4": mp4.look,
    "webm": webm.look,
    "vtt": plain.look_at_captions,
    "csv": plain.look_at_values,
    "ics": plain.look_at_calendar,
    "woff2": woff2.look,
    "css": web.look_at_style,
    "js": web.look_at_script,
    "html": web.look_at_page,
    "json": web.look_at_json,
    "xml": web.look_at_xml,
    "txt": web.look_at_words,
}
