"""How one document is read, and that nothing leaves the building without the organisation's word."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from accounts.models import Organisation
from invoices.models import Consent, Document, Preferences
from invoices.ocr.policy import Policy
from invoices.selectors.policies import policy_for, preferences_of
from tests.factories import OrganisationFactory
from tests.factories_invoices import DocumentFactory

pytestmark = pytest.mark.django_db

SERVICES = ("azure", "mistral", "vision_llm")


def a_document(organisation: Organisation | None = None, *, engine: str = "", recipe: str = "") -> Document:
    wanted = {name: said for name, said in (("engine", engine), ("recipe", recipe)) if said}
    # Nothing of it is read here, so neither row nor bytes are needed.
    return DocumentFactory.build(
        organisation=organisation or OrganisationFactory.create(), wanted=wanted, kept_as="nowhere"
    )


def may_be_sent_to(policy: Policy) -> set[str]:
    """Return the services that a page may be sent to under a policy."""
    if policy.engine != "auto":
        return {policy.engine} & set(SERVICES)
    return {policy.away or ""} & set(SERVICES) if policy.may_go_away else set()


class TestWithoutConsent:
    @pytest.mark.parametrize("installed", ["auto", "tesseract", *SERVICES])
    @pytest.mark.parametrize("away", [None, *SERVICES])
    def test_nothing_leaves_whoever_asks_for_it(self, installed: str, away: str | None) -> None:
        for allowed, chosen, wanted in product((True, False), ("", "auto", "azure"), ("", "auto", "mistral")):
            document = a_document(engine=wanted)
            Preferences.objects.create(organisation=document.organisation, engine=chosen)

            policy = policy_for(document, Policy(engine=installed, away=away, away_allowed=allowed))

            assert may_be_sent_to(policy) == set(), (allowed, chosen, wanted)
            assert policy.may_leave is False

    def test_a_withdrawn_one_and_another_company_s_are_none(self) -> None:
        document = a_document(engine="azure")
        Consent.objects.create(organisation=document.organisation, engine="azure", withdrawn_at=timezone.now())
        Consent.objects.create(organisation=OrganisationFactory.create(), engine="azure")

        policy = policy_for(document, Policy(away="azure", away_allowed=True))

        assert may_be_sent_to(policy) == set()
        assert (policy.engine, policy.asked_for) == ("auto", "azure")

    def test_a_service_on_one_s_own_machines_reads_all_the_same(self) -> None:
        here = Policy(away="vision_llm", own_services=("vision_llm",))

        assert may_be_sent_to(policy_for(a_document(), here)) == {"vision_llm"}
        assert policy_for(a_document(engine="vision_llm"), here).engine == "vision_llm"


class TestWithConsent:
    @pytest.mark.parametrize(("given", "away"), list(product(SERVICES, SERVICES)))
    def test_pages_go_to_the_service_it_names_and_no_other(self, given: str, away: str) -> None:
        for wanted in ("", *SERVICES):
            document = a_document(engine=wanted)
            Consent.objects.create(organisation=document.organisation, engine=given)

            policy = policy_for(document, Policy(away=away))

            assert may_be_sent_to(policy) <= {given}
            asked = wanted or away
            assert (may_be_sent_to(policy) == {given}) == (asked == given)

    def test_given_again_after_it_was_withdrawn_it_holds(self) -> None:
        document = a_document()
        earlier = timezone.now() - timedelta(days=1)
        Consent.objects.create(organisation=document.organisation, engine="azure", withdrawn_at=earlier)
        Consent.objects.create(organisation=document.organisation, engine="azure")

        assert may_be_sent_to(policy_for(document, Policy(away="azure"))) == {"azure"}

    def test_an_engine_at_home_stays_at_home(self) -> None:
        document = a_document(engine="tesseract")
        Consent.objects.create(organisation=document.organisation, engine="azure")

        policy = policy_for(document, Policy(away="azure", away_allowed=True))

        assert (policy.engine, may_be_sent_to(policy)) == ("tesseract", set())


class TestWhoDecides:
    def test_the_sender_before_the_organisation_before_the_installation(self) -> None:
        here, organisation = Policy(engine="embedded", languages=("deu",)), OrganisationFactory.create()
        first = policy_for(a_document(organisation), here)
        Preferences.objects.create(organisation=organisation, engine="rapidocr", languages=["eng"])

        second = policy_for(a_document(organisation), here)
        third = policy_for(a_document(organisation, engine="tesseract"), here)

        assert [policy.engine for policy in (first, second, third)] == ["embedded", "rapidocr", "tesseract"]
        assert [policy.languages for policy in (first, second, third)] == [("deu",), ("eng",), ("eng",)]

    def test_the_sender_may_choose_how_pages_are_prepared_at_home(self) -> None:
        here = Policy(recipes={"azure": "service"})

        assert policy_for(a_document(), here).recipes == {"azure": "service"}
        assert policy_for(a_document(recipe="faint"), here).recipes == {
            "azure": "service", "tesseract": "faint", "rapidocr": "faint"
        }  # fmt: skip


class TestPreferences:
    def test_are_the_defaults_until_somebody_chooses(self) -> None:
        organisation = OrganisationFactory.create()

        default = preferences_of(organisation.pk)
        assert (default.territory, default.retention_years) == ("FR", 10)
        assert not Preferences.objects.exists()

        Preferences.objects.create(organisation=organisation, territory="RE")
        assert preferences_of(organisation.pk).territory == "RE"
