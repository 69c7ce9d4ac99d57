"""The product speaks French everywhere, not nearly everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from ocrsite.borrowed import TEXTS
from tests.house.tree import ROOT, files

FRENCH = Path("locale/fr/LC_MESSAGES/django.po")
ENGLISH = Path("locale/en/LC_MESSAGES/django.po")
LIBRARIES = (
    Path(allauth.__file__).parent / "locale",
    Path(django.__file__).parent / "conf" / "locale",
    Path(django.__file__).parent / "contrib" / "admin" / "locale",
)
COLLECT = [
    "manage.py",
    "makemessages",
    "--locale",
    "fr",
    "--no-obsolete",
    "--extension",
    "html,txt,py",
    "--ignore",
    "tests",
]


def catalogue(folder: Path) -> Catalog:
    with (folder / FRENCH).open("rb") as file:
        return read_po(file, locale="fr")


def messages(folder: Path) -> list[Message]:
    return [message for message in catalogue(folder) if message.id]


def is_translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(forms)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose catalogue was collected anew."""
    copy = tmp_path_factory.mktemp("collected")
    for path in files():
        if path.suffix in {".py", ".html", ".txt", ".po", ".toml"}:
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "ocrsite.settings.test"}
    subprocess.run([sys.executable, *COLLECT], cwd=copy, env=settings, capture_output=True, check=True)
    return copy


def test_every_text_is_translated() -> None:
    bare = [message.id for message in messages(ROOT) if not is_translated(message)]

    assert not bare, f"Translate in {FRENCH}: {bare}"


def test_no_translation_is_a_guess() -> None:
    guesses = [message.id for message in messages(ROOT) if message.fuzzy]

    assert not guesses, f"Read these again and remove the word fuzzy: {guesses}"


def test_every_translation_keeps_the_places_of_its_text() -> None:
    wrong = {str(message.id): [str(error) for error in message.check()] for message in messages(ROOT)}

    assert not any(wrong.values()), (
        f"Placeholders differ: { ({text: errors for text, errors in wrong.items() if errors}) }"
    )


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_no_text_is_missing_from_the_catalogue(collected: Path) -> None:
    known = {(message.context, message.id) for message in messages(ROOT)}
    missing = [message.id for message in messages(collected) if (message.context, message.id) not in known]

    assert not missing, f"Run make messages and translate: {missing}"


def texts_of_the_libraries() -> set[str]:
    found: set[str] = set()
    for folder in LIBRARIES:
        with (folder / "fr/LC_MESSAGES/django.mo").open("rb") as file:
            found |= {str(message.id) for message in read_mo(file)}
    return found


def test_borrowed_texts_are_still_those_of_the_libraries() -> None:
    reworded = set(TEXTS) - texts_of_the_libraries()

    assert not reworded, f"A library has reworded these; follow it in ocrsite/borrowed.py: {reworded}"


def test_the_english_catalogue_rewords_nothing_but_borrowed_texts() -> None:
    with (ROOT / ENGLISH).open("rb") as file:
        own = [message.id for message in read_po(file, locale="en") if message.id and message.id not in TEXTS]

    assert not own, f"Write these as they shall read where they stand, and remove them from {ENGLISH}: {own}"
