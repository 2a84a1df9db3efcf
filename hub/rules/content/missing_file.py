"""Files that are not there and that the site cannot do without."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Missing file",
    why="Without it the site would not be built, or would lose pages, lists or words unsaid.",
    instead="Restore the file from an earlier version, or take out of the page the field that needs"
    " it.",
    look=by_reading("missing-file"),
)
