"""Hotels, restaurants and all that one eats."""

from invoices.samples.trade import Good, Trade

TRAVEL: dict[str, Trade] = {
    "hotel": Trade(
        ("Hôtel {name}", "Hôtel de {town}", "Résidence {name}", "Auberge {name}", "Le Relais {name}"),
        (
            Good("Chambre double - nuitée du {earlier}", "nuit", "69", "164", "10", ("1", "2", "3")),
            Good("Petit-déjeuner buffet", "", "9.50", "18", "10", ("1", "2", "4")),
            Good("Taxe de séjour", "pers.", "0.83", "2.53", "0", ("1", "2", "4")),
            Good("Parking souterrain", "jour", "10", "18", "20", ("1", "2")),
            Good("Minibar", "", "4.50", "16", "20"),
            Good("Dîner demi-pension", "", "22", "34", "10", ("1", "2")),
        ),
        "5510Z", 5,
        (
            ("Chambre", "{n3}"), ("Arrivée", "{earlier}"), ("Départ", "{issued}"), ("Réservation", "{n8}"),
            ("Nombre de personnes", "2"), ("Folio", "{n5}"),
        ),
        ("Nous espérons vous revoir bientôt.",), with_tax=0.7,
    ),
    "restaurant": Trade(
        ("Brasserie {name}", "Chez {first}", "Le Bistrot de {first}", "La Table {name}", "Pizzeria {first}"),
        (
            Good("Formule midi", "", "14.50", "22", "10", ("1", "2", "4")),
            Good("Plat du jour", "", "11.90", "17.50", "10", ("1", "2", "3")),
            Good("Entrecôte frites", "", "19", "28", "10", ("1", "2")),
            Good("Café gourmand", "", "6.90", "9.50", "10", ("1", "2", "4")),
            Good("Eau minérale 1L", "", "3.90", "5.80", "10", ("1", "2")),
            Good("Verre de vin rouge", "", "4.20", "7.90", "20", ("1", "2", "3")),
            Good("Bière pression 25cl", "", "3.50", "5.20", "20", ("1", "2")),
            Good("Espresso", "", "1.80", "2.90", "10", ("1", "2", "4")),
        ),
        "5610A", 7, (("Table", "{n2}"), ("Couverts", "2"), ("Serveur", "{first}")), ("Service compris.",),
        with_tax=1.0, is_till=True,
    ),
    "caterer": Trade(
        ("{name} Traiteur", "Les Saveurs de {first}", "Réceptions {name}", "{name} Événements"),
        (
            Good("Cocktail déjeunatoire 12 pièces", "pers.", "16.50", "28", "10", ("25", "40", "80")),
            Good("Plateau repas Prestige", "", "18.90", "26", "10", ("6", "12", "18")),
            Good("Champagne brut 75cl", "btl", "24", "38", "20", ("6", "12")),
            Good("Location vaisselle et nappage", "", "95", "240", "20"),
            Good("Personnel de service", "h", "29", "38", "20", ("8", "12", "16")),
            Good("Pièce montée", "part", "3.80", "6.20", "10", ("25", "40")),
        ),
        "5621Z", 6, (("Événement du", "{later}"), ("Lieu", "{town}"), ("Nombre de convives", "{n2}")), alone=0.1,
    ),
    "bakery": Trade(
        ("Boulangerie {name}", "Le Fournil de {first}", "Aux Délices {name}", "La Mie de {first}"),
        (
            Good("BAGUETTE TRADITION", "", "1.20", "1.45", "5.5", ("1", "2", "3")),
            Good("CROISSANT", "", "1.10", "1.40", "5.5", ("1", "2", "4", "6")),
            Good("PAIN CHOCOLAT", "", "1.20", "1.55", "5.5", ("1", "2", "4")),
            Good("SANDWICH JAMBON BEURRE", "", "4.20", "5.60", "10", ("1", "2")),
            Good("TARTE FRAISES 6P", "", "19.50", "27", "5.5"),
            Good("BOISSON 33CL", "", "1.80", "2.50", "5.5", ("1", "2")),
            Good("CAFE A EMPORTER", "", "1.50", "2.20", "10", ("1", "2")),
        ),
        "1071C", 5, with_tax=1.0, is_till=True, alone=0.2,
    ),
    "cafe": Trade(
        ("Café {name}", "Bar Tabac {name}", "Le Comptoir {first}", "Café de {town}"),
        (
            Good("Expresso", "", "1.60", "2.20", "10", ("1", "2", "3")),
            Good("Noisette", "", "1.80", "2.40", "10", ("1", "2")),
            Good("Demi blonde", "", "3.20", "4.60", "20", ("1", "2")),
            Good("Croque monsieur", "", "7.50", "10.90", "10", ("1", "2")),
            Good("Jus d'orange pressé", "", "4.20", "5.50", "10"),
            Good("Kir cassis", "", "4", "5.50", "20", ("1", "2")),
        ),
        "5630Z", 5, with_tax=1.0, is_till=True, alone=0.2,
    ),
    "supermarket": Trade(
        ("Supermarché {name}", "Super {initials}", "Marché {name}", "{name} Proxi", "Bio {name} Marché"),
        (
            Good("LAIT DEMI ECREME 1L", "", "0.95", "1.29", "5.5", ("1", "2", "6")),
            Good("PATES PENNE 500G", "", "0.89", "1.65", "5.5", ("1", "2")),
            Good("JAMBON SUP X4", "", "2.45", "4.10", "5.5"),
            Good("BANANES VRAC", "kg", "1.69", "2.29", "5.5", ("0.845", "1.210", "0.632")),
            Good("LESSIVE LIQ 2L", "", "6.90", "12.50", "20"),
            Good("VIN RGE COTES 75CL", "", "3.95", "8.90", "20", ("1", "2")),
            Good("PILES LR06 X4", "", "3.20", "6.50", "20"),
            Good("CHOCOLAT NOIR 200G", "", "1.85", "3.40", "5.5", ("1", "2")),
            Good("YAOURT NAT X8", "", "1.59", "2.35", "5.5"),
            Good("SAC CAISSE", "", "0.10", "0.20", "20", ("1", "2")),
            Good("OEUFS X12 PLEIN AIR", "", "2.85", "4.20", "5.5"),
            Good("CAFE MOULU 250G", "", "2.99", "5.40", "5.5", ("1", "2")),
            Good("EPONGES X3", "", "1.15", "2.30", "20"),
        ),
        "4711D", 14, with_tax=1.0, is_till=True, alone=0,
    ),
    "petrol": Trade(
        ("Station {name}", "Relais {town}", "{initials} Carburants", "Station du Moulin {name}"),
        (
            Good("GAZOLE", "L", "1.559", "1.799", "20", ("38.21", "45.07", "22.90", "51.36")),
            Good("SP95-E10", "L", "1.639", "1.889", "20", ("31.44", "40.02", "27.65")),
            Good("LAVAGE PROG 3", "", "8", "12", "20"),
        ),
        "4730Z", 1, (("Pompe", "{n1}"),), with_tax=1.0, is_till=True, alone=0,
    ),
    "parking": Trade(
        ("Parking {town} Centre", "Parc {name}", "Q-{initials} Stationnement"),
        (Good("Stationnement horaire", "", "2.40", "24"), Good("Forfait 24 h", "", "14", "28")),
        "5221Z", 1, (("Entrée", "{earlier} 08:41"), ("Sortie", "{issued} 17:26"), ("Place", "{n3}")), with_tax=1.0,
        is_till=True, alone=0,
    ),
    "post": Trade(
        ("Poste Relais {town}", "Bureau de Poste {town}", "Courrier {name}"),
        (
            Good("LETTRE VERTE 20G", "", "1.16", "1.39", "0", ("1", "4", "10")),
            Good("COLIS 2KG", "", "9.15", "11.40", "20"),
            Good("LETTRE SUIVIE 100G", "", "3.15", "4.30", "0", ("1", "2")),
            Good("CARNET 12 TIMBRES", "", "13.92", "16.68", "0"),
        ),
        "5310Z", 3, (("Automate", "{n5}"),), with_tax=1.0, is_till=True, alone=0,
    ),
}  # fmt: skip
