"""A set of model reports that ties a group of families to one kind of harm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from hub.model import ContentRule, Exemplar, Site
from hub.reading.front_matter import line_of

KEYS = (
    "age_band",
    "ethnicity",
    "faith",
    "language",
    "disability",
    "family_form",
    "harm",
    "threshold",
)
THRESHOLDS = ("met", "not met", "cannot say")
# What must not stand for one kind of harm: who a family is.
GROUPS = ("ethnicity", "faith", "family_form")
# Below this a group is too small for a pattern; from it on, one kind of harm only is a pattern.
ENOUGH = 3


def balance(exemplar: Exemplar) -> Mapping[str, object]:
    """What a report says of who is in it; empty where it says nothing."""
    said = exemplar.source.meta.get("balance")
    return said if isinstance(said, dict) else {}


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each report says who is in it, and no group of three or more shares one kind of harm."""
    counted = []
    for exemplar in site.exemplars:
        said = balance(exemplar)
        if exemplar.withdrawn or not said:
            continue
        line = line_of(exemplar.source.text, "balance")
        missing = [key for key in KEYS if not said.get(key)]
        if missing:
            yield exemplar.path, line, f"Say under 'balance:' also: {', '.join(missing)}."
        if said.get("threshold") not in THRESHOLDS:
            yield exemplar.path, line, f"Write 'threshold:' as one of: {', '.join(THRESHOLDS)}."
        if exemplar.teaches != "poor":
            counted.append((exemplar, said, line))
    for key in GROUPS:
        harms: dict[str, set[str]] = defaultdict(set)
        members: dict[str, list[tuple[Exemplar, int]]] = defaultdict(list)
        stories: dict[str, set[str]] = defaultdict(set)
        for exemplar, said, line in counted:
            story = str(exemplar.source.meta.get("story", exemplar.path))
            group = str(said.get(key))
            harms[group].add(str(said.get("harm")))
            if story not in stories[group]:
                stories[group].add(story)
                members[group].append((exemplar, line))
        for group, found in members.items():
            if len(found) >= ENOUGH and len(harms[group]) == 1:
                exemplar, line = found[-1]
                yield (
                    exemplar.path,
                    line,
                    f"Every report with this {key.replace('_', ' ')} shows the same kind of harm."
                    " Change one, or add one, so that no group stands for one harm.",
                )


RULE = ContentRule(
    title="A one-sided set",
    why="If every report on one group of families shows one harm, the set teaches a prejudice.",
    instead="Vary who the families are and what the worries are, across the set.",
    look=look,
)
