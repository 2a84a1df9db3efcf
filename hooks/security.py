"""MkDocs' doorbell to the security of pages: each says itself what a browser may load and run."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from hub.making import policy


@event_priority(-500)  # after everything that writes pages, before the gate looks at them
def on_post_build(config: MkDocsConfig) -> None:
    """Puts a policy into every page, the 404 page too, and the headers beside them."""
    if vars(config).get("hub_preview"):
        return  # at a desk, what MkDocs adds must run, to show a change by itself
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        path.write_text(policy.guarded(path.read_text(encoding="utf-8")), encoding="utf-8")
    (site / "_headers").write_text(policy.headers(), encoding="utf-8")
