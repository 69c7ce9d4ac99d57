"""What a person may ask for who is named on invoices: all that is kept of them, and to be forgotten."""

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import AuditEntry
from invoices import store
from invoices.models import ArchiveEntry, Document, Preferences, Supplier
from invoices.selectors.people_named import Sought, TooLittleSaid, documents_naming, is_named
from invoices.services.person_papers import person_papers
from tests.archived import CLERK, EMAIL, IBAN, LATELY, LONG_AGO, NAME, NOW, kept, of_helene, own_store
from tests.cast import Cast
from tests.trail import actions

Commit = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def store_of_its_own(settings: Settings, tmp_path: Path) -> Path:
    return own_store(settings, tmp_path / "files")


def run(command: str, *options: object) -> str:
    said = io.StringIO()
    call_command(command, *map(str, options), stdout=said, stderr=said)
    return said.getvalue()


class TestAPerson:
    @pytest.mark.parametrize("name", ["Hélène Quernévez", "QUERNEVEZ helene", "hélène  quernévez"])
    def test_is_recognised_by_a_name_however_it_is_written(self, name: str) -> None:
        assert is_named(Sought(name=name), "Facture de Mme Hélène QUERNÉVEZ, Brest")

    def test_is_not_somebody_whose_name_begins_alike(self) -> None:
        assert not is_named(Sought(name="Jean Martin"), "Jean Martinez, et Martin Jeanne")

    @pytest.mark.parametrize("iban", ["FR7630006000011234567890189", IBAN, IBAN.lower()])
    def test_is_recognised_by_an_account_however_it_is_spaced(self, iban: str) -> None:
        assert is_named(Sought(iban=iban), "IBAN FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP")

    def test_is_recognised_by_an_address(self) -> None:
        assert is_named(Sought(email="Helene@quernevez.example"), f"Contact : {EMAIL}.")

    @pytest.mark.parametrize("marks", [{}, {"name": "  "}, {"name": "Li"}, {"name": NAME, "iban": "FR"}])
    def test_must_be_told_well_enough(self, marks: dict[str, str]) -> None:
        with pytest.raises(TooLittleSaid, match="at least 3"):
            Sought(**marks)


class TestLookingForSomebody:
    def found(self, cast: Cast, **marks: str) -> list[int]:
        return [one.pk for one in documents_naming(organisation=cast.atelier, sought=Sought(**marks))]

    @pytest.mark.parametrize("marks", [{"name": NAME}, {"email": EMAIL}, {"iban": IBAN}])
    def test_finds_the_documents_that_name_them(self, cast: Cast, marks: dict[str, str]) -> None:
        hers = of_helene(cast.atelier)
        kept(cast.atelier, b"%PDF-1.7 another")

        assert self.found(cast, **marks) == [hers.pk]

    def test_looks_in_one_organisation_only(self, cast: Cast) -> None:
        of_helene(cast.elsewhere)

        assert self.found(cast, name=NAME) == []

    def test_passes_over_what_went_in_the_meantime(self, cast: Cast) -> None:
        hers = of_helene(cast.atelier)

        def watch(numbers: list[int]) -> list[int]:
            Document.objects.filter(pk=hers.pk).delete()
            return numbers

        found = documents_naming(organisation=cast.atelier, sought=Sought(name=NAME), watch=watch)  # type: ignore[arg-type]
        assert list(found) == []


class TestHandingOver:
    def papers(self, cast: Cast, folder: Path) -> tuple[dict[str, Any], ZipFile]:
        said = run("export_person", folder / "elle.zip", "--organisation", cast.atelier.pk, "--name", NAME)
        assert "1 documents" in said
        papers = ZipFile(folder / "elle.zip")
        return json.loads(papers.read("papers.json")), papers

    def test_gives_all_that_is_known_and_the_originals(self, cast: Cast, tmp_path: Path) -> None:
        document = of_helene(cast.atelier, name="facture: 1/2.pdf")

        told, papers = self.papers(cast, tmp_path)

        (hers,) = told["documents"]
        assert (hers["sha256"], hers["received_at"]) == (document.sha256, LATELY.isoformat())
        assert (hers["kept_until"], hers["hold"]) == ("2037-01-01", "")
        assert hers["invoices"][0]["supplier_name"] == NAME
        assert hers["invoices"][0]["total_gross"] == "253.2000"
        assert hers["invoices"][0]["lines"][0]["description"] == "clarinette"
        assert hers["suppliers"][0]["ibans"][0]["iban"] == IBAN.replace(" ", "")
        assert hers["original"] == f"originals/{document.pk}-facture_ 1_2.pdf"
        assert papers.read(hers["original"]) == store.fetch(document.kept_as)

    def test_is_in_the_trail_without_the_name(self, cast: Cast, tmp_path: Path) -> None:
        of_helene(cast.atelier)

        self.papers(cast, tmp_path)

        assert actions(organisation=cast.atelier.pk) == ["subject.exported"]
        assert "uern" not in str(AuditEntry.objects.values())

    def test_is_for_nobody_else_to_read(self, cast: Cast, tmp_path: Path) -> None:
        of_helene(cast.atelier)
        self.papers(cast, tmp_path)

        assert (tmp_path / "elle.zip").stat().st_mode & 0o077 == 0

    def test_leaves_nothing_half_written(self, cast: Cast, tmp_path: Path) -> None:
        document = of_helene(cast.atelier)
        store.purge(document.kept_as)

        with pytest.raises(OSError, match="No such file"):
            person_papers(
                organisation=cast.atelier,
                sought=Sought(name=NAME),
                documents=[document],
                to=tmp_path / "elle.zip",
                now=NOW,
                by=CLERK,
            )

        assert [path.name for path in tmp_path.iterdir()] == ["files"]

    def test_covers_no_file(self, cast: Cast, tmp_path: Path) -> None:
        (tmp_path / "elle.zip").write_bytes(b"here first")

        with pytest.raises(CommandError, match="there already"):
            run("export_person", tmp_path / "elle.zip", "--organisation", cast.atelier.pk, "--name", NAME)


class TestForgetting:
    def test_purges_what_the_law_lets_go_and_tells_what_stays(
        self, cast: Cast, django_capture_on_commit_callbacks: Commit
    ) -> None:
        old = of_helene(cast.atelier, received_at=LONG_AGO, name="ancienne.pdf")
        supplier = Supplier.objects.get()
        young = of_helene(cast.atelier, supplier, received_at=timezone.now(), name="récente.pdf")
        held = of_helene(cast.atelier, supplier, received_at=LONG_AGO, name="litige.pdf", hold_reason="litige")
        year = timezone.localtime().year

        with django_capture_on_commit_callbacks(execute=True):
            said = run("erase_person", "--organisation", cast.atelier.pk, "--iban", IBAN)

        assert set(Document.objects.values_list("pk", flat=True)) == {young.pk, held.pk}
        assert not store.is_kept(old.kept_as)
        assert f"document {young.pk}, récente.pdf: the law has it kept until {year + 11}-01-01" in said
        assert f"document {held.pk}, litige.pdf: held: litige; without that it may go on 2026-01-01" in said
        assert "1 documents erased, 2 stay" in said
        assert ArchiveEntry.objects.get(kind=ArchiveEntry.Kind.PURGED).reason == "erasure"
        assert actions(organisation=cast.atelier.pk) == ["document.purged", "subject.erased"]

    def test_may_only_say_what_would_go(self, cast: Cast) -> None:
        old = of_helene(cast.atelier, received_at=LONG_AGO)

        said = run("erase_person", "--organisation", cast.atelier.pk, "--name", NAME, "--dry-run")

        assert f"document {old.pk}, facture Quernévez.pdf: may go now" in said
        assert Document.objects.exists()

    def test_respects_a_hold_of_the_organisation(self, cast: Cast) -> None:
        of_helene(cast.atelier, received_at=LONG_AGO)
        Preferences.objects.create(organisation=cast.atelier, hold_reason="contrôle fiscal")

        assert "held: contrôle fiscal" in run("erase_person", "--organisation", cast.atelier.pk, "--name", NAME)

    def test_waits_for_a_worker(self, cast: Cast) -> None:
        until = timezone.now() + timedelta(minutes=1)
        of_helene(cast.atelier, received_at=LONG_AGO, held=True, lease_until=until)

        assert "just being read" in run("erase_person", "--organisation", cast.atelier.pk, "--name", NAME)


class TestTheCommands:
    @pytest.mark.parametrize("command", [("erase_person",), ("export_person", "elle.zip")])
    @pytest.mark.parametrize(
        ("options", "why"),
        [
            (("--name", NAME), "--organisation"),
            (("--organisation", "999999", "--name", NAME), "number of an organisation"),
            (("--account", "nobody@exemple.fr"), "Nobody has an account"),
            (("--account", "ben@exemple.fr", "--name", NAME), "--account alone"),
        ],
    )
    def test_say_what_is_missing(
        self, cast: Cast, command: tuple[str, ...], options: tuple[str, ...], why: str
    ) -> None:
        with pytest.raises(CommandError, match=why):
            run(*command, *options)

    def test_refuse_too_short_a_name(self, cast: Cast) -> None:
        with pytest.raises(CommandError, match="at least 3"):
            run("erase_person", "--organisation", cast.atelier.pk, "--name", "X")
