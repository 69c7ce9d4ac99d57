"""Dutch words above and under a table of items."""

from invoices.extraction.line_words import Closing, Column, LineWords

DUTCH = LineWords(
    columns={
        Column.CODE: "artikelnummer; artikelnr; art nr; code; referentie",
        Column.DESCRIPTION: "omschrijving; beschrijving; artikel; product; dienst; werkzaamheden",
        Column.QUANTITY: "aantal; hoeveelheid; uren; stuks; dagen",
        Column.UNIT: "eenheid",
        Column.PRICE: "prijs per stuk; eenheidsprijs; stukprijs; prijs per eenheid; tarief; stuksprijs",
        Column.PRICE_OR_NET: "prijs",
        Column.DISCOUNT: "korting; korting %; % korting",
        Column.RATE: "btw; btw %; % btw; btw tarief",
        Column.TAX: "btw bedrag",
        Column.NET: "bedrag excl btw; totaal excl btw; netto; nettobedrag; excl btw; netto bedrag; bedrag excl",
        Column.GROSS: "bedrag incl btw; totaal incl btw; incl btw; bedrag incl",
        Column.AMOUNT: "bedrag; totaal; totaalbedrag; regelbedrag; subtotaal",
        Column.DATE: "datum; periode",
    },
    closing={
        Closing.TOTAL: "totaal excl; totaal incl; totaalbedrag; te betalen; factuurbedrag; totaal btw; eindbedrag",
        Closing.SUBTOTAL: "subtotaal; tussentotaal",
        Closing.PAYMENT: "contant; pinnen; wisselgeld; betaald; betaalwijze; bancontact",
    },
    weak="btw; excl; incl",
    sums="totaal; som",
    of_all="excl; incl; exclusief; inclusief; btw; betalen; te; factuur; netto; bruto; bedrag; eur; voldoen",
    discount="korting; aftrek",
    units="stuk; stuks; st; uur; uren; dag; dagen; maand; pak; doos; btw",
    free="gratis; inbegrepen",
)
