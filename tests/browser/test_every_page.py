"""Every page in every face: no barrier, no stopped script, no error, nothing from elsewhere, nothing cut off."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.browser import looks
from tests.browser.axe import barriers
from tests.browser.pages import PAGES
from tests.browser.screen import Screen
from tests.browser.stage import Stage
from tests.browser.variants import Variant, variants_for
from tests.browser.words import untranslated

pytestmark = pytest.mark.browser

# Other ways to take the same step: people see one page with another field.
SAME_STEP = {
    "mfa_reauthenticate": "account_reauthenticate",
    "mfa_reauthenticate_webauthn": "account_reauthenticate",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    every = bool(metafunc.config.getoption("every_variant", default=False))
    faces = [(screen, face) for place, screen in enumerate(PAGES) for face in variants_for(place, every=every)]
    metafunc.parametrize(("screen", "variant"), faces, ids=lambda part: str(part), indirect=["variant"])


def test_page(
    screen: Screen, variant: Variant, stage: Stage, settings: Settings, screens: Path, titles: dict[str, str]
) -> None:
    for name, value in screen.rules.items():
        setattr(settings, name, value)

    screen.arrive(stage)

    problems = arrival(screen, stage) + looks.frame(stage.page, variant) + looks.width(stage.page, variant)
    problems += barriers(stage.page)
    if variant.language == "fr":
        problems += untranslated(stage.page)
    if not screen.foreign:
        problems += looks.targets(stage.page, variant)
    stage.picture(screens / f"{screen}-{variant}.png")
    if not screen.foreign and not screen.in_dialog:
        problems += looks.way_in(stage.page)
    problems += [*same_title(screen, stage, titles, variant), *stage.watch.problems]
    assert not problems, f"{screen} in {variant}:\n" + "\n".join(f"  - {problem}" for problem in problems)


def arrival(screen: Screen, stage: Stage) -> list[str]:
    """Check that this is the page that was wanted."""
    status = stage.watch.status_of(stage.page.url)
    there = [] if screen.is_shown(stage) else [f"address: {stage.page.url} is not {screen.route}"]
    return there + ([] if status == screen.status else [f"status: {status} instead of {screen.status}"])


def same_title(screen: Screen, stage: Stage, titles: dict[str, str], variant: Variant) -> list[str]:
    """Check that no other page has the same title: in a list of tabs only the title tells them apart."""
    title = f"{variant.language}: {stage.page.title()}"
    step = SAME_STEP.get(screen.route, screen.route)
    other = titles.setdefault(title, step)
    return [] if other == step else [f"title: {stage.page.title()!r} is also the title of {other}"]
