"""Every installation starts with what its environment says, or says why not."""

import importlib
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler

PROJECT = Path(__file__).parents[2] / "ocrsite"
KEY = "".join(chr(33 + number) for number in range(60))
READY = {"SECRET_KEY": KEY, "AUDIT_KEY": KEY[::-1], "ALLOWED_HOSTS": "probant.example.fr"}
SPOKEN_FOR = (
    "DEBUG", "INSECURE_HTTP", "REGISTRATION", "TRUSTED_PROXIES", "OIDC_ISSUER", "DATABASE_URL", "REDIS_URL",
    "EMAIL_HOST", "EMAIL_PORT", "LOG_LEVEL", "TIME_ZONE", "BROKER_URL", "SECRET_KEY_FALLBACKS", "THROTTLE_USER",
    "THROTTLE_ANONYMOUS", "HOST", "PORT", "WEB_PROCESSES", "WEB_THREADS", *READY,
)  # fmt: skip


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An installation about which the environment says nothing yet."""
    for name in SPOKEN_FOR:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return monkeypatch


def start(installation: pytest.MonkeyPatch, settings: str, **environment: str) -> dict[str, Any]:
    """Read a settings module afresh with an environment."""
    for name, value in environment.items():
        installation.setenv(name, value)
    return runpy.run_path(str(PROJECT / f"settings/{settings}.py"))


class TestLocal:
    def test_needs_nothing(self, installation: pytest.MonkeyPatch) -> None:
        found = start(installation, "local")

        assert (found["LOCAL_MODE"], found["DEMO_ACCOUNTS_ALLOWED"], found["DEBUG"]) == (True, True, False)
        assert len(found["SECRET_KEY"]) >= 50


class TestProduction:
    def test_starts_with_keys_and_hosts(self, installation: pytest.MonkeyPatch) -> None:
        found = start(installation, "production", **READY)

        assert found["REGISTRATION"] == "invite"
        assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is found["SECURE_SSL_REDIRECT"] is True
        assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
        assert found["LOCAL_MODE"] is found["DEMO_ACCOUNTS_ALLOWED"] is found["DEBUG"] is False

    @pytest.mark.parametrize(
        "wrong",
        [
            {"SECRET_KEY": "weak"},
            {"AUDIT_KEY": "weak"},
            {"ALLOWED_HOSTS": "*"},
            {"ALLOWED_HOSTS": ""},
            {"DEBUG": "1"},
            {"INSECURE_HTTP": "1"},
        ],
    )
    def test_refuses_to_start_unsafely(self, installation: pytest.MonkeyPatch, wrong: dict[str, str]) -> None:
        with pytest.raises(ImproperlyConfigured, match=next(iter(wrong))):
            start(installation, "production", **{**READY, **wrong})

    def test_may_be_tried_at_home_without_tls(self, installation: pytest.MonkeyPatch) -> None:
        found = start(installation, "production", **{**READY, "ALLOWED_HOSTS": "localhost", "INSECURE_HTTP": "1"})

        assert found["SECURE_SSL_REDIRECT"] is found["SESSION_COOKIE_SECURE"] is False
        assert "SESSION_COOKIE_NAME" not in found or not found["SESSION_COOKIE_NAME"].startswith("__Host-")

    def test_believes_a_proxy_only_where_there_is_one(self, installation: pytest.MonkeyPatch) -> None:
        assert "SECURE_PROXY_SSL_HEADER" not in start(installation, "production", **READY)

        installation.setattr(importlib.import_module("ocrsite.settings.base"), "TRUSTED_PROXIES", 1)

        assert start(installation, "production", **READY)["SECURE_PROXY_SSL_HEADER"][0] == "HTTP_X_FORWARDED_PROTO"


class TestBase:
    def test_needs_no_server(self, installation: pytest.MonkeyPatch, tmp_path: Path) -> None:
        found = start(installation, "base")

        assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "probant.sqlite3")
        assert found["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert found["CACHES"]["default"]["BACKEND"].endswith("DatabaseCache")
        assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")

    @pytest.mark.parametrize("name", ["a#b", "what?", "50 % + more"])
    def test_keeps_its_database_in_whatever_folder_it_is_given(
        self, installation: pytest.MonkeyPatch, tmp_path: Path, name: str
    ) -> None:
        found = start(installation, "base", DATA_DIR=str(tmp_path / name))

        assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / name / "probant.sqlite3")

    def test_still_opens_what_former_keys_closed(self, installation: pytest.MonkeyPatch) -> None:
        assert start(installation, "base", SECRET_KEY_FALLBACKS="one two")["SECRET_KEY_FALLBACKS"] == ["one", "two"]

    @pytest.mark.parametrize(
        ("settings", "name", "value"),
        [
            ("base", "EMAIL_PORT", "65536"),
            ("base", "TIME_ZONE", "Paris"),
            ("base", "REDIS_URL", "cache:6379"),
            ("queue", "BROKER_URL", "kafka://broker"),
            ("queue", "TIME_ZONE", "Paris"),
            ("logs", "LOG_LEVEL", "LOUD"),
            ("api", "THROTTLE_USER", "often"),
            ("api", "THROTTLE_ANONYMOUS", "60"),
            ("access", "OIDC_ISSUER", "http://directory.exemple.fr"),
        ],
    )
    def test_stops_at_what_makes_no_sense(
        self, installation: pytest.MonkeyPatch, settings: str, name: str, value: str
    ) -> None:
        with pytest.raises(ImproperlyConfigured, match=f"^{name} is "):
            start(installation, settings, **{name: value})

    @pytest.mark.parametrize("word", ["warning", "WARNING", "Warning"])
    def test_logs_as_much_as_it_is_told(self, installation: pytest.MonkeyPatch, word: str) -> None:
        assert start(installation, "logs", LOG_LEVEL=word)["LOGGING"]["root"]["level"] == "WARNING"

    def test_may_find_its_queue_on_a_socket(self, installation: pytest.MonkeyPatch) -> None:
        found = start(installation, "queue", REDIS_URL="unix:///run/redis.sock")

        assert found["CELERY_BROKER_URL"] == "redis+socket:///run/redis.sock"

    def test_takes_the_servers_it_is_told(self, installation: pytest.MonkeyPatch) -> None:
        found = start(
            installation,
            "base",
            DATABASE_URL="postgres://probant@db/probant",
            REDIS_URL="redis://cache:6379/0",
            EMAIL_HOST="mail.exemple.fr",
        )

        assert found["DATABASES"]["default"]["CONN_HEALTH_CHECKS"] is True
        assert found["CACHES"]["default"]["BACKEND"].endswith("RedisCache")
        assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")


class TestSingleSignOn:
    def test_is_off_by_default(self, installation: pytest.MonkeyPatch) -> None:
        found = start(installation, "access")

        assert found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
        assert found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"] == ["'self'"]

    def test_is_set_up_by_the_environment(self, installation: pytest.MonkeyPatch) -> None:
        issuer = "https://directory.exemple.fr"
        found = start(installation, "access", OIDC_ISSUER=issuer, OIDC_CLIENT_ID="probant", OIDC_CLIENT_SECRET="s")

        (app,) = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
        assert app["settings"] == {"server_url": issuer}
        assert issuer in found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]


class TestServer:
    def test_finds_the_product(self) -> None:
        assert isinstance(importlib.import_module("ocrsite.wsgi").application, WSGIHandler)

    @pytest.mark.parametrize("writable", [True, False])
    def test_runs_as_the_environment_says(self, installation: pytest.MonkeyPatch, writable: bool) -> None:
        installation.setattr("os.access", lambda *_: writable)
        installation.setenv("PORT", "9000")

        found = runpy.run_path(str(PROJECT / "gunicorn.py"))

        assert (found["bind"], found["workers"], found["worker_class"]) == ("127.0.0.1:9000", 2, "gthread")
        assert found["timeout"] < 60

    @pytest.mark.parametrize("word", ["http", "0", "65536"])
    def test_names_a_port_that_is_none(self, installation: pytest.MonkeyPatch, word: str) -> None:
        installation.setenv("PORT", word)

        with pytest.raises(ImproperlyConfigured, match=f"PORT is '{word}': write a whole number from 1 to 65535"):
            runpy.run_path(str(PROJECT / "gunicorn.py"))
