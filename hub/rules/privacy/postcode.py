"""Postcodes, whole or cut short."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.tokens import lines_with_digits

_FULL = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?|GIR|ZZ99|BFPO) "
    r"{0,3}[-.]?\s{0,2}[0-9O][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_PART = re.compile(
    r"(?<![A-Za-z0-9])(?:E|N|EC|WC|SE|SW|NW|W)(?:[1-9][0-9]?[A-Z]?) [0-9](?: "
    r"?[A-Z])?(?![A-Za-z0-9%:/-]|[.,]\d|\s[a-z])",
    re.ASCII,
)


def look(view: View) -> Iterator[Span]:
    """Whole postcodes of any shape, and London ones without their last letters."""
    for offset, run, _ in lines_with_digits(view.text):
        for pattern in (_FULL, _PART):
            for match in pattern.finditer(run):
                yield offset + match.start(), offset + match.end()


RULE = Rule(
    title="Postcode",
    why="A postcode stands for about fifteen homes.",
    instead='Write "in the borough".',
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "Moved from ⟦ZZ99 9ZZ⟧.",
        "Moved from ⟦zz999zz⟧ last week.",
        "Near ⟦E5 0⟧.",
    ],
    allows=[
        "Table E5 and box N16 of the form.",
        "In W3C HTML5 and the year 2026.",
    ],
)
