"""MkDocs' doorbell to the security of pages: each says itself what a browser may load and run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from hub.making import policy

_previewed = False


def on_startup(*, command: str, **_: Any) -> None:
    """A preview at a desk must run what MkDocs adds to show a change by itself."""
    global _previewed  # noqa: PLW0603 - MkDocs says it once, to this module
    _previewed = command == "serve"


def on_shutdown() -> None:
    """The preview has ended."""
    global _previewed  # noqa: PLW0603
    _previewed = False


@event_priority(-500)  # after everything that writes pages, before the gate looks at them
def on_post_build(config: MkDocsConfig) -> None:
    """Puts a policy into every page, the 404 page too, and the headers beside them."""
    if _previewed:
        return
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        path.write_text(policy.guarded(path.read_text(encoding="utf-8")), encoding="utf-8")
    (site / "_headers").write_text(policy.headers(), encoding="utf-8")
