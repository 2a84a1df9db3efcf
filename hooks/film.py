"""MkDocs' doorbell for the film: mends what mkdocs-video makes, and steps back to the transcript
when it must.

mkdocs-video 1.5.0 drops words beside its marker, stops at an empty page, leaves poster and
captions alone, and adds an inline style. This file puts that right and judges nothing about
content: what the film is stands in `film/storyboard.yml`, what was made of it in
`film/film.lock.json`, and today's deadlines in `docs/report/deadlines.yml`.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from hub.reading import filmed
from hub.reading.front_matter import read_yaml

PAGE = "film/index.md"
FILM = "expectations-720"
TRACKS = (("captions", "Captions"), ("descriptions", "Descriptions"), ("chapters", "Chapters"))
NEEDED = (
    f"{FILM}.mp4",
    f"{FILM}.webm",
    "poster.webp",
    *(f"{kind}.en.vtt" for kind, _label in TRACKS),
)
MARKER = re.compile(r"!\[type:video\]\([^)\n]*\)(?:\{[^}\n]*\})?")
# What is true of the film that is shown, and of no other.
SHOWN = re.compile(r"<!-- film: begin -->\n.*?<!-- film: end -->\n+", re.DOTALL)
COMMENT = re.compile(r"^<!--.*-->\n?", re.MULTILINE)
EMPTY = '<p class="film-empty"></p>'
CHANGED = (
    "> Check with the partnership: The deadlines have changed since the film was made, so the "
    "film is not shown. "
    "The transcript on this page gives today's figures."
)
REMADE = (
    "> The film is being remade, so it is not shown here. The transcript on this page says "
    "what it will say."
)
# Puts the transcript first for readers who asked for less motion or less data, and for paper;
# plays from a moment.
SCRIPT = (
    "(()=>{const "
    'f=document.querySelector(".film"),a=document.querySelector(".film-after"),n=navigator.connection,'
    "m=q=>matchMedia(`(prefers-reduced-${q}: reduce)`).matches,g=()=>a.append(f);"
    'if(m("motion")||m("data")||n&&n.saveData)g();addEventListener("beforeprint",g);'
    'document.addEventListener("click",e=>{const '
    'l=e.target.closest(\'a[href*=".mp4#t="]\'),v=f.querySelector("video");'
    "if(l&&v){e.preventDefault();v.currentTime=+l.hash.slice(3);v.scrollIntoView();v.focus();v.play()}})})()"
)


def on_pre_build(config: MkDocsConfig) -> None:
    """Stop, before anything is written, when the page would show a film without its captions,
    transcript or poster."""
    shown = Path(config.docs_dir) / "film"
    if not (Path(config.docs_dir) / PAGE).exists():
        return
    wanted = [*NEEDED, *(f"stills/{scene['id']}.webp" for scene in _scenes(config))]
    missing = [name for name in wanted if not (shown / name).exists()]
    if missing:
        raise PluginError(
            "".join(
                f"\ndocs/film/{name}: Make this file with `python -m film build`."
                for name in missing
            )
        )
    if "## " not in _generated((shown / "index.md").read_text("utf-8")):
        raise PluginError(f"docs/{PAGE}: Write the transcript with `python -m film build`.")
    for name, wanted_hash in sorted(_lock(config)["outputs"].items()):
        if _hash(_root(config) / name) != wanted_hash:
            raise PluginError(
                f"{name}: Make the film again: this is not the file that the lock describes."
            )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """A film that says yesterday's deadlines is not published, nor are the pictures that show
    them."""
    if files.get_file_from_path(PAGE) and behind(config):
        gone = [
            *NEEDED,
            *(f"stills/{scene['id']}.webp" for scene in _scenes(config) if scene.get("figures")),
        ]
        for name in gone:
            found = files.get_file_from_path(f"film/{name}")
            if found:
                files.remove(found)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The film's page without its marks; without its film, too, when that is behind the data."""
    del files
    if page.file.src_uri != PAGE:
        return markdown
    why = behind(config)
    if why:
        markdown = _without_film(markdown, why, _scenes(config))
    return COMMENT.sub("", markdown)


def behind(config: MkDocsConfig) -> str:
    """Why the transcript must stand in for the film, or nothing."""
    found = filmed.behind(_root(config))
    if filmed.OTHER_DEADLINES in found:
        return CHANGED
    return REMADE if filmed.OTHER_WORDS in found else ""


@event_priority(50)
def _before(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep from mkdocs-video what it would lose: an empty page, and words beside a marker."""
    del page, config, files
    if not html.strip():
        return EMPTY
    if "type:video" not in html:
        return html
    body = lxml.html.fragment_fromstring(html, create_parent="div")
    for image in body.xpath('//img[@alt="type:video"]'):
        if image.tail and image.tail.strip():
            kept = lxml.html.Element("span")
            kept.text, image.tail = image.tail, None
            image.addnext(kept)
    return _inner(body)


@event_priority(-50)
def _after(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give each film its sources, tracks and poster, and the page valid HTML without inline
    style."""
    del config, files
    if EMPTY in html:
        return html.replace(EMPTY, "")
    if "video-container" not in html:
        return html
    body = lxml.html.fragment_fromstring(html, create_parent="div")
    for holder in body.xpath('//div[@class="video-container"]'):
        player = holder[0]
        source = player.get("src") or player[0].get("src")
        if not str(source).endswith(f"{FILM}.mp4"):
            raise PluginError(
                f"{page.file.src_uri}: Show only the hub's own film; link to any other."
            )
        _lift(holder, _figure(str(source), player.get("aria-label") or page.title or ""))
    after = lxml.html.fragment_fromstring(
        f'<div><div class="film-after"></div><script>{SCRIPT}</script></div>'
    )
    for part in list(after):
        body.append(part)
    return _inner(body)


on_page_content = CombinedEvent(_before, _after)


def _figure(source: str, name: str) -> HtmlElement:
    """The player: the smaller film first, captions on, nothing fetched until it is asked for."""
    base = source.rpartition("/")[0]
    base = f"{base}/" if base else ""
    figure = lxml.html.Element("figure", {"class": "film"})
    player = lxml.html.Element(
        "video",
        {
            "controls": "",
            "preload": "none",
            "playsinline": "",
            "width": "1280",
            "height": "720",
            "poster": f"{base}poster.webp",
            "aria-label": name,
        },
    )
    for kind, codec in (("webm", 'video/webm; codecs="av01.0.05M.08, opus"'), ("mp4", "video/mp4")):
        player.append(lxml.html.Element("source", {"src": f"{base}{FILM}.{kind}", "type": codec}))
    for kind, label in TRACKS:
        track = lxml.html.Element(
            "track",
            {
                "kind": kind,
                "src": f"{base}{kind}.en.vtt",
                "srclang": "en-GB",
                "label": f"{label} in English",
            },
        )
        if kind == "captions":
            track.set("default", "")
        player.append(track)
    instead = lxml.html.Element("a", {"href": f"{base}{FILM}.mp4"})
    instead.text = "Fetch the film as a file"
    player.append(instead)
    figure.append(player)
    return figure


def _lift(holder: HtmlElement, figure: HtmlElement) -> None:
    """Put the figure before its paragraph, and drop the paragraph when it held nothing else."""
    paragraph = holder.getparent()
    if paragraph is None or paragraph.tag != "p":
        holder.addprevious(figure)
        holder.drop_tree()
        return
    before = lxml.html.Element("p")
    before.text = paragraph.text
    for part in list(paragraph):
        if part is holder:
            break
        before.append(part)
    holder.drop_tree()
    paragraph.text = None if len(before) or (before.text or "").strip() else paragraph.text
    if len(before) or (before.text or "").strip():
        paragraph.addprevious(before)
    paragraph.addprevious(figure)
    if not len(paragraph) and not (paragraph.text or "").strip():
        paragraph.drop_tree()


def _without_film(markdown: str, why: str, scenes: list[dict[str, Any]]) -> str:
    """The page with the transcript alone: no player, no moments to play, no picture or
    sentence of old figures."""
    markdown = SHOWN.sub("", MARKER.sub(f"\n\n{why}\n\n", markdown, count=1))
    markdown = re.sub(r"^\[Play from .*\n+", "", markdown, flags=re.MULTILINE)
    for scene in scenes:
        for line in scene["lines"]:
            if line.get("dated"):
                said = " ".join(row.strip() for row in line["text"].split("|"))
                markdown = markdown.replace(f" {said}", "")
        if scene.get("figures"):
            picture = re.compile(
                rf"^!\[[^\]]*\]\(stills/{re.escape(scene['id'])}\.webp\).*\n+", re.MULTILINE
            )
            place = picture.search(markdown)
            if place:
                rest = re.sub(
                    r"^\*\*What you see:\*\*.*\n+",
                    "",
                    markdown[place.end() :],
                    count=1,
                    flags=re.MULTILINE,
                )
                markdown = markdown[: place.start()] + rest
    return markdown


def _generated(markdown: str) -> str:
    return markdown.partition("<!-- transcript: begin -->")[2].partition(
        "<!-- transcript: end -->"
    )[0]


def _inner(body: HtmlElement) -> str:
    """HTML within an element, without the end tags that HTML does not have."""
    whole = (body.text or "") + "".join(
        lxml.html.tostring(part, encoding="unicode") for part in body
    )
    return re.sub(r"</(?:source|track)>", "", whole)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _scenes(config: MkDocsConfig) -> list[dict[str, Any]]:
    board = read_yaml((_root(config) / "film" / "storyboard.yml").read_text("utf-8"))
    scenes: list[dict[str, Any]] = board["scenes"]
    return scenes


def _lock(config: MkDocsConfig) -> dict[str, Any]:
    path = _root(config) / "film" / "film.lock.json"
    if not path.exists():
        raise PluginError("film/film.lock.json: Make the film with `python -m film build`.")
    lock: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return lock


def _hash(path: Path) -> str:
    """A file's hash as the film's lock counts it."""
    content = path.read_bytes() if path.exists() else b""
    if path.suffix in (".yml", ".vtt"):
        content = content.replace(b"\r\n", b"\n")
    return hashlib.sha256(path.name.encode() + b"\0" + content + b"\0").hexdigest()
