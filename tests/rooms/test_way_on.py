"""Where a sign-in may lead on to."""

import pytest
from allauth.account.adapter import DefaultAccountAdapter

from accounts.adapter import AccountAdapter


def test_an_address_that_python_refuses_to_read_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(adapter: DefaultAccountAdapter, url: str) -> bool:
        raise ValueError("Invalid IPv6 URL")

    monkeypatch.setattr(DefaultAccountAdapter, "is_safe_url", refuse)

    assert not AccountAdapter().is_safe_url("//[::1]@evil.example")
