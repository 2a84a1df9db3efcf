"""A process that has loaded the hub and MkDocs, and answers each command as a copy of itself.

A command in a small repository takes a second, and most of it goes to loading what every command
loads. The copy starts where a new process would be after that: nothing was read or judged before,
it has its own folder, environment and output, and it ends as any program ends. What differs from
one start of Python to the next (such as the order of a set) does not differ from one copy to the
next: a test of that names a PYTHONHASHSEED, and gets a start of its own.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import select
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
PATIENCE = 300  # seconds: a fault hangs, a machine that does other things is only slow
# What a command loads besides the hub; a name that is gone is loaded when it is asked for.
OTHERS = """
lxml.etree lxml.html markdown material material.extensions.emoji pikepdf PIL.Image pypdfium2 typst
xlsxwriter mkdocs.commands.build mkdocs.commands.get_deps mkdocs.commands.gh_deploy
mkdocs.commands.new mkdocs.contrib.search mkdocs.structure.pages mkdocs_video.plugin
markdown.extensions.abbr markdown.extensions.admonition markdown.extensions.attr_list
markdown.extensions.def_list markdown.extensions.footnotes markdown.extensions.md_in_html
markdown.extensions.meta markdown.extensions.smarty markdown.extensions.tables
markdown.extensions.toc jinja2.ext pymdownx.superfences pymdownx.highlight pymdownx.details
pymdownx.tabbed pymdownx.tasklist pymdownx.emoji pygments.lexers pygments.formatters.html
"""


def load() -> None:
    """Loads whatever a command may need: code, and the lists of words that come with it."""
    import hub

    names = [one.name for one in pkgutil.walk_packages(hub.__path__, "hub.")]
    for name in (*names, *OTHERS.split()):
        if not name.endswith("__main__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    from hub import rules
    from hub.reading.text import MARKDOWN, views
    from hub.rules import vocabulary

    rules.classes()
    # What is reviewed is kept by its text: a repository with another list gets its own.
    with vocabulary.load(HERE):
        seen = views("The child was seen.", MARKDOWN)
        for rule in rules.privacy_rules().values():
            rule.found(min(rule.audiences), seen)
    # What is loaded stays: a copy need not look through it for what may go.
    gc.collect()
    gc.freeze()


class Ready:
    """The process, begun at the first command."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(
        self, arguments: tuple[str, ...], folder: Path, env: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Runs a Python module in a folder, as `python -m` would."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, __file__], cwd=HERE, text=True, start_new_session=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(HERE)},
            )  # fmt: skip
            atexit.register(self.end)
        asks, answers = self._process.stdin, self._process.stdout
        assert asks
        assert answers
        with tempfile.TemporaryDirectory() as place:
            told = [Path(place) / name for name in ("out", "err")]
            ask = {
                "arguments": arguments, "folder": str(folder), "env": env, "told": [*map(str, told)]
            }  # fmt: skip
            asks.write(json.dumps(ask) + "\n")
            asks.flush()
            if not select.select([answers], [], [], PATIENCE)[0]:
                self.end()
                raise subprocess.TimeoutExpired(arguments, PATIENCE)
            code = int(answers.readline())
            # As subprocess reads text: any line end is one.
            out, err = (path.read_text() for path in told)
        return subprocess.CompletedProcess(["python", "-m", *arguments], code, out, err)

    def end(self) -> None:
        """Ends the process, and any copy that still runs."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, 9)
            self._process.wait()
            self._process = None


READY = Ready()


def _asked() -> dict[str, Any]:
    """Waits for commands, and returns in each copy with the one it is to run."""
    load()
    for line in sys.stdin:
        copy = os.fork()
        if not copy:
            asked: dict[str, Any] = json.loads(line)
            return asked
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
    os._exit(0)


def _become(folder: str, env: dict[str, str], told: list[str]) -> None:
    """Makes of this copy what a new process would be."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, path in enumerate(told, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.dup2(nothing, 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.path[0] = folder
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False))


def _end(code: int) -> None:
    """Ends as Python ends, but does not take apart what was loaded: that costs most of a copy."""
    threading._shutdown()  # waits for threads
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code & 0xFF)


if __name__ == "__main__":
    asked = _asked()
    _become(asked["folder"], asked["env"], asked["told"])
    sys.argv[1:] = asked["arguments"][1:]
    try:
        runpy.run_module(asked["arguments"][0], run_name="__main__", alter_sys=True)
    except SystemExit as stop:
        if not isinstance(stop.code, int | None):
            raise
        _end(stop.code or 0)
    _end(0)
