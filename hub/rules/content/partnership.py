"""The partnership's own words, where the hub cannot read them."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="The partnership's words",
    why="Each page's head and first line, and the tool for the day of a report, say what stands in"
    " this file.",
    instead="Complete `docs/partnership.yml`.",
    look=by_reading("partnership"),
)
