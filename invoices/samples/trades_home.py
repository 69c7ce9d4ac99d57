"""Energy, telephone, and those who build and repair."""

from invoices.samples.trade import MENTIONS, Good, Trade

BTP = ("1", "2", "3", "12.5", "18", "24", "35.40", "8")

HOME: dict[str, Trade] = {
    "energy": Trade(
        ("{name} Énergies", "Électricité de {town}", "Régie {name}", "{initials} Énergie", "Gaz & Watt {name}"),
        (
            Good("Abonnement électricité {period}", "mois", "9.47", "24.80", "5.5", ("1", "2")),
            Good("Consommation heures pleines", "kWh", "0.1512", "0.2062", "20", ("214", "687", "1320", "98")),
            Good("Consommation heures creuses", "kWh", "0.1102", "0.1471", "20", ("312", "745", "1610", "120")),
            Good("Abonnement gaz naturel {period}", "mois", "18.90", "27.35", "5.5", ("1", "2")),
            Good("Consommation gaz (PCS 11,2)", "kWh", "0.0612", "0.0971", "20", ("540", "1875", "2240")),
            Good("Contribution tarifaire d'acheminement", "mois", "3.15", "6.20", "5.5", ("1", "2")),
            Good("Accise sur l'électricité", "kWh", "0.0210", "0.0337", "20", ("1432", "2330", "526")),
        ),
        "3514Z", 6,
        (
            ("Point de livraison (PDL)", "{n14}"), ("Référence client", "{n10}"), ("N° de compte", "{n12}"),
            ("Puissance souscrite", "9 kVA"), ("Index de fin", "{n5}"), ("Prochaine relève", "{later}"),
            ("Période de consommation", "{period}"), ("N° contrat", "{n9}"),
        ),
        ("Service clients du lundi au samedi de 8h à 20h.", "Dépannage 24h/24 : {phone}",
            "Votre espace client : {site}"),
        is_utility=True, alone=0,
        numbering=("{n10}", "{n3} {n3} {n4}", "E{yy}{n8}"),
    ),
    "telecom": Trade(
        ("{name} Télécom", "{initials} Mobile", "Fibre {name}", "Réso{initials}", "Ligne {name}"),
        (
            Good("Forfait Pro 100 Go - ligne {mobile}", "", "12.49", "34.99"),
            Good("Abonnement Fibre Pro 1 Gb/s {period}", "", "29.16", "45.83"),
            Good("Location Box", "mois", "3.33", "5.00"),
            Good("Communications hors forfait", "", "0.42", "18.70"),
            Good("Option International", "", "4.17", "12.50"),
            Good("Appels vers numéros spéciaux", "min", "0.0667", "0.1500", "20", ("12", "37", "4")),
            Good("Presse et kiosque numérique", "", "4.90", "9.79", "2.1"),
        ),
        "6110Z", 5,
        (
            ("N° client", "{n9}"), ("N° de compte", "{n10}"), ("Ligne", "{mobile}"),
            ("Points fidélité", "1 {n3}"), ("Période", "{period}"),
        ),
        ("Consultez le détail sur {site}", "Un prélèvement sera effectué sur votre compte bancaire."),
        is_utility=True, alone=0, numbering=("{n11}", "F{n9}", "{n4} {n4} {n4}", "{yy}{mm}{n7}"),
    ),
    "plumber": Trade(
        ("Plomberie {name}", "{name} Chauffage", "Ets {name}", "Sanitherm {name}", "{name} Père et Fils"),
        (
            Good("Remplacement chauffe-eau 200 L", "U", "480", "890", "10", ("1",),
                ("Dépose de l'ancien appareil", "Mise en décharge")),
            Good("Main d'oeuvre plombier qualifié", "h", "42", "65", "10", ("1.5", "2", "3.5", "6")),
            Good("Déplacement zone 2", "F", "25", "48", "10"),
            Good("Mitigeur thermostatique douche", "U", "89", "215", "10", ("1", "2")),
            Good("Recherche de fuite", "ens", "120", "260", "10"),
            Good("Tube cuivre écroui 14x16", "ml", "7.20", "12.80", "20", BTP),
            Good("Entretien annuel chaudière gaz", "U", "98", "165", "5.5"),
        ),
        "4322A", 7, (("Chantier", "{town}"), ("Votre interlocuteur", "{person}"), ("Devis n°", "D{n5}")),
        ("Assurance décennale n° {n9} - couverture France métropolitaine.",), alone=0.3,
    ),
    "electrician": Trade(
        ("{name} Électricité", "Élec {name}", "Watt'{initials}", "{name} Courants Forts"),
        (
            Good("Fourniture et pose tableau 3 rangées", "U", "620", "1180", "10"),
            Good("Prise de courant 2P+T 16A", "U", "38", "62", "10", ("4", "8", "12", "15")),
            Good("Spot LED encastré IP65", "U", "29.90", "54", "10", ("4", "6", "10")),
            Good("Câble R2V 3G2,5", "ml", "1.85", "3.20", "20", BTP),
            Good("Mise en conformité NF C 15-100", "ens", "850", "2400", "10", ("1",), ("Contrôle Consuel inclus",)),
            Good("Main d'oeuvre", "h", "39", "58", "10", ("2", "4", "7.5")),
            Good("Borne de recharge 7,4 kW", "U", "890", "1290", "5.5"),
        ),
        "4321A", 7, (("Chantier", "{town}"), ("Réf. chantier", "CH-{n4}")),
        ("Attestation de TVA à taux réduit remise le {earlier}.",),
        alone=0.3,
    ),
    "mason": Trade(
        ("Maçonnerie {name}", "{name} Bâtiment", "{initials} Construction", "Entreprise {name}", "{name} TP"),
        (
            Good("Dalle béton armé ép. 12 cm", "m²", "58", "92", "20", BTP),
            Good("Élévation murs parpaings 20x20x50", "m²", "48", "76", "20", BTP),
            Good("Ravalement façade enduit monocouche", "m²", "34", "52", "10", BTP,
                ("Compris échafaudage et protections",)),
            Good("Terrassement à la mini-pelle", "h", "65", "88", "20", ("4", "8", "16")),
            Good("Évacuation des gravats", "m3", "42", "70", "20", ("2", "5", "9.5")),
            Good("Situation de travaux n° {n1} - lot gros oeuvre", "%", "82", "240", "20", ("30", "45")),
        ),
        "4399C", 6, (("Affaire", "{n5}/{yy}"), ("Lot", "02 - Gros oeuvre"), ("Situation n°", "{n1}")),
        ("Retenue de garantie de 5 % libérable à un an.",), alone=0.2,
    ),
    "subcontractor": Trade(
        ("{name} Peinture", "Plâtrerie {name}", "{initials} Façades", "{name} Étanchéité"),
        (
            Good("Préparation et peinture 2 couches", "m²", "11", "19", "0", BTP),
            Good("Pose plaques BA13 sur ossature", "m²", "24", "38", "0", BTP),
            Good("Étanchéité bicouche toiture-terrasse", "m²", "52", "78", "0", BTP),
            Good("Installation de chantier", "F", "350", "980", "0"),
        ),
        "4334Z", 5, (("Marché n°", "{n4}-{yy}"), ("Maître d'ouvrage", "Ville de {town}")), mention=MENTIONS["btp"],
        alone=0.2,
    ),
    "freelancer": Trade(
        ("Studio {name}", "{name} Graphisme", "{name} Jardins", "Les Mots de {name}", "{name} Photo"),
        (
            Good("Conception identité visuelle", "", "350", "1200", "0"),
            Good("Journée de prestation", "jour", "280", "520", "0", ("1", "2", "3.5", "5")),
            Good("Rédaction article de blog", "article", "60", "140", "0", ("1", "4", "6")),
            Good("Taille de haie et évacuation", "h", "28", "42", "0", ("3", "4.5", "7")),
            Good("Reportage photo {town}", "", "290", "850", "0"),
        ),
        "7410Z", 3, (("Projet", "{town} {yyyy}"),), ("Dispensé d'immatriculation au RCS et au RM.",),
        mention=MENTIONS["293B"], alone=1.0,
    ),
}  # fmt: skip
