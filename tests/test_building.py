"""The published folder is always the old site or the new one, whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import HERE, Repository
from ready import PATIENCE

from hub import draft_bundle, gate, proofs
from hub.making import script
from hub.reading import built, read

OLD = "Send your report"  # what the page of a small repository says
NEW = "The second edition of this page."
EVENTS = (
    "on_config(config)",
    "on_pre_build(config)",
    "on_files(files, config)",
    "on_nav(nav, config, files)",
    "on_page_markdown(markdown, page, config, files)",
    "on_page_content(html, page, config, files)",
    "on_env(env, config, files)",
    "on_page_context(context, page, config, nav)",
    "on_post_page(output, page, config)",
    "on_post_build(config)",
)


@pytest.fixture
def repository(published: Repository) -> Repository:
    """A small repository with a site in place."""
    return published


def _published(repository: Repository) -> dict[str, bytes]:
    """Changes the page, and returns what was published before."""
    old = repository.site()
    assert OLD.encode() in old["index.html"]
    repository.page("docs/index.md", NEW, title="Home", order=1)
    return old


def _hook(repository: Repository, event: str, body: str) -> None:
    name = event.partition("(")[0]
    arguments = event.partition("(")[2].rstrip(")")
    repository.write(
        "hooks/fault.py", f"import os, signal, resource\ndef {name}(*args, **kwargs):\n    {body}\n"
    )
    assert arguments
    repository.write(
        "mkdocs.yml",
        repository.read("mkdocs.yml").replace(
            "  - hooks/gate.py\n", "  - hooks/gate.py\n  - hooks/fault.py\n"
        ),
    )


def test_a_good_build_replaces_the_old_site(repository: Repository) -> None:
    old = _published(repository)
    done = repository.build()
    assert "- search/index.md" not in done.stderr, "its link stands in the foot, not in the menu"
    assert done.returncode == 0, done.stderr
    assert NEW.encode() in repository.site()["index.html"]
    assert OLD.encode() not in repository.site()["index.html"]
    assert old.keys() == repository.site().keys()
    assert not (repository.root / ".site.building").exists()


def test_two_builds_of_the_same_files_are_the_same_to_the_byte(repository: Repository) -> None:
    assert repository.build(PYTHONHASHSEED="1").returncode == 0
    first = repository.site()
    assert repository.build(PYTHONHASHSEED="4242").returncode == 0
    assert repository.site() == first


def test_a_build_from_nothing_gives_the_bytes_of_one_that_found_everything_kept(
    repository: Repository,
) -> None:
    report = "exemplars/health-visitor-initial.md"
    whole = repository.read(report)
    repository.write(report, whole.replace("at home.", "at home and at the clinic."))
    assert repository.build().returncode == 0
    repository.write(report, whole)
    assert repository.build().returncode == 0
    warm = repository.site()
    shutil.rmtree(repository.root / ".cache")
    assert repository.build(CI="true", HUB_ALONE="1", PYTHONHASHSEED="4242").returncode == 0
    assert repository.site() == warm


def test_a_finding_leaves_the_old_site(repository: Repository) -> None:
    old = _published(repository)
    repository.page("docs/report/leak.md", "Her NHS number is 999 000 0018.")
    done = repository.build()
    assert done.returncode == 1
    assert "docs/report/leak.md:11:19: nhs-number:" in done.stderr
    assert "999 000" not in done.stdout + done.stderr
    assert repository.site() == old


@pytest.mark.parametrize("quiet", [False, True])
def test_a_strict_warning_leaves_the_old_site(repository: Repository, quiet: bool) -> None:
    old = _published(repository)
    repository.page("docs/index.md", "See [the section](#nowhere).", title="Home", order=1)
    arguments = ["mkdocs", "build", "--strict", *(["--quiet"] if quiet else [])]
    assert repository.run(*arguments).returncode == 1
    assert repository.site() == old


@pytest.mark.parametrize("event", EVENTS)
def test_an_error_in_any_event_leaves_the_old_site(repository: Repository, event: str) -> None:
    old = _published(repository)
    _hook(repository, event, "raise RuntimeError('a fault')")
    assert repository.build().returncode != 0
    assert repository.site() == old


@pytest.mark.parametrize("event", [EVENTS[1], EVENTS[2], EVENTS[8], EVENTS[9]])
@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT"])
def test_a_killed_build_leaves_the_old_site(repository: Repository, event: str, name: str) -> None:
    old = _published(repository)
    # Whoever starts the tests in the background has interrupts ignored: a build at a desk has not.
    usual = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    _hook(repository, event, f"{usual}; os.kill(os.getpid(), signal.{name})")
    assert repository.build().returncode != 0
    assert repository.site() == old
    repository.write("hooks/fault.py", "")
    assert repository.build().returncode == 0
    assert NEW.encode() in repository.site()["index.html"]


def test_a_full_disk_leaves_the_old_site(repository: Repository) -> None:
    old = _published(repository)
    _hook(repository, EVENTS[6], "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))")
    assert repository.build().returncode != 0
    assert repository.site() == old


def test_what_a_later_step_adds_to_the_built_pages_is_judged_too(repository: Repository) -> None:
    old = _published(repository)
    _hook(
        repository,
        EVENTS[8],
        "return kwargs.get('output', args[0] if args else '') + '<!-- 999 000 0018 -->'",
    )
    done = repository.build()
    assert done.returncode == 1
    assert "nhs-number" in done.stderr
    assert "999 000" not in done.stderr
    assert repository.site() == old


def test_a_finding_stops_gh_deploy(repository: Repository) -> None:
    repository.page("docs/report/leak.md", "Her NHS number is 999 000 0018.")
    done = repository.run("mkdocs", "gh-deploy", "--no-history")
    assert done.returncode != 0
    assert "nhs-number" in done.stderr


def test_a_second_build_at_the_same_time_is_refused(repository: Repository) -> None:
    from hub import publishing

    with publishing.alone(repository.root / "site"):
        done = repository.build()
    assert done.returncode != 0
    assert "Another build" in done.stderr


def test_of_builds_begun_together_each_publishes_or_says_that_another_runs(
    repository: Repository,
) -> None:
    assert repository.build().returncode == 0
    whole = repository.site()
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(HERE)}
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=repository.root, env=env, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    told = [(build.communicate(timeout=PATIENCE)[1], build.returncode) for build in builds]
    assert any(code == 0 for _, code in told)
    assert all(code == 0 or "Another build" in words for words, code in told)
    assert repository.site() == whole
    assert not (repository.root / ".site.building").exists()


def test_a_site_moved_aside_by_a_killed_run_comes_back(repository: Repository) -> None:
    old = _published(repository)
    (repository.root / "site").rename(repository.root / ".site.previous")
    repository.page("docs/report/leak.md", "Her NHS number is 999 000 0018.")
    assert repository.build().returncode == 1
    assert repository.site() == old


def test_without_an_atomic_exchange_two_renames_do(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hub import publishing

    monkeypatch.setattr(publishing, "_swap", lambda one, other: False)
    site, staging = repository.root / "site", repository.root / ".site.building"
    repository.write("site/index.html", "old")
    repository.write(".site.building/index.html", "new")
    publishing.exchange(staging, site)
    assert (site / "index.html").read_text() == "new"
    assert not staging.exists()
    assert not (repository.root / ".site.previous").exists()


def test_an_absent_exemplars_folder_is_no_pass(repository: Repository) -> None:
    old = _published(repository)
    (repository.root / "exemplars").rename(repository.root / "elsewhere")
    done = repository.build()
    assert done.returncode != 0
    assert "exemplars/ is not there" in done.stderr
    assert repository.check().returncode == 2
    assert repository.site() == old


def test_data_files_never_reach_the_site(repository: Repository) -> None:
    assert repository.build().returncode == 0
    assert not [path for path in repository.site() if path.endswith((".yml", ".yaml", ".md"))]


def test_no_page_of_docs_passes_by_the_hub(repository: Repository) -> None:
    """What MkDocs publishes is what the hub made of what it judged, not the file itself."""
    _hook(repository, EVENTS[0], "pass")
    repository.page("docs/report/late.md", "Written {{deadline.review}} before.")
    assert repository.build().returncode == 0
    assert b"Written 5 working days before." in repository.site()["report/late/index.html"]


def test_a_refused_build_leaves_what_the_other_one_makes(repository: Repository) -> None:
    from hub import publishing

    target = repository.root / "site"
    with publishing.alone(target):
        begun = publishing.staging_of(target)
        begun.mkdir()
        assert repository.build().returncode == 1
        assert begun.is_dir()


ONE_PROCESS = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

what, one, other = sys.argv[1:]
first, second = load_config(site_dir=one, strict=True), load_config(site_dir=other, strict=True)
if what == "one within the other":
    def between(env, **_):
        build(second)
        return env
    first.plugins.events["env"].append(between)
    build(first)
elif what == "one after the other":
    build(first)
    build(second)
elif what == "after one that failed":
    first.nav = [{"Home": "nowhere.md"}]
    try:
        build(first)
    except BaseException:
        build(load_config(site_dir=one, strict=True))
        build(second)
else:
    first.plugins.on_startup(command="serve", dirty=False)
    first.plugins.on_shutdown()
    build(first)
    build(second)
"""


@pytest.mark.parametrize(
    "what",
    ["one within the other", "one after the other", "after one that failed", "after a preview"],
)
def test_builds_in_one_process_know_nothing_of_each_other(
    repository: Repository, what: str
) -> None:
    shutil.rmtree(repository.root / "site")
    done = subprocess.run(
        [sys.executable, "-c", ONE_PROCESS, what, "one", "other"],
        cwd=repository.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert repository.build().returncode == 0
    for name in ("one", "other"):
        folder = repository.root / name
        made = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
        assert made == repository.site().keys()
        for path, data in repository.site().items():
            assert (folder / path).read_bytes() == data, path
        assert not (repository.root / f".{name}.building").exists()


def test_what_is_not_installed_is_one_sentence(repository: Repository) -> None:
    program = (
        "import sys; from hub.making import script; script.LIBRARY = 'nowhere';"
        "from mkdocs.__main__ import cli; cli(['build', '--strict'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=repository.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The search library is not installed." in done.stderr


LEAK = "Her NHS number is 999 000 0018."


@pytest.mark.parametrize("path", ["js/exit.js", "js/search.js", "note.txt"])
def test_what_stands_among_our_own_scripts_is_no_proof_of_itself(
    repository: Repository, path: str
) -> None:
    own = repository.write(f"overrides/assets/{path}", f'"{LEAK}"\n')
    served = script.bundle(repository.root).get(f"assets/{path}", f'"{LEAK}"\n')
    repository.write(f"public/assets/{path}", served)
    done = repository.check("--built", "public")
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(rf"^assets/{path}:1:\d+: nhs-number:", done.stdout, re.MULTILINE)
    own.write_text('"Words"\n', encoding="utf-8")
    passed = built.digest(own) in gate.look_passed(read(repository.root))
    assert passed is path.endswith(".js"), "a note is no part of the look"


def test_a_script_changed_since_it_was_judged_is_no_proof_of_itself(
    repository: Repository,
) -> None:
    site = read(repository.root)
    assert gate.check(site) == []
    changed = repository.write("overrides/assets/js/exit.js", f'"{LEAK}"\n')
    assert built.digest(changed) not in proofs.of_site(site, gate.look_passed(site)).taken


@pytest.mark.parametrize("path", ["reading/lines.py", "reading/note.txt", "rules/words/note.txt"])
def test_the_code_that_readers_get_is_judged(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    repository.page("docs/contribute/check-a-draft.md", "Words.", title="Check a draft")
    assert gate.check(read(repository.root)) == []
    kept = [(f"hub/{path}", f"# {LEAK}\n".encode())]
    monkeypatch.setattr(draft_bundle, "parts", lambda root: kept)
    found = [(one.path, one.rule) for one in gate.check(read(repository.root))]
    rule = "unread-place" if path.endswith(".txt") else "nhs-number"
    assert (f"hub/{path}", rule) in found
