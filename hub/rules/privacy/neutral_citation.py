"""Citations of published judgments, in a model report."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Citation of a judgment",
    why="In a model report a citation can be of this family. On a guidance page it is a source.",
    instead="Leave the judgment out of the report.",
    audiences=EXEMPLARS_ONLY,
    as_written=True,
    look=in_digits(
        r"[\[(](?:19|20)\d\d[\])] (?:EWFC|EWHC|EWCA|UKSC|UKHL|EWCC|EWMC|CSIH|NIFam|Fam|FLR|AC"
        r"|WLR|UKUT)\b[^\n.,;]{0,24}\d+(?: ?\([A-Za-z]{1,5}\))?",
        least=5,
    ),
    blocks=[
        "Decided as ⟦[2000] EWFC 00 (B)⟧.",
    ],
    allows=[
        "A family court decided in 2020 that contact should stop.",
    ],
)
