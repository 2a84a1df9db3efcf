"""Characters written as codes, in a model report."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View

_CODE = re.compile(
    r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?:%[0-9A-Fa-f]{2})+(?![0-9])"
    r"|\\[uUx]\{?[0-9A-Fa-f]{2,8}\}?"
    r"|\bdata:[a-z]+/[a-z0-9.+-]+[;,]",
    re.ASCII,
)


def look(view: View) -> Iterator[Span]:
    """Entities, percent codes, escapes and data addresses."""
    text = view.text
    if "&" in text or "%" in text or "\\" in text or "data:" in text:
        for match in _CODE.finditer(text):
            yield match.span()


RULE = Rule(
    title="Character code",
    why="A code hides a word from whoever reads the file.",
    instead="Type the character itself.",
    audiences=EXEMPLARS_ONLY,
    as_written=True,
    look=look,
    blocks=[
        "Seen by a⟦&nbsp;⟧worker.",
        "Seen by a⟦&#65;⟧.",
        "See ⟦%41%42⟧ there.",
        "See ⟦\\u0041⟧.",
    ],
    allows=["Health & care, 80% of visits."],
)
