"""Control 8: the headers by which browsers protect people stand on every answer, errors and static files included."""

import pytest
from django.test import Client

from tests.security.pages import Answer

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = ("geolocation", "microphone", "payment", "usb", "display-capture")
STATIC = ("css/tokens.css", "js/app.js", "icons.svg")


def closes(granted: str) -> bool:
    return all(f"{feature}=()" in granted for feature in CLOSED)


def test_every_answer_has_them(answers: list[Answer]) -> None:
    lacking = {
        f"{answer.name}: {header}"
        for answer in answers
        for header, value in ALWAYS.items()
        if answer.headers.get(header) != value
    }

    assert not lacking


def test_every_answer_closes_what_the_product_does_not_use(answers: list[Answer]) -> None:
    assert not [each.name for each in answers if not closes(each.headers.get("Permissions-Policy", ""))]


def test_pages_cannot_be_framed(answers: list[Answer]) -> None:
    framed = [
        each.name
        for each in answers
        if "frame-ancestors 'none'" not in each.headers["Content-Security-Policy"]
        or each.headers.get("X-Frame-Options", "DENY") != "DENY"
    ]

    assert not framed


def test_what_a_signed_in_person_sees_is_kept_by_nobody(answers: list[Answer]) -> None:
    hers = [each for each in answers if each.name.startswith("Alice")]
    kept = {each.name: each.headers.get("Cache-Control", "") for each in hers}
    stored = {name for name, said in kept.items() if "no-store" not in said}

    # A prepared page never changes, and her own browser may keep it for the day; nobody on the way may.
    assert [name.partition("/pages/")[2] for name in stored] == ["1"]
    assert all("private" in said for said in kept.values())


def test_what_depends_on_the_reader_is_not_shared_between_readers(db: None) -> None:
    varies = Client().get("/").headers["Vary"]

    assert {"Cookie", "Accept-Language"} <= {each.strip() for each in varies.split(",")}


def test_every_answer_says_its_number(answers: list[Answer]) -> None:
    assert not [each.name for each in answers if len(each.headers.get("X-Request-ID", "")) != 32]


def test_no_answer_says_who_serves_it_or_invites_other_pages(answers: list[Answer]) -> None:
    talkative = {"Server", "X-Powered-By", "Access-Control-Allow-Origin"}

    assert not [each.name for each in answers if talkative & set(each.headers)]


def test_a_client_cannot_choose_its_number(db: None) -> None:
    response = Client().get("/", headers={"X-Request-ID": "f" * 32})

    assert response.headers["X-Request-ID"] != "f" * 32


@pytest.mark.parametrize("path", STATIC)
def test_static_files_carry_the_same_headers_and_are_for_our_pages_only(path: str) -> None:
    response = Client().get(f"/static/{path}")

    assert response.status_code == 200
    assert b"".join(response)  # read to its end, which also closes the file
    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS
    assert closes(response.headers["Permissions-Policy"])
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("path", ["../ocrsite/settings/base.py", "%2e%2e/manage.py", "..%2f..%2fetc/passwd", ""])
def test_the_way_to_static_files_leads_nowhere_else(db: None, path: str) -> None:
    assert Client().get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_errors_have_a_face_and_a_number(answers: list[Answer], status: int) -> None:
    error = next(answer for answer in answers if answer.name == f"error {status}")

    assert error.status == status
    assert error.is_page
    assert error.headers["X-Request-ID"] in error.body
