"""Spanish words above and under a table of items."""

from invoices.extraction.line_words import Closing, Column, LineWords

SPANISH = LineWords(
    columns={
        Column.CODE: "referencia; codigo; cod; ref",
        Column.DESCRIPTION: "descripción; concepto; producto; productos; artículo; servicio; detalle; producte",
        Column.QUANTITY: "cantidad; cant; uds; unidades; horas; uts",
        Column.PRICE: "precio unitario; precio ud; precio unidad; p unitario; tarifa; precio unit",
        Column.PRICE_OR_NET: "precio",
        Column.DISCOUNT: "dto; descuento; % dto; dto %",
        Column.RATE: "iva; % iva; iva %; tipo iva",
        Column.NET: "importe neto; base imponible; subtotal; total sin iva",
        Column.AMOUNT: "importe; total; import; importe total",
        Column.DATE: "fecha; periodo",
    },
    closing={
        Closing.TOTAL: "total factura; base imponible; total neto; importe total; total iva; total pagar",
        Closing.SUBTOTAL: "subtotal; suma sigue; suma anterior; suma y sigue",
        Closing.PAYMENT: "efectivo; tarjeta; cambio; forma pago; entregado",
    },
    weak="iva; i v a; cuota; impuestos; impostos",
    sums="total; suma; totales",
    of_all="iva; impuestos; impostos; incl; incluido; factura; neto; bruto; pagar; base; imponible; importe; comensal",
    discount="descuento; dto; rebaja",
    units="ud; uds; unidad; unidades; hora; horas; dia; dias; mes; caja; iva",
    free="gratis; incluido; gratuito",
)
