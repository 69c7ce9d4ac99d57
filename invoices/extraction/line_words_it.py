"""Italian words above and under a table of items."""

from invoices.extraction.line_words import Closing, Column, LineWords

ITALIAN = LineWords(
    columns={
        Column.CODE: "codice; cod; codice articolo; cod articolo; rif",
        Column.DESCRIPTION: "descrizione; articolo; prodotto; servizio; prestazione; dettaglio",
        Column.QUANTITY: "quantità; q tà; qta; ore; pezzi; numero",
        Column.UNIT: "unità; um; u m",
        Column.PRICE: "prezzo unitario; prezzo unit; prezzo un; prezzo u; costo unitario",
        Column.PRICE_OR_NET: "prezzo",
        Column.DISCOUNT: "sconto; sc; sc %; sconto %; % sconto",
        Column.RATE: "iva; aliquota; aliquota iva; % iva; iva %; c iva",
        Column.NET: "imponibile; importo netto; totale netto",
        Column.AMOUNT: "importo; totale; prezzo totale; importo totale; valore",
        Column.DATE: "data; periodo",
    },
    closing={
        Closing.TOTAL: "totale imponibile; totale fattura; totale documento; totale iva; netto pagare; totale merce",
        Closing.SUBTOTAL: "subtotale; riporto; parziale; a riportare",
        Closing.PAYMENT: "contanti; carta; resto; pagamento; modalità pagamento; bancomat",
    },
    weak="iva; imposta; imponibile; aliquota",
    sums="totale; somma; totali",
    of_all="iva; imponibile; fattura; documento; netto; lordo; pagare; merce; imposta; importo; complessivo; dovuto",
    discount="sconto; abbuono; ribasso",
    units="pz; nr; ore; giorni; mese; mesi; cad; iva; conf",
    free="gratis; omaggio; incluso; gratuito",
)
