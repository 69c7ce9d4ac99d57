"""An accountant reads which rule an electronic invoice breaks, where and by how much."""

import pytest
from django.utils.translation import override

from invoices.answers_words import finding_in_english
from invoices.wording import finding_in_words
from invoices.wording_xml_details import detail_in_words
from tests.rooms.test_wording import spaced

DETAILS: tuple[tuple[str, str, str], ...] = (
    ("BR-CO-15", "-42.00", "-42,00"),
    ("BR-CO-10", "+1234.50", "+1 234,50"),
    ("BR-DEC-23", "100.005", "100,005"),
    ("BR-FR-16", "21.00 (+2)", "21,00 %, et 2 autres cas"),
    ("BR-27", "line 1.2", "ligne 1.2"),
    ("BR-23", "line 3 (+1)", "ligne 3, et 1 autre cas"),
    ("BR-48", "rate 2", "ligne 2"),
    ("BR-S-02", "seller", "vendeur"),
    ("BR-AE-02", "buyer", "acheteur"),
    ("BR-AE-02", "seller (+1)", "vendeur et acheteur"),
    ("BR-E-05", "line 1: 20.00 %", "ligne 1 : 20,00 %"),
    ("BR-S-05", "line 1: - %", "ligne 1 : aucun taux"),
    ("BR-S-08", "20.00: 2400.00 / 2535.00", "à 20,00 % : 2 400,00 au lieu de 2 535,00"),
    ("BR-E-08", "E: 100.00 / 90.00", "100,00 au lieu de 90,00"),
    ("BR-CO-17", "100.00 x 20 % / 19.00", "100,00 × 20 % ≠ 19,00"),
    ("BR-29", "2026-03-31 > 2026-03-01", "du 31/03/2026 au 01/03/2026"),
    ("BR-FR-CO-07", "2026-03-01 < 2026-03-31", "le 01/03/2026, avant le 31/03/2026"),
    ("BR-FR-CO-09", "0 / 120.00", "0 réglés sur 120,00"),
    ("BR-FR-03", "BT-2: 20260230 (+1)", "date d’émission : 20260230, et 1 autre cas"),
    ("BR-FR-05", "PMT (+2)", "indemnité forfaitaire de recouvrement (PMT), et 2 autres cas"),
    ("BR-FR-08", "-", "aucun"),
    ("FX-XMP-PROFILE", "MINIMUM / BASIC", "MINIMUM au lieu de BASIC"),
    ("FX-PROFILE-LINES", "MINIMUM: 2", "MINIMUM, lignes : 2"),
    ("PDFA3-PART", "missing", "il n’en dit rien"),
    ("PDFA3-PART", "1", "PDF/A-1"),
    ("XML-WELL-FORMED", "line 36", "ligne 36"),
    ("XML-WELL-FORMED", "broken", "endroit inconnu"),
    ("XML-NAMESPACE", "none", "aucun"),
    ("XML-TWO-INVOICES", "number, gross", "numéro, total TTC"),
)
# What is wrong with the way in which something is written is shown as it is written.
AS_WRITTEN: tuple[tuple[str, str], ...] = (
    ("BR-FR-DEC-01", "2400.005"),
    ("BR-FR-DEC-01", "1 415,00"),
    ("BR-FR-02", "2026.10"),
    ("BR-CL-01", "310"),
    ("FR-SIREN", "404833048"),
    ("FR-SAME-COMPANY", "404833048 / 732829320"),
    ("FX-FILE-NAME", "line 3"),
    ("BR-CO-15", "{rule.__class__}"),
    ("BR-CO-17", "a x b % / c"),
)


class TestADetail:
    @pytest.mark.parametrize(("rule", "detail", "said"), DETAILS)
    def test_is_said_in_french(self, rule: str, detail: str, said: str) -> None:
        with override("fr"):
            assert spaced(detail_in_words(rule, detail)) == said

    @pytest.mark.parametrize(("rule", "detail"), AS_WRITTEN)
    def test_that_was_copied_stays_as_it_is(self, rule: str, detail: str) -> None:
        with override("fr"):
            assert detail_in_words(rule, detail) == detail


class TestARule:
    def test_is_told_with_its_number_and_its_sentence(self) -> None:
        facts: dict[str, str | float] = {"rule": "BR-CO-15", "detail": "-42.00"}

        with override("fr"):
            french = spaced(finding_in_words("xml_rule_broken", facts))
        with override("en"):
            english = finding_in_words("xml_rule_broken", facts)

        assert french == "Règle BR-CO-15 : le total TTC n’est pas le total HT plus la TVA (écart : -42,00)."
        assert english == (
            "Rule BR-CO-15: The total with VAT is not the total without VAT plus the VAT (off by -42.00)."
        )

    @pytest.mark.parametrize(("rule", "detail", "said"), [
        ("BR-AE-10", "AE", "pour la catégorie « autoliquidation », le motif de l’absence de TVA doit être indiqué."),
        ("BR-O-02", "seller", "« hors champ de la TVA », aucun numéro de TVA ne doit figurer (vendeur)."),
        ("BR-DEC-12", "10.005", "le total HT a plus de deux décimales : 10,005."),
    ])  # fmt: skip
    def test_names_what_it_is_about(self, rule: str, detail: str, said: str) -> None:
        with override("fr"):
            assert spaced(finding_in_words("xml_rule_warning", {"rule": rule, "detail": detail})).endswith(said)

    def test_is_told_to_machines_in_english(self) -> None:
        facts: dict[str, str | float] = {"rule": "BR-23", "detail": "line 3 (+2)"}

        assert finding_in_english("xml_rule_broken", facts) == (
            "Rule BR-23: A quantity has no unit (line 3 and 2 more)."
        )

    def test_that_nobody_knows_any_more_keeps_its_number(self) -> None:
        with override("fr"):
            said = spaced(finding_in_words("xml_rule_broken", {"rule": "BR-GONE", "detail": "12.50"}))

        assert said == "La facture électronique enfreint la règle BR-GONE (12.50)."
        assert finding_in_english("xml_rule_broken", {"rule": "BR-GONE"}).endswith("breaks rule BR-GONE (…).")
