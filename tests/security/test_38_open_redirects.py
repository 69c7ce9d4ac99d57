"""Control 38: the way back leads to one of our pages, whatever an address says."""

import re

import pytest
from django.test import Client

from tests.contracts.stage import Stage
from tests.factories import PASSWORD

EVIL = (
    "//evil.example",
    "///evil.example",
    "////evil.example/%2f..",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https://evil.example",
    "http:///evil.example",
    "https:/evil.example",
    "HtTpS://evil.example",
    "//evil.example@testserver",
    "https://testserver@evil.example",
    "https://testserver.evil.example",
    "//testserver:80@evil.example/",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//%65vil.example",
    "/%5cevil.example",
    "//[::1]@evil.example",
    "//evil。example",
    "\x00//evil.example",
    "/\r\nSet-Cookie: evil=1",
    "/" * 5000 + "evil.example",
)
INSIDE = "/organisations/"


def leads_home(location: str) -> bool:
    """Read an address as browsers do, who drop control characters and take a backslash for a slash."""
    seen = re.sub(r"[\t\r\n]", "", location).strip().replace("\\", "/")
    return bool(re.match(r"/(?!/)", seen)) and "\n" not in location


def way(client: Client, path: str, form: dict[str, str], following: str) -> str:
    answer = client.post(path, form | {"next": following})
    assert answer.status_code in {302, 200, 422}, path
    assert "evil" not in answer.cookies
    return str(answer.headers.get("Location", "/"))


@pytest.mark.parametrize("following", EVIL)
def test_signing_in_leads_home(stage: Stage, following: str) -> None:
    form = {"login": stage.cast.ben.email, "password": PASSWORD}

    assert leads_home(way(Client(), "/users/login/", form, following))
    in_the_address = Client().post("/users/login/", form, query_params={"next": following})
    assert leads_home(in_the_address.headers["Location"])


@pytest.mark.parametrize("following", EVIL)
def test_so_does_everything_else_that_knows_a_way_back(stage: Stage, following: str) -> None:
    client, atelier = stage.browser("accountant"), str(stage.cast.atelier.pk)

    assert leads_home(way(client, "/preferences/", {"theme": "dark"}, following))
    assert leads_home(way(client, "/organisations/switch/", {"organisation": atelier}, following))
    assert leads_home(way(client, "/users/reauthenticate/", {"password": PASSWORD}, following))
    assert leads_home(way(client, "/users/logout/", {}, following))
    new = {"email": "nouvelle@exemple.fr", "password1": PASSWORD, "password2": PASSWORD}
    assert leads_home(way(Client(), "/users/register/", new, following))


@pytest.mark.parametrize("following", EVIL)
def test_pages_for_somebody_who_is_in_already_do_not_pass_them_on(stage: Stage, following: str) -> None:
    client = stage.browser("accountant")
    for path in ("/users/login/", "/users/register/", "/admin/login/", "/users/password/reset/"):
        answer = client.get(path, {"next": following})
        assert answer.status_code in {302, 403, 200}
        assert leads_home(answer.headers.get("Location", "/")), path


def test_a_way_back_to_one_of_our_pages_is_taken(stage: Stage) -> None:
    client = stage.browser("accountant")
    form = {"login": stage.cast.ben.email, "password": PASSWORD}

    assert way(Client(), "/users/login/", form, INSIDE) == INSIDE
    assert way(client, "/preferences/", {"theme": "dark"}, INSIDE) == INSIDE


def test_the_header_that_names_the_page_before_is_not_believed(stage: Stage) -> None:
    answer = stage.browser("accountant").post("/preferences/", {"theme": "dark"}, headers={"Referer": "//evil.example"})

    assert answer.headers["Location"] == "/"
