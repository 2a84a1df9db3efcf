"""`Before you send it`: one thing to check for each section; ticks stay in the reader's browser."""

from __future__ import annotations

from html import escape

from hub.making import CHECKLIST_FILE, checklist
from hub.model import Site, Source
from hub.reading import links

CLEAR = '<p><button type="button" data-clear-checklist hidden>Clear the ticks</button></p>'


def block(site: Site, source: Source) -> str:
    """The checklist, made from the sections. Boxes can be ticked without JavaScript too."""
    if not site.sections:
        return ""
    lines = ['<ul class="checklist" data-checklist="before-you-send-it" markdown="1">']
    for section, (title, check, when) in zip(
        site.sections, checklist.items(site.sections), strict=True
    ):
        to = links.relative(section.source.path, source.path)
        name = f"check-{section.id}"
        condition = f" <span>{escape(when)}</span>" if when else ""
        lines.append(
            f'<li markdown="span"><input type="checkbox" id="{name}"> '
            f'<label for="{name}"><strong>{escape(title)}</strong>{condition}<br>{escape(check)}'
            f"</label> [How to answer it"
            f'<span class="visually-hidden">: {escape(title)}</span>]({to})</li>'
        )
    lines += ["</ul>", "", CLEAR]
    here = links.relative(f"docs/{CHECKLIST_FILE}", source.path)
    return "\n".join([*lines, "", f"[Print it: one page (PDF)]({here})"])
