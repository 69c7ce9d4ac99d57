"""What production refuses, with what to do instead."""

import secrets

import pytest
from django.core.exceptions import ImproperlyConfigured

from ocrsite.settings import guard


class TestDebug:
    def test_on_is_refused(self) -> None:
        with pytest.raises(ImproperlyConfigured, match="Remove DEBUG"):
            guard.debug_is_off(debug=True)

    def test_off_passes(self) -> None:
        guard.debug_is_off(debug=False)


class TestKeys:
    def test_a_random_one_passes(self) -> None:
        guard.secret_is_strong("SECRET_KEY", secrets.token_urlsafe(48))

    @pytest.mark.parametrize(
        "weak",
        [
            "",
            "short",
            secrets.token_urlsafe(30),
            "x" * 80,
            "abc" * 30,
            "django-insecure-" + secrets.token_urlsafe(48),
            "change-me" + secrets.token_urlsafe(48),
        ],
        ids=["absent", "short", "nearly", "one letter", "three letters", "django's example", "our example"],
    )
    def test_a_weak_one_is_refused_and_not_repeated(self, weak: str) -> None:
        with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is weak.*Make one with") as stop:
            guard.secret_is_strong("SECRET_KEY", weak)
        assert not weak or weak not in str(stop.value)


class TestHosts:
    def test_that_are_named_pass(self) -> None:
        guard.hosts_are_named(["probant.example.fr", "localhost"])

    @pytest.mark.parametrize("hosts", [[], ["*"], [".example.fr"], ["probant.example.fr", "*.example.fr"]])
    def test_that_are_not_are_refused(self, hosts: list[str]) -> None:
        with pytest.raises(ImproperlyConfigured, match=r"ALLOWED_HOSTS=probant.example.fr"):
            guard.hosts_are_named(hosts)


class TestPlainHttp:
    @pytest.mark.parametrize("hosts", [["localhost"], ["127.0.0.1", "[::1]"]])
    def test_passes_at_home(self, hosts: list[str]) -> None:
        guard.insecure_only_at_home(hosts, insecure=True)

    def test_is_refused_elsewhere(self) -> None:
        with pytest.raises(ImproperlyConfigured, match="TLS proxy"):
            guard.insecure_only_at_home(["localhost", "probant.example.fr"], insecure=True)

    def test_matters_only_when_it_is_asked_for(self) -> None:
        guard.insecure_only_at_home(["probant.example.fr"], insecure=False)
