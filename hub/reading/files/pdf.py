"""PDF: what a page shows and what a screen reader says, and nothing else.

Runs in the worker, whose time and memory are bounded. Whole-file facts stand here; what can be
seen on a page is `pdf_pages`.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents
from hub.reading.files.pdf_pages import look_at_pages
from hub.reading.files.xml import parse

_DAMAGED = "This PDF is damaged or cut short. Put the words in the page instead."
_LOCKED = "This PDF is locked with a password, so nobody can check it. Put the words in the page."

_CATALOG = {
    "/Type",
    "/Version",
    "/Extensions",
    "/Pages",
    "/PageLabels",
    "/Names",
    "/Dests",
    "/ViewerPreferences",
    "/PageLayout",
    "/PageMode",
    "/Outlines",
    "/Metadata",
    "/StructTreeRoot",
    "/MarkInfo",
    "/Lang",
    "/OutputIntents",
}
_PAGE = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/Resources",
    "/Contents",
    "/StructParents",
    "/Tabs",
    "/Rotate",
    "/Group",
    "/Annots",
    "/TrimBox",
    "/BleedBox",
    "/ArtBox",
    "/UserUnit",
}
_INFO = {"/Title", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
_TRAILER = {
    "/Size",
    "/Root",
    "/Info",
    "/ID",
    "/Type",
    "/W",
    "/Index",
    "/Filter",
    "/DecodeParms",
    "/Length",
}
_ACTIONS = {
    "/AA",
    "/OpenAction",
    "/JavaScript",
    "/JS",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/RichMedia",
}
_NAMED = {
    "/PieceInfo": traits.CUSTOM_DATA,
    "/LastModified": traits.MADE_WHEN,
    "/Thumb": traits.THUMBNAIL,
    "/EmbeddedFiles": traits.ATTACHMENTS,
    "/EF": traits.ATTACHMENTS,
    "/AF": traits.ATTACHMENTS,
    "/OCProperties": traits.LAYERS,
    "/OC": traits.LAYERS,
    "/AcroForm": traits.ANNOTATIONS,
    "/XFA": traits.ANNOTATIONS,
    "/Collection": traits.ATTACHMENTS,
    "/Threads": traits.CUSTOM_DATA,
    "/Alternates": traits.PICTURES_INSIDE,
    "/OPI": traits.OUTSIDE,
    "/SpiderInfo": traits.CUSTOM_DATA,
    "/Perms": traits.CUSTOM_DATA,
}
# Words a screen reader or a viewer speaks: they stay, and the text rules judge them.
_SPOKEN = {
    "/Alt": "alt text",
    "/ActualText": "spoken text",
    "/E": "a spelt-out abbreviation",
    "/T": "a title",
    "/TU": "a form field's label",
    "/Title": "a title",
    "/Contents": "a link's description",
    "/URI": "a link",
    "/Summary": "a table's summary",
    "/Desc": "a description",
    "/P": "a page label",
}
# Written by the program that set the type; no person's words.
_XMP_ROUTINE = {
    "CreatorTool",
    "Producer",
    "ModifyDate",
    "CreateDate",
    "MetadataDate",
    "part",
    "amd",
    "rev",
    "conformance",
    "NPages",
    "format",
    "InstanceID",
    "DocumentID",
    "RenditionClass",
    "PDFVersion",
    "VersionID",
    "Trapped",
    "language",
}
_XMP_SPOKEN = {"title", "description"}
# What the typesetter counts and numbers: grammar that can hold no person's words.
_ROUTINE = re.compile(
    r"D:\d{14}(?:Z|[+-]\d\d'\d\d'?)?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)"
    r"|U\d+x\d+y\d+|[A-Za-z0-9+/]{22}==|Adobe|Identity|application/pdf|proof|\d(?:\.\d)?"
    r"|Typst \d+(?:\.\d+){2}|[a-z]{2}-[A-Z]{2}"
    r"|(?:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
_MOST_OBJECTS = 40_000
_HEAD = re.compile(rb"%PDF-[12]\.[0-9]\s*(?:%[^\r\n]{0,16}[\r\n])?")
_LOOSE_WORDS = re.compile(rb"\bendobj[\s]*(%[^\r\n]*)")


def look(data: bytes, into: Contents) -> None:
    """Everything in the file is either shown, spoken, or named by kind."""
    _look_at_bytes(data, into)
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True, attempt_recovery=False) as file:
            if len(file.objects) > _MOST_OBJECTS:
                raise Broken("This PDF has more parts than can be checked. Make it shorter.")
            _look_at_structure(file, into)
    except pikepdf.PasswordError:
        raise Broken(_LOCKED) from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        raise Broken(_DAMAGED) from None
    look_at_pages(data, into)


def _look_at_bytes(data: bytes, into: Contents) -> None:
    if not _HEAD.match(data):
        raise Broken(_DAMAGED)
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Broken(_DAMAGED)
    if data[end + 5 :].strip():
        into.carries(traits.TRAILING)
    if b"/Encrypt" in data[-4096:]:
        raise Broken(_LOCKED)
    versions = data.count(b"startxref")
    if versions > (2 if b"/Linearized" in data[:1024] else 1):
        into.carries(traits.REVISIONS)
    if any(found.strip(b"% \t") for found in _LOOSE_WORDS.findall(data)):
        into.carries(traits.COMMENT)


def _look_at_structure(file: pikepdf.Pdf, into: Contents) -> None:
    for key in file.trailer.keys():  # noqa: SIM118 - not a mapping
        if key == "/Prev":
            into.carries(traits.REVISIONS)
        elif key == "/Encrypt":
            raise Broken(_LOCKED)
        elif key not in _TRAILER:
            into.carries(traits.CUSTOM_DATA)
    _look_at_info(file, into)
    _look_at_metadata(file, into)
    for key in file.Root.keys():  # noqa: SIM118
        if key not in _CATALOG and key not in _NAMED and key not in _ACTIONS:
            into.carries(traits.CUSTOM_DATA)
    for page in file.pages:
        for key in page.obj.keys():  # noqa: SIM118
            if key not in _PAGE and key not in _NAMED and key not in _ACTIONS:
                into.carries(traits.CUSTOM_DATA)
        _look_at_annotations(page.obj, into)
    _look_for_unused(file, into)
    for thing in file.objects:
        _look_at_object(thing, into)


def _look_at_info(file: pikepdf.Pdf, into: Contents) -> None:
    info = file.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key, value in info.items():
        if key not in _INFO:
            into.carries(traits.PROPERTIES)
        _say("a document property", str(value), into)


def _look_at_metadata(file: pikepdf.Pdf, into: Contents) -> None:
    """The XMP packet: titles are spoken, routine fields are known, the rest is somebody's."""
    metadata = file.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return
    try:
        tree = parse(metadata.read_bytes())
    except Broken:
        into.carries(traits.HISTORY)
        return
    if tree.comments:
        into.carries(traits.COMMENT)
    for node in tree.root.every():
        own = " ".join(words for _, words in node.words).strip()
        _say("a document property", own, into)
        if "ns.adobe.com" not in node.space and "purl.org" not in node.space:
            continue
        routine = node.name in _XMP_ROUTINE | _XMP_SPOKEN | {"xmpmeta"}
        if not routine and "aiim.org" not in node.space:
            into.carries(traits.HISTORY)
        for name, value in node.attributes.items():
            if not name.endswith((" lang", " about", " xmptk", "xmptk")):
                into.carries(traits.HISTORY)
                into.says("a document property", value)


def _look_at_annotations(page: Any, into: Contents) -> None:
    """Links may stay; every other annotation can carry words, authors or pictures."""
    for annotation in page.get("/Annots", []):
        if annotation.get("/Subtype") != "/Link" or set(annotation.keys()) & {
            "/Popup",
            "/RC",
            "/NM",
            "/M",
        }:
            into.carries(traits.ANNOTATIONS)
        action = annotation.get("/A", {})
        if action and action.get("/S") not in {"/URI", "/GoTo"}:
            into.carries(traits.SCRIPTS)


def _look_for_unused(file: pikepdf.Pdf, into: Contents) -> None:
    """Objects that nothing refers to are shown to nobody and fetched by everybody."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [file.trailer]
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            waiting.extend(v for v in dict(thing.items()).values() if _holds(v))
        elif isinstance(thing, pikepdf.Array):
            waiting.extend(v for v in thing if _holds(v))
    for thing in file.objects:
        if thing is None or thing.objgen in seen:
            continue
        kind = thing.get("/Type") if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else ""
        if kind not in {"/XRef", "/ObjStm"} and not _is_linearised(thing):
            into.carries(traits.UNUSED_OBJECTS)


def _holds(value: object) -> bool:
    return isinstance(value, pikepdf.Object)


def _is_linearised(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/Linearized" in thing


def _look_at_object(thing: Any, into: Contents) -> None:
    """One object, and the plain dictionaries directly in it."""
    waiting, steps = [thing], 0
    while waiting:
        part = waiting.pop()
        steps += 1
        if steps > _MOST_OBJECTS:
            raise Broken("This PDF has more parts than can be checked. Make it shorter.")
        if isinstance(part, pikepdf.Array):
            waiting.extend(v for v in part if _holds(v) and not v.is_indirect)
        if not isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key, value in part.items():
            _look_at_entry(key, value, into)
            if _holds(value) and not value.is_indirect:
                waiting.append(value)
        if part.get("/Subtype") == "/Image":
            into.carries(traits.PICTURES_INSIDE)
        if part.get("/Type") == "/Annot" or part.get("/FT") is not None:
            into.says("a form field", str(part.get("/V", "")))


def _look_at_entry(key: str, value: Any, into: Contents) -> None:
    if key in _NAMED:
        into.carries(_NAMED[key])
    elif key in _ACTIONS:
        into.carries(traits.SCRIPTS)
    if isinstance(value, pikepdf.String):
        _say(_SPOKEN.get(key, "words inside it"), str(value), into)


def _say(place: str, words: str, into: Contents) -> None:
    if not _ROUTINE.fullmatch(words):
        into.says(place, words)
