"""Folders and file names of somebody's computer."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.tokens import lowered

_PATH = re.compile(
    r"\b[A-Z]:\\{1,2}[^\s\"<>|]+[^\s\"<>|.,;]|/(?:home"
    r"|Users)/(?!runner\b)[\w.-]*\w(?:/[^\s\"<>|).]+)*"
    r"|\\\\[\w.-]+\\[^\s\"<>|]+|\bfile:/{2,3}[^\s\"<>|)]+",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Span]:
    """Paths of Windows, Linux and Mac, and addresses of files."""
    low = lowered(view.text)
    if any(sign in low for sign in (":\\", "\\\\", "/home/", "/users/", "file:/")):
        for match in _PATH.finditer(view.text):
            yield match.span()


RULE = Rule(
    title="Path on a computer",
    why="A path shows who saved a file, and where.",
    instead="Delete it.",
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "Saved in ⟦C:\\Users\\name\\report⟧.",
        "From ⟦/home/name/report⟧.",
    ],
    allows=[
        "Go to Users and files in the menu. Either/or.",
    ],
)
