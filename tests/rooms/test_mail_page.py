"""Without a mail server, messages wait on a page of one's own machine."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(settings: Settings, tmp_path: Path) -> Path:
    """One's own machine, with an empty mailbox."""
    settings.LOCAL_MODE = True
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


def test_shows_what_would_have_been_sent(client: Client, at_home: Path) -> None:
    message = EmailMessage("Votre code", "Le code est 123-456 <b>", to=["marie@exemple.fr"])
    EmailBackend(file_path=str(at_home)).send_messages([message])

    page = client.get(reverse("mailbox")).content.decode()

    assert "Votre code" in page
    assert "marie@exemple.fr" in page
    assert "123-456 &lt;b&gt;" in page


def test_may_be_empty(client: Client, at_home: Path) -> None:
    assert client.get(reverse("mailbox")).status_code == 200


def test_is_nowhere_else(client: Client) -> None:
    assert client.get(reverse("mailbox")).status_code == 404
