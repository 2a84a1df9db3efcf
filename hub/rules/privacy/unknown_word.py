"""Words that are not plain English and not reviewed: a name is one."""

from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.vocabulary import WORD, current, is_ending, stands, unknown


def look(view: View) -> Iterator[Span]:
    """Every word that is not known."""
    text = view.text
    strange = unknown(text, current())
    if not strange:
        return
    excused = [span for phrase in current().explained for span in stands(phrase, text)]
    for match in WORD.finditer(text):
        word, start = match.group().replace("\u2019", "'").replace("\u2018", "'"), match.start()
        if word not in strange or is_ending(text, start):
            continue
        if word in _ORDINALS and text[start - 1 : start].isdigit():
            continue
        end = match.end() - 2 if word.endswith("'s") else match.end()
        if not any(first <= start and end <= last for first, last in excused):
            yield match.span()


_ORDINALS = frozenset(("st", "nd", "rd", "th"))


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
