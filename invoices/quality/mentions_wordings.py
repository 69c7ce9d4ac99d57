"""The wordings on a page that the law knows, by code; French, English and German, as folded text.

Patterns bear what a reader makes of a page: spaces more or fewer, and full stops between letters.
"""

import re

from invoices.extraction.text import fold

SPACES = re.compile(r"\s+")
TVA = re.compile(r"\bt\.? ?v\.? ?a\b\.?")

WORDINGS: dict[str, tuple[str, ...]] = {
    # why no VAT is charged, or by whom
    "art_293b": (
        r"\b293 ?-? ?b\b",
        r"\bfranchise en base\b",
    ),
    "reverse_charge": (
        r"\bauto-? ?liquidation\b",
        r"\b(?:tva|taxe) (?:due|acquittee) par le (?:preneur|client|destinataire|donneur)",
        r"\bart(?:icle|\.)? ?283[ -]?(?:2|1)\b",
        r"\breverse[ -]charge\b",
        r"\bsteuerschuldnerschaft des leistungsempfangers\b",
    ),
    "intra_community": (
        r"\b262 ?ter\b",
        r"\blivraison intra-? ?communautaire\b",
        r"\bintra-? ?community supply\b",
        r"\binnergemeinschaftliche (?:lieferung|leistung)",
        r"\bart(?:icle|ikel|\.)? ?138\b.{0,40}\b(?:2006/112|directive|richtlinie|mwstsystrl)",
    ),
    "exempt_261": (
        r"\bart(?:icle|\.)? ?261\b|\b261 ?[a-e]\b",
        r"\b261[-., ]{1,3}\d.{0,20}\b(?:cgi|code general)\b",
    ),
    "export": (
        r"\b262[ -]?(?:i|1)\b(?! ?ter)",
        r"\bexoneration de tva.{0,30}export",
        r"\bsteuerfreie ausfuhrlieferung\b",
        r"\bexport\b.{0,30}\bvat (?:exempt|zero)",
    ),
    "exempt": (
        r"\bexoner[a-z]*\b.{0,40}\btva\b",
        r"\btva\b.{0,25}\b(?:non applicable|exoner[a-z]*)",
        r"\bnon (?:soumis|assujetti)[a-z]* a (?:la )?tva\b",
        r"\bhors champ\b.{0,25}\btva\b",
        r"\bvat exempt(?:ed|ion)?\b|\bexempt from vat\b|\boutside the scope\b",
        r"\bumsatzsteuerfrei\b|\bsteuerfrei\b|\bkleinunternehmer",
        r"(?:§|\bparagraph) ?19 (?:abs\b.{0,8})?ustg\b",
    ),
    "margin_scheme": (
        r"\bregime particulier\b",
        r"\btva sur (?:la )?marge\b|\b297 ?a\b",
        r"\bmargin scheme\b",
        r"\bdifferenzbesteuer|\bsonderregelung\b",
    ),
    "self_billing": (r"\bauto-? ?facturation\b", r"\bself-? ?billing\b", r"\bgutschriftverfahren\b"),
    "single_taxable_person": (r"\bassujetti unique\b", r"\bvat group\b"),
    "vat_on_debits": (
        r"\bd'? ?apres les debits\b",
        r"\btva\b.{0,30}\bsur les debits\b",
        r"\boption\b.{0,30}\bdebits\b",
    ),
    # how it is paid
    "late_penalty": (
        r"\bpenalites?\b.{0,40}\bretard\b|\bretard\b.{0,40}\bpenalites?\b",
        r"\binterets? (?:de retard|moratoires?)\b",
        r"\bretard de (?:paiement|reglement)\b.{0,60}\b(?:taux|penalite|interet)",
        r"\blate payment\b.{0,40}\b(?:interest|penalt|fee)|\binterest on late\b|\bpenalt(?:y|ies) for late\b",
        r"\bverzugszins",
    ),
    "fixed_fee_40": (
        r"\bindemnite\b.{0,40}\brecouvrement\b|\bindemnite\b.{0,25}\b40\b",
        r"\bfrais de recouvrement\b",
        r"\b40(?:[.,]00)? ?(?:€|eur(?:os?)?).{0,60}\brecouvrement\b",
        r"\b(?:recovery|collection) (?:fee|cost|charge)s?\b",
    ),
    "discount_terms": (
        r"\bescomptes?\b",
        r"\b(?:early|prompt)[ -](?:payment|settlement)\b.{0,30}\bdiscount",
        r"\bdiscount\b.{0,40}\bearly (?:payment|settlement)",
        r"\bskonto",
    ),
    "approved_body": (
        r"\b(?:membre|adherent)\b.{0,40}\b(?:centre|association|organisme) (?:de gestion )?agree",
        r"\baccepte\b.{0,30}\breglement\b.{0,40}\bcheque",
    ),
    "deposit": (
        r"\bfacture d'? ?acompte\b|\bacompte (?:n°|de \d)",
        r"\b(?:deposit|down[ -]payment|prepayment) invoice\b",
        r"\b(?:anzahlungs|abschlags|vorauszahlungs)rechnung\b",
    ),
    # who sells
    "capital": (
        r"\b(?:au|en) capital\b|\bcapital (?:social|variable|de)\b|\bcapital ?(?:€|eur)? ?:? ?\d",
        r"\bshare capital\b",
        r"\bstammkapital\b|\bgrundkapital\b",
    ),
    "rcs": (
        r"\br\.? ?c\.? ?s\b",
        r"\bregistre (?:du|de) commerce\b|\brepertoire des metiers\b|\br\.? ?m\.? \d|\brne\b",
        r"\bcompan(?:y|ies) (?:house|registration|number|reg)\b|\bregistered in england\b",
        r"\bhandelsreg|\bhr ?[ab](?: nr\b\.?)? ?\d",
    ),
    "legal_form": (
        r"\bs\.? ?a\.? ?r\.? ?l\b|\be\.? ?u\.? ?r\.? ?l\b|\bs\.? ?a\.? ?s\.?(?: ?u)?\b",
        r"\bs\.a\.|\bs\.?a\b\.?(?= (?:au )?capital| a conseil| a directoire| ?[-|,])",
        r"\bs\.? ?n\.? ?c\b|\bs\.? ?c\.? ?(?:i|p|s|m|op)\b|\bsci[co]\b|\bg\.? ?i\.? ?e\b",
        r"\bs\.? ?e\.? ?l\.? ?a\.?(?: ?r\.? ?l| ?s)\b",
        r"\bsociete (?:anonyme|par actions|a responsabilite|en nom collectif|civile|cooperative)",
        r"\b(?:gmbh|ohg|kgaa|ltd|limited|plc|llp|llc|b\.?v\.|n\.?v\.|s\.?p\.?a\.|s\.?r\.?l\.)(?!\w)",
    ),
    "sole_trader": (
        r"\bentrepr(?:eneur|ise) individuel(?:le)?\b",
        r"\b(?:auto|micro)-? ?entrepreneur\b|\bmicro-? ?entreprise\b",
        r"\be\.i\.|\bei\b(?=[ ,)-])",
        r"\bprofession liberale\b|\bsole trader\b|\beinzelunternehm",
    ),
    "association": (r"\bassociation\b.{0,40}\b(?:loi|1901)\b", r"\bassociation loi\b"),
    # what was sold, and what this corrects
    "operation_category": (
        r"\bcategorie\b.{0,20}\boperations?\b",
        r"\b(?:nature|type) (?:de l'? ?|des? |d'? ?)operations?\b",
        r"\boperations?\b.{0,40}\b(?:livraisons? de biens|prestations? de services?)\b",
        r"\b(?:livraisons? de biens|prestations? de services?) (?:uniquement|exclusivement)\b",
    ),
    "delivery_address": (
        r"\b(?:adresse|lieu) de livraison\b|\blivre a\b",
        r"\b(?:delivery|shipping) address\b|\bship to\b",
        r"\blieferadresse\b|\blieferanschrift\b",
    ),
    "credit_reference": (
        r"\bavoir\b.{0,40}\b(?:sur|de|annul[a-z]*|relatif a|concernant|ref[a-z.]*)\b.{0,25}\b(?:facture|fact\.?|fa)\b",
        r"\b(?:annul[a-z]*|rectifi[a-z]*|corrig[a-z]*|credit[a-z]*)\b.{0,40}\bfactures?\b.{0,12}\d",
        r"\bfactures? (?:d'? ?origine|initiale|concernee|rectifiee|annulee|liee|de reference)\b",
        r"\b(?:ref[a-z.]*|objet) ?:? ?(?:a la |de la |sur )?fact(?:ure)?\b",
        r"\b(?:original|corrected|credited|related) invoice\b|\b(?:invoice ref[a-z.]*|credit for invoice)\b",
        r"\b(?:original|ursprungs|bezugs)rechnung\b|\b(?:zu|fur|zur) rechnung(?:s)?\b.{0,10}\d",
    ),
}

PATTERNS: dict[str, re.Pattern[str]] = {code: re.compile("|".join(parts)) for code, parts in WORDINGS.items()}


def find_mentions(text: str) -> frozenset[str]:
    """Return the codes of the wordings that stand in the text of all pages."""
    flat = TVA.sub("tva", SPACES.sub(" ", fold(text)))
    return frozenset(code for code, pattern in PATTERNS.items() if pattern.search(flat))
