"""What the address of a file says: the names of its folders and its own, as words."""

from __future__ import annotations

import re

# How files end that the hub or a site builder knows; anything else after a dot is part of the name.
_ENDING = re.compile(
    r"\.(?:atom|conf|css|csv|docx|eot|flac|gif|gz|html?|ico|ics|in|jpe?g|json|lock|m?js|m4v|map|md"
    r"|mp4|pdf|png|py|rss|sh|svg|toml|ttf|txt|typ|vtt|wasm|webm|webmanifest|webp|woff2?|xhtml|xlsx"
    r"|xml|ya?ml|zip)$",
    re.IGNORECASE,
)
# What builders put before it: that a file is small, and eight signs of the hash of what it holds.
_BUILDERS = re.compile(r"(?:\.min|\.(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8})$")
_BETWEEN = re.compile(r"[/._+~,-]+")


def words(path: str) -> str:
    """The words of an address: apart, and once more as written where something stands between them
    (a date is one with its dots or hyphens)."""
    for form in (_ENDING, _ENDING, _BUILDERS, _BUILDERS):
        path = form.sub("", path)
    apart = _BETWEEN.sub(" ", path).strip()
    return apart if apart == path else f"{apart}\n\n{path}"
