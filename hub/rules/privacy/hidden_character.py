"""Characters that show nothing."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View

# Named one by one: what Python knows of Unicode differs from version to version.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060"
    "-\u206f\u2800\u3164\ufe00-\ufe0e"
    "\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff\U0001d173-\U0001d17a\U000e0000-\U000e01ff\x00-\x08\x0b\x0e-\x1d\x1f\x7f-\x9f]"
)


def look(view: View) -> Iterator[Span]:
    """Invisible characters, in the file itself."""
    flat = view.text.replace("\n", "").replace("\t", "")
    if not (flat.isascii() and flat.isprintable()):
        yield from (match.span() for match in _HIDDEN.finditer(view.text))


RULE = Rule(
    title="Hidden character",
    why="An invisible character splits a name or number so that it cannot be found.",
    instead="Delete it: retype the word.",
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "A wo⟦­⟧rd.",
        "A wo⟦\u200b⟧rd.",
    ],
    allows=[
        "A plain word, a naïve one.",
    ],
)
