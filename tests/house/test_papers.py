"""The papers that a stranger looks for are there, and alive."""

import re

import pytest

from tests.house.tree import ROOT, texts

PAPERS = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "SECURITY.md",
    ".env.example",
    "docs/dependencies.md",
]


@pytest.mark.parametrize("name", PAPERS)
def test_there_is_a(name: str) -> None:
    assert (ROOT / name).is_file(), f"Write {name}: people look for it before they look at the code."


def test_the_changelog_has_a_place_for_the_next_line() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## \[?Unreleased\]?", changelog, re.M), (
        "CHANGELOG.md needs a section `## Unreleased` at its top."
    )


def test_the_version_is_written_once() -> None:
    project = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert project, "pyproject.toml has no version."

    number = f'"{project.group(1)}"'
    places = [place for place, source in texts(".py") if place.startswith("ocrsite/") and number in source]

    assert places == ["ocrsite/settings/version.py"], (
        f"The version of pyproject.toml stands in {places}: write it into ocrsite/settings/version.py and nowhere else."
    )
