"""Names written without their capital that are words too."""

import re
from collections.abc import Iterator
from functools import cache

from hub.model import CARRIER, EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.frames import KIN, framed
from hub.rules.standing import (
    GROUPS,
    REASONS,
    among_things,
    counted,
    is_a_thing,
    may_stand,
    stands_bare,
)
from hub.rules.tokens import words_of
from hub.rules.vocabulary import unless_reviewed
from hub.rules.words import also_names, names_too

# What a page's source says where no reader sees it: an attribute, a label, a part of a template.
_HIDDEN = re.compile(
    r"(?:\b(?:title|alt|value|content|placeholder|label|summary|data-[\w-]+|aria-[\w-]+)="
    r"|\bset \w+ = )[\"']"
    r"(?P<what>[a-z]{3,}(?: [a-z]{3,}){0,2})[\"']"
    r"|\][ ]?\[(?P<what2>[a-z]{3,}(?: [a-z]{3,}){0,2})\](?![(\[])"
    r"|^[ \t]*(?:- )?(?:owner|reviewed|reviewed_by|looked_at_by|by|author|signed)[ \t]*:"
    r"[ \t]*[\"']?"
    r"(?P<what4>[a-z]{3,}(?: [a-z]{3,}){0,2})[\"']?[ \t]*$"
    r"|^\*\[[^\]\n]{1,60}\]:[ \t]*(?P<what3>[a-z]{3,}(?: [a-z]{3,}){0,2})[ \t]*$",
    re.ASCII | re.MULTILINE,
)
_COLOURS = frozenset(
    "amber brown cherry coral crystal emerald green grey indigo ivory jet lavender lilac olive plum"
    " ruby saffron sapphire scarlet silver sky teal violet".split()
)
_PAIR = re.compile(
    r"\b(?:twins|kids|children|girls|boys|sisters|brothers|siblings|both|have|has|named|called|are"
    r"|with|for|of|saw|seen|see|:)[: ]{1,2}([a-z]+)(?:, ([a-z]+))?,? (?:and|&) ([a-z]+)\b"
    r"(?! (?:of|in the)\b)"
)
_NAMING = re.compile(r"(?:twins|kids|children|girls|boys|sisters|brothers|siblings|named|called)\b")


# What is somebody's: roses dad, written without its apostrophe.
_OWNED = re.compile(rf" (?:{KIN}|cot|bedroom)\b")


@cache
def _owners() -> frozenset[str]:
    """The word-names that no verb is: he hopes, he marks."""
    return also_names() - (GROUPS["acts"] - {"rose"}) - GROUPS["calendar"]


def look(view: View) -> Iterator[Span]:
    """A word-name in lower case where only somebody can stand."""
    text = view.text
    if "=" in text or "][" in text or "]: " in text:
        yield from _hidden(text)
    known = words_of(text)
    for word in _owners() & {one[:-1] for one in known if one[-1] == "s"}:
        for start in known[f"{word}s"]:
            end = start + len(word) + 1
            if text[start:end].islower() and _OWNED.match(text, end):
                yield start, end
    paired = False
    for word in counted("all") & known.keys():
        for start in known[word]:
            end = start + len(word)
            if not text[start:end].islower():
                continue
            before, after = text[max(0, start - 50) : start], text[end : end + 40]
            paired = paired or (may_stand(word) and after.startswith((" and ", " & ", ", ")))
            if among_things(before, after) or is_a_thing(word, before, after):
                continue
            if _in_a_saying(word, before, after):
                continue
            if stands_bare(word, before, after) or framed(word, before, after):
                yield start, end
    if paired:
        yield from _pairs(text)


def _in_a_saying(word: str, before: str, after: str) -> bool:
    """Whether a word belongs to a saying: petal by petal, crystal clear, an amber light."""
    if after.startswith(f" by {word}") or before.endswith((f"{word} by ", *REASONS)):
        return True
    if word == "shepherd":
        return after.startswith(("'s pie", "\u2019s pie"))
    if word == "crystal":
        return after.startswith((" clear", " meth", " glass", " ball"))
    return word == "amber" and _LIGHTS.search(before + after) is not None


def _hidden(text: str) -> Iterator[Span]:
    """A value or label that is a name and nothing else."""
    for value in _HIDDEN.finditer(text):
        group = value.lastgroup or 0
        words = value[group].split()
        telling = words[0] in counted("named") - GROUPS["calendar"] - _COLOURS
        named = words[0] in also_names() and all(word in names_too() for word in words[1:])
        if named and (telling or len(words) > 1):
            yield value.span(group)


def _pairs(text: str) -> Iterator[Span]:
    """Two names side by side where children are told of."""
    for pair in _PAIR.finditer(text):
        named = [n for n in (1, 2, 3) if pair[n] in counted("all")]
        told = _NAMING.match(pair.group()) is not None
        if len(named) > 1 and (told or any(pair[n] in counted("bare") for n in named)):
            yield from (pair.span(n) for n in named)


_LIGHTS = re.compile(r"\b(?:red|green|rated|rating|rag)\b", re.IGNORECASE)

RULE = Rule(
    title="Name in lower case",
    why="A name typed without its capital is still the name.",
    instead="Write the role. If you mean the word, put the, a or some before it.",
    audiences=frozenset({EXEMPLAR, PAGE, CARRIER}),
    prose=True,
    look=unless_reviewed(look),
    blocks=[
        "The worker described ⟦hope⟧ as guarded.",
        "A young person known as ⟦april⟧ is away.",
        "We spoke to ⟦roses⟧ dad.",
    ],
    allows=[
        "She hopes dad will come. There is hope that the plan works.",
        "The worker described the hope they share.",
        "He handed over his spare cash. She ate shepherd's pie, and drew a cow, robin, owl.",
    ],
)
