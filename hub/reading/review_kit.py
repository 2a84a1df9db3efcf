"""The partners' workbooks, from their data: the review's questions and the register's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hub.reading.lines import Problem, listed, mapping, words

KIT = "docs/partners/review.yml"
REGISTER = "docs/partners/register.yml"
# What a column or question may never ask for: a workbook is passed on, and rows give people away.
NEVER = ("name", "date of birth", "dob", "nhs number", "record number", "address", "initials")


def problems(data: Mapping[str, Any], figure_ids: frozenset[str]) -> list[Problem]:
    """One sentence for each thing wrong with the files that are there."""
    found: list[Problem] = []
    if KIT in data:
        found += [(KIT, 1, what) for what in _kit(mapping(data[KIT]), figure_ids)]
    if REGISTER in data:
        found += [(REGISTER, 1, what) for what in _register(mapping(data[REGISTER]))]
    return found


def _kit(kit: Mapping[Any, Any], figure_ids: frozenset[str]) -> Iterator[str]:
    for key in ("title", "not_like_for_like"):
        if not words(kit.get(key)):
            yield f"Give the review kit its words for {key}."
    if not listed(kit.get("answers_to_checklist")) or not listed(kit.get("checklist")):
        yield "Give the review kit its checklist, and the answers to it."
    before: dict[str, list[str]] = {}
    for entry in [*listed(kit.get("about")), *listed(kit.get("questions"))]:
        question = mapping(entry)
        name, answers = words(question.get("id")), _answers(question)
        if not name or not words(question.get("text")):
            yield "Give every question of the review kit an id and a text."
        if name in before:
            yield f'Two questions of the review kit have the id "{name}": change one.'
        if answers is None:
            yield f'Put each answer to "{name}" in quotes if it is Yes or No, each different.'
        yield from _links(question, name, answers or [], before, figure_ids)
        before[name] = answers or []
    if not before:
        yield "List the review kit's questions."


def _links(
    question: Mapping[Any, Any],
    name: str,
    answers: list[str],
    before: Mapping[str, list[str]],
    figure_ids: frozenset[str],
) -> Iterator[str]:
    """What a question says of others: the one that leads here, the figures it feeds."""
    when = mapping(question.get("asked_if"))
    if when:
        earlier = before.get(words(when.get("question")), [])
        leads = listed(when.get("answers"))
        if not leads or not set(leads) <= set(earlier):
            yield f'"{name}" is asked after an answer that no earlier question has.'
    for entry in listed(question.get("figures")):
        figure = mapping(entry)
        if words(figure.get("id")) not in figure_ids:
            yield f'"{name}" feeds a figure that the audit does not have: check its id.'
        counts, base = listed(figure.get("counts")), listed(figure.get("base")) or answers
        if not counts or not set(counts) <= set(base) <= set(answers):
            yield f'"{name}" counts an answer that it does not offer.'


def _answers(question: Mapping[Any, Any]) -> list[str] | None:
    answers = listed(question.get("answers"))
    if not all(isinstance(answer, str) for answer in answers) or len(set(answers)) < len(answers):
        return None
    return list(answers)


def _register(register: Mapping[Any, Any]) -> Iterator[str]:
    for key in ("title", "about"):
        if not words(register.get(key)):
            yield f"Give the register its words for {key}."
    columns = [mapping(column) for column in listed(register.get("columns"))]
    if not columns or not listed(register.get("how_to")):
        yield "Give the register its columns, and say how to use it."
    for column in columns:
        heading = words(column.get("heading"))
        if not heading or column.get("kind") not in ("date", "choice"):
            yield "Give each column a heading, and make it a date or a choice: no free text."
        if any(word in heading.casefold() for word in NEVER):
            yield "Take out the column that could hold who somebody is."
        options = listed(column.get("options"))
        if column.get("kind") == "choice" and not all(isinstance(one, str) for one in options):
            yield "Put each option in quotes if it is Yes, No or a number."
        if column.get("kind") == "choice" and len(options) < 2:
            yield "Give a column of choices at least two options."
