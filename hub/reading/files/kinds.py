"""What kind of file this really is. The content decides; the name must agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from hub.reading.files.contents import Broken, Refused

# The kinds that may be published, and what their names end in.
ENDINGS: dict[str, tuple[str, ...]] = {
    "jpeg": (".jpg", ".jpeg"),
    "png": (".png",),
    "webp": (".webp",),
    "svg": (".svg",),
    "pdf": (".pdf",),
    "mp4": (".mp4", ".m4v"),
    "webm": (".webm",),
    "vtt": (".vtt",),
    "csv": (".csv",),
    "ics": (".ics",),
    "woff2": (".woff2",),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
}
# Code that a reader's browser runs: in a built site, and where engineers review it.
CODE_ENDINGS: dict[str, tuple[str, ...]] = {"css": (".css",), "js": (".js", ".mjs")}
CODE_PLACE = "overrides/assets/"
# Only in a built site: what a site builder writes.
BUILT_ENDINGS: dict[str, tuple[str, ...]] = {
    **CODE_ENDINGS,
    "html": (".html", ".htm"),
    "json": (".json", ".webmanifest", ".map"),
    "xml": (".xml", ".rss", ".atom"),
    "gz": (".gz",),
    "txt": (".txt",),
}
PICTURES = frozenset(["jpeg", "png", "webp", "svg"])
REGISTERED = PICTURES | {"mp4", "webm", "woff2"}
DOCUMENTS = frozenset(["pdf", "docx", "xlsx"])
_WORDS_ONLY = frozenset(["vtt", "csv", "ics", "css", "js", "html", "json", "xml", "txt", "svg"])

_OLD = "Files of this kind can hide old text. Put the words in the page."
_PHOTO = "Save it as a JPEG or PNG, look at it, and add that."
_SOUND = "Only film with captions goes on this site. Put what is said in the page."
_PACKED = (
    "Nobody can see what is packed inside. Put the words in the page, or add the files singly."
)
_RUNS = "Files of this kind can run on a reader's computer. Take it out."

# Where the mark stands, the mark, what it is called, what to do instead.
_REFUSED: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"GIF8", "a GIF picture", "Save it as a PNG, look at it, and add that."),
    (0, b"II*\0", "a TIFF picture or a camera's own format", _PHOTO),
    (0, b"MM\0*", "a TIFF picture or a camera's own format", _PHOTO),
    (0, b"BM", "a bitmap picture", _PHOTO),
    (0, b"8BPS", "a Photoshop file", _PHOTO),
    (0, b"gimp xcf", "a GIMP file", _PHOTO),
    (0, b"\0\0\1\0", "an icon file", "Save it as a PNG and add that."),
    (0, b"\xff\x0a", "a JPEG XL picture", _PHOTO),
    (0, b"\0\0\0\x0cJXL ", "a JPEG XL picture", _PHOTO),
    (0, b"\0\0\0\x0cjP  ", "a JPEG 2000 picture", _PHOTO),
    (0, b"\xd0\xcf\x11\xe0", "an old Office file or a locked one", _OLD),
    (0, b"{\\rtf", "a rich text file", _OLD),
    (0, b"%!PS", "a PostScript file", _OLD),
    (0, b"ID3", "a sound file", _SOUND),
    (0, b"\xff\xfb", "a sound file", _SOUND),
    (0, b"\xff\xf3", "a sound file", _SOUND),
    (0, b"\xff\xf1", "a sound file", _SOUND),
    (0, b"OggS", "a sound or film file of the Ogg kind", _SOUND),
    (0, b"fLaC", "a sound file", _SOUND),
    (0, b"#!AMR", "a sound file", _SOUND),
    (8, b"WAVE", "a sound file", _SOUND),
    (8, b"AVI ", "an AVI film", "Save it as MP4 (H.264), run `hub clean` on it, and add that."),
    (0, b"\x1f\x8b", "a packed file", _PACKED),
    (0, b"7z\xbc\xaf", "a packed file", _PACKED),
    (0, b"Rar!", "a packed file", _PACKED),
    (0, b"BZh", "a packed file", _PACKED),
    (0, b"\xfd7zXZ", "a packed file", _PACKED),
    (0, b"\x28\xb5\x2f\xfd", "a packed file", _PACKED),
    (257, b"ustar", "a packed file", _PACKED),
    (0, b"PK", "a ZIP file", _PACKED),
    (0, b"MZ", "a program", _RUNS),
    (0, b"\x7fELF", "a program", _RUNS),
    (0, b"\xca\xfe\xba\xbe", "a program", _RUNS),
    (0, b"\0asm", "a program", _RUNS),
    (0, b"#!/", "a program", _RUNS),
    (0, b"wOFF", "a WOFF font", "Use the WOFF2 form of the font."),
    (0, b"OTTO", "an OpenType font", "Use the WOFF2 form of the font."),
    (0, b"\0\1\0\0", "a TrueType font", "Use the WOFF2 form of the font."),
    (0, b"SQLite format", "a database", "Put the words in the page."),
    (0, b"From ", "a mailbox", "Mail carries names and addresses. Put the words in the page."),
    (0, b"BEGIN:VCARD", "a contact card", "It names a person. Put the role in the page."),
)
_STILLS = frozenset(
    [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"heim", b"heis"]
)
_FILMS = frozenset(
    [b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4VH",
     b"dash", b"MSNV", b"mmp4"]
)  # fmt: skip
_SECOND_KIND = re.compile(rb"PK\x03\x04|%PDF-1|<(?:!doctype html|html|script)[\s>]", re.IGNORECASE)


def kind_of(path: str, data: bytes, *, built: bool) -> str:
    """The kind by content, or Refused with what to do instead.

    Text has no mark of its own, so there the name chooses among the kinds of text.
    """
    ending = PurePosixPath(path).suffix.lower()
    known = {**ENDINGS, **(CODE_ENDINGS if path.startswith(CODE_PLACE) else {})}
    known |= BUILT_ENDINGS if built else {}
    found = _by_mark(data) or _by_text(data, ending, known, built=built)
    if found == "gz" and built and ending == ".gz":
        return found
    if found and found != "gz":
        return found
    for at, mark, name, instead in _REFUSED:
        if data[at : at + len(mark)] == mark:
            raise Refused(f"It is {name}. {instead}")
    if not data:
        raise Broken("It is empty. Delete it, or add it again.")
    raise Refused(_unknown(ending, built=built))


def disguised(path: str, kind: str) -> bool:
    """Whether the name says another kind than the content."""
    endings = {**ENDINGS, **BUILT_ENDINGS}.get(kind, ())
    return PurePosixPath(path).suffix.lower() not in endings and not (
        kind == "txt" and PurePosixPath(path).name in {"CNAME", "_headers", "_redirects"}
    )


def second_kind(kind: str, data: bytes) -> bool:
    """Whether a picture or film also opens as a page, a PDF or a ZIP.

    Looked for at the start and the end, where such files keep what makes them a second kind.
    """
    if kind in _WORDS_ONLY or kind in {"docx", "xlsx", "gz"}:
        return False
    head, tail = data[4:4096], data[4096:][-4096:]
    return any(_SECOND_KIND.search(part) for part in (head, tail))


def _by_mark(data: bytes) -> str:
    if data[:3] == b"\xff\xd8\xff":
        return "jpeg"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:5] == b"%PDF-":
        return "pdf"
    if data[:4] == b"wOF2":
        return "woff2"
    if data[:2] == b"\x1f\x8b":
        return "gz"
    if data[:4] == b"PK\x03\x04" and b"[Content_Types].xml" in data:
        return "office"
    if data[4:8] == b"ftyp":
        return _film_or_still(data[8:12])
    if data[:4] == b"\x1a\x45\xdf\xa3":
        if b"webm" in data[:64]:
            return "webm"
        raise Refused("It is a Matroska film. Save it as MP4 (H.264) or WebM and add that.")
    return ""


def _film_or_still(brand: bytes) -> str:
    if brand in _FILMS:
        return "mp4"
    if brand in _STILLS:
        raise Refused("It is a HEIC or AVIF picture, as phones take them. " + _PHOTO)
    if brand in {b"M4A ", b"M4B "}:
        raise Refused("It is a sound file. " + _SOUND)
    raise Refused("It is a film of another kind. Save it as MP4 (H.264) and add that.")


def _by_text(data: bytes, ending: str, known: Mapping[str, tuple[str, ...]], *, built: bool) -> str:
    """The kind of text: three kinds begin with a word of their own, the rest go by name."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"WEBVTT"):
        return "vtt"
    if start.upper().startswith(b"BEGIN:VCALENDAR"):
        return "ics"
    if ending == ".svg" or (start[:1] == b"<" and re.search(rb"<svg[\s>]", start[:1024]) and (
        not built or ending not in {".html", ".htm"}
    )):  # fmt: skip
        if start[:1] == b"<":
            return "svg"
        return ""
    for kind in _WORDS_ONLY:
        if ending in known.get(kind, ()) and kind not in {"vtt", "ics"} and _is_text(data):
            if kind != "html" and re.match(rb"<(?:!doctype html|html)", start, re.IGNORECASE):
                return "html" if built else ""
            return kind
    if built and PurePosixPath(ending).name == "" and _is_text(data) and len(data) < 100_000:
        return "txt" if data else ""
    return ""


def _is_text(data: bytes) -> bool:
    return b"\0" not in data[:8192] and not any(
        data[at : at + len(mark)] == mark for at, mark, _, _ in _REFUSED if mark != b"BM"
    )


def _unknown(ending: str, *, built: bool) -> str:
    if built and ending in {".md", ".yml", ".yaml"}:
        return "It is a source file that was copied into the built site. Leave it out of the site."
    if ending in {".json", ".lottie"}:
        return "It is a data file, which can carry names of people. Put the words in the page."
    if any(ending in endings for endings in CODE_ENDINGS.values()):
        return (
            "It is a script or a style sheet, which readers' browsers run."
            f" Those of the site stand in {CODE_PLACE}, where engineers review them. Take it out."
        )
    if ending in {".html", ".htm"}:
        return "It is a ready-made web page. Write it as a Markdown page instead."
    if ending == ".svg":
        return "It does not hold a drawing. Save it again as SVG."
    return (
        "Files of this kind are not known to be safe."
        " Put the words in the page, or save pictures as JPEG or PNG."
    )
