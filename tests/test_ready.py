"""A command answered by a copy of a process that stands ready says what a new start would say."""

from __future__ import annotations

import sys

import pytest
from conftest import Repository
from ready import READY

LEAK = "Her NHS number is 999 000 0018."
TOLD = """\
import os, sys
print(os.getcwd() == sys.path[0], os.environ["A_WORD"], sys.argv[1:], sys.stdin.read(), __name__)
print(sorted(name for name in os.environ if name != "A_WORD" and name[0] != "_"), file=sys.stderr)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process copies itself")


def test_a_copy_says_what_a_new_start_says(repository: Repository) -> None:
    for words in ("Say it plainly.", LEAK):
        repository.page("docs/index.md", words, title="Home", order=1)
        copy = repository.check()
        new = repository.run("hub", "check", PYTHONHASHSEED="4242")
        assert (copy.returncode, copy.stdout, copy.stderr) == (
            new.returncode, new.stdout, new.stderr
        )  # fmt: skip
    assert copy.returncode == 1


def test_a_copy_has_its_own_folder_environment_and_output(repository: Repository) -> None:
    repository.write("told.py", TOLD)
    for word in ("one", "two"):
        done = READY.run(("told", "and", "more"), repository.root, {"A_WORD": word})
        assert done.stdout == f"True {word} ['and', 'more']  __main__\n"
        assert done.stderr == "[]\n"
        assert done.returncode == 0


def test_a_copy_ends_as_a_program_ends(repository: Repository) -> None:
    repository.write("fails.py", "raise ValueError")
    repository.write("leaves.py", "import sys\nsys.exit(3)")
    repository.write(
        "later.py", "import atexit\natexit.register(print, 'at the end')\nprint('now')"
    )
    done = READY.run(("later",), repository.root, {})
    assert (done.returncode, done.stdout) == (0, "now\nat the end\n")
    repository.write("says.py", "import sys\nsys.exit('no')")
    done = READY.run(("says",), repository.root, {})
    assert (done.returncode, done.stderr) == (1, "no\n")
    repository.write("killed.py", "import os\nos.kill(os.getpid(), 9)")
    codes = {
        name: READY.run((name,), repository.root, {}).returncode
        for name in ("fails", "leaves", "killed")
    }
    assert codes == {"fails": 1, "leaves": 3, "killed": -9}


def test_reviewed_words_are_read_anew_by_each_command(repository: Repository) -> None:
    path = "exemplars/health-visitor-initial.md"
    repository.write(path, repository.read(path).replace("holds the baby", "blorples the baby"))
    assert repository.check().returncode == 1
    words = repository.read("exemplars/vocabulary.yml")
    entry = '  - {reason: A test, who: Hub builders, date: 2026-11-20, say: ["blorples"]}\n'
    repository.write(
        "exemplars/vocabulary.yml", words.replace("exemplars:\n", f"exemplars:\n{entry}", 1)
    )
    done = repository.check()
    assert done.returncode == 0, done.stdout + done.stderr
    repository.write("exemplars/vocabulary.yml", words)
    assert repository.check().returncode == 1
