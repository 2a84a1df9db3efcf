"""Reviewed phrases that the gate itself would take for a person or a place."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from hub.model import ContentRule, Site, View
from hub.rules import vocabulary
from hub.rules.privacy import named_place, person_name, street_address
from hub.rules.tokens import WORD

_BEFORE, _AFTER = "We went to ", " today.\n\n"


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each phrase as it would stand in a sentence, with no other phrase to explain it: none is a
    person's name, a street or a place, unless its group says `also_names`."""
    entries = vocabulary.load(site.root).entries
    single = tuple(one for one in entries if len(WORD.findall(one.text)) == 1)
    phrases = [
        one
        for one in entries
        if not one.also_a_name
        and len(WORD.findall(one.text)) > 1
        and any(map(str.isupper, one.text))
    ]
    starts, text = [], ""
    for one in phrases:
        starts.append(len(text))
        text += _BEFORE + one.text + _AFTER
    view = View("reader", text, range(len(text)))
    with vocabulary.Vocabulary(single):
        for rule in (named_place.RULE, person_name.RULE, street_address.RULE):
            for start, _ in rule.look(view):
                found = phrases[bisect(starts, start) - 1]
                yield vocabulary.PATH, found.line, RULE.instead


RULE = ContentRule(
    title="Reviewed phrase that is a place or a person",
    why="A street, a school or a surgery among the reviewed phrases goes through in every report.",
    instead="This has the shape of a place or a person. Take it out. If it is neither, put it in a"
    " group that says also_names: true, and who agreed.",
    look=look,
)
