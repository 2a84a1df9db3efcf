"""MkDocs' doorbell to the look: menus made once, style and first script put into every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from hub import search
from hub.making import chapter, script, style, tables
from hub.memory import remembered
from hub.model import MANY, CouldNotCheck
from hub.pages import abbreviations
from hub.reading import partnership

MOST = 150  # pages of a chapter that are still printed as one,
LONGEST = 500_000  # and characters of them, as Markdown: a page may hold 2 MB
HOME = "docs/index.md"
STYLE, FIRST = "<!--hub:style-->", "<!--hub:first-->"
# Of overrides/assets these go into pages or into another file, so they are not files of the site.
PARTS = ("assets/hub.css", "assets/js/first.js", "assets/js/search.js")


class _Compiled(BytecodeCache):
    """Templates as they were compiled for the build before: a preview makes many builds."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.made:
            bucket.bytecode_from_string(self.made[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.made[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()  # of the process: a template is known by what stands in it


class Menus:
    """The menus of one build: each drawn once, then only placed."""

    def __init__(self, nav: Navigation) -> None:
        self.nav = nav
        self.environment: Environment | None = None
        self._chapters = ""
        self._drawn: dict[tuple[int, ...], str] = {}

    def chapters(self) -> str:
        """The menu of all chapters."""
        self._chapters = self._chapters or self._made()
        return self._chapters

    def chapter(self, above: list[Section]) -> str:
        """The menu of the pages of a chapter, open at the parts around a page, inmost first."""
        key = tuple(id(part) for part in above)
        if key not in self._drawn:
            self._drawn[key] = self._made(chapter=above[-1], open=above)
        return self._drawn[key]

    def _made(self, **given: Any) -> str:
        if self.environment is None:
            return ""
        template = self.environment.get_template("partials/menu.html")
        return re.sub(r"\s*\n\s*", "", template.render(nav=self.nav, many=MANY, **given))


def _menus(config: MkDocsConfig) -> Menus:
    menus: Menus = vars(config)["hub_menus"]
    return menus


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leaves out what the theme brings for its own pages, and adds the hub's search."""
    ours = Path(config.config_file_path).parent / "overrides"
    for file in list(files):
        if file.abs_src_path is None or Path(file.abs_src_path).is_relative_to(config.docs_dir):
            continue
        own = Path(file.abs_src_path).is_relative_to(ours)
        if not own or file.src_uri in PARTS:
            files.remove(file)
    try:
        bundle = script.bundle(Path(config.config_file_path).parent)
    except CouldNotCheck as error:
        raise PluginError(str(error)) from None
    for path, text in bundle.items():
        included = InclusionLevel.INCLUDED
        files.append(File.generated(config, path, content=text, inclusion=included))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
    """Keeps the navigation that the menus show."""
    vars(config)["hub_menus"] = Menus(nav)
    return nav


def on_env(env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
    """Keeps the environment that draws the menus."""
    _menus(config).environment = env
    env.bytecode_cache = _compiled
    return env


def _placed(menu: str, url: str, base: str) -> str:
    """A drawn menu on one page: where it stands, and which entry it is."""
    base = base.rstrip("/")
    marked = menu.replace(f'href="ROOT{url}"', f'href="ROOT{url}" aria-current="page"')
    return re.sub(r'href="(?:ROOT|PART)([^"]*)"', lambda m: f'href="{base}/{m[1]}"', marked)


@event_priority(-100)  # after the video plugin, which wraps every page in an element of its own
def on_page_content(html: str, **_: Any) -> str:
    """Undoes that wrapping, spells out abbreviations once, and lets tables stack with their
    columns' names."""
    return _shown(html)


@remembered
def _shown(html: str) -> str:
    made = html.strip()
    if made.startswith("<div><h1") and made.endswith("</div>"):
        made = made.removeprefix("<div>").removesuffix("</div>")
    made = abbreviations.first_only(made) if "<abbr" in made else made
    return tables.labelled(made) if "<table" in made else made


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Gives the page its two menus: the chapters, and the pages of its own chapter."""
    menus = _menus(config)
    base = str(context["base_url"])
    above = [part for part in page.ancestors if isinstance(part, Section)]
    chapters, menu = menus.chapters(), ""
    pages = _pages(above[-1]) if above else []
    opens = bool(pages) and pages[0] is page and page.is_index
    # A chapter of one page has nothing to list; nor has a page that lists the chapter itself.
    if len(pages) > 1 and not (opens and _lists(page, pages[1:])):
        menu = _placed(menus.chapter(above), page.url, base)
    if above:
        title = above[-1].title
        chapters = chapters.replace(f'">{title}</a>', f'" class="here">{title}</a>')
    whole = opens and len(above) == 1 and _is_printed(pages)
    near = _near(page, above[-1], pages[0]) if len(pages) > 1 and not opens else None
    placed = {"chapters": _placed(chapters, page.url, base), "chapter": menu}
    context["hub"] = {**placed, "whole": whole, "near": near, **_head(config, page)}
    return context


def _head(config: MkDocsConfig, page: Page | None = None) -> dict[str, Any]:
    """What the head says beside the site's name: where it is, and whether the page is a draft. A
    page that nobody wrote follows the home page."""
    site = vars(config)["hub_run"].site
    own = page is not None and page.file.edit_uri
    home = site.page(HOME)
    approved = home is not None and home.meta.get("status") == "approved"
    draft = "robots" in page.meta if page is not None and own else not approved
    return {"place": partnership.place(site.data), "draft": draft}


def _lists(page: Page, pages: list[Page]) -> bool:
    """Whether a page links to each of these itself."""
    words = page.content or ""
    return all(f'href="{get_relative_url(one.url, page.url)}"' in words for one in pages)


def _near(page: Page, chapter: Section, first: Page) -> dict[str, Any]:
    """For a phone: the pages before and after this one in its chapter, and the chapter's first."""
    beside = {"before": page.previous_page, "after": page.next_page}
    within = {
        way: one for way, one in beside.items() if one is not None and chapter in one.ancestors
    }
    return {**within, "first": first, "title": chapter.title}


def _pages(part: Section) -> list[Page]:
    """The pages of a chapter in order; rules stay on their own pages, as their examples do."""
    found: list[Page] = []
    for child in part.children:
        if isinstance(child, Section):
            found += _pages(child)
        elif isinstance(child, Page) and not child.url.startswith("contribute/rules/"):
            found.append(child)
    return found


def _is_printed(pages: list[Page]) -> bool:
    """Whether a chapter is offered as one page to print: not of one page, nor of a book's length,
    which would be larger than a page may be."""
    return 1 < len(pages) <= MOST and sum(len(p.markdown or "") for p in pages) <= LONGEST


def _write_whole_chapters(site: Path, nav: Navigation) -> None:
    """One page to print for each chapter that opens with a page of its own."""
    for part in nav.items:
        pages = _pages(part) if isinstance(part, Section) else []
        if not _is_printed(pages) or not pages[0].is_index:
            continue
        texts = [(page.url, (site / page.file.dest_uri).read_text("utf-8")) for page in pages]
        folder = site / pages[0].url / chapter.FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        made = chapter.whole(texts[0][1], str(part.title), texts)
        (folder / "index.html").write_text(made, encoding="utf-8")


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Gives the page for addresses that are not there the chapters too."""
    if template_name == "404.html":
        chapters = _menus(config).chapters()
        placed = _placed(chapters, "-", str(context["base_url"]))
        context["hub"] = {"chapters": placed, **_head(config)}
    return context


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Puts the style and the first script into each page, and makes the search index."""
    site, root = Path(config.site_dir), Path(config.config_file_path).parent
    assets = root / "overrides" / "assets"
    _write_whole_chapters(site, _menus(config).nav)
    own = style.small((assets / "hub.css").read_text(encoding="utf-8"))
    sheet = style.used(style.variables(style.tokens()) + own)
    first = script.small((assets / "js" / "first.js").read_text(encoding="utf-8"))
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        text = text.replace(STYLE, f"<style>{sheet}</style>")
        path.write_text(text.replace(FIRST, f"<script>{first}</script>"), encoding="utf-8")
    index = search.index(site, search.vocabulary(root))
    (site / search.INDEX).write_text(index, encoding="utf-8")
