"""Overseas, Corsica, and suppliers who write in English or German."""

from invoices.samples.trade import MENTIONS, Good, Trade

ABROAD: dict[str, Trade] = {
    "overseas": Trade(
        ("{name} Océan", "Quincaillerie {name}", "{name} Réunion", "Tropic {initials}"),
        (
            Good("Tôle ondulée bac acier 4 m", "pce", "38", "64", "8.5", ("2", "6", "12")),
            Good("Ciment 25 kg", "sac", "7.90", "10.40", "8.5", ("4", "10", "40")),
            Good("Riz long 10 kg", "sac", "13.50", "18.90", "2.1", ("1", "2", "5")),
            Good("Peinture façade 15 L", "pot", "89", "142", "8.5", ("1", "2")),
            Good("Livraison sur site", "", "25", "60", "8.5"),
        ),
        "4752A", 6, (("Octroi de mer inclus", "2,5 %"), ("BL", "{n6}")), territory="RE", has_codes=True,
    ),
    "corsica": Trade(
        ("{name} Corse", "Domaine {name}", "Casa {name}", "Matériaux {name}"),
        (
            Good("Travaux de rénovation - forfait", "", "450", "1900", "10"),
            Good("Vin AOP Ajaccio 75cl", "btl", "7.20", "13.80", "20", ("6", "12", "24")),
            Good("Charcuterie assortiment", "kg", "18", "29", "2.1", ("1.450", "2.300")),
            Good("Bétail - agneau vif", "tête", "95", "140", "0.9", ("2", "5")),
            Good("Gazole non routier", "L", "1.02", "1.31", "13", ("120", "250")),
        ),
        "4711B", 5, (("Bon n°", "{n5}"),), territory="FR-20",
    ),
    "saas_en": Trade(
        ("{name} Cloud", "{name}ly", "{initials} Hosting", "Bright{name} Software"),
        (
            Good("Team plan - monthly subscription ({period})", "seat", "8", "29", "20", ("3", "5", "12")),
            Good("API usage", "call", "0.0020", "0.0040", "20", ("12000", "45000")),
            Good("Domain renewal (1 year)", "", "9.99", "39"),
            Good("Priority support add-on", "", "25", "99"),
            Good("Data storage", "GB", "0.0230", "0.0500", "20", ("500", "2048")),
        ),
        territory="GB", language="en", currencies=("GBP", "USD", "EUR"),
            extras=(("Account ID", "{n9}"), ("Billing period", "{period}"), ("Plan", "Team")),
        notes=("Thank you for your business!", "Paid with card ending in {n4}."), alone=0,
            numbering=("INV-{n6}", "{n8}-{n4}", "#{n5}"),
    ),
    "saas_reverse": Trade(
        ("{name} Platforms", "{name} Digital", "{initials} Ads"),
        (
            Good("Advertising campaign spend {month}", "", "80", "1200", "0"),
            Good("Business subscription", "user", "9", "22", "0", ("4", "10", "15")),
            Good("Compute instance hours", "h", "0.0416", "0.1920", "0", ("720", "1440")),
        ),
        territory="IE", language="en", currencies=("EUR", "USD"), mention=MENTIONS["reverse_en"],
            extras=(("Account", "{n10}"), ("Billing ID", "{n4}-{n4}")), alone=0,
        numbering=("{n10}", "IE{n8}"),
    ),
    "belgian": Trade(
        ("{name} & Fils", "Imprimerie {name}", "Brasserie {name}", "{name} Toitures", "Bureau {name}"),
        (
            Good("Prestation technicien", "h", "48", "75", "21", ("2", "4", "7.5")),
            Good("Livraison matériaux toiture", "m²", "22", "41", "6", ("12", "40")),
            Good("Bière spéciale 24x33cl", "bac", "28", "46", "21", ("2", "5", "10")),
            Good("Impression folders A5", "mille", "85", "140", "21", ("1", "2")),
            Good("Livre d'art relié", "ex", "24", "59", "6", ("1", "2", "5")),
        ),
        territory="BE", extras=(("Votre référence client", "{n5}"), ("Communication", "+++{n3}/{n4}/{n5}+++")),
        notes=("Toute facture impayée à l'échéance porte intérêt de plein droit.",),
    ),
    "till_en": Trade(
        ("{name} Hardware", "{name} Mini Market", "The {name} Café", "{name} Stationers", "{name} Pharmacy"),
        (
            Good("PAINT BRUSH 2IN", "", "2.49", "6.99", "20", ("1", "2")),
            Good("AA BATTERIES 4PK", "", "3.50", "5.99", "20"),
            Good("SEMI SKIMMED MILK 2L", "", "1.45", "1.95", "0", ("1", "2")),
            Good("WHOLEMEAL BREAD", "", "1.10", "1.85", "0"),
            Good("FLAT WHITE", "", "2.80", "3.60", "20", ("1", "2", "3")),
            Good("NOTEBOOK A5 RULED", "", "3.25", "7.50", "20", ("1", "2", "5")),
            Good("SCREWS 4X30 BOX", "", "4.20", "8.80", "20"),
            Good("CHEESE SANDWICH", "", "3.75", "5.25", "20"),
        ),
        territory="GB", language="en", currencies=("GBP", "GBP", "EUR"), with_tax=1.0, is_till=True, most_lines=7,
    ),
    "till_asia": Trade(
        ("{name} HARDWARE", "SYARIKAT {name}", "{name} STATIONERY", "RESTORAN {name}", "{name} BOOK CENTRE"),
        (
            Good("SR: MASKING TAPE 24MM", "", "1.80", "4.50", "6", ("1", "2", "4")),
            Good("SR: DOOR HINGE 4IN", "", "3.20", "9.90", "6", ("1", "2")),
            Good("ZR: RICE 5KG", "", "13.50", "26.90", "0"),
            Good("NASI LEMAK SPECIAL", "", "6.50", "12.00", "6", ("1", "2", "3")),
            Good("TEH TARIK", "", "1.80", "3.20", "6", ("1", "2", "4")),
            Good("SR: A4 PAPER 80GSM", "", "9.90", "13.50", "6", ("1", "3")),
            Good("LED BULB 9W", "", "5.90", "14.90", "6", ("1", "2")),
        ),
        territory="MY", language="en", currencies=("MYR",), with_tax=1.0, is_till=True, most_lines=6,
        extras=(("GST ID", "000{n9}"), ("Salesperson", "{first}"), ("Member", "{n8}"), ("Ref", "{n6}")),
    ),
    "till_de": Trade(
        ("{name} Getränkemarkt", "Bäckerei {name}", "Gasthaus {name}", "{name} Baumarkt"),
        (
            Good("BREZEL", "", "0.75", "1.10", "7", ("1", "2", "4")),
            Good("MINERALWASSER KISTE", "", "4.99", "7.49", "19"),
            Good("WIENER SCHNITZEL", "", "14.90", "19.80", "19", ("1", "2")),
            # pragma: allowlist nextline secret
            Good("APFELSCHORLE 0,4", "", "3.60", "4.50", "19", ("1", "2", "3")),
            Good("VOLLKORNBROT 750G", "", "3.20", "4.60", "7"),
            Good("PFAND", "", "0.25", "3.30", "19"),
            Good("DÜBEL 8MM 50ST", "", "3.99", "6.49", "19"),
        ),
        territory="DE", language="de", with_tax=1.0, is_till=True, most_lines=6,
    ),
    "consulting_en": Trade(
        ("{name} Consulting", "{name} & Partners", "{name} Translation"),
        (
            Good("Consultancy services {month} {yyyy}", "day", "420", "890", "20", ("2", "4.5", "9")),
            Good("Technical translation FR-EN", "word", "0.1100", "0.1600", "20", ("2450", "6200")),
            Good("Travel expenses (train, hotel)", "", "120", "460"),
        ),
        territory="GB", language="en", currencies=("GBP", "EUR"),
            extras=(("Project", "{town}"), ("Your contact", "{person}")),
    ),
    "trade_de": Trade(
        ("{name} Werkzeuge", "{name} Technik", "{name} Bürobedarf", "Druckerei {name}"),
        (
            Good("Bohrmaschine 750 W", "Stk", "69", "149", "19", ("1", "2")),
            Good("Schrauben M6x40 verzinkt", "Pkg", "4.20", "8.90", "19", ("5", "10", "20")),
            Good("Fachbuch Maschinenbau", "Stk", "29", "59", "7", ("1", "2")),
            Good("Kopierpapier A4 80g", "Pkg", "4.10", "6.30", "19", ("5", "10")),
            Good("Versand und Verpackung", "", "4.90", "14.90", "19"),
            Good("Arbeitsstunden Monteur", "Std", "48", "72", "19", ("2", "3.5", "8")),
        ),
        territory="DE",
            language="de", extras=(("Kundennummer", "{n5}"), ("Bearbeiter", "{person}"), ("Lieferschein", "LS{n6}")),
                has_codes=True,
        notes=("Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.",),
    ),
    "service_de": Trade(
        ("{name} Beratung", "Hotel {name}", "{name} Reinigung"),
        (
            Good("Übernachtung im Einzelzimmer", "Nacht", "68", "129", "7", ("1", "2", "3")),
            Good("Frühstück", "", "12", "18", "19", ("1", "2", "3")),
            Good("Beratungsleistung {month} {yyyy}", "Std", "85", "140", "19", ("4", "8", "16")),
            Good("Fahrtkosten", "km", "0.30", "0.42", "19", ("120", "340")),
        ),
        territory="DE", language="de", extras=(("Ihr Zeichen", "{n4}"), ("Leistungszeitraum", "{period}")),
            with_tax=0.2,
    ),
    "intra_de": Trade(
        ("{name} Anlagenbau", "{name} Export"),
        (
            Good("Ersatzteil Hydraulikpumpe", "Stk", "240", "980", "0", ("1", "2")),
            Good("Dichtungssatz komplett", "Set", "18", "64", "0", ("2", "6")),
        ),
        territory="DE", language="de", mention=MENTIONS["reverse_de"], extras=(("Zolltarifnummer", "8413{n4}"),),
            has_codes=True, alone=0,
    ),
}  # fmt: skip
