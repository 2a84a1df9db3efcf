"""What is written for people among the code is read, line by line, and code itself is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import HERE, Repository

from hub import gate, prose_gate
from hub.publication import _judged, _strangers
from hub.reading.comments import KINDS, comments


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "a.py",
            '"""First.\n\nSecond."""\nx = "not said"  # said: why\n',
            "First.\n\nSecond.\nsaid: why\n",
        ),
        (
            "a.py",
            'x = [\n    "one",  # two\n    "three",\n]\n# four\n"""five"""\n',
            "\ntwo\n\n\nfour\nfive\n",
        ),
        ("a.py", "x = 1  # noqa: S101 - because it is so\n", "- because it is so\n"),
        ("a.py", "def f(:\n  # one\n", "def f(:\n# one\n"),
        ("a.py", 'x = """never\n', 'x = """never\n'),
        (".ci/run", "#!/bin/sh\nset -e  # stop\n", "!/bin/sh\nstop\n"),
        ("Makefile", "all: ## everything\n\t@echo x#y\n", "everything\n\n"),
        ("a.yml", "key: word  # why\n# more\nurl: a#b\n", "why\nmore\n\n"),
        ("a.js", "f('a//b'); // one\n/* two\nthree */ g();\n", "one\ntwo\nthree\n"),
        ("a.css", "a { color: red; /* one */ }\n", "one\n"),
        (
            "a.html",
            "<p>no</p><!-- one\ntwo -->\n{# three #}\n<script>// four\n",
            "one\ntwo\nthree\nfour\n",
        ),
        ("a.svg", "<!-- one --><path d='M0 0'/>\n", "one\n"),
    ],
)
def test_comments_stand_on_their_lines_and_code_nowhere(path: str, text: str, said: str) -> None:
    found = comments(path, text)
    assert found.count("\n") == text.count("\n")
    assert [line.strip(" :") for line in found.split("\n")] == [
        line.strip(" :") for line in said.split("\n")
    ]


@pytest.mark.parametrize(
    "path",
    [
        "notes.md", "notes.txt", "notes.py", "tests/notes.txt", "tests/pupils.csv",
        "hub/notes.json", "hub/rules/words/notes.txt", "bench/pupils.json",
        ".github/notes.txt", ".github/.notes",
        "film/story.docx", ".ci/report.docx", ".ci/x/note.txt", "tests/leaks/note.docx",
        "hub/Note", "hub/rules/note.yml", "bench/note.conf",
        "overrides/photo.jpg",
        "returns/school.xlsx", "bench/figures/a/b.png",
    ],
)  # fmt: skip
def test_what_nothing_reads_is_named(path: str, tmp_path: Path) -> None:
    _file(tmp_path, path)
    found = list(_strangers([path], gate.Judge(tmp_path)))
    assert [one.rule for one in found] == ["unread-place"]


def _file(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("Words.")


@pytest.mark.parametrize("path", ["hub/kezia_amina.py", ".github/workflows/amina.yml"])
def test_a_name_of_a_file_among_the_code_is_judged(path: str, tmp_path: Path) -> None:
    _file(tmp_path, path)
    found = list(_strangers([path], gate.Judge(tmp_path)))
    assert {one.path for one in found} == {path}


@pytest.mark.parametrize(
    "words",
    [
        "<p>zzyxa zzyxley was taken into care</p>",
        "<!-- zzyxa -->",
        '<p data-child="zzyxa zzyxley">Plain</p>',
        "{# child is rose #}",
        "<p>Rose told the school.</p>",
    ],
)
def test_what_a_template_says_is_judged_as_a_page_is(repository: Repository, words: str) -> None:
    repository.write("overrides/partials/more.html", f"<div>\n{words}\n</div>\n")
    done = repository.check()
    assert done.returncode == 1
    assert "overrides/partials/more.html:2:" in done.stdout


def test_every_file_of_this_repository_is_judged_or_known_by_name() -> None:
    done = subprocess.run(
        ["git", "ls-files"], cwd=HERE, capture_output=True, text=True, check=False
    )
    listed = done.stdout.split("\n")[:-1] or ["README.md"]
    assert list(_strangers(listed, gate.Judge(HERE))) == []
    read = [path for path in listed if not _judged(path) and prose_gate.is_program(path)]
    assert done.returncode or len(read) > 300
    assert ".py" in KINDS
    assert prose_gate.is_one("tests/leaks/pinned/outcode.txt", prose_gate.INVENTED)
