"""Taking down always works: the last published site, made again without some of its pages."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

from hub import built_gate, publishing, search
from hub.making import offline, policy
from hub.model import PRIVACY, CouldNotCheck, Finding, Proved
from hub.pages import notices
from hub.reading import calendar, links

# What of another page speaks of one page alone: it goes whole when that page goes.
_ABOUT_ONE = ("li", "tr", "article", "figure", "dd", "dt", "p")
_SKIP = ("html", "body", "main", "nav", "ul", "ol", "table", "tbody")


def withdraw(root: Path, target: Path, given: Sequence[str]) -> tuple[list[str], list[Finding]]:
    """Takes pages off the published site, with their search entries, documents and mentions.

    `given` are files of the repository or addresses of the site. Other pages stay as they were
    published, whatever state their sources are in now. Returns the addresses taken down, and what
    the check of the result found: where that is anything, the site was not changed.
    Raises CouldNotCheck, before anything is changed, where a page is not on the site.
    """
    gone = [address(target, one) for one in given]
    staging = publishing.copy_to_staging(target)
    try:
        take_down(root, staging, gone)
        findings = _added(target, staging, root)
        if not findings:
            # First, so that no fault leaves the page gone and the site before, which still holds
            # it, ready to come back.
            publishing.forget(target)
            publishing.exchange(staging, target)
        return gone, findings
    finally:
        publishing.discard(staging)


def take_down(root: Path, staging: Path, gone: Sequence[str]) -> None:
    """Makes a staged site forget pages: the pages, their search entries, documents, mentions."""
    for address in gone:
        _replace(staging, address)
    for path in sorted(staging.rglob("*.html")):
        _forget_in_page(staging, path, gone)
    _forget_in_sitemap(staging, gone)
    search.rebuild(staging)
    try:
        offline.place(staging, calendar.today(), root)
    except OSError:  # a page comes down even where there is no room for a new copy
        offline.leave_out(staging)


def _added(target: Path, staging: Path, root: Path) -> list[Finding]:
    """What taking down would add. What is on the site already, and a rule found since, must not
    keep the page that is to go."""
    proved = Proved(made=unchanged(target, staging), taken=unchanged(target, staging))
    found = [f for f in built_gate.check_built(staging, root, proved) if f.group == PRIVACY]
    if not found:
        return []
    before = Counter((f.path, f.rule) for f in built_gate.check_built(target, root, proved))
    now = Counter((f.path, f.rule) for f in found)
    return [f for f in found if now[f.path, f.rule] > before[f.path, f.rule]]


def address(target: Path, given: str) -> str:
    """The address in the site (`exemplars/gp-initial/`) of a page given as file or address."""
    path = unquote(urlsplit(given).path).replace("\\", "/").strip("/").removeprefix("./")
    tries = [path]
    if path.endswith(".md"):
        plain = links.address(path).removesuffix(".md")
        tries = [plain.removesuffix("index").strip("/")]
    else:
        parts = path.removesuffix("index.html").strip("/").split("/")
        tries = ["/".join(parts[n:]) for n in range(len(parts))]
    for one in tries:
        if one and ".." not in one.split("/") and (target / one / "index.html").is_file():
            return one + "/"
    raise CouldNotCheck(
        f"{given}: no such page is on the published site. Give the file (exemplars/....md) or the"
        " page's address as the browser shows it."
    )


def _replace(staging: Path, address: str) -> None:
    """A short notice in the place of the page; whatever else lay in its folder goes."""
    folder = staging / address
    for path in sorted(folder.rglob("*"), reverse=True):
        inner = path.parent != folder and (path.parent / "index.html").exists()
        if path.is_file() and not inner and path.parent == folder:
            path.unlink()
    home = posixpath.relpath(".", address)
    words = escape(notices.GONE_WORDS).replace("home page", f'<a href="{home}/">home page</a>')
    notice = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{notices.GONE}</title>\n</head>\n<body>\n<main>\n<h1>{notices.GONE}</h1>\n"
        f"<p>{words}</p>\n</main>\n</body>\n</html>\n"
    )
    (folder / "index.html").write_text(policy.guarded(notice), encoding="utf-8")
    name = posixpath.basename(address.rstrip("/"))
    for path in sorted((staging / "downloads").rglob(f"{name}.*")):
        path.unlink()


def _forget_in_page(staging: Path, path: Path, gone: Sequence[str]) -> None:
    """Removes from one page every link, list row and card that speaks of a page taken down."""
    here = path.relative_to(staging).as_posix()
    if f"{posixpath.dirname(here)}/" in gone:
        return
    text = path.read_text(encoding="utf-8")
    if not any(address.rstrip("/").rsplit("/", 1)[-1] in text for address in gone):
        return
    tree = html.document_fromstring(text)
    base = f"https://site.invalid/{here}"
    changed = False
    for link in list(tree.iter("a", "link")):
        to = urldefrag(urljoin(base, link.get("href") or ""))[0]
        meant = unquote(urlsplit(to).path).strip("/").removesuffix("index.html").strip("/") + "/"
        download = meant.rstrip("/").startswith("downloads/")
        names = [address.rstrip("/").rsplit("/", 1)[-1] for address in gone]
        stem = posixpath.basename(meant.rstrip("/")).rsplit(".", 1)[0]
        if meant in gone or (download and stem in names):
            changed = True
            _remove_mention(link)
    for address in gone:
        for part in [e for e in tree.iter() if e.get("data-from") == address]:
            _drop(part)
            changed = True
    if changed:
        path.write_bytes(html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))


def _drop(part: html.HtmlElement) -> None:
    """Takes an element out with all that is in it; the words after it stay."""
    parent = part.getparent()
    if parent is None:
        return
    before, after = part.getprevious(), part.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + after
    else:
        parent.text = (parent.text or "") + after
    parent.remove(part)


def _remove_mention(link: html.HtmlElement) -> None:
    """Removes the row, item or card around a link; in running text, the link's words alone."""
    about = link
    while about.tag not in _ABOUT_ONE and about.getparent() is not None:
        about = about.getparent()
        if about.tag in _SKIP:
            about = link
            break
    others = [a for a in about.iter("a") if a is not link and a.get("href", "#")[:1] != "#"]
    if about.getparent() is None or about.tag in _SKIP or others or about.tag == "p":
        about = link
    _drop(about)


def _forget_in_sitemap(staging: Path, gone: Sequence[str]) -> None:
    path = staging / "sitemap.xml"
    if path.is_file():
        text = path.read_text(encoding="utf-8")
        for address in gone:
            text = re.sub(
                rf"\s*<url>\s*<loc>[^<]*/{re.escape(address)}</loc>.*?</url>",
                "",
                text,
                flags=re.DOTALL,
            )
        path.write_text(text, encoding="utf-8")
    packed = staging / "sitemap.xml.gz"
    packed.unlink(missing_ok=True)  # the plain one is enough, and cannot disagree


def unchanged(target: Path, staging: Path) -> frozenset[str]:
    """The sha256 of files that are not text and are byte for byte as published before."""
    from hashlib import sha256

    def hashes(folder: Path) -> Iterator[str]:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix not in (".html", ".json"):
                yield sha256(path.read_bytes()).hexdigest()

    return frozenset(hashes(target)) & frozenset(hashes(staging))
