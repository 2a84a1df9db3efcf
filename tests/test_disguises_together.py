"""Two disguises, one over the other, hide an identifier no better than one."""

from __future__ import annotations

import pytest
from test_rules import PLANTED, WORLD_OF_DISGUISES, found

from hub.model import PAGE

# Disguises of the characters, and what may then be put around them without undoing them.
WRITTEN = (
    *("soft hyphen", "zero width", "joiners", "full width", "look-alikes", "mathematical"),
    *("combining marks", "decimal entities", "hexadecimal entities", "non-breaking spaces"),
    *("bold inside", "emphasis inside", "split by a comment", "split by a tag"),
    *("percent codes", "escapes", "underscores", "tabs", "line wrap"),
)
AROUND = (
    *("code span", "comment", "attribute", "link title", "alternative text", "footnote"),
    *("abbreviation", "link definition", "table cell", "quotation", "right to left"),
)
# Shown to nobody as the value: a tag inside an attribute or a comment is not read as a tag.
NOT_READ = {("split by a tag", "attribute"), ("split by a comment", "attribute")}


@pytest.mark.parametrize("kind", ["name", "nhs-number", "mobile", "postcode"])
@pytest.mark.parametrize("around", AROUND)
def test_two_disguises_together_hide_no_identifier(around: str, kind: str) -> None:
    through = []
    for written in WRITTEN:
        value = WORLD_OF_DISGUISES[around](WORLD_OF_DISGUISES[written](PLANTED[kind]))
        if (written, around) not in NOT_READ and not found(f"The report says {value}", PAGE):
            through.append(written)
    assert not through
