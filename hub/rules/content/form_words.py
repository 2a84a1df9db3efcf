"""Forms without the words that must stand on every page of them."""

from hub.model import ContentRule
from hub.rules.content._told import by_reading

RULE = ContentRule(
    title="Words on the forms",
    why="A form without its title, its status or its warning could be taken for an approved one.",
    instead="Give docs/report/forms.yml the words it lacks.",
    look=by_reading("form-words"),
)
