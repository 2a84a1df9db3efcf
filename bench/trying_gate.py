"""One mutant of the gate itself, or of what brings the rules together: do the gate's tests notice
it and, if not, what does it tell otherwise of a repository with an identifier in every place?

Each mutant runs in a copy of this process, in a folder of its own.
"""

from __future__ import annotations

import functools
import importlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench import trying
from bench.mutating import Mutant, mutants
from bench.trying import LESS, NOTICED, ROOT, SAME, STRICTER, THROUGH

PATHS = ("hub/gate.py", "hub/built_gate.py", "hub/rules/__init__.py")
TESTS = ("test_gate.py",)
PATIENCE = 120  # seconds
NUMBER = "999 000 0018"
LEAK = f"Her NHS number is {NUMBER}."
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{LEAK}</title></svg>'
_FAST = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder in memory
Told = frozenset[tuple[Any, ...]]


def of_the_gate() -> list[Mutant]:
    """Every mutant of the gate and of what brings the rules together."""
    return [m for path in PATHS for m in mutants(path, (ROOT / path).read_text("utf-8"))]


def prepare() -> None:
    """Loads all that the copies share."""
    os.environ.pop("CI", None)
    sys.path.insert(0, str(ROOT / "tests"))
    trying.keep_what_is_read()
    import conftest  # noqa: F401
    import pytest  # noqa: F401

    from hub import file_gate, gate  # noqa: F401
    from hub.rules import signing, vocabulary

    # The reviewed words of this repository, and of the small one, are read once.
    load = vocabulary.load
    kept: dict[tuple[bytes, ...], Any] = {}

    def loaded(root: Path) -> Any:
        lists = (root / vocabulary.PATH, root / signing.PATH)
        held = tuple(path.read_bytes() if path.exists() else b"" for path in lists)
        if held not in kept:
            kept[held] = load(root)
        return kept[held]

    loaded(ROOT)
    vocabulary.load = loaded


def put(mutant: Mutant) -> None:
    """Puts a mutant in the place of its module; this process is not to be used after."""
    name = trying.module_of(mutant.path)
    if name == "hub.rules":
        module = sys.modules[name]
        exec(compile(mutant.source, mutant.path, "exec"), module.__dict__)  # noqa: S102
        return
    importlib.import_module(name)
    trying.Lab.make(name, mutant.source)


def observed(root: Path) -> dict[str, Told]:
    """What the gate tells of a repository with an identifier in each place, by each door."""
    import conftest

    gate: Any = importlib.import_module("hub.gate")
    # Not loaded before, so that it takes what it needs from a gate that was put there.
    built_gate: Any = importlib.import_module("hub.built_gate")
    reading: Any = importlib.import_module("hub.reading")
    model: Any = importlib.import_module("hub.model")
    told: dict[str, Told] = {}

    def keep(said: str, findings: Callable[[], Any]) -> None:
        try:
            told[said] = frozenset(
                (f.path.removeprefix(str(root)), f.rule, f.start, f.end) for f in findings()
            )
        except model.CouldNotCheck:
            told[said] = frozenset([("could not check", "", 0, 0)])

    repository = conftest.fill(root)
    plain = repository.read("docs/index.md")
    for path in ("docs/audit/one.md", "docs/audit/two.md", "exemplars/three.md"):
        repository.write(path, plain)
    for door in ("clean", "clean again"):
        keep(door, lambda: gate.check(reading.read(root)))
    for path, words in _planted(plain):
        repository.write(path, words)
    for only in (None, *model.GROUPS):
        for turn in ("first", "again"):
            keep(f"check {only} {turn}", lambda only=only: gate.check(reading.read(root), only))
    site = reading.read(root)
    shown = gate.withhold(site, gate.check(site))
    told["shown"] = frozenset((s.path, "", 0, 0) for s in site.sources if s not in shown.sources)
    told["shown"] |= frozenset((f, "", 0, 1) for f in site.files if f not in shown.files)
    built = root / "public"
    for path, words in _built():
        repository.write(f"public/{path}", words)
    for turn in ("first", "again"):
        keep(f"built {turn}", lambda: built_gate.check_built(built, root))
    for path in sorted(p for p in root.rglob("*") if p.suffix in (".md", ".csv", ".svg", ".yml")):
        where = path.relative_to(root).as_posix()
        for audience in ("page", "exemplar", "carrier"):
            keep(
                f"file {where} {audience}",
                functools.partial(gate.check_file, root, path, audience),
            )
            keep(
                f"text {where} {audience}",
                functools.partial(gate.check_text, root, where, path.read_bytes(), audience),
            )
    return told


def _planted(plain: str) -> Iterator[tuple[str, str]]:
    yield "docs/audit/one.md", f"{plain}\n{LEAK}\n\nAnd {NUMBER}, {NUMBER}.\n"
    yield "docs/audit/two.md", plain.replace("status: draft", "status: draft\nwithdrawn: true")
    yield "exemplars/three.md", f"{plain}\nShe saw Zzyxa Zzyxley.\n\n[Words](nowhere.md)\n"
    hidden = "\u200b".join(NUMBER), "".join(f"&#{ord(c)};" for c in NUMBER), f"<!-- {NUMBER} -->"
    yield "docs/audit/four.md", plain + "\n\n".join(("", *hidden, ""))
    yield "docs/audit/999-000-0018.md", plain
    yield "docs/audit/words.yml", f"said: {LEAK}\n"
    yield "docs/audit/words.csv", f"a,{NUMBER}\n"
    yield "docs/audit/999-000-0026.csv", "a,b\n"
    yield "docs/audit/drawing.svg", DRAWING
    yield "overrides/assets/more.css", f'a::after {{ content: "{LEAK}" }}\n'
    yield "README.md", LEAK


def _built() -> Iterator[tuple[str, str]]:
    yield "index.html", f"<h1>Words</h1><p>Plain.</p><p>{LEAK}</p><p>{NUMBER} {NUMBER}</p>"
    yield "other/index.html", f"<h1>Words</h1><p>Plain.</p><p>{LEAK}</p><p>Ask Zzyxa.</p>"
    yield "999-000-0018/index.html", "<h1>Words</h1>"
    yield "contribute/rules/nhs-number/index.html", f"<p>{LEAK}</p>"
    yield "search.json", f'["{LEAK}"]'
    yield "drawing.svg", DRAWING
    yield "999-000-0026.svg", DRAWING.replace(LEAK, "Words")


def tried(mutant: Mutant) -> str:
    """Whether the gate's tests notice a mutant and, if not, what comes of it."""
    code = _copied(lambda: _tested(mutant))
    if code != b"passed":
        return NOTICED
    data = _copied(lambda: _seen(mutant))
    if not data:
        return STRICTER  # it stops with an error
    return compared(_usual(), pickle.loads(data))  # noqa: S301 - made by this very process


@functools.cache
def _usual() -> dict[str, Told]:
    data = _copied(lambda: _seen(None))
    whole: dict[str, Told] = pickle.loads(data)  # noqa: S301
    return whole


def compared(before: dict[str, Told], now: dict[str, Told]) -> str:
    """What is told otherwise, at worst."""
    worst = SAME
    for door, findings in before.items():
        if findings == now[door]:
            continue
        stopped = ("could not check", "", 0, 0) in now[door]
        lost = {(p, r) for p, r, *_ in findings} - {(p, r) for p, r, *_ in now[door]}
        if lost and not stopped:
            return THROUGH
        worst = LESS if findings - now[door] and not stopped else max(worst, STRICTER, key=_ORDER)
    return worst


_ORDER = trying.OUTCOMES.index


def _tested(mutant: Mutant) -> bytes:
    import pytest

    put(mutant)
    with tempfile.TemporaryDirectory(dir=_FAST) as place:
        tests = [str(ROOT / "tests" / name) for name in TESTS]
        code = pytest.main(
            ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:hypothesispytest",
             f"--basetemp={place}/tests", "--rootdir", str(ROOT), *tests]
        )  # fmt: skip
    return b"passed" if code == 0 else b"failed"


def _seen(mutant: Mutant | None) -> bytes:
    if mutant:
        put(mutant)
    with tempfile.TemporaryDirectory(dir=_FAST) as place:
        root = Path(place) / "hub"
        root.mkdir()
        return pickle.dumps(observed(root))


def _copied(work: Callable[[], bytes]) -> bytes:
    """What some work gives in a copy of this process; nothing where it fails or never ends."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.setsid()
        os.close(reader)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            with trying.patience(PATIENCE):
                data = work()
            with os.fdopen(writer, "wb") as out:
                out.write(data)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as given:
        data = given.read()
    os.waitpid(child, 0)
    return data
