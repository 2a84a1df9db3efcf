"""Words that are not plain English and not reviewed: a name is one."""

from collections.abc import Iterator

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.tokens import standing
from hub.rules.vocabulary import current, is_ending, stands, unknown


def look(view: View) -> Iterator[Span]:
    """Every word that is not known."""
    text = view.text
    strange = unknown(text, current())
    if not strange:
        return
    explained = current().explained
    phrases = {phrase for word in strange for phrase in explained.get(word.partition("'")[0], ())}
    excused = [span for phrase in phrases for span in stands(phrase, text)]
    for start, word in standing(text, strange):
        if is_ending(text, start) or (word in _ORDINALS and text[start - 1 : start].isdigit()):
            continue
        end = start + len(word)
        bare = end - 2 if word.endswith("'s") else end
        if not any(first <= start and bare <= last for first, last in excused):
            yield start, end


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
