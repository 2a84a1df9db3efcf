"""How light, quick and open to everyone the built site is: the part `site` of the bench.

Tells each figure beside its goal. Lighthouse is no part of the project: it is fetched by npm into a
folder of its own, and left out where that cannot be done.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import page as figures
from bench.browser import chromium, serving, violations

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
PAGES = {
    "home": "",
    "article": "sharing/how-to-share/",
    "model report": "exemplars/gp-initial/",
    "comparison": "reports/compare/childs-voice/",
    "due date": "report/due-date/",
    "decision aid": "sharing/decision-aid/",
    "film": "film/",
}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1300, "height": 900}
LIGHTHOUSE = "13.5.0"


_said: list[str] = []


def say(words: str) -> None:
    """One line of the report."""
    _said.append(words)
    print(words, flush=True)


def weight() -> None:
    """Requests and packed bytes of a first view, cold, on a phone; then of the first search."""
    say("\n## First view, packed (at most 21 KB in 3 requests; the film 20 KB more)\n")
    say("| Page | Requests | KB | Other places asked |\n|---|---|---|---|")
    with serving(SITE) as address, chromium() as browser:
        for name, path in PAGES.items():
            context = browser.new_context(viewport=PHONE)
            page = context.new_page()
            asked: list[str] = []
            page.on("request", lambda one, asked=asked: asked.append(one.url))
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            inside = [url for url in asked if url.startswith(address)]
            total = sum(_packed(url.removeprefix(address)) for url in inside)
            say(f"| {name} | {len(inside)} | {total / 1000:.1f} | {len(asked) - len(inside)} |")
            context.close()
    parts = {n: _packed(f"assets/js/{n}") for n in ("search.js", "search-index.js")}
    say(
        f"\nFirst search (goal 50 KB): {sum(parts.values()) / 1000:.1f} KB"
        f" ({', '.join(f'{name} {size / 1000:.1f}' for name, size in parts.items())})."
    )


def _packed(path: str) -> int:
    file = SITE / path.partition("?")[0]
    file = file / "index.html" if file.is_dir() else file
    data = file.read_bytes() if file.is_file() else b""
    plain = file.suffix in (".html", ".js", ".css", ".svg", ".json", ".vtt")
    return len(gzip.compress(data, 9)) if plain else len(data)


def axe() -> None:
    """Every page in every state, both schemes, phone and desk."""
    say("\n## axe: WCAG 2.0 to 2.2 A and AA, and best practice (goal: 0)\n")
    states: dict[str, Callable[[Any], None]] = {
        "as opened": lambda _: None,
        "search open": _search,
        "menu open": lambda page: page.click(".menu summary"),
        "print": lambda page: page.emulate_media(media="print"),
    }
    found, looked = 0, 0
    with serving(SITE) as address, chromium() as browser:
        for scheme in ("light", "dark"):
            for size in (PHONE, DESK):
                for forced in ("none", "active"):
                    context = browser.new_context(
                        viewport=size, color_scheme=scheme, forced_colors=forced
                    )
                    page = context.new_page()
                    for name, path in PAGES.items():
                        for state, act in states.items():
                            # No menu button on a desk; paper has no forced colours.
                            if (state, size) == ("menu open", DESK):
                                continue
                            if (state, forced) == ("print", "active"):
                                continue
                            page.emulate_media(media="screen")
                            page.goto(address + path)
                            act(page)
                            looked += 1
                            for one in violations(page):
                                found += 1
                                say(
                                    f"- {name}, {state}, {scheme}, {size['width']}, {forced}: {one}"
                                )
                    context.close()
    say(f"{found} violations in {looked} views.")


def _search(page: Any) -> None:
    page.fill("#find", "share")
    page.locator(".found-list li").first.wait_for()


def build() -> None:
    """Build time beside stock Material and Zensical on the same pages, with every check of ours."""
    say("\n## Building the site\n")
    say("Ours with every check and its documents kept; the others with none. Seconds are the")
    say("middle of three runs, one tool after the other.\n")
    say("| Pages | This site | Stock Material | Ours to stock | Zensical | A page of ours, ms |")
    say("|---|---|---|---|---|---|")
    for sets in SETS:
        with tempfile.TemporaryDirectory() as place:
            ours, stock = _grown(Path(place) / "ours", sets), Path(place) / "stock"
            _built([*MKDOCS, "--strict"], ours)  # its documents are made and kept
            mine = _timed([*MKDOCS, "--strict"], ours)
            _stock(stock, ours)
            theirs = _timed(MKDOCS, stock)
            other = _timed(ZENSICAL, stock) if _has_zensical() else 0.0
            pages = len(list((stock / "docs").rglob("*.md")))
        say(
            f"| {pages} | {mine:.2f} | {theirs:.2f} | {mine / theirs:.2f} |"
            f" {f'{other:.2f}' if other else 'not installed here'} | {1000 * mine / pages:.1f} |"
        )


SETS = (0, 8)  # of the pages on conferences and sharing, again under another chapter
MKDOCS = ["-m", "mkdocs", "build", "--quiet"]
ZENSICAL = ["-m", "zensical", "build", "--clean"]


def _has_zensical() -> bool:
    return importlib.util.find_spec("zensical") is not None


def _grown(folder: Path, sets: int) -> Path:
    """A copy of this repository with some chapters again, so that there are more pages."""
    left_out = shutil.ignore_patterns(".*", "site", "node_modules", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=left_out)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    pages = [p for name in ("conferences", "sharing") for p in (ROOT / "docs" / name).glob("*.md")]
    for number in range(sets):
        chapter = folder / "docs" / f"more-{number + 1}"
        chapter.mkdir()
        for page in (one for one in pages if one.name != "index.md"):
            text = page.read_text(encoding="utf-8")
            (chapter / page.name).write_text(_retitled(text, number + 1), encoding="utf-8")
        first = (ROOT / "docs/conferences/index.md").read_text(encoding="utf-8")
        lines = [line for line in _retitled(first, number + 1).split("\n") if "](" not in line]
        (chapter / "index.md").write_text("\n".join(lines), encoding="utf-8")
    return folder


def _retitled(text: str, number: int) -> str:
    return re.sub(r'(?m)^title: "?(.*?)"?$', rf'title: "\1, part {number}"', text, count=1)


def rebuild() -> None:
    """How long a changed page takes to show in a preview, from saving it to its being served."""
    say("\n## One page changed in a preview\n")
    say("Seconds from saving the page until the preview serves it, the middle of five.\n")
    say("| Preview | Seconds | To stock |\n|---|---|---|")
    serve = ["-m", "mkdocs", "serve", "--no-strict", "--livereload", "--dev-addr"]
    with tempfile.TemporaryDirectory() as place:
        ours, stock = _grown(Path(place) / "ours", 0), Path(place) / "stock"
        _built([*MKDOCS, "--strict"], ours)
        _stock(stock, ours)
        theirs = _shown(stock, serve)
        rows = {"This site, judged again": _shown(ours, serve), "Stock Material": theirs}
        if _has_zensical():
            rows["Zensical"] = _shown(stock, ["-m", "zensical", "serve", "--dev-addr"])
        for name, seconds in rows.items():
            said = f"{seconds:.2f} | {seconds / theirs:.2f}" if seconds else "no answer |"
            say(f"| {name} | {said} |")


def _shown(folder: Path, command: list[str]) -> float:
    page, address = folder / "docs/conferences/before.md", "conferences/before/"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    whole = page.read_text(encoding="utf-8")
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, *command, host],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    taken = []
    try:
        _until(f"http://{host}/{address}", "<h1", 60)
        for number in range(1, 6):
            time.sleep(2)
            words = f"The {'big ' * number}kettle is on."
            started = time.monotonic()
            page.write_text(f"{whole}\n{words}\n", encoding="utf-8")
            _until(f"http://{host}/{address}", words, 30)
            taken.append(time.monotonic() - started)
    except TimeoutError:
        return 0.0
    finally:
        server.terminate()
        server.wait(timeout=30)
        page.write_text(whole, encoding="utf-8")
    return statistics.median(taken)


def _until(address: str, words: str, patience: float) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if words in urllib.request.urlopen(address, timeout=patience).read().decode():  # noqa: S310
                return
        time.sleep(0.02)
    raise TimeoutError


class NotBuilt(Exception):
    """A build that was to be timed failed: its time says nothing."""


def _built(command: list[str], folder: Path) -> float:
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise NotBuilt("A build did not pass, so nothing is told of it. Build it by itself.")
    return time.monotonic() - started


def _timed(command: list[str], folder: Path) -> float:
    return statistics.median(_built(command, folder) for _ in range(3))


def _stock(folder: Path, root: Path) -> Path:
    """The same pages as Markdown, for a Material without the hub."""
    from hub.pages import pages
    from hub.reading import read

    for page in pages(read(root)):
        path = folder / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Stock\ntheme:\n  name: material\n  font: false\n"
        "markdown_extensions: [attr_list, md_in_html, tables, def_list, footnotes]\n",
        encoding="utf-8",
    )
    return folder


def lighthouse() -> None:
    """Lighthouse on a phone with its throttling, three runs of every page; the median is told."""
    goal = "four times 100, shown in 1.0 s, nothing blocked or moved"
    say(f"\n## Lighthouse, mobile, middle of three (goal: {goal})\n")
    npx = shutil.which("npx")
    if npx is None:
        say("Left out: npx is not on this machine.")
        return
    say("| page | scores | shown after, ms | blocked, ms | moved |\n|---|---|---|---|---|")
    with serving(SITE) as address:
        for name, path in PAGES.items():
            runs = [run for _ in range(3) if (run := _lighthouse(npx, address + path))]
            if not runs:
                say(f"| {name} | no result | | | |")
                continue
            scores = "/".join(
                f"{min(run['categories'][key]['score'] for run in runs) * 100:.0f}"
                for key in ("performance", "accessibility", "best-practices", "seo")
            )
            times = [
                statistics.median(run["audits"][key]["numericValue"] for run in runs)
                for key in (
                    "largest-contentful-paint",
                    "total-blocking-time",
                    "cumulative-layout-shift",
                )
            ]
            say(f"| {name} | {scores} | {times[0]:.0f} | {times[1]:.0f} | {times[2]:.3f} |")


def _lighthouse(npx: str, address: str) -> dict[str, Any] | None:
    flags = "--headless=new --no-sandbox --disable-quic --disable-background-networking"
    done = subprocess.run(  # noqa: S603
        [npx, "--yes", f"lighthouse@{LIGHTHOUSE}", address, "--output=json", "--quiet",
         "--skip-audits=is-crawlable", f"--chrome-flags={flags}"],
        cwd=tempfile.gettempdir(),
        env={**os.environ, "CHROME_PATH": os.environ.get("HUB_CHROMIUM") or "/usr/bin/chromium"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return None
    return found


PARTS = {
    "weight": weight,
    "axe": axe,
    "build": build,
    "rebuild": rebuild,
    "lighthouse": lighthouse,
}


def main(asked: list[str]) -> int:
    """Measures what is asked for, or everything; the site must have been built."""
    if not (SITE / "index.html").is_file():
        say("There is no site yet. Run `make build` first.")
        return 2
    for name in asked or PARTS:
        if name not in PARTS:
            say(f"Choose from: {', '.join(PARTS)}.")
            return 2
        begun = time.monotonic()
        _said.clear()
        PARTS[name]()
        lines = "\n".join(_said).strip("\n").split("\n")
        figures.put(f"site-{name}", lines, order=ORDER[name], seconds=time.monotonic() - begun)
    return 0


ORDER = {"build": 30, "rebuild": 31, "weight": 32, "lighthouse": 33, "axe": 34}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
