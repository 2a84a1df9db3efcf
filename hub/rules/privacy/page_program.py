"""Programs and frames in a guidance page."""

import re
from collections.abc import Iterator

from hub.model import PAGE, Rule, Span, View
from hub.rules.privacy.unlisted_word import Code

_ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|applet|base|meta|link|form|svg)\b[^<>]*>?"
    r"|<[a-z][^<>]*\son[a-z]+\s*=[^<>]*>?",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Span]:
    """Tags that run a program or fetch something, and that stand in no code."""
    text = view.text
    if view.name != "raw" or "<" not in text:
        return
    code = Code(text)
    for match in _ACTIVE.finditer(text):
        # A tag is a span of code too: only fences and marks of code let one be shown.
        if not code.shows(match.start()):
            yield match.span()


RULE = Rule(
    title="Program in a page",
    why="A program or a frame shows readers what nobody here has judged, and tells others of them.",
    instead="Take it out. A page is text, pictures, tables and links; what a page needs to do,"
    " the hub makes.",
    audiences=frozenset({PAGE}),
    prose=True,
    as_written=True,
    look=look,
    blocks=[
        "Words. ⟦<script>⟧alert(1)</script>",
        'A ⟦<b onclick="go()">⟧word</b> and ⟦<iframe src="page.html">⟧</iframe>.',
    ],
    allows=["Never write `<script>` on a page. Fewer < more."],
)
