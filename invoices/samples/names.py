"""Towns, streets and people that addresses and companies are made of; people and companies are invented."""

# postcode, town; the first digits tell the territory
TOWNS: dict[str, tuple[tuple[str, str], ...]] = {
    "FR": (
        ("75011", "Paris"), ("69003", "Lyon"), ("13006", "Marseille"), ("31000", "Toulouse"), ("44000", "Nantes"),
        ("67000", "Strasbourg"), ("33000", "Bordeaux"), ("59800", "Lille"), ("35000", "Rennes"), ("51100", "Reims"),
        ("21000", "Dijon"), ("49100", "Angers"), ("38000", "Grenoble"), ("63000", "Clermont-Ferrand"),
        ("87000", "Limoges"), ("37000", "Tours"), ("45000", "Orléans"), ("54000", "Nancy"), ("57000", "Metz"),
        ("25000", "Besançon"), ("86000", "Poitiers"), ("64000", "Pau"), ("66000", "Perpignan"),
            ("34000", "Montpellier"),
        ("29200", "Brest"), ("14000", "Caen"), ("76600", "Le Havre"), ("80000", "Amiens"), ("72000", "Le Mans"),
        ("71100", "Chalon-sur-Saône"), ("26000", "Valence"), ("74000", "Annecy"), ("12100", "Millau"),
        ("92120", "Montrouge"), ("93500", "Pantin"), ("94200", "Ivry-sur-Seine"), ("95100", "Argenteuil"),
        ("78000", "Versailles"), ("77000", "Melun"), ("91300", "Massy"),
        ("85340", "Les Sables-d'Olonne"), ("56000", "Vannes"),
    ),
    "FR-20": (("20000", "Ajaccio"), ("20200", "Bastia"), ("20250", "Corte"), ("20137", "Porto-Vecchio")),
    "RE": (
        ("97400", "Saint-Denis"), ("97410", "Saint-Pierre"), ("97200", "Fort-de-France"), ("97110", "Pointe-à-Pitre"),
    ),
    "DE": (
        ("80331", "München"), ("10115", "Berlin"), ("50667", "Köln"), ("20095", "Hamburg"), ("70173", "Stuttgart"),
        ("79098", "Freiburg im Breisgau"), ("01067", "Dresden"), ("66111", "Saarbrücken"),
    ),
    "GB": (
        ("LS1 4AP", "Leeds"), ("M2 5DB", "Manchester"), ("BS1 6QA", "Bristol"), ("EC2A 4NE", "London"),
        ("EH2 2BY", "Edinburgh"),
    ),
    "BE": (("1000", "Bruxelles"), ("4000", "Liège"), ("5000", "Namur"), ("7000", "Mons"), ("6000", "Charleroi")),
    "MY": (("81100", "Johor Bahru"), ("50450", "Kuala Lumpur"), ("47300", "Petaling Jaya"), ("41150", "Klang")),
    "IE": (("D02 XE80", "Dublin 2"), ("T12 W8KP", "Cork")),
}  # fmt: skip

STREETS: dict[str, tuple[str, ...]] = {
    "FR": (
        "rue des Tanneurs", "avenue de la République", "boulevard Gambetta", "rue du Général Leclerc",
        "place du Marché",
        "chemin des Vignes", "route de Saint-Aubin", "impasse des Lilas", "rue de l'Église", "quai de la Fosse",
        "rue Jean-Jaurès", "allée des Platanes", "rue Pasteur", "rue des Frères Lumière", "cours Lafayette",
        "rue du Faubourg Bannier", "avenue du 8 Mai 1945", "ZA des Quatre Chemins", "ZI Nord, rue Ampère",
        "rue de la Gare", "rue Voltaire", "boulevard de la Liberté", "montée des Carmes", "rue du Moulin",
    ),
    "DE": (
        "Bahnhofstraße", "Hauptstraße", "Lindenweg", "Am Mühlbach", "Goethestraße", "Industriestraße", "Schulgasse",
    ),
    "GB": ("High Street", "Station Road", "Mill Lane", "Victoria Road", "King Street", "Park Row"),
    "BE": ("rue de la Station", "chaussée de Namur", "place Communale", "avenue des Tilleuls", "rue du Pont"),
    "MY": ("Jalan Dahlia", "Jalan Permai 3", "Taman Setia", "Lorong Cempaka", "Jalan Industri 7"),
    "IE": ("Harcourt Street", "Grand Canal Quay", "South Mall"),
}  # fmt: skip

SURNAMES: dict[str, tuple[str, ...]] = {
    "FR": (
        "Brévanne", "Quérillac", "Montauzier", "Delvaincourt", "Passegrain", "Tournaclet", "Vauchassis", "Larmandieu",
        "Escoubiac", "Fontgrève", "Maligorne", "Perrochet", "Sauvignard", "Cazenobe", "Trébuchon", "Aubrespin",
        "Grandclaude", "Chantoiseau", "Beaufrêton", "Rocheverre", "Kerambrun", "Le Goadec", "Hermeline", "Obrecht",
        "Wintzerith", "Darrigade", "Etchegorry", "Poggioleri", "Santonacci", "Hoarau-Técher", "Payetard", "Nouvellet",
        "Jolicoeur", "Boisfleury", "Ravanelli", "Ouadfel", "Diarrassou", "Tranh", "Mendoza-Prat", "Szymanek",
    ),
    "DE": (
        "Brunnhölzl", "Kettenbach", "Ostermoor", "Weidlich", "Grünauer", "Rabenstolz", "Hölderle", "Zschoppau",
    ),
    "GB": ("Ashcombley", "Thornwick", "Pellingham", "Braddockshaw", "Merrowby", "Quillstone"),
}  # fmt: skip
SURNAMES["IE"], SURNAMES["BE"] = SURNAMES["GB"], SURNAMES["FR"]
SURNAMES["MY"] = ("Yong Thye", "Hock Lai", "Sinar Bakti", "Kim Wah Seng", "Perdana Raya", "Mewah Jaya")

FIRST_NAMES: dict[str, tuple[str, ...]] = {
    "FR": (
        "Julie", "Marc", "Amélie", "Thierry", "Nadia", "Hugo", "Sylvie", "Karim", "Élodie", "Bruno", "Inès", "Gaëtan",
        "Océane", "Patrick", "Léa", "Yannick",
    ),
    "DE": ("Jürgen", "Sabine", "Lukas", "Heike", "Matthias"),
    "GB": ("Oliver", "Harriet", "Simon", "Gemma", "Alistair"),
}  # fmt: skip
FIRST_NAMES["IE"], FIRST_NAMES["MY"], FIRST_NAMES["BE"] = FIRST_NAMES["GB"], FIRST_NAMES["GB"], FIRST_NAMES["FR"]

MEN, WOMEN = ("Marc", "Thierry", "Hugo", "Karim", "Bruno"), ("Julie", "Amélie", "Nadia", "Sylvie", "Océane")

# What customers do: their names must not betray the trade of the supplier.
CUSTOMER_SHAPES: dict[str, tuple[str, ...]] = {
    "FR": (
        "{name} Conseil", "Cabinet {name}", "Menuiserie {name}", "{name} & Fils", "Société {name}", "Mairie de {town}",
        "Association Sportive de {town}", "Syndicat des copropriétaires {street}", "Groupe {name}", "{name} Industrie",
        "Pharmacie {name}", "Hôtel {name}", "Clinique {name}", "Restaurant Chez {first}", "Garage {name}",
        "Monsieur {he} {name}", "Mme {she} {name}", "{first} {name}", "Atelier {name}", "{name} Distribution",
    ),
    "DE": ("{name} Maschinenbau", "{name} Handels", "Bäckerei {name}", "{first} {name}", "Gemeinde {town}"),
    "GB": ("{name} Holdings", "{name} & Sons", "{first} {name}", "The {name} Arms", "{name} Partners"),
}  # fmt: skip
CUSTOMER_SHAPES["IE"], CUSTOMER_SHAPES["BE"] = CUSTOMER_SHAPES["GB"], CUSTOMER_SHAPES["FR"]
CUSTOMER_SHAPES["MY"] = CUSTOMER_SHAPES["GB"]

FORMS: dict[str, tuple[str, ...]] = {
    "FR": ("SARL", "SARL", "SAS", "SAS", "SASU", "EURL", "SA", "SCOP", ""),
    "DE": ("GmbH", "GmbH", "AG", "e.K.", "GmbH & Co. KG"),
    "GB": ("Ltd", "Ltd", "LLP", "plc"),
    "IE": ("Ltd", "DAC"),
    "BE": ("SRL", "SA", "SPRL"),
    "MY": ("SDN BHD", "ENTERPRISE", "TRADING"),
}

BANKS: dict[str, tuple[str, ...]] = {
    "FR": (
        "Banque du Marais", "Crédit de la Vallée", "Caisse Régionale des Trois Rivières", "Banque Artisane de l'Ouest",
        "Société Bancaire du Ponant", "Caisse Mutuelle du Bocage",
    ),
    "DE": ("Kontorbank", "Bank am Alten Markt", "Volkskasse Süd"),
    "GB": ("Harbour Bank", "Pennine & Tyne Bank"),
}  # fmt: skip
BANKS["IE"], BANKS["BE"] = BANKS["GB"], ("Banque de la Senne", "Caisse du Hainaut")
