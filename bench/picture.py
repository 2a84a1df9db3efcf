"""`python -m bench.picture`: the picture of the home page that the README shows.

Takes a picture of the built site with a real Chromium and writes it without metadata. Prints the
sha256 for its entry in exemplars/assets.yml.
"""

from __future__ import annotations

import functools
import hashlib
import http.server
import io
import os
import shutil
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "assets" / "home.png"
WIDE, HIGH = 1200, 640
COLOURS = 64


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the site and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing to say."""


def main() -> None:
    """Writes the picture and prints its sha256."""
    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = os.environ.get("HUB_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        taken = page.screenshot()
        browser.close()
    server.shutdown()
    small = Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS)
    plain = Image.new("P", small.size)
    plain.putpalette(small.getpalette() or [])
    plain.paste(small)
    PICTURE.parent.mkdir(exist_ok=True)
    plain.save(PICTURE, optimize=True)
    print(hashlib.sha256(PICTURE.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
