"""`hub new exemplar`: the start of a model report, with the form's questions in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.commands import PUBLISH, Commands
from hub.model import MEETINGS, CouldNotCheck
from hub.reading import read
from hub.reading.exemplars import ORIGINS

_FURTHER = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def add(commands: Commands) -> None:
    """Adds `hub new`."""
    new = commands.add_parser("new", help="start a new model report, with the form's questions")
    new.add_argument("kind", choices=("exemplar",), metavar="exemplar")
    new.add_argument("--agency", help="its id, for example health-visitor")
    new.add_argument("--meeting", choices=MEETINGS)
    new.add_argument("--origin", choices=ORIGINS)
    new.set_defaults(run=_new)


def _new(options: argparse.Namespace, root: Path) -> int:
    from hub.making import skeleton

    site = read(root)
    known = {agency.id: agency for agency in site.agencies}
    agency = options.agency or _ask("Which agency writes it?", tuple(known))
    if agency not in known:
        raise CouldNotCheck(f"There is no agency of that id. The agencies are: {', '.join(known)}.")
    meeting = options.meeting or _ask("For which meeting?", MEETINGS)
    origin = options.origin or _ask("Where does it come from?", ORIGINS)
    path = _free_name(root, f"{agency}-{meeting}")
    words = skeleton.exemplar(site, known[agency], meeting, origin)
    path.write_text(words, encoding="utf-8", newline="\n")
    print(f"Written: exemplars/{path.name}")
    print("Answer each heading below its quote, then delete the quote.")
    print("At the top, write a title that tells it apart, the summary, and how it was kept_apart.")
    print("Never write a real name, date or place.")
    print(f"Once it is whole: hub check, then hub sign-off exemplars/{path.name}")
    return PUBLISH


def _free_name(root: Path, stem: str) -> Path:
    # A name with a figure would be refused: figures in an address are often a record's number.
    for name in (stem, *(f"{stem}-{which}" for which in _FURTHER)):
        path = root / "exemplars" / f"{name}.md"
        if not path.exists():
            return path
    raise CouldNotCheck(
        f"There are {len(_FURTHER) + 1} such reports. Copy one, and give the copy a new name."
    )


def _ask(question: str, choices: tuple[str, ...]) -> str:
    if not sys.stdin.isatty():
        raise CouldNotCheck(f"{question} Say it on the command line: {', '.join(choices)}.")
    for number, choice in enumerate(choices, start=1):
        print(f"  {number}. {choice}")
    said = input(f"{question} Number: ").strip()
    if said.isdigit() and 0 < int(said) <= len(choices):
        return choices[int(said) - 1]
    raise CouldNotCheck("That is not one of the numbers. Start again.")
