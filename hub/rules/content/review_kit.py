"""Review kits and registers that would count wrongly, or ask who somebody is."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Review kit and register",
    why="Returned workbooks are counted by these answers, and workbooks are passed on.",
    instead="Correct the question, answer or column; never ask for a name, a number or free text.",
    look=by_reading("review-kit"),
)
