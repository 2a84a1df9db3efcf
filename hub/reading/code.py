"""Style and script: what a person could read in them are their remarks and their quoted words."""

from __future__ import annotations

import re

_REMARK_OR_QUOTE = re.compile(
    r"""(?s)/\*.*?\*/|<!--.*?-->|(?m:(?<![:\w"'`\\])//[^\n]*$)"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"""
)
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3,4})(?![\w-])")
_NOT_LINE_END = re.compile(r"[^\n]")


def blank(text: str) -> str:
    """As many spaces, with the line ends where they were, so that places stay true."""
    return _NOT_LINE_END.sub(" ", text)


def written(code: str) -> str:
    """Code as it is written, of the same length, without its colours: to a rule they are codes."""
    return _COLOUR.sub(lambda found: blank(found[0]), code)


def words(code: str) -> str:
    """The remarks and quoted words of code, each a paragraph of its own, without their marks."""
    found = (match[0].strip("\"'`/* ") for match in _REMARK_OR_QUOTE.finditer(code))
    return "\n\n".join(part for part in found if part)


def words_of(code: str) -> str:
    """Code of the same length with nothing in it but its remarks and its quoted words.

    A quotation mark inside a pattern may open a quote too many: then more is kept, never less.
    """
    kept, at = [], 0
    for found in _REMARK_OR_QUOTE.finditer(code):
        kept += [blank(code[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*kept, blank(code[at:])])
