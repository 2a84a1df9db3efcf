"""What a browser may load and run: a policy for each page, by hash of what stands in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from hub.memory import remembered

# Everything comes from the site itself. A page needs no more: no frame, no object, no plug-in.
_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
# The one page that runs Python in the browser; no other may compile anything.
_PYTHON = "assets/js/check-draft.js"
_AFTER = re.compile(r'(<meta charset="utf-8"\s*/?>)', re.IGNORECASE)
_DATA = re.compile(r'\btype="application/(?:ld\+)?json"')
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}


def policy(page: str) -> str:
    """The policy of one page: its own scripts and styles by hash, nothing inline besides."""
    rules = dict(_ALLOWED)
    rules["script-src"] += "".join(_hashes(page, "script"))
    rules["style-src"] += "".join(_hashes(page, "style"))
    if _PYTHON in page:
        rules["script-src"] += " 'wasm-unsafe-eval'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashes(page: str, tag: str) -> Iterator[str]:
    found: dict[str, None] = {}
    for attributes, inside in re.findall(rf"(?s)<{tag}\b([^>]*)>(.*?)</{tag}>", page):
        if "src=" not in attributes and inside and not _DATA.search(attributes):
            found[_hash(inside)] = None
    yield from found


@lru_cache(maxsize=64)
def _hash(inside: str) -> str:
    """Most pages share their style and first script."""
    digest = hashlib.sha256(inside.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'"


@remembered
def guarded(page: str) -> str:
    """A page with its policy as the first thing after its encoding."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return _AFTER.sub(lambda match: match[1] + meta, page, count=1)


def headers() -> str:
    """For hosts that read `_headers`: what a page cannot say of itself."""
    rows = dict(_HEADERS)
    rows["Content-Security-Policy"] = "frame-ancestors 'none'"
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in sorted(rows.items()))
