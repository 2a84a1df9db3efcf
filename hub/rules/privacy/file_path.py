"""Folders and file names of somebody's computer."""

from hub.model import EVERYTHING, Rule, matching

RULE = Rule(
    title="Path on a computer",
    why="A path shows who saved a file, and where.",
    instead="Delete it.",
    audiences=EVERYTHING,
    look=matching(r"(?:\b[A-Z]:\\{1,2}[^\s\"<>|]+[^\s\"<>|.,;]|/(?:home|Users)/(?!runner\b)[\w.-]*\w(?:/[^\s\"<>|).]+)*|\\\\[\w.-]+\\[^\s\"<>|]+|\bfile:/{2,3}[^\s\"<>|)]+)"),
    blocks=[
        "Saved in ⟦C:\\Users\\name\\report⟧.",
        "From ⟦/home/name/report⟧.",
    ],
    allows=[
        "Go to Users and files in the menu. Either/or.",
    ],
)
