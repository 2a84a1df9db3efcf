"""Agency pages whose front matter is not whole."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Agency's front matter",
    why="It says which form the agency uses, and how its own headings answer the questions.",
    instead="Complete the agency's front matter as the guide 'Add an agency' shows.",
    look=by_reading("agency"),
)
