"""Model reports whose front matter is not whole."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Model report's front matter",
    why="Agency, meeting, form and origin decide where a report is listed and what it must answer.",
    instead="Complete the front matter as the guide 'Add a model report' shows.",
    look=by_reading("model-report"),
)
