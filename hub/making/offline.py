"""A copy of the site that opens from a disk, without a server, its search included.

A server turns the address of a folder into its index.html; on a disk the link must name the file.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hub.model import CouldNotCheck

FOLDER = "conference-guidance"
# What only a server reads, and the check of drafts, which a browser does not open from a disk.
_LEFT = ("_headers", "sitemap.xml", "sitemap.xml.gz", "404.html", "robots.txt")
_LEFT_FOLDERS = ("assets/check/",)
_LINK = re.compile(r'(?P<open>\s(?:href|action)=")(?P<to>[^":?#]*?)(?P<rest>[?#][^"]*)?"')
_ONE_DAY = (1980, 1, 1, 0, 0, 0)  # the same site makes the same bytes on any day


def copy(site: Path, made_on: datetime.date) -> bytes:
    """The published site as a zip to unpack anywhere; `index.html` opens it."""
    if not (site / "index.html").is_file():
        raise CouldNotCheck(f"{site.name}/: there is no published site here. Build it first.")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for name, data in _files(site, made_on):
            about = zipfile.ZipInfo(f"{FOLDER}/{name}", _ONE_DAY)
            about.external_attr = 0o644 << 16
            into.writestr(about, data, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _files(site: Path, made_on: datetime.date) -> Iterator[tuple[str, bytes]]:
    yield "read-me.txt", _read_me(made_on).encode()
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if name in _LEFT or name.startswith(_LEFT_FOLDERS):
            continue
        data = path.read_bytes()
        if name.endswith(".html"):
            data = by_file(data.decode("utf-8")).encode()
        yield name, data


def _read_me(made_on: datetime.date) -> str:
    return (
        f"Guidance on Child Protection Conferences: a copy made on {made_on.isoformat()}.\n\n"
        "Open index.html. It needs no network. It is a draft and grows old: nobody can correct\n"
        "or take down a copy. Before you act on it, look whether the site itself says the same.\n"
    )


def by_file(page: str) -> str:
    """A page whose links to folders of the site name the file in them."""

    def named(match: re.Match[str]) -> str:
        to, rest = match["to"], match["rest"] or ""
        folder = to.endswith(("/", "/.", "/..")) or to in (".", "..")
        if to.startswith("/") or not folder:
            return match[0]
        return f'{match["open"]}{to.rstrip("/")}/index.html{rest}"'

    return _LINK.sub(named, page)
