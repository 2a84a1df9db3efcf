"""A court or a sentence that can be looked up, in a model report."""

import re

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.privacy._tools import near_words

RULE = Rule(
    title="Court or sentence",
    why="A sentence of a named court is public: it leads to the parent.",
    instead="Write \"a past conviction relevant to children's safety\".",
    audiences=EXEMPLARS_ONLY,
    look=near_words(r"\b(?!The|A|An|This|That|Each|Any|Every|In|At)(?:[A-Z][\w'-]+ ){1,3}(?:Crown|Magistrates'?|County|Youth|Family) Court\b|\bHM(?:P|YOI|P/YOI) [A-Z][\w]+|\b(?i:sentenced|jailed|imprisoned|convicted)\b[^.\n]{0,60}?(?P<what>\b(?:for|to) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)\b[ -](?:and a half )?(?:months?|years?|weeks?))(?! before| after| ago)", "court", "sentenced", "jailed", "imprisoned", "convicted", "hmp", "hmyoi", "hm", flags=re.ASCII),
    blocks=[
        "Convicted at ⟦Zzyxton Crown Court⟧.",
        "Sentenced to custody ⟦for 18 months⟧.",
    ],
    allows=[
        "There is a past conviction relevant to safety. The Family Court made an order.",
    ],
)
