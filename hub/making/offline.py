"""A copy of the site that opens from a disk, without a server, its search included.

A server turns the address of a folder into its index.html; on a disk the link must name the file.
The site that offers the copy holds it as one file, made from the pages as they stand there.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from hub.making import cache
from hub.model import CouldNotCheck

FILE = "downloads/conference-guidance.zip"
FOLDER = "conference-guidance"
_KEPT = ".cache/copy"
# What a page says until the copy is made, and where nobody makes one (a preview, another builder).
OFFER = '<p data-copy="site">The copy is made when the site is published.</p>'
# What only a server reads, and the check of drafts, which a browser does not open from a disk.
_LEFT = ("_headers", "sitemap.xml", "sitemap.xml.gz", "404.html", "robots.txt", FILE)
_LEFT_FOLDERS = ("assets/check/", "assets/js/check-draft.js")
_PRESSED = (".jpg", ".mp4", ".png", ".webm", ".webp", ".woff2", ".docx", ".xlsx", ".pdf")
_OFFER = re.compile(r'<p data-copy="site">.*?</p>', re.DOTALL)
_MADE_ON = re.compile(rb": a copy made on (\d{4}-\d\d-\d\d)\.\n")
# One pattern for each, so that they are found by their first letters: three times as fast.
_LINKS = tuple(
    re.compile(rf'(?P<open>{name}=")(?P<to>[^":?#]*?)(?P<rest>[?#][^"]*)?"')
    for name in (" href", " action")
)
_DRAFT_CHECK = re.compile(r'<div class="tool check-draft".*?</noscript>', re.DOTALL)
_ITS_SCRIPT = re.compile(r"<script[^>]*/check-draft\.js[^>]*>\s*</script>")
_ITS_ADDRESS = re.compile(r'<link rel="?canonical"? href="([^"<>]+)"')
_READ_ME = "read-me.txt"
_QUICKLY = 3  # twice as fast as the usual 6, for a twentieth more: a build must not wait for it
_ONE_DAY = (1980, 1, 1, 0, 0, 0)  # the same site makes the same bytes on any day


def copy(site: Path, made_on: datetime.date) -> bytes:
    """The published site as a zip to unpack anywhere; `index.html` opens it."""
    if not (site / "index.html").is_file():
        raise CouldNotCheck(f"{site.name}/: there is no published site here. Build it first.")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        for name, data in _files(site, made_on):
            about = zipfile.ZipInfo(f"{FOLDER}/{name}", _ONE_DAY)
            about.create_system = 3  # the same bytes on every system
            about.external_attr = 0o644 << 16
            pressed = name.endswith(_PRESSED)  # these would not get smaller
            into.writestr(
                about, data, zipfile.ZIP_STORED if pressed else zipfile.ZIP_DEFLATED, _QUICKLY
            )
    return out.getvalue()


def place(site: Path, made_on: datetime.date, root: Path) -> str:
    """Puts the copy into a site whose pages offer it, made from these pages; else takes it away.

    Gives the sha256 of the copy, nothing where there is none. The same pages are not pressed again:
    the last copy is kept in the repository's own folder for that, and no older one. To be called
    again after any change of the site: what was taken down must leave the copy too.
    """
    file = site / FILE
    file.unlink(missing_ok=True)
    offers = [path for path in sorted(site.rglob("*.html")) if _offers(path)]
    if not offers:
        cache.tidy(root, [], _KEPT)
        return ""
    key = _key(site, made_on)
    made = cache.kept(root, key, lambda: copy(site, made_on), _KEPT)
    cache.tidy(root, [key], _KEPT)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made)
    for path in offers:
        here = path.parent.relative_to(site).as_posix()
        words = _offered(posixpath.relpath(FILE, here), len(made), made_on)
        text = _OFFER.sub(words, path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return hashlib.sha256(made).hexdigest()


def leave_out(site: Path) -> None:
    """A site without its copy, whose pages say so."""
    (site / FILE).unlink(missing_ok=True)
    for path in sorted(site.rglob("*.html")):
        if _offers(path):
            path.write_text(_OFFER.sub(OFFER, path.read_text(encoding="utf-8")), encoding="utf-8")


def _key(site: Path, made_on: datetime.date) -> str:
    """A mark of all that decides the bytes of the copy."""
    digest = hashlib.sha256(f"{made_on} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    digest.update(Path(__file__).read_bytes())
    for name, path in _inside(site):
        digest.update(f"\0{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_copy_of(site: Path) -> bool:
    """True where the copy in a site is, byte for byte, what the rest of the site makes."""
    try:
        held = (site / FILE).read_bytes()
        with zipfile.ZipFile(io.BytesIO(held)) as opened:
            first = opened.infolist()[0]
            if first.filename != f"{FOLDER}/{_READ_ME}" or first.file_size > 10_000:
                return False
            said = _MADE_ON.search(opened.read(first))
        return said is not None and held == copy(
            site, datetime.date.fromisoformat(said[1].decode("ascii"))
        )
    except (OSError, ValueError, IndexError, RuntimeError, zipfile.BadZipFile, CouldNotCheck):
        return False


def _offers(page: Path) -> bool:
    return b'<p data-copy="site">' in page.read_bytes()


def _offered(to: str, size: int, made_on: datetime.date) -> str:
    megabytes = max(1, round(size / 1_000_000))
    much = "about 1 megabyte" if megabytes == 1 else f"about {megabytes} megabytes"
    return (
        f'<p data-copy="site"><a class="button" href="{escape(to)}" download>'
        "Download the whole site</a>"
        f" (a zip file, {much}, made on {made_on.day} {made_on:%B %Y})</p>"
    )


def _files(site: Path, made_on: datetime.date) -> Iterator[tuple[str, bytes]]:
    yield _READ_ME, _read_me(made_on).encode()
    for name, path in _inside(site):
        data = path.read_bytes()
        if name.endswith(".html"):
            data = by_file(_by_itself(data.decode("utf-8"), made_on)).encode()
        yield name, data


def _inside(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if name not in _LEFT and not name.startswith(_LEFT_FOLDERS):
            yield name, path


def _read_me(made_on: datetime.date) -> str:
    return (
        f"Guidance on Child Protection Conferences: a copy made on {made_on.isoformat()}.\n\n"
        "Open index.html. It needs no network. It is a draft and grows old: nobody can correct\n"
        "or take down a copy. Before you act on it, look whether the site itself says the same.\n"
    )


def _by_itself(page: str, made_on: datetime.date) -> str:
    """A page that says what a copy cannot do, in the place of what would not work there."""
    day = f"{made_on.day} {made_on:%B %Y}"
    page = _OFFER.sub(f'<p data-copy="site">You are reading the copy made on {day}.</p>', page)
    if not _DRAFT_CHECK.search(page):
        return page
    page = _ITS_SCRIPT.sub("", page)
    address = _ITS_ADDRESS.search(page)
    there = f'<a href="{address[1]}">the same page there</a>' if address else "the same page there"
    return _DRAFT_CHECK.sub(
        f"<p><strong>This is a copy, and the check does not work in it.</strong> It needs the site"
        f" on the web: open {there}.</p>",
        page,
    )


def by_file(page: str) -> str:
    """A page whose links to folders of the site name the file in them."""

    def named(match: re.Match[str]) -> str:
        to, rest = match["to"], match["rest"] or ""
        folder = to.endswith(("/", "/.", "/..")) or to in (".", "..")
        if to.startswith("/") or not folder:
            return match[0]
        return f'{match["open"]}{to.rstrip("/")}/index.html{rest}"'

    for link in _LINKS:
        page = link.sub(named, page)
    return page
