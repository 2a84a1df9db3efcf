"""What a model report's plain Markdown has no use for."""

import re
from collections import Counter
from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View

_EXTRA = re.compile(
    r"(?P<list>\{:?[ \t]*[#.][\w-][^{}\n]{0,200}\}|\{:[^{}\n]{0,200}\})"
    r"|(?P<critic>\{(?:--|~~|>>)[^{}]{0,500}\})"
    r"|(?P<snippet>^[ \t]*-{2,}8<-{2,}[^\n]*|^[ \t]*;-{2,}8<-{2,}[^\n]*)"
    r"|(?P<picture>!\[[^\]\n]{0,300}\][(\[][^)\]\n]{0,300}[)\]])"
    r"|(?P<code>^[ \t]*(?:`{3,}|~{3,})[^\n]*)"
    r"|(?P<dotted>(?<![\w./@{-])(?<!\{ )[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?![\w/@-]|\.\w))",
    re.MULTILINE,
)
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]^\n][^\]\n]{0,80})\]:[ \t]*\S[^\n]*", re.MULTILINE)
_BRACKETED = re.compile(r"\[([^\[\]\n]{1,80})\]")
_HINTS = ("{", "8<", "![", "```", "~~~", "]:")
_DOTTED = re.compile(r"\.[a-z]{3,20}\.[a-z]{3}")


def look(view: View) -> Iterator[Span]:
    """Attribute lists, deletions, inclusions, pictures, code blocks, unused definitions."""
    text = view.text
    if view.name != "raw" or not (any(hint in text for hint in _HINTS) or _DOTTED.search(text)):
        return
    for match in _EXTRA.finditer(text):
        yield match.span()
    defined = list(_DEFINED.finditer(text))
    if defined:
        used = Counter(name.lower() for name in _BRACKETED.findall(text))
        for match in defined:
            if used[match["name"].lower()] < 2:
                yield match.span()


RULE = Rule(
    title="Markdown a model report does without",
    why="Attribute lists, deletions, inclusions, pictures and unused definitions carry words that"
    " nobody sees when they read the page.",
    instead="Use plain Markdown: headings, lists, tables, bold, links and footnotes.",
    audiences=EXEMPLARS_ONLY,
    as_written=True,
    look=look,
    blocks=["A heading ⟦{#word}⟧", "A ⟦![picture](file.png)⟧ here.", "⟦[word]: page.md⟧"],
    allows=["A [link](page.md) and a note.[^1]", "{{ deadline.initial }} and {++an addition++}"],
)
