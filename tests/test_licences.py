"""Every locked package has a licence that lets the hub be used, changed and passed on."""

from __future__ import annotations

import pytest

from bench import licences


def test_every_locked_package_is_under_a_licence_that_fits() -> None:
    rows = licences.table().splitlines()[2:]
    named = {row.split("`")[1] for row in rows}
    assert {"mkdocs", "lxml", "pytest", "minisearch"} <= named


def test_the_site_needs_nothing_under_a_licence_for_tools_alone() -> None:
    found = [*licences.python_packages(), *licences.npm_packages()]
    assert not [
        name for name, purpose, of in found if purpose == "the site" and of in licences.TOOLS
    ]


@pytest.mark.parametrize("expression", ["", "Proprietary", "GPL-2.0-only", "MIT AND SSPL-1.0"])
def test_a_licence_that_nobody_judged_does_not_fit(expression: str) -> None:
    assert not licences.fits(expression)


def test_one_of_several_choices_is_enough() -> None:
    assert licences.fits("GPL-2.0-only OR MIT") == "yes"
