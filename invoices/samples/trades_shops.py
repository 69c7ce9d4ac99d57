"""Those who sell goods, wholesale and over the counter."""

from invoices.samples.trade import Good, Trade

FEW = ("1", "2", "3", "4", "6")
MANY = ("2", "5", "6", "10", "12", "24", "48")
KILOS = ("1.250", "2.400", "5", "10", "12.35", "0.845")

SHOPS: dict[str, Trade] = {
    "food_wholesale": Trade(
        ("{name} Primeurs", "Grossiste {name}", "Marée {name}", "{name} Distribution Alimentaire", "Halles {name}"),
        (
            Good("Tomate grappe cat. I France", "kg", "1.85", "3.40", "5.5", KILOS),
            Good("Pomme Golden 70/80", "kg", "1.10", "2.35", "5.5", KILOS),
            Good("Beurre doux AOP 250g x20", "ct", "41.50", "62", "5.5", FEW),
            Good("Crème liquide 35% 1L", "pce", "3.15", "4.80", "5.5", MANY),
            Good("Filet de lieu noir", "kg", "11.90", "16.50", "5.5", KILOS),
            Good("Huile de friture 10L", "bid", "18.40", "27.90", "5.5", FEW),
            Good("Vin de pays rouge BIB 10L", "pce", "17.80", "24.60", "20", FEW),
            Good("Bière blonde fût 30L", "fût", "68", "92", "20", FEW),
            Good("Consigne fût", "fût", "30", "30", "0", FEW),
            Good("Gants nitrile T8 x100", "bte", "5.90", "9.40", "20", FEW),
            Good("Farine T55 25kg", "sac", "16.20", "23.10", "5.5", FEW),
        ),
        "4631Z", 18, (("Tournée", "{n3}"), ("N° BL", "BL{n7}"), ("Représentant", "{person}"), ("Code client", "{n6}")),
        ("Toute réclamation doit être faite à la livraison.",), alone=0, has_codes=True,
    ),
    "office": Trade(
        ("Bureau {name}", "{name} Fournitures", "Papeterie {name}", "{initials} Office", "Tout Bureau {name}"),
        (
            Good("Ramette papier A4 80g blanc", "ramette", "3.89", "5.60", "20", MANY),
            Good("Cartouche d'encre noire {brand} {n3}XL", "pce", "24.90", "48.50", "20", FEW),
            Good("Chaise de bureau ergonomique", "pce", "129", "289", "20", FEW,
                ("Coloris : anthracite", "Éco-participation incluse : 1,25 €")),
            Good("Classeur à levier dos 8 cm", "pce", "2.15", "3.70", "20", MANY),
            Good("Stylo bille bleu pointe moyenne", "bte 50", "7.90", "14.20", "20", FEW),
            Good("Destructeur de documents", "pce", "89", "215", "20"),
            Good("Post-it 76x76 jaune", "lot 12", "8.40", "13.60", "20", FEW),
        ),
        "4665Z", 12, (("N° client", "{n6}"), ("Panier", "W{n7}"), ("Transporteur", "Colis express")),
        has_codes=True, alone=0,
    ),
    "garage": Trade(
        ("Garage {name}", "{name} Automobiles", "Carrosserie {name}", "Auto {initials}", "Pneus {name}"),
        (
            Good("Main d'oeuvre mécanique T2", "h", "58", "89", "20", ("0.5", "1.2", "2.4", "3")),
            Good("Kit distribution + pompe à eau", "", "142", "289"),
            Good("Filtre à huile", "", "9.80", "19.40"),
            Good("Huile moteur 5W30", "L", "8.90", "14.60", "20", ("4.5", "5", "4")),
            Good("Plaquettes de frein avant", "jeu", "38", "74.50"),
            Good("Pneu 205/55 R16 91V", "", "62", "118", "20", ("2", "4")),
            Good("Forfait géométrie", "", "69", "99"),
            Good("Recyclage / traitement des déchets", "", "2.50", "6.90"),
        ),
        "4520A", 8,
        (
            ("Immatriculation", "{plate}"), ("Kilométrage", "{km} km"), ("Véhicule", "{car}"), ("N° OR", "{n6}"),
            ("N° série", "VF1{n11}"), ("1ère mise en circulation", "{old}"),
        ),
        ("Pièces remplacées tenues à disposition.",), has_codes=True, with_tax=0.1,
    ),
    "pharmacy": Trade(
        ("Pharmacie {name}", "Pharmacie de {town}", "Grande Pharmacie {name}"),
        (
            Good("PARACETAMOL 1G CPR BT8", "", "1.16", "2.18", "2.1", ("1", "2")),
            Good("AMOXICILLINE 500MG GEL B12", "", "2.90", "4.12", "2.1", FEW[:2]),
            Good("Crème hydratante 200ml", "", "6.90", "15.40", "20"),
            Good("Gel hydroalcoolique 500ml", "", "3.50", "6.90", "5.5", FEW),
            Good("Pansements assortis x40", "", "3.20", "5.90", "20"),
            Good("Lait 1er âge 800g", "", "14.90", "24.50", "5.5", FEW[:2]),
            Good("Honoraire de dispensation", "", "1.02", "1.02", "2.1"),
        ),
        "4773Z", 6, (("N° FINESS", "{n9}"), ("Ordonnance du", "{earlier}")), with_tax=0.8, is_till=True,
    ),
    "bookshop": Trade(
        ("Librairie {name}", "La Page {name}", "Librairie de {town}", "Mots et {name}"),
        (
            Good("Manuel de comptabilité {yyyy}", "ex", "22", "48", "5.5", FEW),
            Good("Roman broché", "ex", "15.90", "24.50", "5.5", FEW),
            Good("Album jeunesse", "ex", "11.50", "16.90", "5.5", FEW),
            Good("Cahier 96p 24x32", "", "2.10", "4.30", "20", MANY),
            Good("Dictionnaire illustré", "ex", "19.95", "34.90", "5.5", FEW),
            Good("Abonnement revue 12 numéros", "", "48", "96", "2.1"),
        ),
        "4761Z", 9, (("EAN", "978{n10}"), ("Compte client", "{n5}")),
        ("Remise légale de 5 % sur le prix des livres.",), has_codes=True,
        with_tax=0.3,
    ),
    "printer": Trade(
        ("Imprimerie {name}", "{name} Impressions", "Copie {initials}", "Les Presses de {name}"),
        (
            Good("Cartes de visite 350g pelliculées", "", "38", "96", "20", ("1",),
                ("Format 85x55 mm, quadri recto verso",)),
            Good("Dépliants A5 3 volets 135g", "mille", "89", "164", "20", ("1", "2", "5")),
            Good("Brochure 16 pages A4 piquée", "ex", "1.85", "3.90", "20", ("250", "500", "1000")),
            Good("Livres impression intérieure n/b", "ex", "4.60", "8.20", "5.5", ("100", "300")),
            Good("Frais techniques et calage", "", "35", "60"),
            Good("Bâche PVC 300x100 oeillets", "", "62", "110", "20", FEW[:2]),
        ),
        "1812Z", 5, (("Dossier", "{n6}"), ("Bon à tirer du", "{earlier}")),
        ("Les marchandises restent notre propriété jusqu'au paiement.",),
    ),
    "web_shop": Trade(
        ("{name}.io Boutique", "{initials} Web Store", "Maison {name}", "Au Bonheur de {name}"),
        (
            Good("Cafetière filtre inox 1,2 L", "", "39.90", "89", "20"),
            Good("Lampe de bureau LED", "", "24.99", "59.99", "20", FEW[:2]),
            Good("Sac à dos 25 L - coloris marine", "", "34.90", "79", "20"),
            Good("Câble USB-C 2 m", "", "7.99", "14.99", "20", FEW),
            Good("Thé vert bio 250 g", "", "9.50", "17.90", "5.5", FEW),
            Good("Écouteurs sans fil {brand}", "", "49", "129"),
        ),
        "4791B",
        5, (("Commande passée le", "{earlier}"), ("Mode de livraison", "Point relais"), ("Suivi colis", "{n11}")),
        ("Droit de rétractation de 14 jours.",), with_tax=0.5, has_codes=True,
    ),
}  # fmt: skip
