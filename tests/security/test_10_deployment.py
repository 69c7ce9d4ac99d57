"""Controls 10 and 45: a server starts only with safe settings, and then Django's own check finds nothing to say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.house.tree import ROOT
from tests.security.production import STRONG, start

WEAK = {
    "absent": None,
    "empty": "",
    "short": STRONG["SECRET_KEY"][:40],
    "monotonous": "a" * 64,
    "few characters": "abab" * 20,
    "Django's own": "django-insecure-" + STRONG["SECRET_KEY"],
    "the example's": "change-me-" + STRONG["SECRET_KEY"],
    "blanks": " " * 80,
}


def run(*command: str, data: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = kept | STRONG | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "ocrsite.settings.production"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment | changes, capture_output=True, text=True, check=False
    )


def test_the_check_for_deployment_has_nothing_to_say(tmp_path: Path) -> None:
    checked = run("-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING", data=tmp_path)

    assert checked.returncode == 0, checked.stderr
    assert checked.stdout == "System check identified no issues (0 silenced).\n"
    assert checked.stderr == ""


def test_a_real_start_stops_at_a_weak_key_without_repeating_it(tmp_path: Path) -> None:
    weak = "hunter2-hunter2-hunter2"
    started = run("-c", "import django; django.setup()", data=tmp_path, SECRET_KEY=weak)

    assert started.returncode != 0
    assert "SECRET_KEY is weak" in started.stderr
    assert weak not in started.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "AUDIT_KEY"])
@pytest.mark.parametrize("how", WEAK)
def test_no_start_with_a_key_that_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, how: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        start(monkeypatch, tmp_path, **{name: WEAK[how]})


def test_a_key_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(STRONG["SECRET_KEY"] + "\n", encoding="utf-8")

    server = start(monkeypatch, tmp_path, SECRET_KEY=None, SECRET_KEY_FILE=str(file))

    assert server["SECRET_KEY"] == STRONG["SECRET_KEY"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "1"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "probant.example.fr,*.example.fr"),
        ("ALLOWED_HOSTS", ".example.fr"),
        ("INSECURE_HTTP", "1"),
        ("SESSION_HOURS", "0"),
        ("TRUSTED_PROXIES", "-1"),
        ("REGISTRATION", "anybody"),
    ],
)
def test_no_start_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"DEBUG|ALLOWED_HOSTS|INSECURE_HTTP|SESSION|PROXIES|REGISTRATION"):
        start(monkeypatch, tmp_path, **{name: value})


def test_a_server_is_not_a_playground(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server = start(monkeypatch, tmp_path)

    assert server["DEBUG"] is server["LOCAL_MODE"] is server["DEMO_ACCOUNTS_ALLOWED"] is False
    assert server["REGISTRATION"] == "invite"
    assert server["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert server["CELERY_ACCEPT_CONTENT"] == ["json"]


def test_a_proxy_is_believed_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone, behind_one = start(monkeypatch, tmp_path), start(monkeypatch, tmp_path, TRUSTED_PROXIES="1")

    assert "SECURE_PROXY_SSL_HEADER" not in alone
    assert behind_one["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert (alone["REST_FRAMEWORK"]["NUM_PROXIES"], behind_one["REST_FRAMEWORK"]["NUM_PROXIES"]) == (0, 1)
    assert "USE_X_FORWARDED_HOST" not in behind_one
