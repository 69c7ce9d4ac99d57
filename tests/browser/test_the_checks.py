"""The checks themselves: on a page with one fault of each kind, each is found."""

import pytest
from pytest_django import Settings

from tests.browser import looks
from tests.browser.axe import barriers
from tests.browser.stage import Stage
from tests.browser.variants import Variant
from tests.browser.words import untranslated

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("variant", [Variant("fr", "light", 320)], indirect=True, ids=str),
]


@pytest.fixture
def careless(stage: Stage, settings: Settings) -> Stage:
    """A window on a page that was made without care."""
    settings.ROOT_URLCONF = "tests.browser.mishaps"
    stage.show("mishap_careless")
    return stage


def test_a_wrong_frame(careless: Stage, variant: Variant) -> None:
    found = " ".join(looks.frame(careless.page, variant))

    assert "lang" in found
    assert "title" in found
    assert "heading" in found


def test_something_too_wide_or_too_small(careless: Stage, variant: Variant) -> None:
    assert looks.width(careless.page, variant)
    assert len(looks.targets(careless.page, variant)) == 2


def test_no_way_in_for_the_keyboard(careless: Stage) -> None:
    assert looks.way_in(careless.page)


def test_a_field_without_a_label(careless: Stage) -> None:
    assert any(found.startswith("axe label") for found in barriers(careless.page))


def test_english_on_a_french_page(careless: Stage) -> None:
    assert untranslated(careless.page) == ["English on a French page: 'Sign out'"]


def test_what_the_browser_stopped_or_could_not_get(careless: Stage) -> None:
    found = " ".join(careless.watch.problems)

    assert "content security policy: script-src-elem" in found
    assert "content security policy: img-src" in found
    assert "another server: https://elsewhere.invalid/pixel.png" in found
    assert "not-there.js answered 404" in found
