"""What the build before made of the same words: a preview builds again and again, and makes anew
only what has changed. A single build keeps nothing, since it would never ask again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


class _Kept:
    """What was made in this build and in the one before; older things are forgotten."""

    on = False
    now: dict[str, Any] = {}  # noqa: RUF012 - the memory of one preview
    earlier: dict[str, Any] = {}  # noqa: RUF012


def begin(*, keep: bool) -> None:
    """A build begins; `keep` says that others follow in this process."""
    _Kept.on = keep
    _Kept.earlier, _Kept.now = _Kept.now, {}


def remembered(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Work on texts and bytes alone, whose answer depends on nothing else."""

    @wraps(make)
    def done(*given: Given.args, **named: Given.kwargs) -> Made:
        if not _Kept.on:
            return make(*given, **named)
        key = _key(make.__module__, make.__qualname__, *given, *sorted(named.items()))
        if key not in _Kept.now:
            known = key in _Kept.earlier
            _Kept.now[key] = _Kept.earlier[key] if known else make(*given, **named)
        made: Made = _Kept.now[key]
        return made

    return done


def _key(*parts: object) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
