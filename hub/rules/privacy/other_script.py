"""Letters of other scripts, and characters a model report has no use for."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View

# Latin letters, and the marks, signs and arrows of ordinary text. Written out, because what Python
# knows of Unicode differs from version to version. Anything else is a letter of another script, a
# look-alike or an ornament.
_ORDINARY = (
    "\x00-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u2100-\u2101\u2103\u2105\u2109\u2116"
    "\u2117\u2120-\u2122\u2126"
    "\u2150-\u215f\u2190-\u21ff\u2200-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u00ad\u0300-\u036f\ufe0f\ufeff"
    "\U0001f000-\U0001f02f\U0001f300-\U0001faff\u180e\ufe00-\ufe0e\ue000-\uf8ff\U000e0000-\U000e01ff"
)
_OTHER = re.compile(f"[^{_ORDINARY}]+(?:[ \t]+[^{_ORDINARY}]+)*")


def look(view: View) -> Iterator[Span]:
    """Runs of letters that are not Latin; look-alikes in a Latin word are among them."""
    if view.name != "folded" and not view.text.isascii():
        for match in _OTHER.finditer(view.text):
            yield match.span()


RULE = Rule(
    title="Another script",
    why="A name in its own script is still the name, and a letter that only looks Latin hides one.",
    instead="Write in English, with the letters of an English keyboard, and the role for the name.",
    audiences=EVERYTHING,
    look=look,
    blocks=["The worker met ⟦ццц⟧ twice.", "A w⟦о⟧rd with a look-alike."],
    allows=["A na\u00efve caf\u00e9, a \u201cquote\u201d, an arrow \u2192 and a tick \u2713."],
)
