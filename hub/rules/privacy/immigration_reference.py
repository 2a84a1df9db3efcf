"""Home Office, visa and asylum references."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import in_digits

RULE = Rule(
    title="Immigration reference",
    why="An immigration reference identifies one person and their application.",
    instead='Delete it. Say "has an immigration application" if it matters.',
    audiences=EVERYTHING,
    look=in_digits(
        r"(?<![\w])(?:GWF ?\d{9}|(?:ARC[ :]{0,2})?[A-Z]{3}/\d{3,6}(?:/\d+)?"
        r"|\d{4}-\d{4}-\d{4}-\d{4}|(?:home office|HO|ARC|UAN|CAS|COS|visa|asylum|NASS"
        r"|port)(?: ?(?:ref(?:erence)?|no|number))?\.?\W{1,3}(?P<what>(?=[A-Z]{0,3}\d)[A-Z0-9"
        r"][A-Z0-9/-]{4,20})|[A-Z]\d{7}(?:/\d+)?)(?!\w)"
    ),
    blocks=[
        "Reference ⟦GWF000000000⟧ is open.",
        "Home Office ref: ⟦A0000000⟧.",
        "UAN ⟦0000-0000-0000-0000⟧.",
    ],
    allows=[
        "The Home Office wrote 3 weeks ago.",
    ],
)
