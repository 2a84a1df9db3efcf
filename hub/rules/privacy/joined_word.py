"""Names inside file names, keys and accounts, on a page."""

import re
from collections.abc import Iterator

from hub.model import PAGE, Rule, Span, View
from hub.rules import contacts
from hub.rules.privacy.unlisted_word import Code, joined
from hub.rules.tokens import run_at, standing
from hub.rules.vocabulary import current, unknown, unless_reviewed

_LONG = 4  # letters; shorter ones are endings of files and marks of versions
_ADDRESS = re.compile(r"://|[@={}]|^&\w+;|^\[[^\]]+\]:", re.ASCII)
_HUMP = re.compile(r"(?<![A-Za-z])(?:[A-Z][a-z]{2,}){2,}(?![A-Za-z])", re.ASCII)
_TAGGED = re.compile(
    r"#(?<![^\s\"'\u201c\u2018]#)[A-Za-z][A-Za-z0-9_]{6,40}(?![\w)-]|[^\n{]{0,80}\})", re.ASCII
)
# The name of an account: letters and figures, or capitals inside, held together by underscores.
_ACCOUNT = re.compile(
    r"(?<![\w/.@#&=-])(?=[A-Za-z0-9]*_)(?=\w*[0-9]|\w*[a-z]\w*[A-Z])[A-Za-z]\w{5,30}(?![\w(=/-]|\.\w)",
    re.ASCII,
)
_PART = re.compile("[A-Z][a-z]+")


def look(view: View) -> Iterator[Span]:
    """Every unknown word in a run that is written for a machine but does not stand in code; and
    in words run together with a capital each."""
    text = view.text
    strange = {word for word in unknown(text, current(), page=True) if len(word) >= _LONG}
    tags = list(_TAGGED.finditer(text)) if "#" in text else []
    if "_" in text:
        tags += _ACCOUNT.finditer(text)
    if not strange and not tags:
        return
    code = Code(text)
    yield from (tag.span() for tag in tags if not code.holds(tag.start()))
    for start, word in standing(text, strange):
        run, within = run_at(text, start, start + len(word))
        if code.holds(start) or _public(run):
            continue
        humps = _HUMP.fullmatch(word)
        if humps and "." in run[within:]:
            for part in _PART.finditer(word):
                if not current().knows(part.group(), page=True):
                    yield start + part.start(), start + part.end()
        elif joined(run) and not _ADDRESS.search(run):
            yield start, start + len(word)


def _public(run: str) -> bool:
    """Whether a run is the address of a published site, written without https."""
    bare = run.strip("/.,;:*_\u201c\u201d")
    return contacts.is_public_site(bare.split("/")[0]) or contacts.is_public_site(bare)


RULE = Rule(
    title="Name in a joined word",
    why="A file, a tab or an account is often named after a child.",
    instead="Leave the file's or account's name out. If it is a program or format, write it between"
    " `marks of code`, or have it added to the vocabulary, under pages.",
    audiences=frozenset({PAGE}),
    look=unless_reviewed(look),
    blocks=[
        "The group is ⟦#bringbackzzyxa⟧ now.",
        "He plays as ⟦zX_Okwu0_Xx⟧ and met two adults.",
        "The tab ⟦zzyxley⟧_siblings and the file IMG_⟦zzyxa⟧_arm.jpg were sent.",
    ],
    allows=["Run `zzyxa_check` on docs/index.md. See frg.org.uk."],
)
