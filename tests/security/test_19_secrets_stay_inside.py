"""Control 19: no secret is written to the log or put into an address.

The whole run of the tests is listened to as well: see `tests/logwatch.py`.
"""

import logging
import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client

from tests.contracts.routes import all_routes
from tests.contracts.stage import KEY, Stage
from tests.factories import PASSWORD, InvitationFactory
from tests.logwatch import SECRETS, LogWatch
from tests.security.doors import WRONG, knock

IBAN = "FR76 3000 6000 0112 3456 7890 189"
HOSTILE = "/srv/?token=prb_00000001secretsecret&password=motdepasse-en-clair&email=marie@exemple.fr"


@pytest.fixture
def watch() -> Iterator[LogWatch]:
    """Listen to all levels."""
    root, handler = logging.getLogger(), LogWatch()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.setLevel(level)
    root.removeHandler(handler)


def test_the_watch_hears_what_is_said() -> None:
    handler = LogWatch()
    handler.filters.clear()
    handler.setFormatter(logging.Formatter())
    handler.handle(
        logging.makeLogRecord({"msg": f"{PASSWORD} {KEY} marie@exemple.fr FR76 3000 6000 0112 3456 7890 189"})
    )

    assert len(handler.leaks) == len(SECRETS)


def test_nothing_is_said_of_what_people_type(stage: Stage, watch: LogWatch) -> None:
    client = stage.browser("admin")
    knock(Client(), stage.cast.alice.email, WRONG)
    knock(Client(), stage.cast.alice.email)
    client.patch(
        f"/api/organisations/{stage.cast.atelier.pk}/", {"ibans": ["FR7630006000011234567890189"]}, "application/json"
    )
    client.post(
        f"/organisations/{stage.cast.atelier.pk}/members/invite/", {"email": "marie@exemple.fr", "role": "viewer"}
    )
    Client().get("/api/user/", headers={"Authorization": f"Bearer {KEY}"})
    Client().get(HOSTILE, headers={"Referer": HOSTILE, "User-Agent": HOSTILE})

    assert not watch.leaks


def test_a_query_is_not_written_down(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Client().get("/users/login/?next=/organisations/&secretive=valeur-unique")

    assert not [record for record in caplog.records if "valeur-unique" in str(record.__dict__.values())]


def test_a_failing_page_does_not_write_what_was_sent(
    stage: Stage, watch: LogWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object, **__: object) -> None:
        raise RuntimeError(f"could not send {PASSWORD} to marie@exemple.fr with {KEY}"[len(PASSWORD) + 20 :])

    monkeypatch.setattr("accounts.web.members.invitation_create", explode)
    client = stage.browser("admin")
    client.raise_request_exception = False
    path = f"/organisations/{stage.cast.atelier.pk}/members/invite/"
    answer = client.post(path, {"email": "marie@exemple.fr", "role": "viewer", "password": PASSWORD})

    assert answer.status_code == 500
    assert not watch.leaks


def test_one_address_alone_carries_a_key_and_gives_it_away_at_once(stage: Stage) -> None:
    assert [route.name for route in all_routes() if "key" in route.gaps()] == ["invitation_open"]
    answer = Client().get(f"/users/invitation/{InvitationFactory.KEY}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/users/invitation/")
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_that_key_opens_nothing_to_whom_it_was_not_sent(stage: Stage) -> None:
    client = stage.browser("stranger")
    client.get(f"/users/invitation/{InvitationFactory.KEY}/")
    client.post("/users/invitation/")

    assert not stage.cast.charlie.memberships.filter(organisation=stage.cast.atelier).exists()


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/users/password/reset/", {"email": "alice@exemple.fr"}),
        ("/users/register/", {"email": "nouvelle@exemple.fr", "password1": PASSWORD, "password2": PASSWORD}),
    ],
)
def test_messages_carry_a_code_to_type_in_and_no_address_with_a_key(
    stage: Stage, path: str, form: dict[str, str]
) -> None:
    Client().post(path, form)
    links = re.findall(r"https?://\S+", str(mail.outbox[-1].body))

    assert not [link for link in links if re.search(r"[\w-]{20,}", link.split("//")[1])]
    assert PASSWORD not in str(mail.outbox[-1].body)


def test_forms_send_what_is_secret_in_their_body(stage: Stage) -> None:
    for path in ("/users/login/", "/users/register/", "/users/password/reset/"):
        page = Client().get(path).content.decode()
        assert re.search(r'<form[^>]*method="post"', page), path
