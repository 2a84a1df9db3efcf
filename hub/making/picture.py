"""The picture that other places show when they link to the site: its name and what it is for."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from hub.making import pdf
from hub.model import Site
from hub.reading.form_words import STATUSES

FILE = "assets/card.png"
SETTINGS = "mkdocs.yml"
HOME = "docs/index.md"


def words(site: Site) -> Mapping[str, str]:
    """What the picture says: the site's name, its description, and that it is a draft."""
    page = site.page(SETTINGS)
    # The loader of plain words: tags such as !ENV are left as they are written.
    said = yaml.load(page.text if page else "", Loader=yaml.BaseLoader) or {}  # noqa: S506
    home = site.page(HOME)
    status = str(home.meta.get("status", STATUSES[0])) if home else STATUSES[0]
    return {
        "name": str(said.get("site_name", "")),
        "about": str(said.get("site_description", "")).strip(),
        "status": "Draft" if status == STATUSES[0] else "",
    }


def drawn(given: Mapping[str, str]) -> bytes:
    """The picture as PNG, 1200 by 630: the size that other places ask for."""
    return pdf.set_out("picture", given, kind="png")
