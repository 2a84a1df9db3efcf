"""Long runs of letters and digits that encode something else."""

import re
from collections.abc import Iterator

from hub.model import CARRIER, EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.tokens import lines_with_digits

_RUN = re.compile(
    r"(?<![\w+/=.#-])(?=[A-Za-z0-9+/]{16})(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[a-z])"
    r"(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{16,}={0,2}(?![\w+/-])",
    re.ASCII,
)
_DATA = re.compile(r"\bdata:[a-z]+/[a-z0-9.+-]+[;,][^\s\"'<>)]*", re.ASCII)
# Nobody needs a code for a plain letter or digit: %41, =41, 41 6e 61 in a row.
_LETTERS = re.compile(r"(?:[%=](?:4[1-9A-Fa-f]|5[0-9Aa]|6[1-9A-Fa-f]|7[0-9Aa]|3[0-9])){3,}")
_LETTER = r"(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])"
# It begins with the figure itself, so that a search skips all else.
_BYTES = re.compile(
    rf"[4-7](?<![\w#].)(?<=(?={_LETTER}).)\w(?: {_LETTER}){{4,}}(?![\w%])", re.ASCII
)
_MORSE = re.compile(r"(?<![\w.-])(?:[.\u00b7-]{1,5} ){3,}[.\u00b7-]{1,5}(?![\w.-])")
_PADDED = re.compile(r"(?<![\w+/=.#-])[A-Za-z0-9+/]{10,}={1,2}(?![\w=])", re.ASCII)


def look(view: View) -> Iterator[Span]:
    """Runs that look like base64; plain letters as codes; Morse."""
    text = view.text
    if view.name == "raw":
        if "%" in text or "=" in text:
            yield from (match.span() for match in _LETTERS.finditer(text))
        yield from (match.span() for match in _BYTES.finditer(text))
        if any(signs in text for signs in ("- .", ". -", "- -", ". .")):
            yield from (match.span() for match in _MORSE.finditer(text))
    if "data:" in text:
        for match in _DATA.finditer(text):
            yield match.span()
    for offset, run, _ in lines_with_digits(text):
        yield from ((offset + m.start(), offset + m.end()) for m in _RUN.finditer(run))
    if "=" in text:
        yield from (match.span() for match in _PADDED.finditer(text))


RULE = Rule(
    title="Encoded text",
    why="Encoded text can say anything, and nobody can read what it says.",
    instead="Delete it, or write what it says in plain words.",
    audiences=frozenset({EXEMPLAR, PAGE, CARRIER}),
    prose=True,
    as_written=True,
    look=look,
    blocks=[
        "Note: ⟦WnplemEgWnp5bGV5IA==⟧ was kept.",
        "See /notes/⟦%5A%7A%79%78%61⟧/today for more.",
        "The file says ⟦5a 7a 79 78 61⟧ at its end.",
        "He tapped ⟦-- .- .-. -⟧ on the wall.",
    ],
    allows=["A long word like multidisciplinary is fine."],
)
