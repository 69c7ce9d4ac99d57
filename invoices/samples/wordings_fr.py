"""The words of French bills: many ways to say each thing, one of which a document keeps to."""

FRENCH: dict[str, tuple[str, ...]] = {
    # titles
    "invoice": ("FACTURE", "Facture", "FACTURE CLIENT", "Facture de vente", "FACTURE ORIGINALE", "Votre facture", "Facture de prestations"),
    "credit_note": ("AVOIR", "Avoir", "FACTURE D'AVOIR", "Avoir client", "NOTE DE CRÉDIT", "Note de crédit"),
    "quote": ("DEVIS", "Devis", "PROPOSITION COMMERCIALE", "Offre de prix", "DEVIS ESTIMATIF"),
    "proforma": ("FACTURE PROFORMA", "Facture pro forma", "PRO FORMA"),
    "order": ("BON DE COMMANDE", "Commande fournisseur", "CONFIRMATION DE COMMANDE", "Accusé de réception de commande"),
    "delivery_note": ("BON DE LIVRAISON", "Bordereau de livraison", "BL VALORISÉ"),
    "reminder": ("RAPPEL DE PAIEMENT", "Lettre de relance", "DEUXIÈME RELANCE", "MISE EN DEMEURE"),
    "statement": ("RELEVÉ DE COMPTE", "Relevé de factures", "SITUATION DE COMPTE"),
    "deposit": ("FACTURE D'ACOMPTE", "Facture d'acompte"),
    "receipt": ("TICKET", "TICKET DE CAISSE", "REÇU", "NOTE", "TICKET CLIENT", "ADDITION"),
    # references
    "invoice_number": (
        "Facture n°", "N° de facture", "Numéro de facture", "Réf. facture", "N° pièce", "N° Facture", "Facture N°", "N°",
        "Référence", "Numéro", "No facture", "Pièce n°", "Document n°", "Facture numéro", "N° de la facture", "Réf.", "FACTURE N°",
    ),
    "credit_number": ("Avoir n°", "N° d'avoir", "Numéro d'avoir", "N° pièce", "Réf. avoir", "Numéro", "N°", "Document n°"),
    "other_number": ("N°", "Numéro", "Référence", "Réf.", "Document n°", "N° pièce"),
    "issue_date": (
        "Date", "Date de facture", "Date d'émission", "Date facture", "Date de facturation", "Émise le", "Le", "Du",
        "Date de la facture", "Établie le", "Facturé le", "Date pièce", "Date d'édition", "En date du", "Date facturation",
    ),
    "due_date": (
        "Échéance", "Date d'échéance", "À régler avant le", "Date limite de paiement", "Payable le", "Échéance le",
        "À payer avant le", "Date de règlement", "Paiement dû le", "Règlement avant le", "Date échéance", "À régler pour le",
    ),
    "debit_date": ("Prélevé le", "Date de prélèvement", "Sera prélevé le", "Prélèvement à partir du", "Date limite de paiement"),
    "delivery_date": (
        "Date de livraison", "Livré le", "Date de prestation", "Date de réalisation", "Livraison du", "Date d'exécution",
        "Date d'intervention", "Expédié le", "Prestation du",
    ),
    "order_number": (
        "N° de commande", "Commande n°", "Votre commande", "Réf. commande", "Bon de commande", "Votre référence", "V/Réf.",
        "N° commande client", "Cde n°", "Vos réf.", "Référence commande",
    ),
    "customer_number": ("N° client", "Code client", "Client n°", "Réf. client", "Compte client", "Votre n° client", "Identifiant client"),
    "customer_vat": ("N° TVA client", "TVA intracommunautaire client", "Votre n° de TVA", "N° TVA intracom. client"),
    "customer_siren": ("SIREN client", "N° SIREN client", "SIREN acheteur"),
    "origin": ("Sur facture n°", "Facture d'origine", "Annule la facture", "Facture concernée", "Relatif à la facture"),
    "old_balance": ("Solde précédent", "Ancien solde", "Report solde antérieur", "Rappel facture précédente"),
    # the sums
    "subtotal": ("Sous-total", "Sous-total HT", "Total brut HT", "Montant brut", "Total lignes HT", "Total marchandises"),
    "discount": ("Remise", "Remise globale", "Remise commerciale", "Escompte", "Remise exceptionnelle", "Remise fidélité"),
    "shipping": ("Port", "Frais de port", "Frais de livraison", "Port et emballage", "Participation transport"),
    "total_net": (
        "Total HT", "Montant HT", "Total hors taxes", "Base HT", "Total net HT", "Net HT", "Montant total HT", "TOTAL H.T.",
        "Total H.T", "Somme HT", "Montant hors taxe", "Total HT net", "Total hors TVA",
    ),
    "total_vat": (
        "TVA", "Total TVA", "Montant TVA", "Dont TVA", "Total T.V.A.", "TVA totale", "Total taxes", "T.V.A.", "Montant de la TVA",
        "Taxes", "Dont total TVA",
    ),
    "total_gross": (
        "Total TTC", "Montant TTC", "Total toutes taxes comprises", "TOTAL T.T.C.", "Montant total TTC", "Total TTC en euros",
        "Total de la facture", "Total facture TTC", "Montant de la facture", "Total général TTC", "TTC", "Somme totale TTC",
    ),
    "amount_due": (
        "Net à payer", "NET A PAYER", "Total à régler", "Solde dû", "Reste à payer", "Montant à payer", "Solde à payer", "À régler",
        "Net à payer TTC", "Montant dû", "Somme à régler", "Reste dû", "Total à payer", "À payer",
    ),
    "debit_amount": ("Montant prélevé", "Montant à prélever", "Total à prélever", "Montant à payer", "Net à payer"),
    "credit_due": ("Net à déduire", "Montant à votre crédit", "Solde en votre faveur", "Net à rembourser", "Net avoir"),
    "paid": ("Acompte versé", "Déjà réglé", "Acompte", "Acompte reçu", "Montant déjà payé", "Règlements reçus", "Versements"),
    "vat_at": ("TVA {rate} %", "TVA {rate}%", "TVA à {rate} %", "T.V.A. {rate} %", "Montant TVA {rate}%", "TVA ({rate} %)"),
    # the tables
    "col_code": ("Réf.", "Référence", "Code", "Article", "Code article", "Réf"),
    "col_description": ("Désignation", "Description", "Libellé", "Désignation des produits", "Prestation", "Détail", "Nature"),
    "col_day": ("Date", "Jour"),
    "col_quantity": ("Qté", "Quantité", "Qté.", "Nb", "Quantité facturée"),
    "col_unit": ("Unité", "U.", "Un.", "Unité"),
    "col_unit_price": ("PU HT", "Prix unitaire HT", "P.U. HT", "Prix unit.", "P.U.", "Prix HT", "PU"),
    "col_unit_price_ttc": ("PU TTC", "Prix unitaire TTC", "P.U. TTC", "Prix TTC"),
    "col_rebate": ("Remise", "Rem. %", "% Rem.", "Remise %", "Rem."),
    "col_vat": ("TVA", "% TVA", "Taux TVA", "Taux", "TVA %"),
    "col_vat_code": ("TVA", "Code TVA", "T", "Tx"),
    "col_net": ("Montant HT", "Total HT", "Montant", "Prix total HT", "Total", "Mt HT"),
    "col_gross": ("Montant TTC", "Total TTC", "TTC", "Prix TTC"),
    "vat_rate": ("Taux", "Taux TVA", "% TVA", "Taux de TVA", "TVA"),
    "vat_base": ("Base HT", "Base", "Montant HT", "HT", "Base taxable", "Assiette"),
    "vat_amount": ("Montant TVA", "TVA", "Montant", "Taxe", "Mt TVA", "Montant taxe"),
    "vat_gross": ("TTC", "Montant TTC", "Total TTC"),
    "vat_code": ("Code", "C", "Cd"),
    "vat_title": ("Détail de la TVA", "Récapitulatif TVA", "Ventilation TVA", "TVA", ""),
    # parties
    "bill_to": ("Facturé à", "Client", "Adresse de facturation", "Destinataire", "À l'attention de", "Doit", "Adressé à", "", "", "Facturer à"),
    "ship_to": ("Adresse de livraison", "Livré à", "Lieu de livraison", "Livraison"),
    "sold_by": ("Émetteur", "Fournisseur", "Vendeur", "De", "Prestataire", "Société"),
    "siret": ("SIRET", "N° SIRET", "Siret", "SIRET n°", "N° Siret", "SIRET :"),
    "siren": ("SIREN", "N° SIREN", "Siren", "RCS {town}", "RCS {town} B", "R.C.S. {town}"),
    "vat_number": (
        "TVA intracommunautaire", "N° TVA", "TVA intracom.", "N° TVA intracommunautaire", "TVA", "N° de TVA", "Id. TVA", "N/Id CEE",
        "N° identification TVA", "TVA FR",
    ),
    "ape": ("APE", "Code APE", "NAF", "Code NAF"),
    "capital": ("au capital de {amount}", "Capital social {amount}", "capital {amount}", "Capital : {amount}"),
    "phone": ("Tél.", "Tél", "Téléphone", "T.", "Tel"),
    "email": ("Email", "E-mail", "Mail", "Courriel", "@"),
    "iban": ("IBAN", "Code IBAN", "IBAN n°", "Compte IBAN"),
    "bic": ("BIC", "SWIFT", "BIC/SWIFT", "Code BIC"),
    "bank": ("Banque", "Domiciliation", "Coordonnées bancaires", "Établissement"),
    "rib": ("Coordonnées bancaires", "RIB", "Règlement par virement", "Nos coordonnées bancaires", "Paiement"),
    "method": ("Mode de règlement", "Mode de paiement", "Règlement", "Paiement par", "Moyen de paiement"),
    "terms": ("Conditions de règlement", "Conditions de paiement", "Conditions", "Modalités"),
    "contact": ("Votre contact", "Affaire suivie par", "Votre interlocuteur", "Contact"),
    "page": ("Page {page}/{pages}", "Page {page} sur {pages}", "{page} / {pages}", "Page : {page}"),
    "carry": ("À reporter", "Sous-total à reporter", "Total à reporter", "A REPORTER"),
    "carried": ("Report", "Report page précédente", "REPORT"),
    "printed": ("Imprimé le", "Édité le", "Date d'impression"),
    "sentence": (
        "{title} n° {number} du {date}", "{title} N° {number} - {date}", "{title} {number} du {date}", "{title} n°{number} en date du {date}",
    ),
    "place_date": ("{town}, le {date}", "À {town}, le {date}", "Fait à {town} le {date}"),
    "due_sentence": (
        "Merci de régler la somme de {amount} avant le {date}.", "Montant de {amount} à régler au plus tard le {date}.",
        "Cette facture de {amount} est payable le {date}.",
    ),
}  # fmt: skip

METHODS = (
    "Virement", "Virement bancaire", "Chèque", "Prélèvement", "Carte bancaire", "Prélèvement SEPA", "Virement SEPA", "Espèces",
    "LCR directe", "CB",
)  # fmt: skip

TERMS = (
    "30 jours net", "30 jours fin de mois", "À réception de facture", "Comptant", "45 jours fin de mois", "60 jours date de facture",
    "Paiement à 30 jours", "15 jours", "Net sans escompte",
)  # fmt: skip

SMALL_PRINT = (
    "En cas de retard de paiement, une pénalité égale à trois fois le taux d'intérêt légal sera exigible, ainsi qu'une indemnité "
    "forfaitaire pour frais de recouvrement de 40 €.",
    "Pas d'escompte pour paiement anticipé. Indemnité forfaitaire de recouvrement due en cas de retard : 40,00 EUR.",
    "Escompte de 2 % pour règlement sous 8 jours. Pénalités de retard : 12 % l'an. Frais de recouvrement : 40 euros.",
    "Tout retard entraîne des pénalités au taux de la BCE majoré de 10 points et une indemnité de 40 €. Aucun escompte.",
    "Clause de réserve de propriété : les biens vendus restent la propriété du vendeur jusqu'au paiement intégral du prix.",
    "TVA acquittée sur les débits.",
    "Passé le délai prévu, il sera appliqué une pénalité de 1,5 % par mois de retard ; indemnité de recouvrement 40 € (art. D441-5).",
)
