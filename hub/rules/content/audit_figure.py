"""Audit figures without group or source, or that cannot be."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Audit figure",
    why="A percentage without the group it is of, or without its source sentence, misleads.",
    instead="Give each figure a percentage from 0 to 100, its group in words and its sentence.",
    look=by_reading("audit-figure"),
)
