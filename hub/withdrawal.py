"""Taking down always works: the last published site, made again without some of its pages."""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from lxml import html

from hub import built_gate, gate, publishing, search
from hub.making import DOWNLOADS, offline, policy
from hub.model import PRIVACY, CouldNotCheck, Finding, Proved
from hub.pages import notices
from hub.reading import calendar, links

# What of another page speaks of one page alone: it goes whole when that page goes.
_ABOUT_ONE = ("li", "tr", "article", "figure", "dd", "dt", "p")
HOME = "./"  # the address of the home page, as it is remembered
_SKIP = ("html", "body", "main", "nav", "ul", "ol", "table", "tbody")


def withdraw(
    root: Path, target: Path, given: Sequence[str]
) -> tuple[list[str], list[Finding] | None]:
    """Takes pages off the published site, with their search entries, documents and mentions.

    `given` are files of the repository or addresses of the site. Other pages stay as they were
    published, whatever state their sources are in now. Returns the addresses taken down, and what
    the check of the result found, or None where it could not be checked: either way they are gone,
    since what is left was all on the web before.
    Raises CouldNotCheck, before anything is changed, where a page is not on the site.
    """
    gone = [address(target, one) for one in given]
    staging = publishing.copy_to_staging(target)
    try:
        take_down(root, staging, gone)
        findings: list[Finding] | None = None
        with contextlib.suppress(CouldNotCheck):  # broken rules or lists keep no leak on the web
            findings = _added(target, staging, root)
        # First, so that no fault leaves the page gone and the site before, which still holds it,
        # ready to come back.
        publishing.forget(target)
        publishing.exchange(staging, target)
        return gone, findings
    finally:
        publishing.discard(staging)


def take_down(
    root: Path, staging: Path, gone: Sequence[str], removed: frozenset[str] = frozenset()
) -> None:
    """Makes a staged site forget pages: the pages, their search entries, documents, mentions. A
    notice is left, but not in the place of one that was `removed` or whose address says who."""
    linked = {file for address in gone for file in _documents(staging, staging / address)}
    for address in gone:
        _clear(staging, address)
        if address not in removed and not _tells(root, address):
            _leave_notice(staging, address)
    for path in sorted(staging.rglob("*.html")):
        _forget_in_page(staging, path, gone)
    _forget_documents(staging, linked)
    _forget_in_sitemap(staging, gone)
    search.rebuild(staging)
    try:
        offline.place(staging, calendar.today(), root)
    except (OSError, CouldNotCheck):  # a page comes down even where there is no room for a new copy
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
    try:
        asked = urlsplit(given)
    except ValueError:  # http://[x/ is no address at all
        raise CouldNotCheck(_NO_PAGE.format(given)) from None
    path = unquote(asked.path).replace("\\", "/").strip("/").removeprefix("./")
    if _means_home(target, path) and (path or asked.netloc or "/" in given):
        return HOME
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
    raise CouldNotCheck(_NO_PAGE.format(given))


_NO_PAGE = (
    "{}: no such page is on the published site. Give the file (exemplars/....md) or the page's"
    " address as the browser shows it."
)


def _means_home(target: Path, path: str) -> bool:
    """Whether a path leads to the home page, also where the site stands in a folder of its host."""
    plain = links.address(path).removesuffix("index.md").removesuffix("index.html").strip("/")
    return plain in ("", ".", urlsplit(_base(target)).path.strip("/"))


def _base(site: Path) -> str:
    """The home page's whole address, from one that the site tells search engines."""
    path = site / "sitemap.xml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = re.search(r"<loc>([^<]*)</loc>", text)
    parts = unquote(found[1]).rstrip("/").split("/") if found else []
    for n in range(3, len(parts)):  # after the scheme and the host
        if (site / "/".join(parts[n:]) / "index.html").is_file():
            return "/".join(parts[:n]) + "/"
    return "/".join(parts) + "/"


def _clear(staging: Path, address: str) -> None:
    """The page goes, whatever else lay in its folder, and its documents."""
    folder = staging / address
    (folder / "index.html").unlink()
    for path in sorted((staging / DOWNLOADS / address).parent.glob("*")):
        if path.is_file() and _is_of(path.relative_to(staging).as_posix(), [address]):
            path.unlink()
    if address == HOME:  # beside the home page lies what the whole site needs
        return
    for path in sorted(folder.glob("*")):
        if path.is_file():
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def _tells(root: Path, address: str) -> bool:
    """Whether the address itself says what may not be said; also where that cannot be known."""
    inside = address.rstrip("/")
    path = f"{inside}.md" if inside.startswith("exemplars/") else f"docs/{inside}.md"
    try:
        return address != HOME and bool(gate.in_address(gate.Judge(root), path))
    except CouldNotCheck:
        return True


def _leave_notice(staging: Path, address: str) -> None:
    """A short notice where the page was."""
    folder = staging / address
    folder.mkdir(exist_ok=True)
    to, said = ("search/", notices.ALL) if address == HOME else ("", notices.HOME)
    way = posixpath.relpath("/" + to, "/" + address) + "/"
    words = escape(notices.gone(address == HOME)).replace(said, f'<a href="{way}">{said}</a>')
    notice = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{notices.GONE}</title>\n</head>\n<body>\n<main>\n<h1>{notices.GONE}</h1>\n"
        f"<p>{words}</p>\n</main>\n</body>\n</html>\n"
    )
    (folder / "index.html").write_text(policy.guarded(notice), encoding="utf-8")


def _is_of(file: str, gone: Sequence[str]) -> bool:
    """Whether a document was made from one of the pages: it stands where the page stands."""
    return file.startswith(DOWNLOADS) and any(
        posixpath.splitext(file.removeprefix(DOWNLOADS))[0] == address.rstrip("/")
        for address in gone
    )


def _documents(staging: Path, folder: Path) -> set[str]:
    """The documents that a page links to."""
    here = (folder / "index.html").relative_to(staging).as_posix()
    text = (staging / here).read_text(encoding="utf-8")
    return {
        to
        for given in re.findall(r'href="([^"]*)"', text)
        if (to := _meant(here, given)).startswith(DOWNLOADS)
        and to != offline.FILE
        and ".." not in to.split("/")
    }


def _meant(here: str, given: str) -> str:
    """The path in the site that a link means; of what is no address, none."""
    try:
        to = urldefrag(urljoin(f"https://site.invalid/{here}", given))[0]
        return unquote(urlsplit(to).path).lstrip("/")
    except ValueError:
        return ""


def _forget_documents(staging: Path, linked: set[str]) -> None:
    """A document that only pages taken down led to goes with them."""
    for path in staging.rglob("index.html") if linked else ():
        linked = linked - _documents(staging, path.parent)
    for file in linked:
        (staging / file).unlink(missing_ok=True)


def _forget_in_page(staging: Path, path: Path, gone: Sequence[str]) -> None:
    """Removes from one page every link, list row and card that speaks of a page taken down."""
    here = path.relative_to(staging).as_posix()
    if f"{posixpath.dirname(here) or '.'}/" in gone and here != "404.html":
        return
    text = path.read_text(encoding="utf-8")
    gone = [address for address in gone if address != HOME]  # every page leads to the home page
    last = [posixpath.basename(address.rstrip("/")) for address in gone]
    if not any(one in text or quote(one) in text for one in last):
        return
    tree = html.document_fromstring(text)
    changed = False
    for link in list(tree.iter("a", "link")):
        meant = _meant(here, link.get("href") or "")
        page = meant.removesuffix("index.html").strip("/") + "/"
        if page in gone or _is_of(meant, gone):
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
        base = _base(staging)
        for address in gone:
            place = re.escape(base + quote(address.removeprefix(HOME)))
            text = re.sub(
                rf"\s*<url>\s*<loc>{place}</loc>.*?</url>",
                "",
                text,
                flags=re.DOTALL,
            )
        path.write_text(text, encoding="utf-8")
    packed = staging / "sitemap.xml.gz"
    packed.unlink(missing_ok=True)  # the plain one is enough, and cannot disagree


def unchanged(
    target: Path, staging: Path, inside: str = "", endings: tuple[str, ...] = ("",)
) -> frozenset[str]:
    """The sha256 of files that are not text and are byte for byte as published before: of all, or
    of those inside a folder whose names end so."""
    from hashlib import sha256

    def hashes(folder: Path) -> Iterator[str]:
        for path in sorted((folder / inside).rglob("*")):
            if not path.name.endswith(endings):
                continue
            if path.is_file() and not path.is_symlink() and path.suffix not in (".html", ".json"):
                yield sha256(path.read_bytes()).hexdigest()

    return frozenset(hashes(target)) & frozenset(hashes(staging))
