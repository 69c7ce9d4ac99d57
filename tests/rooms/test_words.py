"""Rows are shown in words: what a token may do, what an entry of the trail is about, whose browser a session is."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from accounts.models import AuditEntry
from accounts.templatetags.words import browser_words, object_words, scope_words, way_words


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def test_scopes_are_read_as_what_they_allow() -> None:
    assert scope_words(["review", "read"]) == "Read and export, correct and approve"


def test_a_scope_that_is_gone_keeps_its_own_name() -> None:
    assert scope_words(["bygone"]) == "Bygone"


def test_an_entry_names_the_kind_of_its_object() -> None:
    assert object_words(AuditEntry(object_type="accounts.membership", object_id="12")) == "Membership 12"


def test_an_entry_outlives_the_kind_of_its_object() -> None:
    assert object_words(AuditEntry(object_type="gone.thing", object_id="7")) == "Gone.thing 7"


def test_an_entry_about_nothing_names_nothing() -> None:
    assert object_words(AuditEntry()) == ""


def test_a_way_is_read_as_a_door() -> None:
    assert (way_words("token"), way_words("pigeon")) == ("API, with a token", "pigeon")


def test_a_browser_is_named_with_its_system() -> None:
    assert browser_words("Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0") == "Firefox on Linux"


def test_half_a_name_is_better_than_none() -> None:
    assert browser_words("curl/8.14") == "curl"
    assert browser_words("") == "Unknown browser"
