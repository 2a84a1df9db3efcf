"""A command line that nobody can follow, told in a sentence that says what to write instead."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Mapping
from typing import NoReturn

from hub.commands import NOT_CHECKED

_CHOICE = re.compile(
    r"argument (?P<of>[^:]+): invalid choice: (?P<given>.*?) \(choose from (?P<all>.*)\)"
)
_LACKING = re.compile(r"the following arguments are required: (?P<what>.+)")
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<what>.+)")
_VALUE = re.compile(r"argument (?P<of>[^:/]+)[^:]*: expected (?:one|at least one) argument")


class Parser(argparse.ArgumentParser):
    """Reads a command line; what is wrong with it is one plain sentence, and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Says what to write instead, and ends the program."""
        helps = {str(one.metavar or one.dest): one.help or "" for one in self._actions}
        helps |= {name: one.help or "" for one in self._actions for name in one.option_strings}
        print(
            f"{said(message, self.prog, helps)} How it is written: {self.prog} --help",
            file=sys.stderr,
        )
        sys.exit(NOT_CHECKED)


def said(message: str, program: str, helps: Mapping[str, str]) -> str:
    """What the library says of a command line, as somebody would say it who wants to help. `helps`
    says what each part of it is."""
    if found := _CHOICE.fullmatch(message):
        return _of_choice(found["of"], _plain(found["given"]), _listed(found["all"]))
    if found := _LACKING.fullmatch(message):
        if found["what"] == "COMMAND":
            return "Write after 'hub' what to do, for example: hub check."
        what = found["what"].split(", ")
        parts = [f"{one} ({helps[one]})" if helps.get(one) else one for one in what]
        return f"Write after '{program}' also {' and '.join(parts)}."
    if found := _UNKNOWN.fullmatch(message):
        return f"This means nothing here: {found['what']}. Leave it out, or correct it."
    if found := _VALUE.fullmatch(message):
        return f"Write after {found['of']} what it is."
    return "This cannot be read as a command."


def _of_choice(of: str, given: str, choices: list[str]) -> str:
    near = difflib.get_close_matches(given, choices, n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    if of == "COMMAND":
        return f"There is no command '{given}'.{meant} The commands are: {', '.join(choices)}."
    place = f"after {of}" if of.startswith("-") else "here"
    return f"'{given}' cannot stand {place}.{meant} Write one of: {', '.join(choices)}."


def _listed(words: str) -> list[str]:
    return [_plain(word) for word in words.split(", ")]


def _plain(word: str) -> str:
    return word.strip().strip("'\"")
