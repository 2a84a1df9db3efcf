"""The real site, built once and served at its real path, and a Chromium to read it with."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
# The path of the site's address: its own pages and the 404 page must agree on it.
_ADDRESS = re.search(
    r"(?m)^site_url: *\S*?//[^/\s]+(/\S*)", (HERE / "mkdocs.yml").read_text("utf-8")
)
PREFIX = _ADDRESS[1] if _ADDRESS else "/"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make build` makes it; HUB_SITE names one that is built already."""
    if os.environ.get("HUB_SITE"):
        return Path(os.environ["HUB_SITE"]).resolve()
    folder = tmp_path_factory.mktemp("built") / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)],
        cwd=HERE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address of the site's home page."""
    from bench.browser import serving

    with serving(built, PREFIX) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests of the browser."""
    from bench.browser import chromium

    with chromium() as one:
        yield one
