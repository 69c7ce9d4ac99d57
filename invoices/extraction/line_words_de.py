"""German words above and under a table of items."""

from invoices.extraction.line_words import Closing, Column, LineWords

GERMAN = LineWords(
    columns={
        Column.POSITION: "pos; position; nr; lfd nr; #; lfd; pos nr; zeile; posten",
        Column.CODE: """
            art nr; artikel nr; artikelnr; artikelnummer; art nummer; bestellnr; bestell nr; gtin; ean; sachnummer;
            materialnummer; material nr; material; code; produktnummer; unsere art nr; ihre art nr; art nr
            lieferant; art nr kunde; goä; goä nr; ziffer; geb nr; produkt nr; artnr; teilenummer; teile nr;
            bestellnummer; sku; pzn; artikel id; referenz; ref
        """,
        Column.DESCRIPTION: """
            bezeichnung; beschreibung; artikel; artikelbezeichnung; artikelbeschreibung; leistung; leistungen;
            produkt; produktbezeichnung; text; leistungsbeschreibung; positionsbeschreibung; ware; gegenstand;
            dienstleistung; beschreibung leistung; art leistung; waren; tarif; warenbezeichnung; positionstext;
            verwendungszweck; produkte; beschreibung artikel; artikel beschreibung; artikel bezeichnung; tätigkeit;
            inhalt; buchungstext; leistungsart; bemerkung; titel; gegenstand leistung; artikeltext; kostenart;
            position beschreibung; leistungstext
        """,
        Column.QUANTITY: """
            menge; anzahl; anz; stk; stück; std; stunden; tage; liefermenge; mge; stückzahl; verbrauch; kwh; faktor;
            nächte; gewicht; menge einheit; menge me; zeit; einsatz; dauer; ltr; me menge
        """,
        Column.UNIT: """
            einheit; me; mengeneinheit; meng einheit; eh; einh; meng; vke; vke geb; ve; geb; m e; vpe; gebinde; typ
        """,
        Column.PRICE: """
            einzelpreis; e preis; ep; stückpreis; preis einheit; einzelpreis netto; preis me; nettopreis; ep netto;
            einzel; preis stk; netto einzelpreis; e preis netto; einzelbetrag; einheitspreis; preis stück;
            stundensatz; bruttopreis; ep eur; vk preis; einzelpreis brutto; einzel preis; einzel netto; listenpreis;
            arbeitspreis; grundpreis; preis pro einheit; einzelkosten; ep brutto; e p; vk
        """,
        Column.PRICE_OR_NET: "preis; kosten; preis netto; vergütung",
        Column.RATE_OR_PRICE: "satz",
        Column.DISCOUNT: "rabatt; rab; rabatt %; % rabatt; nachlass; rab %; skonto; rabattsatz; abschlag",
        Column.RATE: """
            ust; mwst; ust %; mwst %; steuersatz; ust satz; mwst satz; % ust; % mwst; st; steuer; umsatzsteuer; %; u
            st; st satz; mehrwertsteuer; steuer %; ustsatz; mwstsatz; steuerschlüssel; stc; mw st; mehrwertst;
            stsatz
        """,
        Column.TAX: """
            ust betrag; mwst betrag; steuerbetrag; umsatzsteuerbetrag; mwst eur; ust eur; enthaltene mwst
        """,
        Column.NET: """
            nettobetrag; betrag netto; netto; gesamt netto; nettowert; netto gesamt; gesamtpreis netto; summe netto;
            entgelt; netto betrag; nettosumme; gesamtbetrag netto; positionsnetto; wert netto; gesamtnetto; netto
            wert; betrag exkl ust; betrag exkl mwst; betrag ohne ust; betrag ohne mwst; positionsbetrag netto; netto
            summe
        """,
        Column.GROSS: """
            bruttobetrag; brutto; betrag brutto; gesamt brutto; gesamtpreis brutto; brutto gesamt; summe brutto;
            endbetrag; gesamtbetrag brutto; betrag inkl ust; betrag inkl mwst; bruttowert
        """,
        Column.AMOUNT: """
            betrag; gesamt; gesamtpreis; summe; gesamtbetrag; wert; gp; g preis; ges preis; warenwert;
            positionspreis; gesamtwert; total; positionsbetrag; gesamt preis; preis gesamt; g p; umsatz; beträge;
            zeilensumme; einzelsumme; gesamtsumme; positionssumme; rechnungsbetrag; betrag gesamt; endpreis; soll
        """,
        Column.DATE: """
            datum; leistungsdatum; zeitraum; lieferdatum; leistungszeitraum; tag; abrechnungszeitraum; liefertag
        """,
        Column.BASE: """
            steuerbasis; steuerbasisbetrag; bemessungsgrundlage; basis; basisbetrag; nettobasis
        """,
    },
    closing={
        Closing.TOTAL: """
            gesamtbetrag; gesamtsumme; rechnungsbetrag; rechnungssumme; summe netto; nettobetrag; nettosumme; summe;
            gesamt; endbetrag; endsumme; zahlbetrag; zu zahlen; zu zahlender; gesamt netto; warenwert; bruttobetrag;
            summe brutto; gesamt brutto; gesamtpreis; total; rechnungsendbetrag; netto gesamt; summe gesamt;
            nettowert; zahlungsbetrag; offener betrag; gesamtbeitrag; steuerbasisbetrag; gesamtbeträge; netto summe;
            netto betrag; zwischensumme netto; gutschriftsbetrag; gutschriftbetrag; gesamtnetto; auszahlungsbetrag;
            restbetrag; summe positionen; positionssumme; rechnungsbeitrag; gesamtnettobetrag; summe zahlbetrag;
            umsatzsteuer; mehrwertsteuer; bruttosumme; nettosumme gesamt; betrag netto; betrag brutto; summe
            nettobeträge
        """,
        Closing.SUBTOTAL: """
            zwischensumme; übertrag; summe übertrag; seitensumme; zwischentotal; teilsumme; übertrag seite
        """,
        Closing.PAYMENT: """
            bar; gegeben; rückgeld; kartenzahlung; ec karte; girocard; bereits bezahlt; bezahlt; anzahlung;
            kreditkarte
        """,
    },
    weak="""
        ust; mwst; zzgl; zuzüglich; zuzügl; netto; brutto; steuer; steuersatz; skonto; ust satz; mwst satz;
        enthaltene
    """,
    sums="summe; gesamt; total; summen",
    of_all="""
        netto; brutto; inkl; exkl; inklusive; exklusive; ust; mwst; gesamt; rechnung; rechnungsbetrag; eur; betrag;
        zahlbar; aller; positionen; zzgl; ohne; mit; umsatzsteuer; mehrwertsteuer; steuer; warenwert; zu; zahlen;
        excl; satz; basis; steuersatz; steuerbetrag; bemessungsgrundlage; waren; art
    """,
    discount="rabatt; abzgl; abzüglich; nachlass; preisnachlass; abschlag; gutschein",
    units="""
        stk; stück; st; std; stunde; stunden; tag; tage; kg; g; l; liter; m; m2; m²; psch; pauschal; paar; karton;
        pack; flasche; kwh; mon; monat; monate; ltr; lfm; km; x; ust; mwst
    """,
    free="kostenlos; gratis; inklusive; enthalten; unentgeltlich",
)
