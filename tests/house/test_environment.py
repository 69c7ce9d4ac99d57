"""Every setting of an installation is documented, and nothing documented is read by nobody."""

import re

import yaml

from tests.house.tree import ROOT, texts

READER = re.compile(r"""\benv\.\w+\(\s*["']([A-Z][A-Z0-9_]*)["']""")
# Read by Django, by the Procfile and its scripts, and by compose rather than by our reader.
ELSEWHERE = re.compile(r"\$\{([A-Z][A-Z0-9_]*)")


def names_read() -> set[str]:
    return {name for place, source in texts(".py") if place.startswith("ocrsite/") for name in READER.findall(source)}


def names_read_elsewhere() -> set[str]:
    shell = ("scripts/worker.sh", "Procfile", "docker-compose.yml")
    return {name for file in shell for name in ELSEWHERE.findall((ROOT / file).read_text(encoding="utf-8"))}


def names_documented() -> set[str]:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^#? ?([A-Z][A-Z0-9_]*)=", example, re.M))


def test_every_variable_that_is_read_is_documented() -> None:
    silent = names_read() - names_documented()

    assert not silent, f"Add {sorted(silent)} to .env.example, each with its default and who needs it."


def test_every_documented_variable_is_read() -> None:
    idle = names_documented() - names_read() - names_read_elsewhere() - {"DJANGO_SETTINGS_MODULE"}

    assert not idle, f"Nobody reads {sorted(idle)}: remove them from .env.example, or read them through ocrsite.env."


def test_compose_passes_on_what_is_documented() -> None:
    passed = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["x-product"]["environment"]
    names = {name.removesuffix("_FILE") for name in passed}

    assert names <= names_documented()
    # Whoever replaces the key of a full stack would otherwise lock out everybody with a second factor.
    assert "SECRET_KEY_FALLBACKS" in passed


def test_the_environment_is_read_in_one_room() -> None:
    entrances = {"manage.py", "ocrsite/env.py", "ocrsite/wsgi.py", "ocrsite/asgi.py", "ocrsite/celery.py"}
    # It reads no setting: it picks the few variables that a confined child inherits.
    entrances.add("invoices/imaging/confined_launch.py")
    readers = [
        place
        for place, source in texts(".py")
        if "os.environ" in source and place not in entrances and not place.startswith(("tests/", "scripts/", "docker/"))
    ]

    assert not readers, (
        f"{readers} read the environment past ocrsite/env.py: a wrong value would fail late and far away."
    )
