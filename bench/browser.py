"""A built site on loopback at its real path, a real Chromium, and axe: for measuring and tests."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = ("--disable-quic", "--disable-background-networking", "--no-first-run")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a path as a static host would: packed, with its own 404 page."""

    prefix = "/"

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """One file, packed where it is text."""
        path = Path(self.translate_path(self.path.removeprefix(self.prefix.rstrip("/")) or "/"))
        if path.is_dir():
            path = path / "index.html"
        status = 200 if path.is_file() and self.path.startswith(self.prefix) else 404
        if status == 404:
            path = Path(self.directory) / "404.html"
        data = path.read_bytes()
        kind = self.guess_type(str(path))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if path.suffix in (".html", ".js", ".css", ".svg", ".json", ".vtt", ".xml"):
            data = gzip.compress(data, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(data)


@contextlib.contextmanager
def serving(folder: Path, prefix: str = "/", port: int = 0) -> Iterator[str]:
    """The address of a folder, served on loopback until the block ends."""
    kind = type("Handler", (_Handler,), {"prefix": prefix})
    handler = functools.partial(kind, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium: HUB_CHROMIUM, the machine's own, or the one that Playwright fetched."""
    own = os.environ.get("HUB_CHROMIUM") or shutil.which("chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*QUIET, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.0 to 2.2 A and AA and its best practice, as it stands now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}}).then(found => found.violations"
        ".map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(', ')))",
        RULES,
    )
    return [str(one) for one in found]
