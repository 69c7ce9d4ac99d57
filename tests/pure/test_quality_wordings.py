"""The wordings that the law knows are found on a page, as they are printed and as they are read."""

import time

import pytest

from invoices.quality.mentions_wordings import WORDINGS, find_mentions

FOUND: tuple[tuple[str, str], ...] = (
    ("art_293b", "TVA non applicable, art. 293 B du CGI"),
    ("art_293b", "TVA non applicable - article 293B du Code général des impôts"),
    ("art_293b", "Franchise en base de TVA"),
    ("reverse_charge", "Autoliquidation"),
    ("reverse_charge", "AUTO-LIQUIDATION de la TVA, article 283-2 nonies du CGI"),
    ("reverse_charge", "TVA due par le preneur assujetti (art. 283-2 du CGI)"),
    ("reverse_charge", "Reverse charge: VAT to be accounted for by the recipient"),
    ("reverse_charge", "Steuerschuldnerschaft des Leistungsempfängers"),
    ("intra_community", "Exonération de TVA, article 262 ter I du CGI"),
    ("intra_community", "Livraison intracommunautaire"),
    ("intra_community", "Steuerfreie innergemeinschaftliche Lieferung gem. § 4 Nr. 1b UStG"),
    ("intra_community", "Intra-Community supply, Article 138 Directive 2006/112/EC"),
    ("exempt_261", "Exonéré de TVA - art. 261-4-1° du CGI"),
    ("exempt_261", "Organisme exonéré de TVA (article 261.4.4 a du CGI)"),
    ("exempt_261", "Opération exonérée, art. 261 C du CGI"),
    ("export", "Exonération de TVA, art. 262 I du CGI"),
    ("exempt", "TVA non applicable"),
    ("exempt", "Prestation exonérée de T.V.A."),
    ("exempt", "Hors champ d’application de la TVA"),
    ("exempt", "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet"),
    ("margin_scheme", "Régime particulier – Agences de voyages"),
    ("margin_scheme", "Régime particulier - Biens d’occasion"),
    ("margin_scheme", "Differenzbesteuerung nach § 25a UStG"),
    ("self_billing", "Autofacturation"),
    ("self_billing", "Auto-facturation"),
    ("single_taxable_person", "Membre d’un assujetti unique"),
    ("vat_on_debits", "Option pour le paiement de la taxe d’après les débits"),
    ("vat_on_debits", "TVA acquittée sur les débits"),
    ("late_penalty", "Pénalités de retard : 3 fois le taux d’intérêt légal"),
    ("late_penalty", "Tout retard de paiement entraîne des pénalités au taux annuel de 12 %"),
    ("late_penalty", "En cas de retard de règlement, intérêts au taux BCE majoré de 10 points"),
    ("late_penalty", "Bei Zahlungsverzug berechnen wir Verzugszinsen"),
    ("late_penalty", "il sera appliqué une pénalité de 1,5 % par mois de retard"),
    ("late_penalty", "Tout retard entraîne des pénalités au taux de la BCE"),
    ("late_penalty", "Interest on late payment: 8 % above base rate"),
    ("fixed_fee_40", "Indemnité forfaitaire pour frais de recouvrement : 40 €"),
    ("fixed_fee_40", "une indemnité de 40 euros pour recouvrement sera due"),
    ("fixed_fee_40", "et une indemnité de 40 €"),
    ("fixed_fee_40", "40 € de frais de recouvrement"),
    ("discount_terms", "Pas d’escompte pour paiement anticipé"),
    ("discount_terms", "ESCOMPTE : NÉANT"),
    ("discount_terms", "Zahlbar innerhalb 10 Tagen mit 2 % Skonto"),
    ("approved_body", "Membre d’un centre de gestion agréé, le règlement par chèque est accepté"),
    ("approved_body", "Accepte le règlement des sommes dues par chèque"),
    ("deposit", "FACTURE D’ACOMPTE n° 12"),
    ("deposit", "Abschlagsrechnung"),
    ("capital", "SARL au capital de 7 500 €"),
    ("capital", "SAS, capital social : 50.000,00 euros"),
    ("capital", "SA CAPITAL € 1.250.000"),
    ("capital", "Capital 5 000 - SIRET 404 833 048 00022"),
    ("capital", "S.A.R.L. à capital variable"),
    ("rcs", "RCS Lyon 404 833 048"),
    ("rcs", "R.C.S. PARIS B 404 833 048"),
    ("rcs", "Immatriculé au Registre du Commerce et des Sociétés de Lyon"),
    ("rcs", "HRB Nr. 372876"),
    ("rcs", "Amtsgericht München HRB 123456"),
    ("legal_form", "S.A.R.L. au capital de 7 500 €"),
    ("legal_form", "Atelier Dupont SASU"),
    ("legal_form", "SA à conseil d’administration"),
    ("legal_form", "Société par actions simplifiée"),
    ("legal_form", "Garage Dupont SA - 195, chemin des Vignes"),
    ("legal_form", "SELARL d’avocats"),
    ("legal_form", "Muster GmbH & Co. KG"),
    ("sole_trader", "Jean Dupont, Entrepreneur individuel"),
    ("sole_trader", "Marie Martin EI - Micro-entreprise"),
    ("association", "Association régie par la loi du 1er juillet 1901"),
    ("operation_category", "Catégorie de l’opération : prestation de services"),
    ("operation_category", "Nature des opérations : livraisons de biens"),
    ("operation_category", "Livraison de biens exclusivement"),
    ("delivery_address", "Adresse de livraison : 3 rue du Port"),
    ("delivery_address", "Lieferanschrift"),
    ("credit_reference", "Avoir sur facture n° FA-2026-0012"),
    ("credit_reference", "Cet avoir annule et remplace la facture 2026-12"),
    ("credit_reference", "Facture d’origine : FA-2026-0012"),
    ("credit_reference", "Réf. facture : FA-2026-0012"),
    ("credit_reference", "Réf. Fact. FA-2026-0012"),
    ("credit_reference", "Credit for invoice 4711"),
    ("credit_reference", "Gutschrift zur Rechnung Nr. 4711"),
)
NOT_FOUND: tuple[tuple[str, str], ...] = (
    ("legal_form", "Sachez que votre salle sera prête"),
    ("legal_form", "La société vous remercie de sa confiance"),
    ("capital", "Paris, capitale de la France"),
    ("sole_trader", "Bouteille 75 cl, veille"),
    ("rcs", "Parcs et jardins"),
    ("discount_terms", "Escompteur"),
    ("art_293b", "Lot 1293 bis"),
    ("exempt_261", "Téléphone 04 72 26 10 15"),
    ("reverse_charge", "Autoroute"),
    ("credit_reference", "Facture n° FA-2026-0012"),
    ("late_penalty", "Livraison sans retard"),
    ("late_penalty", "Indemnité forfaitaire de recouvrement due en cas de retard : 40,00 EUR"),
    ("legal_form", "Bon de commande et sa date"),
    ("deposit", "Acompte reçu 53,20"),
    ("self_billing", "Facturation automatique"),
)


class TestAWording:
    @pytest.mark.parametrize(("code", "printed"), FOUND)
    def test_is_found(self, code: str, printed: str) -> None:
        assert code in find_mentions(f"Facture\n{printed}\nTotal")

    @pytest.mark.parametrize(("code", "printed"), FOUND)
    def test_is_found_in_capitals_and_across_lines(self, code: str, printed: str) -> None:
        assert code in find_mentions(printed.upper().replace(" ", "\n"))

    @pytest.mark.parametrize(("code", "printed"), NOT_FOUND)
    def test_is_not_seen_where_it_is_not(self, code: str, printed: str) -> None:
        assert code not in find_mentions(printed)

    def test_has_an_example_of_each_kind(self) -> None:
        assert {code for code, _ in FOUND} == set(WORDINGS)


class TestAPage:
    def test_without_words_says_nothing(self) -> None:
        assert find_mentions("") == frozenset()

    def test_full_of_half_wordings_is_searched_in_no_time(self) -> None:
        page = "indemnite option tva penalite avoir facture exoner annule operations de retard 40 € s.a " * 200
        started = time.perf_counter()

        find_mentions(page)

        assert time.perf_counter() - started < 1.0
