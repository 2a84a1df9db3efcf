"""Words on guidance pages that are neither plain English nor reviewed."""

import re
from collections.abc import Iterator

from hub.model import CARRIER, PAGE, Rule, Span, View
from hub.rules.vocabulary import WORD, current, is_ending, unknown

# What is written for a machine: code, addresses, paths, keys, fields, shortened hashes.
_CODE = re.compile(
    r"```.*?```|~~~.*?~~~|`[^`\n]*`|\{[{%][^}]*[}%]\}|[^\s\"'<>()|]*(?:://|[\\/_@#=]|\w\.\w|\w[0-9]|[0-9]\w)[^\s\"'<>()|]*"
    r"|&\w+;|<[^>\n]*>|^[ \t]*(?:- )?[\"']?[\w-]*[_-][\w-]*[\"']?:(?=\s|$)|\{:?[^}\n]*\}|\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$",
    re.S | re.M | re.A,
)


def look(view: View) -> Iterator[Span]:
    """Every unknown word in lower case outside code. Capitalised ones: see unknown-name."""
    strange = {word for word in unknown(view.text, current(), page=True) if word.islower()}
    if not strange:
        return
    codes = [match.span() for match in _CODE.finditer(view.text)]
    for match in WORD.finditer(view.text):
        if match.group().replace("\u2019", "'").replace("\u2018", "'") in strange and not is_ending(
            view.text, match.start()
        ):
            if not any(start <= match.start() < end for start, end in codes):
                yield match.span()


RULE = Rule(
    title="Unlisted word",
    why="A name typed without its capital looks like any other word that no dictionary has.",
    instead="Say it in plain English. If the word is right and nobody's name, have it added to the"
    " vocabulary, under pages.",
    audiences=frozenset({PAGE, CARRIER}),
    look=look,
    blocks=["written by ⟦zzyxa⟧ ⟦zzyxley⟧ last year"],
    allows=["Run `hub chkk` on `index.xhtml`, or open docs/zzyxa.md. Plain words only."],
)
