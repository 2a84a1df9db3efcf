"""The site away from MkDocs: on a server of one's own, on a disk, and pushed by gh-deploy."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from conftest import HERE, Repository
from ready import PATIENCE

from hub.making import policy

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONF = HERE / "hub/making/nginx.conf"
LEAK = "Her NHS number is 999 000 0018."


# One build and one server for all.
pytestmark = pytest.mark.xdist_group("elsewhere")


@pytest.fixture(scope="module")
def built(make_repository: Callable[[], Repository]) -> Repository:
    """A small site, built, with a copy for a disk beside it."""
    repository = make_repository()
    assert repository.build().returncode == 0
    done = repository.run("hub", "offline", "copy.zip", SOURCE_DATE_EPOCH="1800000000")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(repository.root / "copy.zip") as copy:
        copy.extractall(repository.root / "copy")
    return repository


@pytest.fixture(scope="module")
def served(built: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real nginx with the hub's own configuration."""
    if not Path(NGINX).exists():
        pytest.skip("nginx is not installed")
    place = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = CONF.read_text(encoding="utf-8")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    site = site.replace("/srv/conference-hub/site", str(built.root / "site"))
    site = site.replace("include mime.types;", "include /etc/nginx/mime.types;")
    temps = "".join(
        f"{kind}_temp_path {place}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (place / "nginx.conf").write_text(
        f"user {_me()};\ndaemon off; pid {place}/pid; error_log {place}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {temps}\n{site}\n}}\n"
    )
    run = subprocess.Popen([NGINX, "-p", str(place), "-c", str(place / "nginx.conf")])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        run.terminate()
        run.wait(timeout=PATIENCE)


def _me() -> str:
    import getpass

    return getpass.getuser()


def _wait(address: str) -> None:
    for _ in range(PATIENCE * 10):
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx did not start")


def _get(address: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("path", ["/", "/exemplars/health-visitor-initial/", "/no/such/page/"])
def test_nginx_sends_the_headers_that_other_hosts_read_from_a_file(served: str, path: str) -> None:
    _, headers, _ = _get(served + path)
    for line in policy.headers().splitlines()[1:]:
        name, _, value = line.strip().partition(": ")
        assert headers.get_all(name) == [value], name


def test_nginx_answers_an_unknown_address_with_the_hub_s_own_page(served: str) -> None:
    code, _, page = _get(f"{served}/no/such/page/")
    assert code == 404
    assert b"<article" in page


def test_nginx_gives_no_file_that_is_not_for_readers(served: str, built: Repository) -> None:
    (built.root / "site/.hidden").write_text("x")
    assert [_get(served + path)[0] for path in ("/_headers", "/.hidden")] == [404, 404]


def test_a_page_is_asked_for_anew_each_time_and_a_script_has_its_kind(
    served: str, built: Repository
) -> None:
    (built.root / "site/one.mjs").write_text("export default 1;")
    assert _get(f"{served}/")[1]["Cache-Control"] == "no-cache"
    assert _get(f"{served}/one.mjs")[1]["Content-Type"].startswith("text/javascript")


def test_the_copy_for_a_disk_leads_to_files_and_says_its_day(built: Repository) -> None:
    copy = built.root / "copy/conference-guidance"
    assert "made on 2027-01-15" in (copy / "read-me.txt").read_text()
    for page in copy.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for to in re.findall(r'<a\b[^>]*href="([^":?#]+)', text):
            if (built.root / "site" / page.relative_to(copy).parent / to).exists():
                assert (page.parent / to).is_file(), f"{page.name}: {to}"
    assert not list(copy.rglob("_headers"))


def test_the_same_site_makes_the_same_copy(built: Repository) -> None:
    from datetime import date

    from hub.making import offline

    first = offline.copy(built.root / "site", date(2027, 1, 15))
    assert first == offline.copy(built.root / "site", date(2027, 1, 15))
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


@pytest.mark.browser
def test_the_copy_opens_from_a_disk_and_its_search_leads_to_a_page(
    built: Repository, browser: Any
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((built.root / "copy/conference-guidance/index.html").as_uri())
    page.locator("#find").click()
    page.locator("#find").press_sequentially("health visitor report")
    result = page.locator("a[href*='exemplars/health-visitor-initial']").first
    result.wait_for(timeout=PATIENCE * 1000)
    result.click()
    page.wait_for_url("**/exemplars/health-visitor-initial/index.html*")
    assert "Health visitor report" in page.locator("h1").inner_text()
    context.close()


def test_gh_deploy_pushes_nothing_that_has_a_finding(repository: Repository) -> None:
    def git(*words: str) -> str:
        who = {f"GIT_{r}_{p}": "Editor" for r in ("AUTHOR", "COMMITTER") for p in ("NAME", "EMAIL")}
        return subprocess.run(
            ["git", *words], cwd=repository.root, env={**os.environ, **who},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    git("init", "-q", "-b", "main")
    git("init", "-q", "--bare", "public")
    git("remote", "add", "origin", str(repository.root / "public"))
    git("config", "user.name", "Editor")
    git("config", "user.email", "editor@publisher.invalid")
    git("commit", "-q", "--allow-empty", "-m", "Begin")
    repository.page("docs/index.md", LEAK, title="Home", order=1)
    assert repository.run("mkdocs", "gh-deploy").returncode == 1
    assert git("-C", "public", "branch", "--list") == ""
    repository.page("docs/index.md", "Words.", title="Home", order=1)
    assert repository.run("mkdocs", "gh-deploy").returncode == 0
    assert "index.html" in git("-C", "public", "ls-tree", "--name-only", "gh-pages")
