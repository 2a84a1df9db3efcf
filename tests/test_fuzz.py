"""Whatever is fed to the hub, it answers: a finding or one plain sentence, never a traceback.

Files, pages and data are damaged at random, in ways that keep most of their form. `make test` tries
a few; `python -m bench.fuzz --minutes 60` tries for as long as is asked, from other seeds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import files_made
import pytest
import typst
from conftest import HERE, fill
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub import built_gate, cleaning, file_gate, gate
from hub.model import CARRIER, EXEMPLAR, PAGE, CouldNotCheck
from hub.reading import read, source
from hub.reading.files import open_bytes
from hub.reading.register import Register, read_register
from hub.reading.text import Unreadable

TRIES = int(os.environ.get("HUB_FUZZ_TRIES", "25"))
TRY = settings(
    max_examples=TRIES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
ANY_SIZE = st.integers(0, 2**16)
tried = {"files": 0, "cleaned": 0, "texts": 0, "soups": 0, "repository": 0}


def _zipped_again(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """An office file with one of its parts damaged, packed whole again."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        for name in names:
            part = old.read(name)
            new.writestr(name, change(part) if name == names[len(data) % len(names)] else part)
    return made.getvalue()


FILES: dict[str, bytes] = {
    "docs/a.jpg": files_made.jpeg(exif=files_made.exif({0x010E: files_made.WORDS})),
    "docs/a.png": files_made.with_chunk(b"tEXt", b"Author\0" + files_made.WORDS.encode()),
    "docs/a.webp": files_made.webp(),
    "docs/a.svg": files_made.svg("<title>A plan</title><path d='M0 0h9v9z'/>"),
    "docs/a.mp4": files_made.mp4(),
    "docs/a.webm": files_made.webm(),
    "docs/a.woff2": files_made.woff2(metadata=b"<metadata/>"),
    "docs/a.docx": files_made.docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"),
    "docs/a.vtt": b"WEBVTT\n\n00:00.000 --> 00:02.000\nSend the report early.\n",
    "docs/a.csv": b"agency,reports\nhealth visitor,3\n",
    "docs/a.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "docs/a.pdf": bytes(typst.compile(b"Words on a page.", format="pdf")),
}
PAGES = {
    "exemplars/leak.md": (HERE / "tests/leaks/exemplar-disguised.md").read_bytes(),
    "docs/leak.md": (HERE / "tests/leaks/page-plain.md").read_bytes(),
    "docs/clean.md": (HERE / "tests/clean/page.md").read_bytes(),
}
# What a value turns into when somebody edits in a hurry.
ODD_LINES = (
    "", "- ", "---", "title: [", "order: ten", "order: 1e999", "date: 2026-13-45", "  - {id: }",
    "a: &b c", "? x", "key: |", "\t- tab", "title: \u201cquoted\u201d", "id: null", "fields: {}",
    "fields: 7", "asked: []", "order: .nan", "!!python/object:os.system x", "| a | b", "```", "{{",
    "{{figure.none.sentence}}", "![](", "[a](b", "<div", "\x0b", "\ufeff", "\u202e", "a" * 3000,
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with one to five places changed, cut out, said twice or put in."""
    for _ in range(draw(st.integers(1, 5))):
        at = draw(ANY_SIZE) % (len(data) + 1)
        size = draw(st.integers(1, 64))
        does = draw(st.sampled_from(["set", "cut", "twice", "put", "end", "size"]))
        if does == "set":
            data = data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at + 1 :]
        elif does == "cut":
            data = data[:at] + data[at + size :]
        elif does == "twice":
            data = data[:at] + data[at : at + size] + data[at:]
        elif does == "put":
            data = data[:at] + draw(st.binary(min_size=1, max_size=32)) + data[at:]
        elif does == "end":
            data = data[:at]
        else:
            data = data[:at] + draw(st.sampled_from([b"\xff" * 4, b"\0" * 4])) + data[at + 4 :]
    return data


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """A text with one to three of its lines lost, moved, said twice or turned into odd ones."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(ANY_SIZE) % len(lines)
        does = draw(st.sampled_from(["lose", "twice", "odd", "indent", "cut", "value"]))
        if does == "lose" and len(lines) > 1:
            del lines[at]
        elif does == "twice":
            lines.insert(at, lines[at])
        elif does == "odd":
            lines.insert(at, draw(st.sampled_from(ODD_LINES)))
        elif does == "indent":
            lines[at] = draw(st.sampled_from(["  ", "\t", "    "])) + lines[at]
        elif does == "cut":
            lines[at] = lines[at][: draw(st.integers(0, 20))]
        else:
            key = lines[at].partition(":")[0]
            value = draw(st.sampled_from(["", "[]", "{}", "7", "null", "yes", "'x", "[a, {b: c}]"]))
            lines[at] = f"{key}: {value}"
    return "\n".join(lines)


@pytest.fixture(scope="module", autouse=True)
def counted() -> Iterator[None]:
    """How many were tried, for whoever asks."""
    yield
    if "HUB_FUZZ_COUNTS" in os.environ:
        Path(os.environ["HUB_FUZZ_COUNTS"]).write_text(json.dumps(tried), encoding="utf-8")


@pytest.fixture(scope="module")
def judge() -> gate.Judge:
    return gate.Judge(HERE)


@pytest.fixture(scope="module")
def register() -> Register:
    return read_register(HERE)


@pytest.mark.parametrize("path", FILES)
def test_a_damaged_file_is_opened_or_kept_back(
    path: str, judge: gate.Judge, register: Register
) -> None:
    @TRY
    @given(damaged(FILES[path]))
    def tries(data: bytes) -> None:
        if path.endswith(".docx") and len(data) % 2:
            data = _zipped_again(FILES[path], lambda part: part[: len(data) % (len(part) + 1)])
        tried["files"] += 1
        asset = open_bytes(path, data, register=register)
        for finding in file_gate.findings(asset, judge, CARRIER):
            assert files_made.WORDS not in finding.message

    tries()


@pytest.mark.parametrize("path", FILES)
def test_a_damaged_file_is_cleaned_or_left_as_it_is(path: str, tmp_path: Path) -> None:
    file = tmp_path / Path(path).name

    @TRY
    @given(damaged(FILES[path]))
    def tries(data: bytes) -> None:
        tried["cleaned"] += 1
        file.write_bytes(data)
        try:
            cleaning.clean(file, file.name)
        except CouldNotCheck:
            assert file.read_bytes() == data

    tries()


@pytest.mark.parametrize("path", PAGES)
def test_a_damaged_page_is_judged_or_not_readable(path: str, judge: gate.Judge) -> None:
    audience = EXEMPLAR if path.startswith("exemplars") else PAGE

    @TRY
    @given(damaged(PAGES[path]))
    def tries(data: bytes) -> None:
        tried["texts"] += 1
        try:
            one, _ = source(path, data, audience)
        except Unreadable:
            return
        for finding in judge.judged(one):
            assert 0 <= finding.start < finding.end <= len(one.text)

    tries()


NUMBER, NAME = "999 000 0018", "Zzyxa Zzyxley"
SPECIAL = re.findall(
    r"\S+",
    "script style textarea title xmp iframe noembed noframes noscript template svg math select"
    " option table col frameset plaintext p b div foreignObject desc path head body a form mi",
)
SOUP = st.one_of(
    st.sampled_from(
        ["<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<?", "</", "<", ">", "/>", '"', "'",
         "=", "/", " ", "\n", "\x0c", "x", "&lt;", "d='M1 2'", ' title="', " class='", "/*", "*/",
         " type=text/template", " type=module", " src=x", "<!doctype html>", "</script x>",
         "<style/>", "</style/>", '<script type="text/template">', "<script>", "</script>",
         "<style>", "</style>", "<p d='", "\u017f", "a{b:c}"],
    ),
    st.builds(
        str.format,
        st.sampled_from(["<{}>", "</{}>", "<{}/>", "<{} ", "</{} ", "<{} a='", '<{} a="'])
        | st.just("<{} a>"),
        st.sampled_from(SPECIAL),
    ),
)  # fmt: skip
# What stands in a page that is no program and no style, as Chromium reads it with and without
# scripts.
SEEN = """pages => pages.map(page => {
  const words = node => [...node.childNodes].map(one => {
    if (one.nodeType !== 1) return one.nodeType === 3 ? one.data : '';
    const code = one.localName === 'script' || one.localName === 'style';
    const inside = one.content ? words(one.content) : words(one);
    const type = one.getAttribute('type');
    return code && !one.children.length && !(type || '').includes('template') ? '' : inside;
  }).join('');
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inside = frame.contentDocument;
  inside.open(); inside.write(page); inside.close();
  const seen = words(inside);
  frame.remove();
  return words(new DOMParser().parseFromString(page, 'text/html')) + '\\n\\n' + seen;
})"""


@pytest.mark.browser
def test_what_a_browser_shows_of_any_page_is_judged(judge: gate.Judge, browser: Any) -> None:
    page = browser.new_page()

    @TRY
    @given(st.lists(SOUP, max_size=12), st.integers(0, 12), st.integers(0, 12))
    def tries(parts: list[str], number: int, name: int) -> None:
        tried["soups"] += 1
        parts.insert(number, f" so. {NUMBER} now. ")
        parts.insert(name, f" so. {NAME} now. ")
        text = "".join(parts)
        (seen,) = page.evaluate(SEEN, [text])
        found = {f.rule for f in built_gate.in_text("a.html", text.encode(), judge, set())}
        assert "nhs-number" in found or f". {NUMBER} " not in seen
        assert {"unknown-name", "person-name"} & found or f". {NAME} " not in seen

    tries()
    page.close()


def test_a_repository_edited_in_a_hurry_is_judged(tmp_path: Path) -> None:
    root = tmp_path / "hub"
    root.mkdir()
    fill(root)
    for folder in ("docs", "exemplars"):
        for file in (HERE / folder).rglob("*.yml"):
            to = root / file.relative_to(HERE)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, to)
    paths = sorted(
        p for p in root.rglob("*") if p.suffix in (".md", ".yml") and p.parent.name != "overrides"
    )
    paths = [p for p in paths if p.relative_to(root).parts[0] in ("docs", "exemplars")]
    paths = [p for p in paths if p.name != "vocabulary.yml" or TRIES > 100]

    @TRY
    @given(st.data())
    def tries(data: st.DataObject) -> None:
        tried["repository"] += 1
        path = data.draw(st.sampled_from(paths))
        old = path.read_text(encoding="utf-8")
        path.write_text(data.draw(edited(old)), encoding="utf-8")
        try:
            gate.check(read(root))
        except CouldNotCheck as error:
            if "Report the fault" in str(error):
                raise AssertionError(f"{path.name}: a rule failed") from None
        finally:
            path.write_text(old, encoding="utf-8")

    tries()
