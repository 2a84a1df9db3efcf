"""The page "Check a draft": the gate itself in a browser that has cut its own network."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import files_made as made
import pytest
from conftest import HERE, Repository
from ready import PATIENCE

from hub import draft_bundle as bundled
from hub import gate, report, rules
from hub.reading.files import open_bytes
from hub.rules.assets.hidden_data import CARRIES

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("HUB_CHROMIUM") or shutil.which("chromium")
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("check-draft")]

ADDRESS = "contribute/check-a-draft/"
LEAK = "Her NHS number is 999 000 0018."
CLEAN = "The health visitor saw the child at home."


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and remembers what reached it over the network."""

    reached: ClassVar[list[str]] = []

    def log_message(self, _: str, *said: object) -> None:
        """Remembers the request."""
        self.reached.append(str(said[0]))


@dataclass
class Desk:
    """The page in a browser, and the repository behind it."""

    page: Any
    repository: Repository

    def load(self) -> None:
        """Presses the button and waits until the check stands."""
        self.page.get_by_role("button", name="Load the check").click()
        self.page.locator("#draft").wait_for(state="visible", timeout=PATIENCE * 1000)

    def check(self, text: str, kind: str = "exemplar") -> list[str]:
        """What the page says of a text, finding by finding."""
        self.page.locator(f"[name=kind][value={kind}]").check()
        self.page.locator("#draft").fill(text)
        self.page.get_by_role("button", name="Check it").click()
        self.page.locator("[data-shows=verdict] p").wait_for(timeout=PATIENCE * 1000)
        return list(self.page.locator("[data-shows=verdict] li").all_inner_texts())

    def verdict(self) -> str:
        """The page's own summary."""
        return str(self.page.locator("[data-shows=verdict] p").inner_text())


@pytest.fixture(scope="module")
def desk(make_repository: Callable[[], Repository], browser: Any) -> Iterator[Desk]:
    """The page, loaded once: opening Python in a browser takes seconds."""
    repository = make_repository()
    for name in ("messages", "pictures-and-documents"):
        repository.page(f"docs/contribute/{name}.md", "Words.", title=name.replace("-", " "))
    shutil.copy(HERE / "docs/contribute/check-a-draft.md", repository.root / "docs/contribute")
    done = repository.build()
    assert done.returncode == 0, done.stderr
    folder = str(repository.root / "site")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    found = Desk(page, repository)
    page.goto(f"http://127.0.0.1:{server.server_port}/{ADDRESS}")
    asked = [said for said in Quiet.reached if "/assets/check/" in said]
    assert not asked, "only when asked for"
    found.load()
    yield found
    context.close()
    server.shutdown()


def test_once_loaded_nothing_offers_to_load_it_again(desk: Desk) -> None:
    assert not desk.page.locator("[data-does=load]").is_visible()
    assert "Loaded." in desk.page.locator("[data-shows=state]").inner_text()


def test_each_field_stands_below_its_label_on_a_phone(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 360, "height": 740})
    for name in ("draft", "draft-file", "picture"):
        below, right = desk.page.evaluate(
            """(name) => {
              const label = document.querySelector(`label[for=${name}]`).getBoundingClientRect();
              const field = document.getElementById(name).getBoundingClientRect();
              return [label.bottom <= field.top, field.right];
            }""",
            name,
        )
        assert below, name
        assert right <= 360


def test_once_loaded_the_page_sends_nothing_and_keeps_nothing(desk: Desk) -> None:
    before = len(Quiet.reached)
    assert desk.check(LEAK)
    tried = desk.page.evaluate(
        "Promise.all([fetch('/').then(() => 'sent', () => 'refused'),"
        " new Promise((done) => { const one = new Image(); one.onload = () => done('sent');"
        " one.onerror = () => done('refused'); one.src = '/assets/icon.svg?' + 1; }),"
        " new Promise((done) => { const one = document.createElement('script');"
        " one.onload = () => done('sent'); one.onerror = () => done('refused');"
        " one.src = '/assets/js/exit.js?1'; document.head.append(one); })])"
    )
    assert tried == ["refused", "refused", "refused"]
    assert Quiet.reached[before:] == []
    kept = desk.page.evaluate(
        "(async () => [localStorage.length, sessionStorage.length, document.cookie,"
        " (await indexedDB.databases()).length, (await caches.keys()).length])()"
    )
    assert kept == [0, 0, "", 0, 0]


def test_a_leak_is_marked_and_the_page_says_what_to_write_instead(desk: Desk) -> None:
    found = desk.check(f"{CLEAN}\n{LEAK}")
    said = "Line 2: NHS number. Delete the number. Say that the record was checked."
    assert any(line.startswith(said) for line in found)
    marked = desk.page.locator("[data-shows=marked] mark").all_inner_texts()
    assert "999 000 0018" in marked


def test_a_place_that_several_rules_find_is_told_once(desk: Desk) -> None:
    found = desk.check("The child lives with Zzyzx.")
    assert len(found) == 1
    assert "(Also: " in found[0]
    assert desk.verdict() == "1 place to mend."


def test_nothing_found_does_not_mean_anonymous(desk: Desk) -> None:
    assert desk.check(CLEAN) == []
    assert "does not mean anonymous" in desk.verdict()


def _told(repository: Repository, text: str, kind: str) -> list[str]:
    """What the terminal's gate finds, in the page's words."""
    known = rules.privacy_rules()
    found = gate.check_text(repository.root, "draft.md", text.encode(), kind)
    told = []
    for first, *others in report.by_place(found):
        also = sorted({known[f.rule].title for f in others} - {known[first.rule].title})
        more = f" (Also: {', '.join(also)}.)" if also else ""
        told.append(f"Line {first.line}: {known[first.rule].title}. {first.message}{more}")
    return told


def _drafts() -> Iterator[tuple[str, str]]:
    for rule in rules.privacy_rules().values():
        lines = "\n\n".join((*rule.blocks, *rule.allows))
        yield lines.replace("⟦", "").replace("⟧", "").replace("\r", ""), "exemplar"
    for folder in ("leaks", "clean"):
        for path in sorted((HERE / "tests" / folder).rglob("*.md")):
            yield path.read_text(encoding="utf-8"), "page"
    yield (HERE / "docs/contribute/check-a-draft.md").read_text(encoding="utf-8"), "page"


def test_its_findings_equal_the_terminal_s(desk: Desk) -> None:
    differ = []
    for number, (text, kind) in enumerate(_drafts()):
        desk.page.locator("#draft").fill(text)
        shown = str(desk.page.locator("#draft").input_value())  # as a text box keeps it
        if desk.check(shown, kind) != [
            line.strip() for line in _told(desk.repository, shown, kind)
        ]:
            differ.append(number)
    assert differ == []


def test_it_works_offline_once_loaded(desk: Desk) -> None:
    desk.page.context.set_offline(True)
    try:
        assert desk.check(LEAK)
    finally:
        desk.page.context.set_offline(False)


def test_a_photo_comes_back_without_what_it_carried(desk: Desk) -> None:
    photo = made.jpeg(exif=made.exif({0x010E: made.WORDS, 0x8825: {1: "N", 2: (51.0, 32.0, 0.0)}}))
    carries = [CARRIES[t] for t in open_bytes("photo.jpg", photo).traits if t in CARRIES]
    assert carries
    desk.page.locator("#picture").set_input_files(
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo}
    )
    link = desk.page.get_by_role("link", name="Save the clean copy")
    link.wait_for()
    said = desk.page.locator("[data-shows=carried] li").all_inner_texts()
    assert [line.strip() for line in said] == carries
    assert made.WORDS not in desk.page.locator("[data-shows=carried]").inner_text()
    with desk.page.expect_download() as saved:
        link.click()
    clean = Path(saved.value.path()).read_bytes()
    opened = open_bytes("clean.jpg", clean)
    assert opened.kind == "jpeg"
    assert not [t for t in opened.traits if t in CARRIES]


def test_only_this_page_may_run_what_it_compiles(desk: Desk) -> None:
    for path, data in desk.repository.site().items():
        if path.endswith(".html"):
            assert (b"wasm-unsafe-eval" in data) == (path == f"{ADDRESS}index.html"), path


def test_the_same_files_make_the_same_zip(repository: Repository) -> None:
    assert bundled.packed(repository.root) == bundled.packed(repository.root)
    assert bundled.bundle(repository.root) == {}, "a site without the page carries none of it"
