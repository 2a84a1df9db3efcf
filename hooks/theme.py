"""MkDocs' doorbell to the look: menus made once, style and first script put into every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from hub.making import style

STYLE, FIRST = "<!--hub:style-->", "<!--hub:first-->"


class Menus:
    """The menus of one build: each drawn once, then only placed."""

    chapters = ""
    drawn: dict[tuple[int, ...], str] = {}  # noqa: RUF012 - emptied in each build
    environment: Environment | None = None
    nav: Navigation | None = None


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Keeps the environment that draws the menus."""
    Menus.environment = env
    Menus.drawn = {}
    Menus.chapters = ""
    return env


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the navigation that the menus show."""
    Menus.nav = nav
    return nav


def _drawn(**given: Any) -> str:
    assert Menus.environment is not None
    made = Menus.environment.get_template("partials/menu.html").render(nav=Menus.nav, **given)
    return re.sub(r"\s*\n\s*", "", made)


def _placed(menu: str, url: str, base: str) -> str:
    """A drawn menu on one page: where it stands, and which entry it is."""
    marked = menu.replace(f'href="ROOT{url}"', f'href="ROOT{url}" aria-current="page"')
    return re.sub(r'href="ROOT([^"]*)"', lambda m: f'href="{base}/{m[1]}"', marked)


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Gives the page its two menus: the chapters, and the pages of its own chapter."""
    base = str(context["base_url"])
    menus = {"chapters": _chapters(page, base), "chapter": ""}
    above = [part for part in page.ancestors if isinstance(part, Section)]
    if above:
        key = tuple(id(part) for part in above)
        if key not in Menus.drawn:
            Menus.drawn[key] = _drawn(chapter=above[-1], open=above)
        menus["chapter"] = _placed(Menus.drawn[key], page.url, base)
    context["hub"] = menus
    return context


def _chapters(page: Page, base: str) -> str:
    if not Menus.chapters:
        Menus.chapters = _drawn()
    made = Menus.chapters
    if page.ancestors:
        title = page.ancestors[-1].title
        made = made.replace(f'">{title}</a>', f'" class="here">{title}</a>')
    return _placed(made, page.url, base)


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Gives the page for addresses that are not there the chapters too."""
    if template_name == "404.html":
        if not Menus.chapters:
            Menus.chapters = _drawn()
        context["hub"] = {"chapters": _placed(Menus.chapters, "-", context["base_url"])}
    return context


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Puts the style and the first script into each page: no page waits for another file."""
    site, root = Path(config.site_dir), Path(config.config_file_path).parent
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    ours = (root / "overrides" / "assets" / "hub.css").read_text(encoding="utf-8")
    sheet = style.variables(style.tokens()) + style.small(ours)
    first = _script(root / "overrides" / "assets" / "js" / "first.js")
    for path, text in pages.items():
        whole = text.replace(STYLE, f"<style>{sheet}</style>")
        whole = whole.replace(FIRST, f"<script>{first}</script>")
        path.write_text(whole, encoding="utf-8")


def _script(path: Path) -> str:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "".join(line for line in lines if not line.startswith("//"))
