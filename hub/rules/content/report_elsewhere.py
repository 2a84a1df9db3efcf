"""A model report that stands among the pages, where most of the gate does not look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.model import ContentRule, Site, Source
from hub.reading import EXEMPLARS
from hub.reading.front_matter import line_of

# What only a model report says of itself. A page may say one of them for a reason of its own.
_OF_A_REPORT = ("agency", "meeting", "origin", "teaches", "kept_apart", "balance", "twin", "traps")
_TWO = 2
_THREE = 3  # questions answered: fewer stand on a page that explains them
_AROUND = re.compile(r"^[\s#*_>]+|[\s#*_:]+$|\s*\{[^{}]*\}\s*$")
_QUOTED = re.compile(r"\s*(?:>|\||\{\{|!!!|[=-]{3,}\s*$|<!--)")
_TO_A_READER = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)


def titles(site: Site) -> frozenset[str]:
    """The questions of every form and layout, in small letters."""
    asked = {section.title for section in site.sections}
    asked |= {heading for agency in site.agencies for heading, _, _ in agency.layout}
    return frozenset(one.casefold() for one in asked if one)


def answered(text: str, asked: frozenset[str]) -> int:
    """How many questions stand alone on a line with an answer beneath, in words that speak of
    somebody else than their reader: a page that explains the form says "you"."""
    found: dict[str, bool] = {}
    question, said = "", ""
    for line in [*text.splitlines(), "#"]:
        bare = _bare(line)
        if bare in asked or line.startswith("#"):
            if question and said:
                answer = not _TO_A_READER.search(said)
                found[question] = found.get(question, False) or answer
            question, said = bare if bare in asked else "", ""
        elif line.strip() and not _QUOTED.match(line):
            said += f" {line}"
    return sum(found.values())


def _bare(line: str) -> str:
    before = ""
    while before != line:
        before, line = line, _AROUND.sub("", line)
    return line.casefold()


def is_report(source: Source, asked: frozenset[str]) -> bool:
    """Whether a text is a model report, by what it says of itself or by what it answers."""
    if sum(key in source.meta for key in _OF_A_REPORT) >= _TWO:
        return True
    return answered(source.body, asked) >= _THREE


def _elsewhere(source: Source) -> bool:
    folder = source.path.rpartition("/")[0]
    return source.path.endswith(".md") and not source.named and folder != EXEMPLARS


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """No page is a model report, and none stands in a folder within exemplars/."""
    asked = titles(site)
    for source in site.sources:
        if _elsewhere(source) and is_report(source, asked):
            lines = [line_of(source.text, key) for key in _OF_A_REPORT if key in source.meta]
            yield source.path, min(lines, default=source.body_line), RULE.instead


RULE = ContentRule(
    title="Model report in the wrong folder",
    why="A page of guidance is judged less strictly than a model report, and needs no second"
    " reader. A report among the pages would go out unread.",
    instead="This looks like a model report. Move it to exemplars/.",
    look=look,
    more="It is known by what only a report says between the two `---`, or by three headings of"
    " the form that are answered. A page that explains the form speaks to its reader as `you`,"
    " quotes an example after `>`, or lists the questions.",
)
