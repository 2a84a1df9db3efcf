"""Rules are found by being there: one file, one rule, named for what it finds."""

from __future__ import annotations

import csv
import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from hub.model import ASSETS, CONTENT, PRIVACY, ContentRule, CouldNotCheck, FileRule, Rule

CLASSES = Path(__file__).with_name("classes.csv")


def _found(group: str) -> Mapping[str, object]:
    """Every module of a group that defines RULE, by the rule's name, in order of name."""
    package = importlib.import_module(f"hub.rules.{group}")
    rules: dict[str, object] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        if module.name.startswith("_"):
            continue
        try:
            loaded = importlib.import_module(f"hub.rules.{group}.{module.name}")
            rules[module.name.replace("_", "-")] = loaded.RULE
        except Exception as error:  # noqa: BLE001 - see the next line
            # Any failure here means that a rule would silently not be applied.
            raise CouldNotCheck(
                f"hub/rules/{group}/{module.name}.py: this rule cannot be loaded"
                f" ({type(error).__name__}). Mend it or restore it, then check again."
            ) from None
    return rules


@cache
def privacy_rules() -> Mapping[str, Rule]:
    """Who might this be? Rules on text, by name. Raises CouldNotCheck where the contacts that they
    let pass cannot be read."""
    from hub.rules import contacts

    if contacts.TROUBLE:
        raise CouldNotCheck(contacts.TROUBLE)
    return {name: rule for name, rule in _found(PRIVACY).items() if isinstance(rule, Rule)}


@cache
def asset_rules() -> Mapping[str, FileRule]:
    """What hides in this file? Rules on pictures, documents, sound and film, by name."""
    return {name: rule for name, rule in _found(ASSETS).items() if isinstance(rule, FileRule)}


@cache
def content_rules() -> Mapping[str, ContentRule]:
    """Is it whole and true? Rules on the site's own pages, by name."""
    return {name: rule for name, rule in _found(CONTENT).items() if isinstance(rule, ContentRule)}


@cache
def classes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The classes of identifier and the rules that cover each; `not yet` where none does.

    Raises CouldNotCheck where the list cannot be read or names a rule that is not there.
    """
    try:
        with CLASSES.open(encoding="utf-8", newline="") as lines:
            rows = [(row["class"], tuple(row["rules"].split())) for row in csv.DictReader(lines)]
    except (OSError, KeyError, TypeError, AttributeError, csv.Error):
        raise CouldNotCheck(
            "hub/rules/classes.csv: the list of identifier classes cannot be read."
            " Restore it, then check again."
        ) from None
    known = {*privacy_rules(), *asset_rules(), *content_rules()}
    for name, rules in rows:
        missing = [rule for rule in rules if rule not in known and rule != "not-yet"]
        if missing or not rules:
            raise CouldNotCheck(
                f"hub/rules/classes.csv: the class '{name}' names a rule that is not there"
                f" ({', '.join(missing) or 'none named'}). Restore the rule or correct the list."
            )
    return tuple(rows)


def example(line: str) -> str:
    """One of a rule's examples as its page prints it, and as it may stand there byte for byte."""
    plain = escape(line, quote=False).replace("\n", "&#10;")
    return plain.replace("⟦", "<mark>").replace("⟧", "</mark>")


def every_rule() -> dict[str, Rule | FileRule | ContentRule]:
    """Every rule by name, in the order of the groups."""
    return {**privacy_rules(), **asset_rules(), **content_rules()}
