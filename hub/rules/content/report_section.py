"""Report sections whose front matter is not whole."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Report section's front matter",
    why="The forms, the checklist and the check of every model report are made from it.",
    instead="Complete the section's front matter as the guide 'Add a section' shows.",
    look=by_reading("report-section"),
)
