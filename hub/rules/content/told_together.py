"""Reports of one story that tell more together than each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hub.model import ContentRule, Exemplar, Site
from hub.reading.front_matter import line_of
from hub.rules import signing
from hub.rules.privacy.sign_off_needed import ENOUGH_FAR_APART, telling


def look(site: Site) -> Iterator[tuple[str, int, str]]:
    """Reports of one story, whose facts together may fit one family only, each need a sign-off."""
    stories: dict[str, list[Exemplar]] = defaultdict(list)
    for exemplar in site.exemplars:
        story = exemplar.source.meta.get("story")
        if story and not exemplar.withdrawn:
            stories[str(story)].append(exemplar)
    for reports in stories.values():
        most: dict[str, int] = {}
        for report in reports:
            for kind, much in telling(report.source.text).items():
                most[kind] = max(most.get(kind, 0), much)
        if len(reports) < 2 or sum(most.values()) < ENOUGH_FAR_APART:
            continue
        signed = signing.load(site.root)
        for report in reports:
            if not signing.settled(report.source.text, signed):
                yield (
                    report.path,
                    line_of(report.source.text, "story"),
                    "Ask for the sign-off of this report: with the others of its story it tells"
                    " facts of several kinds, which together may fit one family.",
                )


RULE = ContentRule(
    title="Told together",
    why="Whoever reads all reports of one conference learns more than each of them tells.",
    instead="Make the facts common in one of the reports, or ask for the sign-off of each: the"
    " rules page says how.",
    look=look,
)
