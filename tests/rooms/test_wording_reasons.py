"""A person reads in French why a value is thought to be that of its field."""

import pytest
from django.utils.translation import override

from invoices.wording import rule_in_words
from invoices.wording_rules import RULES
from tests.rooms.test_wording import spaced


class TestAReason:
    @pytest.mark.parametrize(("rule", "said"), [
        ("right_of:total ttc", "à droite de « total ttc »"),
        ("below:a:b {c}", "sous « a:b {c} »"),
        ("place_on_page", "d’après sa place sur la page"),
        ("xml:BT-112", "élément BT-112 du fichier XML"),
        ("inside:supplier_siret", "contenu dans : SIRET du fournisseur"),
        ("usual_in:de", "d’usage dans les documents en cette langue (allemand)"),
        ("repaired:net+vat=gross, net*rate=vat", "corrigé, seule valeur cohérente : HT + TVA = TTC, HT × taux = TVA"),
        ("repaired:checksum, supplier_iban", "corrigé, seule valeur cohérente : sa clé, IBAN du fournisseur"),
        ("repaired:new", "corrigé, seule valeur cohérente : new"),
        ("something_else:words", "words"),
    ])  # fmt: skip
    def test_is_said_in_french(self, rule: str, said: str) -> None:
        with override("fr"):
            assert spaced(rule_in_words(rule)) == said

    @pytest.mark.parametrize("code", RULES)
    def test_is_complete_without_the_words_it_is_about(self, code: str) -> None:
        with override("fr"):
            assert "{" not in rule_in_words(code)
