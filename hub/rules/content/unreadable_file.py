"""Files that cannot be read."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Unreadable file",
    why="What cannot be read cannot be checked, and what was not checked is not published.",
    instead="Save the file again as plain text in UTF-8, or delete it.",
    look=by_reading("unreadable-file"),
)
