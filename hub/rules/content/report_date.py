"""Deadlines, bank holidays and school holidays that no date can be counted from."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Report date",
    why="Every page, form and calendar entry takes the day a report is due from these files.",
    instead="Correct the file: whole days as YYYY-MM-DD, whole working days, and a source.",
    look=by_reading("report-date"),
)
