"""Colours that cannot be read, or are none."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Colours and sizes",
    why="Site, forms and film take their look from one file. Words that do not stand out from their"
    " ground are lost to many readers.",
    instead="Correct `hub/tokens.yml`: words need 4.5 to 1 from each ground they stand on, borders"
    " and marks 3 to 1 (WCAG 2.2, level AA).",
    look=by_reading("colours"),
)
