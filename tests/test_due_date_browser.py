"""The due date in a real browser: right, said aloud, and nothing leaves the page."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import markdown
import pytest
from documents import ROOT, section_page, small_site, source
from icalendar import Calendar

from hub.making.deadlines import due_on, is_working_day, knows
from hub.model import Source
from hub.pages import checklist, due_date, emails
from hub.reading import partnership
from hub.reading.timetable import timetable

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here: set CHROMIUM"),
]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
EXTENSIONS = ["tables", "attr_list", "md_in_html", "sane_lists", "footnotes", "def_list"]
EMAIL = (
    "---\ntitle: Covering e-mail\norder: 10\nsubject: '[Kind] on [Date]'\n---\n\n"
    "Dear [Name],\n\nPlease send it.\n\n- One\n- Two\n\nThank you, A & B.\n"
)
SENDERS = [
    {"id": "hackney", "name": "Hackney"},
    {
        "id": "city",
        "name": "The City of London",
        "instead": "No day was found: ask whoever sent it.",
    },
    {"id": "unsure", "name": "I cannot tell", "also": "This day may not be theirs."},
]


def site_of_tools() -> Any:
    mail = source("docs/report/emails/initial.md", EMAIL)
    known = small_site(sources=(mail,))
    return replace(known, data={**known.data, partnership.PATH: {"senders": SENDERS}})


class Server(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """A test that passes is silent."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "overrides/assets/js", folder / "js")
    page: Source = section_page("page")
    made = {
        "due-date": f"{due_date.helper(site_of_tools())}\n\n"
        f"{due_date.table(site_of_tools(), date(2026, 12, 1))}",
        "due-date-alone": due_date.helper(small_site()),
        "checklist": checklist.block(site_of_tools(), page),
        "copy": emails.block(site_of_tools(), page),
    }
    for name, words in made.items():
        html = markdown.markdown(words, extensions=EXTENSIONS)
        (folder / f"{name}.html").write_text(
            f"<!doctype html><html lang=en-GB><meta charset=utf-8><title>{name}</title>{html}"
            f'<script src="js/{name.removesuffix("-alone")}.js" defer></script>',
            encoding="utf-8",
        )
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Server, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(accept_downloads=True, locale="en-GB")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert not [fault for fault in faults if "favicon" not in fault and "404" not in fault]


def open_tool(page: Any, address: str, today: str) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00Z")
    page.goto(f"{address}/due-date.html")


def ask(page: Any, sender: str, kind: str, conference: str) -> str:
    page.check(f"#due-sender-{sender}")
    page.check(f"#due-kind-{kind}")
    page.fill("#due-conference", conference)
    page.click("text=Work out the day")
    return str(page.inner_text(".tool-result"))


def errors(page: Any) -> list[str]:
    """What stands at the fields."""
    return [text for text in page.locator(".tool-error").all_inner_texts() if text]


@pytest.mark.parametrize(
    ("kind", "said"), [("initial", "Monday 4 January 2027"), ("review", "Wednesday 30 December")]
)
def test_the_day_is_said_in_full(page: Any, address: str, kind: str, said: str) -> None:
    open_tool(page, address, "2026-12-01")
    words = ask(page, "hackney", kind, "2027-01-07")
    assert said in words
    assert "working days before the conference on Thursday 7 January 2027." in words
    assert page.get_attribute(".tool-result", "role") == "status"


def test_script_and_python_agree_on_every_day_of_a_year(page: Any, address: str) -> None:
    open_tool(page, address, "2026-03-02")
    known = timetable(site_of_tools().data)
    assert known
    first = date(2026, 3, 10)
    days = [first + timedelta(days=offset) for offset in range(366)]
    days = [day for day in days if is_working_day(day, known.holidays) and knows(known, day)]
    found = page.evaluate(
        """(days) => {
          const form = document.querySelector("form");
          document.querySelector("#due-sender-hackney").checked = true;
          return days.map((day) => ["initial", "review"].map((kind) => {
            document.querySelector("#due-kind-" + kind).checked = true;
            document.querySelector("#due-conference").value = day;
            form.requestSubmit();
            return document.querySelector(".tool-result time").dateTime;
          }));
        }""",
        [day.isoformat() for day in days],
    )
    expected = [
        [due_on(known, kind, day).isoformat() for kind in ("initial", "review")] for day in days
    ]
    assert len(days) > 240
    assert found == expected


def test_a_day_that_has_passed_gets_advice_and_no_calendar_entry(page: Any, address: str) -> None:
    open_tool(page, address, "2027-01-05")
    words = ask(page, "hackney", "initial", "2027-01-07")
    assert "Send it today, tell the Chair" in words
    assert page.is_hidden(".tool-more")


def test_the_page_and_its_tool_say_once_that_the_invitation_s_day_counts(built: Path) -> None:
    page = (built / "report/due-date/index.html").read_text(encoding="utf-8")
    assert " ".join(page.split()).count("that day counts") == 1


def test_the_city_gets_no_date_of_hackneys(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    words = ask(page, "city", "initial", "2027-01-07")
    assert "ask whoever sent it" in words
    assert page.locator(".tool-result time").count() == 0
    assert page.is_hidden(".tool-more")


def test_whoever_cannot_tell_gets_the_day_and_a_doubt(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    words = ask(page, "unsure", "initial", "2027-01-07")
    assert "Monday 4 January 2027" in words
    assert words.endswith("This day may not be theirs.")


def test_where_there_is_no_choice_it_asks_nothing_about_it(page: Any, address: str) -> None:
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    page.goto(f"{address}/due-date-alone.html")
    page.check("#due-kind-initial")
    page.fill("#due-conference", "2027-01-07")
    page.click("text=Work out the day")
    assert "Monday 4 January 2027" in page.inner_text(".tool-result")


def test_it_asks_who_sent_the_invitation_first(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    page.click("text=Work out the day")
    assert errors(page) == [
        "Choose who sent the invitation.",
        "Choose which kind of conference it is.",
        "Enter the date of the conference.",
    ]
    assert page.inner_text(".tool-result") == "", "an error is no answer"
    assert page.evaluate("document.activeElement.id") == "due-sender-hackney"
    legends = page.locator("legend").all_inner_texts()
    assert legends[0] == "Who sent the invitation?"


@pytest.mark.parametrize(
    ("conference", "said"),
    [
        ("2027-01-09", "weekend or a bank holiday"),
        ("2026-12-25", "weekend or a bank holiday"),
        ("2031-01-07", "Bank holidays are not known"),
        ("2026-11-05", "has passed"),
    ],
)
def test_a_date_that_cannot_be_right_gets_no_day(
    page: Any, address: str, conference: str, said: str
) -> None:
    open_tool(page, address, "2026-12-01")
    assert ask(page, "hackney", "initial", conference) == ""
    (error,) = errors(page)
    assert said in error
    date = page.get_by_label("Date of the conference")
    assert date.get_attribute("aria-invalid") == "true"
    assert date.evaluate("one => one === document.activeElement")
    assert page.inner_text(f"#{date.get_attribute('aria-describedby')}") == error


def test_an_error_goes_when_the_field_is_mended(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    ask(page, "hackney", "initial", "2027-01-09")
    assert "Monday 4 January 2027" in ask(page, "hackney", "initial", "2027-01-07")
    assert errors(page) == []
    assert page.get_attribute("#due-conference", "aria-invalid") == "false"


def test_the_error_of_a_choice_is_said_with_its_question(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    page.click("text=Work out the day")
    group = page.get_by_role("group", name="Who sent the invitation?")
    described = group.get_attribute("aria-describedby")
    assert page.inner_text(f"#{described}") == "Choose who sent the invitation."


def test_a_day_in_the_school_holidays_is_said(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    words = ask(page, "hackney", "review", "2027-01-07")
    assert "school holidays (Christmas holiday)" in words
    assert "Check the school's own dates." in words


def test_the_calendar_entry_is_one_that_a_parser_accepts(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    ask(page, "hackney", "initial", "2027-01-07")
    with page.expect_download() as waiting:
        page.click("text=Add it to my calendar")
    download = waiting.value
    assert download.suggested_filename == "report-due.ics"
    text = Path(download.path()).read_bytes().decode()
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 1, 4)
    assert str(event["summary"]) == "Report due for an initial conference"
    assert "\r\n" in text
    assert "{" not in text


def test_nothing_is_fetched_once_the_page_is_open(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, "hackney", "initial", "2027-01-07")
    assert asked == []


def test_without_javascript_the_table_stands_alone(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}/due-date.html")
    assert opened.is_hidden("form")
    assert opened.locator("table").count() == 2
    opened.click("summary")
    assert opened.inner_text("text=Thursday 7 January 2027")
    context.close()


def test_the_tool_works_by_keyboard_alone(page: Any, address: str) -> None:
    open_tool(page, address, "2026-12-01")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("07072027")  # the same day wherever the month stands
    page.keyboard.press("Enter")
    assert "Friday 2 July 2027" in page.inner_text(".tool-result")


def test_ticks_stay_in_the_browser_and_can_be_cleared(page: Any, address: str) -> None:
    page.goto(f"{address}/checklist.html")
    assert page.is_hidden("text=Clear the ticks")
    page.check("#check-about")
    page.reload()
    assert page.is_checked("#check-about")
    assert page.evaluate("document.cookie") == ""
    page.click("text=Clear the ticks")
    page.reload()
    assert not page.is_checked("#check-about")
    assert page.evaluate("localStorage.length") == 0


def test_every_box_of_the_checklist_has_a_name(page: Any, address: str) -> None:
    page.goto(f"{address}/checklist.html")
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == 3
    for place in range(3):
        assert boxes.nth(place).evaluate("box => box.labels[0].innerText.length > 10")


def test_one_button_copies_the_email_as_it_is_written(page: Any, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"{address}/copy.html")
    page.click("text=Copy the text")
    page.wait_for_selector("text=Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == ("Dear [Name],\n\nPlease send it.\n\n- One\n- Two\n\nThank you, A & B.")


def test_without_javascript_the_email_can_be_read_and_selected(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}/copy.html")
    assert "Thank you, A & B." in opened.inner_text("pre")
    assert opened.is_hidden("button")
    assert opened.locator("a[href$='.txt']").count() == 1
    context.close()


@pytest.mark.parametrize(
    ("name", "most"), [("due-date", 5120), ("checklist", 4096), ("copy", 4096)]
)
def test_a_script_is_small(name: str, most: int) -> None:
    assert len((ROOT / f"overrides/assets/js/{name}.js").read_bytes()) <= most
