"""Words that are not plain English and not reviewed: a name is one."""

from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.vocabulary import WORD, current, is_ending, unknown


def look(view: View) -> Iterator[Span]:
    """Every word that is not known."""
    strange = unknown(view.text, current())
    if strange:
        for match in WORD.finditer(view.text):
            if match.group().replace("\u2019", "'").replace(
                "\u2018", "'"
            ) in strange and not is_ending(view.text, match.start()):
                yield match.span()


RULE = Rule(
    title="Unknown word",
    why="A model report may only use words known to be safe. No list holds everybody's name, so"
    " a word that is not plain English is treated as one.",
    instead="Say it in plain English, or write the role: Mother, Maternal grandmother, Health"
    " visitor. If the word is right and nobody's name, have it added to the vocabulary.",
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=[
        "The nursery said that ⟦Zzyxborough⟧ settles well.",
        "The nursery said that ⟦zzyxborough⟧ settles well.",
    ],
    allows=["The nursery said that Child A settles well and doesn't mind the baby's crying."],
)
