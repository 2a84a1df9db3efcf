"""Words, sheets, layers and earlier versions that are in a file and not on its page."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Asset, FileRule

_IN_WORD = "In Word: File > Info > Inspect Document, remove it, then save."
_IN_EXCEL = "In Excel: File > Info > Inspect Document, remove it, then save."

# What was found -> what the file has, and how to mend it where it was made.
CARRIES = {
    "hidden parts": (
        "It has hidden parts.",
        "Delete them in the drawing program, or make them visible, and save it again.",
    ),
    "document properties": (
        "Its properties can name an author, a manager or a company.",
        _IN_WORD,
    ),
    "reviewers' comments": (
        "It still has comments, or marks where comments were.",
        "Delete every comment, then save.",
    ),
    "tracked changes": (
        "It still has tracked changes.",
        "In Word: Review > Accept All, then save.",
    ),
    "hidden text": (
        "It has hidden text, or text too small or too white to read.",
        "Show it, delete it, then save.",
    ),
    "text that nobody can see on the page": (
        "It has text that cannot be seen: white, covered, off the page or in a hidden layer."
        " A box drawn over words does not remove them.",
        "Delete the words where the file was made, and make the PDF again.",
    ),
    "hidden sheets, rows or columns": (
        "It has hidden sheets, rows or columns.",
        "Delete them, then save.",
    ),
    "custom data": (
        "It holds data that another program put there.",
        "Make the file again without it.",
    ),
    "a list of people": ("It lists the people who worked on it.", _IN_WORD),
    "document variables": ("It holds stored values that no page shows.", _IN_WORD),
    "editing-session marks": (
        "It marks who wrote which words in which session.",
        "Make the file again from the hub.",
    ),
    "the path of a template": (
        "It names the folder of its template, which can hold a person's name.",
        _IN_WORD,
    ),
    "parts that no part refers to": (
        "It holds parts that nothing shows.",
        "Make the file again.",
    ),
    "embedded files": ("Another file is packed inside it.", "Delete the inner file, then save."),
    "a copy of the data behind a table": (
        "It holds a copy of every row behind a pivot table.",
        "Copy the table, paste it as values into a new workbook, and save that.",
    ),
    "named ranges": ("It has named ranges, which can name people.", _IN_EXCEL),
    "cell text that no cell shows": (
        "It holds text of cells that have been deleted.",
        "Copy the cells into a new workbook and save that.",
    ),
    "earlier versions of itself": (
        "It still holds earlier versions of itself, with what was taken out.",
        "Make the PDF again from the document it came from.",
    ),
    "objects that no page uses": (
        "It holds parts that no page shows.",
        "Make the PDF again from the document it came from.",
    ),
    "attached files": ("Another file is attached to it.", "Take the inner file out."),
    "annotations or form fields": (
        "It has notes, stamps or form fields, which hold words of their own.",
        "Delete them and make the PDF again.",
    ),
    "layers that can be switched off": (
        "It has layers that can be switched on and off.",
        "Make the PDF again from the document, without layers.",
    ),
    "pictures inside it": (
        "It has pictures inside it, and nobody can tell whether they were looked at.",
        "Take the picture out and add it to the page.",
    ),
    "an organiser, attendees or a contact": (
        "It names an organiser, an attendee or a contact.",
        "Make the calendar entry again without people.",
    ),
}


def _look(asset: Asset) -> Iterator[str]:
    name = asset.path.rpartition("/")[2]
    for trait in asset.traits:
        if trait in CARRIES:
            has, mend = CARRIES[trait]
            yield f"{name} was not published. {has} {mend}"


RULE = FileRule(
    title="Content that nobody sees",
    why="Deleted words stay in a document as tracked changes, black boxes leave the words beneath"
    " them, and a hidden sheet is one click away. Readers who look for them find them.",
    instead="Remove it in the program that made the file, or put the words in the page.",
    look=_look,
)
