"""HTML in a model report."""

import re
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.tokens import lowered

_TAG = re.compile(
    r"<(?:!--|/?[A-Za-z][\w:-]*(?:[\s/][^<>]*)?>|[!?][A-Za-z]|[a-z]+:[^\s>]+>|[^\s<>@]+@[^\s<>]+>)",
    re.ASCII,
)


def look(view: View) -> Iterator[Span]:
    """Tags, comments and instructions."""
    if "<" in lowered(view.text):
        for match in _TAG.finditer(view.text):
            yield match.span()


RULE = Rule(
    title="HTML",
    why="Tags and comments hold words that a reader does not see and a search engine does.",
    instead="Use plain Markdown: headings, lists, tables and bold. Delete comments.",
    audiences=EXEMPLARS_ONLY,
    as_written=True,
    look=look,
    blocks=[
        'A ⟦<span title="word">⟧child⟦</span>⟧ came.',
        "⟦<!--⟧ a note -->",
    ],
    allows=[
        "Fewer < more > less. A table | with | cells.",
    ],
)
