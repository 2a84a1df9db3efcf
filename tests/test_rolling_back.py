"""Going back to the site published before is one command, and never brings a leak back."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
import ready
import yaml
from conftest import EXEMPLAR, HERE, Repository, files
from ready import PATIENCE

from hub import draft_bundle, publishing, rollback

REPORT = "exemplars/health-visitor-initial.md"
LEAK = "Her NHS number is 999 000 0018."


@pytest.fixture
def repository(published: Repository) -> Repository:
    """A small repository whose site was built before: quicker to build again."""
    return published


def _built(repository: Repository, words: str) -> None:
    repository.page("docs/index.md", words, title="Home", order=1)
    done = repository.build()
    assert done.returncode == 0, done.stderr


def _home(repository: Repository) -> str:
    return repository.site()["index.html"].decode()


def test_a_rollback_brings_the_site_before_back_and_a_second_one_returns(
    repository: Repository,
) -> None:
    _built(repository, "The first words.")
    first = repository.site()
    _built(repository, "The second words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 0, done.stderr
    assert repository.site() == first
    assert "The sources have not changed" in done.stdout
    assert repository.run("hub", "rollback").returncode == 0
    assert "The second words." in _home(repository)


def test_with_nothing_to_go_back_to_it_says_so(repository: Repository) -> None:
    shutil.rmtree(repository.root / "site")
    _built(repository, "The first words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 2
    assert "no earlier site to go back to" in done.stderr
    assert "The first words." in _home(repository)


def test_a_page_withdrawn_or_removed_since_stays_away(repository: Repository) -> None:
    repository.page("docs/old.md", "A page of its own.", title="An old page")
    _built(repository, "The first words.")
    repository.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    (repository.root / "docs/old.md").unlink()
    _built(repository, "The second words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 0, done.stderr
    assert "Left out, because it was taken down or removed since: old/" in done.stdout
    site = repository.site()
    assert "The first words." in _home(repository)
    assert "old/index.html" not in site, "as on the site that it takes the place of"
    assert "has been taken down" in site["exemplars/health-visitor-initial/index.html"].decode()
    assert not [p for p, data in site.items() if b"Mother holds the baby" in data]


def test_after_a_page_is_taken_down_there_is_nothing_to_go_back_to(repository: Repository) -> None:
    _built(repository, "The first words.")
    _built(repository, "The second words.")
    assert repository.run("hub", "withdraw", REPORT).returncode == 0
    assert not (repository.root / ".site.before").exists()
    assert repository.run("hub", "rollback").returncode == 2


def test_a_kept_site_that_today_s_rules_refuse_is_not_restored(repository: Repository) -> None:
    _built(repository, "The first words.")
    _built(repository, "The second words.")
    kept = repository.root / ".site.before/index.html"
    kept.write_text(kept.read_text().replace("The first words.", LEAK))
    done = repository.run("hub", "rollback")
    assert done.returncode == 1
    assert "999 000" not in done.stdout + done.stderr
    assert "The second words." in _home(repository)


def test_a_picture_that_nobody_signs_for_any_more_is_not_restored(repository: Repository) -> None:
    path, drawing = "docs/report/drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    register = repository.read("exemplars/assets.yml")
    entry = {
        "path": path,
        "sha256": sha256(drawing).hexdigest(),
        "alt": "Words.",
        "looked_for": "names, faces, badges, street signs, number plates, screens",
        "looked_at_by": "Safeguarding lead",
        "date": "2026-01-31",
    }
    repository.write(path, drawing)
    repository.write("exemplars/assets.yml", yaml.safe_dump([*yaml.safe_load(register), entry]))
    _built(repository, "The first words.")
    (repository.root / path).unlink()
    repository.write("exemplars/assets.yml", register)
    _built(repository, "The second words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "report/drawing.svg" not in repository.site()


def test_what_is_on_the_site_already_does_not_keep_another_page_up(repository: Repository) -> None:
    """A rule found since publication must not hold up a withdrawal."""
    _built(repository, "The first words.")
    home = repository.root / "site/index.html"
    home.write_text(home.read_text().replace("The first words.", LEAK))
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [p for p, data in repository.site().items() if b"Mother holds the baby" in data]


KILLED, FULL, FAILED = 251, 252, 253
MOVES = ("os.rename", "ctypes.dlsym")
GIVES_ROOM = ("os.remove", "os.rmdir", "shutil.rmtree", *MOVES)
WRITES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "shutil.copytree")


def _writes(event: str, given: tuple[object, ...]) -> bool:
    """Whether an operation changes the disk; the exchange of two folders is asked for by name."""
    if event == "ctypes.dlsym":
        return given[1] == "renameat2"
    mode = given[1] if event == "open" and len(given) > 1 else ""
    return event in WRITES or (isinstance(mode, str) and bool(set(mode) & set("wax+")))


def _roll_back_until(
    repository: Repository, stop_at: int, fault: str, *, swaps: bool
) -> tuple[int, list[str]]:
    """Goes back in a process of its own, which is killed or meets a full disk at one operation.

    Gives how it ended and the operations before that.
    """
    heard = repository.root.parent / f"{repository.root.name}-heard"
    child = os.fork()
    if child:
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return ended, heard.read_text().splitlines()
    log = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    counted = 0

    def hear(event: str, given: tuple[object, ...]) -> None:
        nonlocal counted
        if not _writes(event, given):
            return
        counted += 1
        if counted >= stop_at and fault == "full" and event not in GIVES_ROOM:
            raise OSError(errno.ENOSPC, "No space left on device")
        if counted == stop_at and fault == "killed":
            os._exit(KILLED)
        os.write(log, f"{event}\n".encode())

    code = FAILED
    try:
        if not swaps:
            publishing._swap = lambda *_: False  # type: ignore[assignment]
        sys.addaudithook(hear)
        rollback.roll_back(repository.root, repository.root / "site")
        code = 0
    except OSError:
        code = FULL
    finally:
        os._exit(code)


@pytest.fixture(scope="module")
def published_twice(built_once: Repository, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A small repository whose site was published in two editions, to be copied."""
    root = tmp_path_factory.mktemp("twice")
    repository = Repository(Path(shutil.copytree(built_once.root, root, dirs_exist_ok=True)))
    _built(repository, "The first words.")
    first = repository.site()
    _built(repository, "The second words.")
    assert files(root / ".site.before") == first != repository.site()
    return repository


@pytest.mark.xdist_group("published-twice")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked for each fault")
@pytest.mark.parametrize("fault", ["killed", "full"])
@pytest.mark.parametrize("swaps", [True, False], ids=["one step", "two renames"])
def test_a_rollback_stopped_at_any_operation_leaves_a_whole_site(
    published_twice: Repository, tmp_path: Path, fault: str, *, swaps: bool
) -> None:
    root = shutil.copytree(published_twice.root, tmp_path / "hub")
    lines = (
        "import test_rolling_back as t;"
        f"t.try_stops(t.Repository(t.Path({str(root)!r})), {fault!r}, swaps={swaps})"
    )
    # In a process of its own: one that runs threads must not fork.
    done = subprocess.run(
        [sys.executable, "-c", lines], cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE), str(HERE / "tests")))},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def try_stops(repository: Repository, fault: str, *, swaps: bool) -> None:
    """Stops a rollback at many operations; raises AssertionError where one left something wrong."""
    ready.load()
    first, second = files(repository.root / ".site.before"), repository.site()
    whole = repository.root.parent / f"{repository.root.name}-whole"
    shutil.copytree(repository.root, whole)
    ended, operations = _roll_back_until(repository, 10_000, fault, swaps=swaps)
    assert ended == 0
    assert repository.site() == first
    last = len(operations)
    # Each operation near the exchange; of the many that fill and empty folders, some.
    moves = [n for n, name in enumerate(operations, start=1) if name in MOVES]
    near = {n + k for n in moves for k in range(-2, 3)}
    seen = set()
    for stop_at in sorted({n for n in near if 0 < n <= last} | set(range(1, last, 240))):
        for name in ("site", ".site.before", ".site.building", ".site.previous"):
            shutil.rmtree(repository.root / name, ignore_errors=True)
            if (whole / name).exists():
                shutil.copytree(whole / name, repository.root / name)
        ended, _ = _roll_back_until(repository, stop_at, fault, swaps=swaps)
        # The last operations tidy up; now and then there is one less of them.
        late = stop_at > last - 5
        assert ended in (({KILLED, 0} if late else {KILLED}) if fault == "killed" else {FULL, 0})
        publishing.recover(repository.root / "site")
        assert repository.site() in (first, second), f"stopped at {stop_at} of {last}"
        assert not (repository.root / ".site.building").exists()
        seen.add(repository.site() == first)
    assert seen == {True, False}, "some stops came before the exchange and some after it"


def test_a_library_s_own_file_stops_no_rollback(tmp_path: Path) -> None:
    """The hub's own code is judged where it stands; a library's words are not ours."""
    target = tmp_path / "site"
    for place, words in ((target, "The second words."), (publishing.kept_of(target), "The first.")):
        for path, data in draft_bundle.bundle(HERE).items():
            if path.endswith(".json"):
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(data)
        (place / "index.html").write_text(f"<p>{words}</p>", encoding="utf-8")
    assert not rollback.roll_back(HERE, target).findings
    assert "The first." in (target / "index.html").read_text(encoding="utf-8")
