"""The API of invoices: looked for, and read with all their evidence."""

import json
from typing import Any

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from invoices.fields import Verdict
from invoices.models import Document, Invoice, State
from tests.cast import Cast
from tests.house.tree import ROOT
from tests.papers import an_answered_document, the_invoice

ADDRESS = "/api/invoices/"
NUMBERS = {"id", "url", "document", "supplier", "first_page", "last_page", "state", "version", "received_at"}


@pytest.fixture
def victor(cast: Cast, api: APIClient) -> APIClient:
    """A program of somebody who only looks on."""
    api.force_login(cast.victor, backend="allauth.account.auth_backends.AuthenticationBackend")
    return api


def answer(program: APIClient, invoice: Invoice, **headers: str) -> dict[str, Any]:
    response = program.get(reverse("api_invoice", args=[invoice.pk]), headers=headers)
    assert response.status_code == 200
    body: dict[str, Any] = response.json()
    return body


class TestTheList:
    def test_holds_ones_own_with_plain_numbers(self, victor: APIClient, cast: Cast) -> None:
        mine = the_invoice(an_answered_document(cast.atelier))
        an_answered_document(cast.elsewhere)

        (told,) = victor.get(ADDRESS).json()["results"]

        assert (told["id"], told["document"]) == (mine.pk, mine.document_id)
        assert (told["total_net"], told["total_vat"], told["total_gross"]) == ("211.00", "42.20", "253.20")
        assert told["amount_due"] is None
        assert (told["issue_date"], told["currency"], told["state"]) == ("2026-03-02", "EUR", "in_review")

    @pytest.mark.parametrize("state", [State.RECEIVED, State.READING, State.UNDERSTOOD, State.FAILED])
    def test_names_none_that_may_still_be_a_duplicate(self, victor: APIClient, cast: Cast, state: State) -> None:
        invoice = the_invoice(an_answered_document(cast.atelier))
        Document.objects.update(state=state)

        assert victor.get(ADDRESS).json()["results"] == []
        assert victor.get(reverse("api_invoice", args=[invoice.pk])).status_code == 404

    def test_names_one_that_a_person_has_checked_while_it_is_read_again(self, victor: APIClient, cast: Cast) -> None:
        an_answered_document(cast.atelier)
        Document.objects.update(state=State.READING)
        Invoice.objects.update(state=Invoice.State.APPROVED)

        assert len(victor.get(ADDRESS).json()["results"]) == 1

    @pytest.mark.parametrize(
        ("asked", "found"), [({"state": "accepted"}, 1), ({"state": ["accepted", "in_review"]}, 2), ({}, 2)]
    )
    def test_shows_states(self, victor: APIClient, cast: Cast, asked: dict[str, Any], found: int) -> None:
        an_answered_document(cast.atelier)
        an_answered_document(cast.atelier, verdict=Verdict.ACCEPTED)

        assert victor.get(ADDRESS, asked).json()["count"] == found

    def test_shows_those_of_a_document_or_a_supplier(self, victor: APIClient, cast: Cast) -> None:
        document = an_answered_document(cast.atelier)
        invoice = the_invoice(document)
        an_answered_document(cast.atelier)

        assert victor.get(ADDRESS, {"document": document.pk}).json()["count"] == 1
        assert invoice.supplier_id
        assert victor.get(ADDRESS, {"supplier": invoice.supplier_id}).json()["count"] == 2
        assert victor.get(ADDRESS, {"document": 10**30}).json()["count"] == 0

    def test_says_which_filter_makes_no_sense(self, victor: APIClient) -> None:
        refused = victor.get(ADDRESS, {"document": "abc", "since": "soon"})

        assert (refused.status_code, set(refused.json()["errors"])) == (400, {"document", "since"})


class TestOne:
    def test_is_the_answer_of_a_reading_with_its_numbers(self, victor: APIClient, cast: Cast) -> None:
        told = answer(victor, the_invoice(an_answered_document(cast.atelier)))

        said = {name: value for name, value in told.items() if name not in NUMBERS}
        schema = json.loads((ROOT / "docs/reading.schema.json").read_text(encoding="utf-8"))
        assert told.keys() >= NUMBERS
        Draft202012Validator(schema).validate(said)

    def test_says_each_value_with_its_evidence(self, victor: APIClient, cast: Cast) -> None:
        told = answer(victor, the_invoice(an_answered_document(cast.atelier)))

        total = told["fields"]["total_gross"]
        assert (total["value"], total["source"], total["page"]) == ("253.20", "ocr", 1)
        assert len(total["box"]) == 4
        assert told["vat_breakdown"][0] | {"box": None, "page": None} == {
            "rate": "20", "base": "211.00", "amount": "42.20", "confidence": 0.9, "page": None, "box": None,
        }  # fmt: skip
        assert [line["quantity"] for line in told["lines"]] == ["1", "3"]

    def test_says_what_was_noticed_in_the_readers_language(self, victor: APIClient, cast: Cast) -> None:
        invoice = the_invoice(an_answered_document(cast.atelier))

        french, english = (
            answer(victor, invoice, **{"Accept-Language": language})["findings"][0] for language in ("fr", "en")
        )

        assert (english["code"], english["severity"], english["fields"]) == ("field_doubtful", "doubt", ["due_date"])
        assert english["message"].startswith("Read with little certainty")
        assert french["message"] != english["message"]

    def test_gives_the_values_as_they_stand_now(self, victor: APIClient, cast: Cast) -> None:
        invoice = the_invoice(an_answered_document(cast.atelier))
        invoice.fields["total_gross"] = {**invoice.fields["total_gross"], "value": "300.00", "source": "human"}
        invoice.state = Invoice.State.APPROVED
        invoice.save()

        told = answer(victor, invoice)

        assert (told["fields"]["total_gross"]["value"], told["fields"]["total_gross"]["source"]) == ("300.00", "human")
        assert (told["decision"], told["state"]) == ("accepted", "approved")

    @pytest.mark.parametrize(
        ("state", "decision"), [("accepted", "accepted"), ("in_review", "review"), ("rejected", "rejected")]
    )
    def test_says_what_is_decided(self, victor: APIClient, cast: Cast, state: State, decision: str) -> None:
        invoice = the_invoice(an_answered_document(cast.atelier))
        Invoice.objects.filter(pk=invoice.pk).update(state=state)

        assert answer(victor, invoice)["decision"] == decision

    def test_of_others_is_not_there(self, victor: APIClient, cast: Cast) -> None:
        other = the_invoice(an_answered_document(cast.elsewhere))

        assert victor.get(reverse("api_invoice", args=[other.pk])).status_code == 404
