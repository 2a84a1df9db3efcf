"""Make `names.txt.gz` from the names that the library Faker keeps for many countries.

    python -m hub.rules.words.make_names [--check]

Faker (MIT licence: LICENCE.txt) must be installed; the site needs it nowhere else. Plain English
words are left out: whether one is a name is told by where it stands. The list finds nobody, since
no list holds everybody's name: it only keeps names out of the reviewed vocabulary.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from typing import Any

from hub.rules.tokens import LETTER
from hub.rules.words import HERE, english

_NAME = re.compile(rf"[A-Z\u00c0-\u017d][{LETTER}']{{2,}}")


def _inside(held: Any) -> Iterator[str]:
    """The words of whatever a list of names is kept in."""
    if isinstance(held, str):
        yield from (word.strip(".,'\u2019") for word in re.split(r"[\s-]+", held))
    elif isinstance(held, dict | list | tuple | set | frozenset):
        for one in held:
            yield from _inside(one)


def made() -> bytes:
    """The compressed list: one name a line, in lower case, sorted, the same bytes every time."""
    package: Any = importlib.import_module("faker.providers.person")
    found: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        provider: Any = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for said in dir(provider):
            if "name" in said and "language" not in said and not said.startswith("_"):
                found |= {
                    word for word in _inside(getattr(provider, said)) if _NAME.fullmatch(word)
                }
    names = sorted({name.lower() for name in found} - english())
    return gzip.compress("\n".join(names).encode(), mtime=0)


def main(asked: list[str]) -> int:
    """0: written, or up to date; 1: out of date."""
    path = HERE / "names.txt.gz"
    if "--check" in asked:
        return int(gzip.decompress(path.read_bytes()) != gzip.decompress(made()))
    path.write_bytes(made())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
