"""Capitalised words that no dictionary word and no reviewed proper noun explains."""

import re
from collections.abc import Iterator

from hub.model import BUILT, CARRIER, PAGE, Rule, Span, View
from hub.rules.capitals import UPPER, begins, unreviewed
from hub.rules.persons import DOES
from hub.rules.vocabulary import LETTER, current, unknown
from hub.rules.words import also_names

_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
    " August September October November December".split()
)
# A run that no word list is for: an address, a path, a code, a placeholder.
_CODE = re.compile(r"[^\s\"'<>()]*(?:://|[\\/]|\.[a-z]{2,4}\b|_|\{\{|@)[^\s\"'<>()]*|`[^`\n]*`|&#?\w+;|%[0-9A-Fa-f]{2}", re.A)
_PERSONAL = re.compile(rf"['\u2019]s?(?![{LETTER}])|[ \t\n]+{DOES}(?![{LETTER}])|[,.;:)]|[ \t]+[{UPPER}][{LETTER}]+")
_TOWARDS = re.compile(
    r"\b(?:by|with|for|to|from|of|and|that|because|when|where|if|saw|met|told|asked|called|named|known as|about|said|like|between|or|see|visited|described|thanked)[ \t\n]+[\"'(]?$"
)
_PAIR = re.compile(rf"(?<![{LETTER}'\u2019./_@-])([a-z\u00df-\u024f]{{2,}})[ -]([a-z\u00df-\u024f]{{2,}})(?![{LETTER}'\u2019/_@-]|\.[a-z])")


def look(view: View) -> Iterator[Span]:
    """Capitalised words nobody reviewed, and word-names with a capital inside a sentence."""
    # The tags, classes and programs of a page's HTML are no words: its reader's view has them.
    if view.name == "markup":
        return
    text, vocabulary = view.text, current()
    codes: list[Span] | None = None
    for start, end in unreviewed(text, vocabulary, True):
        word = text[start:end]
        if word in _DAYS or word.rstrip("s").rstrip("'\u2019") in _DAYS:
            continue
        key = word.lower()
        known = vocabulary.knows(word, page=True)
        if known and (key.partition("'")[0] not in also_names() or begins(text, start)):
            continue
        if known:
            before = text[max(0, start - 40) : start]
            line = text.rfind("\n", 0, start) + 1
            if text[line:start].lstrip(" >-*").startswith(("#", "|", "title", "label")):
                continue
            if not (_PERSONAL.match(text, end) and (_TOWARDS.search(before) or before[-2:-1].islower())):
                continue
        if codes is None:
            codes = [m.span() for m in _CODE.finditer(text)]
        if len(word) == 1 or any(a <= start < b for a, b in codes):
            continue
        yield start, end
    yield from _lower_pairs(view)


def _lower_pairs(view: View) -> Iterator[Span]:
    """Two unknown words side by side in lower case: a name typed without its capitals."""
    vocabulary = current()
    strange = {w for w in unknown(view.text, vocabulary, page=True) if w.islower()}
    if len(strange) < 2:
        return
    codes = [m.span() for m in _CODE.finditer(view.text)]
    for match in _PAIR.finditer(view.text):
        if match[1] in strange and match[2] in strange:
            if not any(a <= match.start() < b for a, b in codes):
                yield match.span()


RULE = Rule(
    title="Unknown name",
    why="No list holds everybody's name. On a guidance page a word with a capital must be plain"
    " English or a reviewed name of a body, a place or a law.",
    instead="Write the role instead of the name. If it is the name of a public body, place or law,"
    " have it added to the vocabulary, under pages.",
    audiences=frozenset({PAGE, BUILT, CARRIER}),
    look=look,
    blocks=[
        "Ask ⟦Zzyxa⟧ ⟦Zzyxley⟧ about the form.",
        "The form was made by ⟦Grace⟧.",
        "written by ⟦zzyxa zzyxley⟧ last year",
    ],
    allows=["Ask the Chair about the form. Use `make serve` and page_title, on Monday or in May."],
)
