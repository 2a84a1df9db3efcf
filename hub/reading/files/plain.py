"""Captions, tables of values and calendar entries: plain text with parts that nobody is shown."""

from __future__ import annotations

import csv
import io
import re

from hub.reading import traits
from hub.reading.files.contents import Broken, Contents

_NOT_TEXT = "This file is not plain text in UTF-8. Save it again as UTF-8."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TIME = r"(?:\d{2,3}:)?\d\d:\d\d\.\d{3}"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(.*)", re.ASCII)
_PLACE = r"-?\d{1,3}(?:\.\d{1,2})?%?(?:,[a-z]{3,10}(?:-[a-z]{4,5})?)?"
_SETTINGS = re.compile(
    rf"(?:[ \t]+(?:(?:line|position|size):{_PLACE}|align:(?:start|center|middle|end|left|right)"
    r"|vertical:(?:rl|lr)))*[ \t]*",
    re.ASCII,
)
_MOMENT = re.compile(rf"<{_TIME}>", re.ASCII)  # in a caption: when its next words are said
_NUMBERED = re.compile(r"\d{1,4}", re.ASCII)
_FORMULA = re.compile(r"\s*(?:[=@]|[+-](?![\d\s.,%+-]*$))")
_FIELD = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<rest>[;:].*)", re.DOTALL)

_CALENDAR = frozenset(
    [
        "begin",
        "end",
        "version",
        "prodid",
        "calscale",
        "method",
        "uid",
        "dtstamp",
        "dtstart",
        "dtend",
        "due",
        "duration",
        "summary",
        "description",
        "categories",
        "class",
        "transp",
        "sequence",
        "status",
        "url",
        "trigger",
        "action",
        "repeat",
        "rrule",
        "exdate",
        "rdate",
        "priority",
        "percent-complete",
        "tzid",
        "tzoffsetfrom",
        "tzoffsetto",
        "tzname",
        "location",
        "geo",
    ]
)
_PEOPLE = frozenset(["organizer", "attendee", "contact"])
_COMPONENT = re.compile(r":(?:V(?:ALARM|CALENDAR|EVENT|TIMEZONE|TODO)|STANDARD|DAYLIGHT)")
# Of these, what is no day, number or word of the format's own goes to the text rules as well.
_ROUTINE = {
    "dtstamp": re.compile(r":\d{8}T\d{6}Z?", re.ASCII),
    "version": re.compile(r":2\.0"),
    "calscale": re.compile(r":GREGORIAN"),
    "method": re.compile(r":(?:PUBLISH|REQUEST)"),
    **dict.fromkeys(["begin", "end"], _COMPONENT),
    "sequence": re.compile(r":\d{1,3}", re.ASCII),
    "transp": re.compile(r":(?:OPAQUE|TRANSPARENT)"),
}
# A note of these words alone, with the path it was made from, names nobody.
_FILM_PATH = re.compile(r"film/(?:storyboard|captions)\.(?:yml|vtt)[.,:]?")
_ROUTINE_NOTE = frozenset(
    [
        "made",
        "generated",
        "by",
        "from",
        "and",
        "do",
        "not",
        "edit",
        "change",
        "it",
        "instead",
        "python",
        "the",
        "this",
        "file",
        "run",
        "make",
        "hub",
        "film",
        "captions",
        "storyboard",
        "build",
        "for",
        "expectations",
        "conference",
        "subtitles",
        "chapters",
        "descriptions",
        "that",
        "one",
        "english",
    ]
)


def text(data: bytes) -> str:
    """The file's text, or Broken: UTF-8, without the control characters that hide things."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Broken(_NOT_TEXT) from None
    if _CONTROL.search(words):
        raise Broken(_NOT_TEXT)
    return words.replace("\r\n", "\n").replace("\r", "\n")


def look_at_captions(data: bytes, into: Contents) -> None:
    """WebVTT: cues go to the text rules; notes and headings that no viewer sees are named."""
    head, *blocks = re.split(r"\n{2,}", text(data).strip("\n"))
    said: list[str] = []
    if head.strip() != "WEBVTT":
        if not _is_routine(head.removeprefix("WEBVTT").replace(" - ", "NOTE ", 1)):
            into.carries(traits.NOTES)
        into.says("a heading", head.removeprefix("WEBVTT"))
    for block in blocks:
        lines = block.split("\n")
        if lines[0].startswith(("NOTE", "STYLE", "REGION")) and "-->" not in lines[0]:
            if not _is_routine(block):
                into.carries(traits.NOTES)
            into.says("a note", block)
            continue
        said.append(_look_at_cue(lines, into))
    # One after the other, as a viewer gets them: a number may run over two.
    into.says("its captions", "\n".join(said))


def mend_captions(data: bytes) -> bytes:
    """The same captions without notes, headings and styles."""
    _, *blocks = re.split(r"\n{2,}", text(data).strip("\n"))
    kept = [
        block
        for block in blocks
        if not block.startswith(("NOTE", "STYLE", "REGION")) or "-->" in block.split("\n")[0]
    ]
    return ("\n\n".join(["WEBVTT", *kept]) + "\n").encode("utf-8")


def _is_routine(note: str) -> bool:
    """Whether a note says only which file the captions were made from."""
    if not note.startswith("NOTE ") or "\n" in note:
        return False
    return all(
        word.strip(".,;:").lower() in _ROUTINE_NOTE or _FILM_PATH.fullmatch(word)
        for word in note.removeprefix("NOTE ").split()
    )


def _look_at_cue(lines: list[str], into: Contents) -> str:
    """The words of one caption; what else stands in it is named."""
    if "-->" not in lines[0] and len(lines) > 1 and "-->" in lines[1]:
        if not _NUMBERED.fullmatch(lines[0].strip()):
            into.says("a cue's name", lines[0])
        lines = lines[1:]
    timing = _TIMING.fullmatch(lines[0].strip())
    if timing is None:
        raise Broken(
            "These captions have a part that is no caption. Each part needs a line with its times."
        )
    if not _SETTINGS.fullmatch(timing.group(1)):
        into.carries(traits.NOTES)
        into.says("a note", timing.group(1))
    words = "\n".join(lines[1:])
    for tag in re.findall(r"<[^>]*>", _MOMENT.sub("", words)):
        into.says("a speaker or class", tag.strip("</>").replace(".", " "))
    return re.sub(r"<[^>]*>", "", words)


def look_at_values(data: bytes, into: Contents) -> None:
    """CSV: every cell goes to the text rules; a cell that a program would run is named."""
    words = text(data)
    try:
        rows = list(csv.reader(io.StringIO(words), strict=True))
    except csv.Error:
        raise Broken("This table is damaged: its quotation marks do not match.") from None
    for row in rows:
        if any(_FORMULA.match(cell) for cell in row):
            into.carries(traits.FORMULAS)
    into.says("its cells", "\n".join("\n".join(row) for row in rows))


def look_at_calendar(data: bytes, into: Contents) -> None:
    """iCalendar: what a reader sees goes to the text rules; people and private fields are named."""
    for line in re.sub(r"\n[ \t]", "", text(data)).split("\n"):
        if not line:
            continue
        field = _FIELD.fullmatch(line)
        if field is None:
            raise Broken("This calendar entry has a line that is no field. Make it again.")
        name, value = field["name"].lower(), _unescaped(field["rest"][1:])
        if name in _PEOPLE:
            into.carries(traits.ATTENDEES)
        elif name == "attach":
            into.carries(traits.ATTACHMENTS)
        elif name == "comment":
            into.carries(traits.COMMENT)
        elif name not in _CALENDAR and not name.startswith(("x-wr-calname", "x-wr-timezone")):
            into.carries(traits.PRIVATE)
        if field["rest"].startswith(";") and re.search(r";(?:cn|altrep|x-)", field["rest"].lower()):
            into.carries(traits.PRIVATE)
        if name not in _ROUTINE or not _ROUTINE[name].fullmatch(field["rest"]):
            into.says(f"its {name}", value)


def _unescaped(value: str) -> str:
    return re.sub(r"\\([nN,;\\])", lambda m: "\n" if m[1] in "nN" else m[1], value)
