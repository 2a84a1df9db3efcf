"""What is written for people in a program: its comments and docstrings, each on its own line."""

from __future__ import annotations

import io
import re
import tokenize
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import PurePosixPath

Piece = tuple[int, str]  # the line (from 1) on which it starts, and its words

_HASH = re.compile(r"(?m)(?:^|[ \t])#+[ \t]*(?P<said>.*)$")
_SLASH = re.compile(
    r"(?s)(?:^|(?<=[\n \t{;,(]))/\*(?P<said>.*?)\*/|(?m:(?<![:\w'\"])//[ \t]*(?P<said2>[^\n]*)$)"
)
# What a workflow calls itself and its steps.
_CALLED = re.compile(r"(?m)^[ \t]*(?:- )?(?:name|description|title):[ \t]*(?P<said>[^#\n]*)")
_ANGLE = re.compile(r"(?s)<!--(?P<said>.*?)-->|\{#(?P<said2>.*?)#\}")
_FORMS = {
    **dict.fromkeys((".yml", ".yaml"), (_HASH, _CALLED)),
    **dict.fromkeys((".toml", ".conf", ".in", ".sh", ""), (_HASH,)),
    **dict.fromkeys((".js", ".mjs", ".css", ".typ"), (_SLASH,)),
    **dict.fromkeys((".html", ".htm"), (_ANGLE, _SLASH)),
    ".svg": (_ANGLE,),
}
SERVED = (".css", ".js", ".mjs", ".svg")  # programs and drawings that a reader's browser gets
KINDS = frozenset((*_FORMS, ".py"))
# What a program's checker is told: `noqa: S101`, `type: ignore[misc]`.
_TOLD = re.compile(r"\b(?:noqa|type: ignore|pragma)\b[^-\n]*")
_FRESH = frozenset((tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT))
_BETWEEN = frozenset((tokenize.NL, tokenize.COMMENT))


def comments(path: str, text: str) -> str:
    """A text of as many lines as a program has, with nothing on them but what it says to people.

    The kind of program is told from the name of the file. Where it is not whole Python, all of it
    is taken for words, so that nothing goes unread.
    """
    kind = PurePosixPath(path).suffix.lower()
    lines = [""] * (text.count("\n") + 1)
    for line, said in _python(text) if kind == ".py" else _found(text, kind):
        for number, words in enumerate(said.split("\n"), line - 1):
            lines[number] = f"{lines[number]} {_TOLD.sub('', words).strip()}".strip()
    return "\n".join(lines)


def _found(text: str, kind: str) -> Iterator[Piece]:
    ends = [end.start() for end in re.finditer("\n", text)]
    for form in _FORMS[kind]:
        for match in form.finditer(text):
            group = "said" if match["said"] is not None else "said2"
            yield bisect_left(ends, match.start(group)) + 1, match[group]


def _python(text: str) -> Iterator[Piece]:
    found: list[Piece] = []
    fresh = True  # whether a statement begins here: a string there is written for people
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                found.append((token.start[0], token.string.lstrip("#: ")))
            elif token.type == tokenize.STRING and fresh:
                found.append((token.start[0], token.string.strip("\"'")))
            fresh = token.type in _FRESH or (fresh and token.type in _BETWEEN)
    except (tokenize.TokenError, SyntaxError):
        return iter([(1, text)])
    return iter(found)
