"""Static files carry a digest of what is in them, also where one script imports another."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

IMPORTED = re.compile(r"""(?:from|import)\s*\(?["'](\.[^"']+)["']""")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files as a server gets them."""
    folder = tmp_path_factory.mktemp("static")
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "ocrsite.staticfiles.HashedStaticFiles"},
    }
    ignored = ["admin", "drf_spectacular_sidecar", "rest_framework", "django_extensions"]
    with override_settings(STORAGES=storages, STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=ignored)
    return folder


def hashed(folder: Path, pattern: str) -> list[Path]:
    return [path for path in folder.glob(pattern) if re.search(r"\.[0-9a-f]{12}\.", path.name)]


def test_every_script_has_a_name_with_a_digest(collected: Path) -> None:
    plain = {path.name for path in collected.glob("js/**/*.js")} - {
        path.name for path in hashed(collected, "js/**/*.js")
    }

    assert len(hashed(collected, "js/**/*.js")) == len(plain) > 5


def test_one_script_imports_another_by_its_name_with_a_digest(collected: Path) -> None:
    (app,) = hashed(collected, "js/app.*.js")
    imports = IMPORTED.findall(app.read_text(encoding="utf-8"))

    assert imports
    for name in imports:
        assert re.search(r"\.[0-9a-f]{12}\.js$", name), f"{name} would be kept by browsers for ever"
        assert (app.parent / name).is_file()


def test_what_can_be_compressed_is_there_compressed(collected: Path) -> None:
    (sheet,) = hashed(collected, "css/base.*.css")

    assert sheet.with_suffix(".css.gz").is_file()
    assert sheet.with_suffix(".css.br").is_file()
