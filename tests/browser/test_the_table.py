"""The table of pages itself: no page is forgotten, and every pair of values is met."""

import hashlib
from fnmatch import fnmatchcase
from itertools import combinations
from pathlib import Path

from tests.browser.pages import NO_PAGES, PAGES
from tests.browser.variants import EVERY, Variant, variants_for
from tests.contracts.routes import all_routes

VENDOR = Path(__file__).parent / "vendor"


def names() -> set[str]:
    return {route.name for route in all_routes()}


def pairs(variant: Variant) -> set[tuple[object, object]]:
    return set(combinations((variant.language, variant.theme, variant.width), 2))


def test_every_address_is_in_the_table() -> None:
    shown = {screen.route for screen in PAGES}
    left = {route for route in names() if route not in shown and not any(fnmatchcase(route, name) for name in NO_PAGES)}

    assert not left, f"Add {left} to a table under tests/browser/places/, or to NO_PAGES with the reason."


def test_every_exception_is_still_needed() -> None:
    gone = {name for name in NO_PAGES if not any(fnmatchcase(route, name) for route in names())}

    assert not gone, f"Remove {gone} from NO_PAGES: there are no such addresses any more."


def test_every_name_is_given_once() -> None:
    given = [screen.name for screen in PAGES]

    assert len(given) == len(set(given))


def test_one_look_at_each_page_meets_every_pair_of_values() -> None:
    met: set[tuple[object, object]] = set()
    for place, _screen in enumerate(PAGES):
        for variant in variants_for(place, every=False):
            met |= pairs(variant)

    assert met == set().union(*map(pairs, EVERY))


def test_the_judge_of_barriers_is_the_one_that_was_chosen() -> None:
    digest = hashlib.sha256((VENDOR / "axe.min.js").read_bytes()).hexdigest()

    assert digest in (VENDOR / "README.md").read_text(encoding="utf-8")
