"""Those who sell their time, their rooms and their machines."""

from invoices.samples.trade import MENTIONS, Good, Trade

SERVICES: dict[str, Trade] = {
    "lawyer": Trade(
        ("Cabinet {name}", "{name} Avocats", "SELARL {name} & Associés", "{name} Conseil Juridique"),
        (
            Good("Honoraires - consultation et analyse du dossier", "h", "150", "260", "20", ("1.5", "2", "4", "6.25")),
            Good("Rédaction assignation devant le TJ de {town}", "", "650", "1800"),
            Good("Audience de plaidoirie du {earlier}", "", "480", "950"),
            Good("Frais de déplacement", "", "35", "140"),
            Good("Débours - droits de plaidoirie", "", "13", "13", "0"),
            Good("Débours - frais de greffe", "", "15.45", "69.20", "0"),
        ),
        "6910Z", 4, (("Affaire", "{person} c/ {person}"), ("Dossier n°", "{yy}{n4}"), ("Toque", "C {n4}")),
        ("Membre d'une association agréée, le règlement des honoraires par chèque est accepté.",), alone=0.2,
    ),
    "accountant": Trade(
        ("{name} Expertise", "Fiduciaire {name}", "{name} Audit & Conseil", "Compta {initials}"),
        (
            Good("Mission de présentation des comptes - {month} {yyyy}", "", "180", "620"),
            Good("Établissement des bulletins de paie", "bulletin", "19", "28", "20", ("3", "8", "14", "22")),
            Good("Déclaration de résultat {yyyy}", "", "350", "900"),
            Good("Assistance contrôle fiscal", "h", "95", "145", "20", ("2", "5.5")),
            Good("Secrétariat juridique annuel", "", "290", "480"),
            Good("Débours greffe - dépôt des comptes", "", "44.88", "52.30", "0"),
        ),
        "6920Z", 4, (("Dossier", "{n5}"), ("Collaborateur", "{person}")),
        ("Inscrit au tableau de l'Ordre de la région.",), alone=0,
    ),
    "cloud_fr": Trade(
        ("{name} Cloud", "Hébergement {initials}", "{name} Numérique", "Nuage {name}"),
        (
            Good("Serveur virtuel VPS-{n2} {period}", "", "9.99", "79", "20", ("1", "2", "3")),
            Good("Nom de domaine {site} - 1 an", "", "7.49", "19.90"),
            Good("Licence logiciel utilisateur / mois", "utilisateur", "8", "24", "20", ("3", "5", "12", "25")),
            Good("Stockage objet", "Go", "0.0100", "0.0240", "20", ("500", "1200", "4096")),
            Good("Support premium", "mois", "49", "199"),
        ),
        "6311Z", 5, (("Identifiant client", "xx{n5}-web"), ("Période", "{period}")),
        ("Facture acquittée.", "Prélèvement par carte se terminant par {n4}."), alone=0,
            numbering=("FR{n8}", "INV-{yyyy}-{n5}"),
    ),
    "rental": Trade(
        ("{name} Location", "Loca {initials}", "{name} Matériels", "SCI {name}"),
        (
            Good("Location mini-pelle 1,5 T {period}", "jour", "98", "165", "20", ("2", "3", "5")),
            Good("Loyer locaux professionnels {month} {yyyy}", "", "650", "2400"),
            Good("Provision sur charges", "", "60", "280"),
            Good("Location photocopieur - {month}", "", "49", "120"),
            Good("Copies couleur", "copie", "0.0550", "0.0890", "20", ("1240", "3680")),
            Good("Assurance bris de machine", "", "9.50", "24"),
            Good("Carburant", "L", "1.42", "1.69", "20", ("22", "35.5")),
        ),
        "7732Z", 4, (("Contrat de location", "{n7}"), ("Départ", "{earlier}"), ("Retour", "{later}")),
        ("Dépôt de garantie : 500,00 €",),
    ),
    "training": Trade(
        ("{name} Formation", "Institut {name}", "Campus {name}", "{initials} Compétences"),
        (
            Good("Formation Excel niveau 2", "jour", "390", "780", "0", ("1", "2", "3"),
                ("Stagiaire : {person}", "Session {period}")),
            Good("Recyclage SST - 7 h", "stagiaire", "140", "220", "0", ("1", "4", "8")),
            Good("Support pédagogique", "ex", "15", "35", "0", ("1", "4", "8")),
            Good("Frais de dossier", "", "50", "90", "0"),
        ),
        "8559A", 3, (("N° déclaration d'activité", "{n11}"), ("Convention n°", "C{n4}"), ("Stagiaire", "{person}")),
        ("Organisme certifié au titre des actions de formation.",), mention=MENTIONS["training"],
    ),
    "transport": Trade(
        ("Transports {name}", "{name} Logistique", "{name} Messagerie", "Fret {initials}"),
        (
            Good("Transport {town} - {town} - 2 palettes", "", "145", "420"),
            Good("Surcharge carburant", "", "9.80", "46"),
            Good("Heure d'attente", "h", "38", "52", "20", ("1", "2.5")),
            Good("Affrètement semi-remorque", "km", "1.35", "1.92", "20", ("320", "487", "812")),
            Good("Prestation hayon", "", "25", "40"),
        ),
        "4941A", 6, (("N° récépissé", "{n8}"), ("Tracteur", "{plate}"), ("Poids", "{n3} kg")), has_codes=False, alone=0,
    ),
    "taxi": Trade(
        ("Taxi {name}", "{name} VTC", "Allo Taxi {name}"),
        (
            Good("Course {town} - Aéroport", "", "32", "74", "10"),
            Good("Course tarif C", "", "14", "48", "10"),
            Good("Supplément bagages", "", "2", "4", "10", ("1", "2")),
            Good("Réservation anticipée", "", "7", "7", "10"),
        ),
        "4932Z", 2, (("Licence n°", "{n4}"), ("Immatriculation", "{plate}")), alone=0.7, with_tax=0.9, is_till=True,
    ),
    "cleaning": Trade(
        ("{name} Propreté", "Net {initials}", "{name} Services", "Blanchisserie {name}"),
        (
            Good("Entretien des locaux - {month} {yyyy}", "mois", "280", "1650"),
            Good("Nettoyage vitrerie", "m²", "1.10", "2.40", "20", ("85", "140", "320")),
            Good("Remise en état après travaux", "h", "24", "33", "20", ("6", "12", "18")),
            Good("Produits et consommables", "", "18", "75"),
        ),
        "8121Z", 4, (("Site", "{town}"), ("Contrat", "{n5}")),
    ),
    "security": Trade(
        ("{name} Sécurité", "Garde {initials}", "Protec {name}"),
        (
            Good("Gardiennage agent ADS", "h", "21.40", "27.90", "20", ("56", "120", "151.67")),
            Good("Télésurveillance {period}", "", "29", "75"),
            Good("Taxe CNAPS", "", "3.10", "12.40"),
            Good("Intervention sur alarme", "", "65", "95", "20", ("1", "2")),
        ),
        "8010Z", 4, (("Autorisation CNAPS", "AUT-{n3}-{n4}"), ("Site", "{town}")), alone=0,
    ),
}  # fmt: skip
