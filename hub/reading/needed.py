"""Files that the site cannot do without, told once where they are not there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from hub.model import Problem, Source
from hub.reading import fields, form_words, partnership, review_kit, timetable

RULE = "missing-file"
SETTINGS = "mkdocs.yml"
HOME = "docs/index.md"
VOCABULARY = "exemplars/vocabulary.yml"
SHOWS = "docs/reports/shows.yml"
RECOMMENDATIONS = "docs/audit/recommendations.yml"
# Without these a hub would be built wrong, or not at all.
_OF_A_HUB = {
    SETTINGS: "the site is built as this file says",
    HOME: "this is the home page",
    partnership.PATH: "every page says in its head and first line what stands in this file",
    VOCABULARY: "it holds the words that somebody has reviewed, and may be empty",
}
_DAYS = r"deadline\.(?:helper|table|example)"
# Without these, what a page asks for by its fields would be left out, or nothing could be checked.
_OF_FIELDS = {
    fields.DEADLINES: r"deadline\.",
    timetable.BANK_HOLIDAYS: _DAYS,
    timetable.SCHOOL_HOLIDAYS: _DAYS,
    form_words.WORDS: r"list\.(?:forms|checklist)",
    SHOWS: r"list\.shows",
    fields.AUDIT: r"figure\.|audit\.",
    RECOMMENDATIONS: r"audit\.recommendations",
    review_kit.KIT: r"list\.review",
    review_kit.REGISTER: r"list\.register",
}


def problems(root: Path, pages: Sequence[Source], there: Container[str]) -> Iterator[Problem]:
    """One problem for each file that is needed and is not there. `there` holds the paths of the
    files that are, whether or not they can be read.

    What every hub needs is asked for where the hub's own code stands, and the home page also where
    `mkdocs.yml` does; other files where a page has a field that needs them.
    """
    whole = (root / "hub/__init__.py").is_file()
    for path, why in _OF_A_HUB.items():
        if path not in there and (whole or (path == HOME and SETTINGS in there)):
            yield Problem(RULE, path, 1, f"This file is not there. Restore it: {why}.")
    lacking = {
        path: re.compile(asked)
        for path, asked in _OF_FIELDS.items()
        if path not in there and (whole or path != SHOWS)  # which a small hub can do without
    }
    for page in pages if lacking else ():
        said = [match[1] for match in fields.FIELD.finditer(page.body)]
        for path, asked in list(lacking.items()):
            if any(map(asked.match, said)):
                del lacking[path]
                message = f"This file is not there, and {page.path} needs it. Restore it."
                yield Problem(RULE, path, 1, message)
