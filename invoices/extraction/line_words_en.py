"""English words above and under a table of items."""

from invoices.extraction.line_words import Closing, Column, LineWords

ENGLISH = LineWords(
    columns={
        Column.POSITION: """
            pos; line; no; #; item no; item #; line no; s n; sn; sr; sr no; s no; num; line item
        """,
        Column.CODE: """
            ref; reference; code; sku; product code; item code; part no; part number; article no; article number;
            product no; stock code; item number; catalog no; p n; upc; barcode; product id; model; hs code
        """,
        Column.DESCRIPTION: """
            description; item; items; product; products; service; services; details; article; articles; particulars;
            item description; product description; goods; description goods; description services; product name;
            goods description; item name; activity; task; work; charges; hum; code desc; code description; desc;
            product service; services rendered; item details; service description; menu; project; plan;
            subscription; hosting; designation; name; line description; items description
        """,
        Column.QUANTITY: """
            qty; quantity; hours; hrs; days; units; pcs; nights; usage; kwh; consumption; qty shipped; quantity
            shipped; qty ordered; no units; weight; volume; users; seats; qnty; quant; iss; qty shp; qty kg; shipped
        """,
        Column.UNIT: "unit; uom; u m; unit measure; measure; pack",
        Column.PRICE: """
            unit price; u price; u p; unit cost; price unit; s price; selling price; price each; each; price ea; ea;
            unit price excl vat; unit price ex vat; net price; list price; cost each; hourly rate; rate hour; unit
            net; u cost; unit rate; price item; unit price net; retail price; rrp; unit amount; cost unit; daily
            rate
        """,
        Column.PRICE_OR_NET: """
            price; cost; price w o tax; price excl tax; price excl vat; price ex vat; price without tax; price net;
            price excluding vat; price before tax
        """,
        Column.PRICE_OR_GROSS: "price incl tax; price incl vat; price inc vat; price inc gst",
        Column.RATE_OR_PRICE: "rate",
        Column.DISCOUNT: "discount; disc; disc %; % disc; discount %; % discount; rebate; disct",
        Column.RATE: """
            vat; tax; vat rate; tax rate; vat %; % vat; tax %; gst; gst %; gst rate; tax code; vat code; %; sales
            tax; vat rate %; tax rate %; code tax
        """,
        Column.TAX: """
            vat amount; tax amount; gst amount; amount vat; vat amt; tax amt; gst amt; total vat; total tax
        """,
        Column.NET: """
            net amount; net; amount excl vat; amount excl tax; total excl vat; total excl tax; net total; total net;
            amount w o tax; total w o tax; amount net; net value; excl vat; excl tax; total ex vat; line net; ex
            vat; amount ex vat; net price total; total price excl vat; subtotal excl vat; total excluding vat; ex
            tax; amount excluding vat; amount before tax; total before tax; net amt; taxable amount; total ex tax
        """,
        Column.GROSS: """
            gross; gross amount; total incl vat; amount incl vat; total incl tax; amount incl tax; incl vat; incl
            tax; total including vat; amount including vat; total inc vat; inc vat; total incl gst; amount incl gst;
            inc gst
        """,
        Column.AMOUNT: """
            amount; total; line total; total price; amt; subtotal; sub total; extended price; ext price; value;
            total amount; extension; total cost; sale amt; ext; price total; total value; line amount; charge; nett;
            nett amount; totals
        """,
        Column.DATE: "date; period; service date; dates; delivery date; billing period; month",
        Column.BASE: "base; taxable base; tax base; net base; goods amount; taxable; vat base",
    },
    closing={
        Closing.TOTAL: """
            total; net total; grand total; amount due; total due; balance due; total amount; total excl; total incl;
            invoice total; total payable; amount payable; total net; total vat; total tax; total gst; due payable;
            total sales; tax total; vat total; total excluding; total including; net payable; total invoice; nett
            total; balance; gst summary; vat summary; tax summary; total before tax; total price; total rounded;
            total qty; total quantity; item count; no items; number items; total items; total charges; amount paid;
            total owed; rounding; rounding adj; rounding adjustment; total rm; net amount; gross amount; gross
            total; net invoice
        """,
        Closing.SUBTOTAL: """
            subtotal; sub total; carried forward; brought forward; balance forward; carry forward; carried over;
            total page; page total; total carried forward; running total; total group
        """,
        Closing.PAYMENT: """
            cash; change; visa; mastercard; master card; credit card; debit card; card; tendered; amount tendered;
            cheque; payment; payment mode; change due; paid; payment method; amex; cash tendered; tender; paid
            amount; debit
        """,
    },
    weak="""
        vat; tax; taxes; gst; net; gross; rounding; discount total; service charge; svc; serv chg; residual
    """,
    sums="total; totals; sum",
    of_all="""
        net; gross; vat; tax; taxes; gst; incl; excl; including; excluding; inclusive; exclusive; inc; exc; amount;
        due; payable; sales; sale; invoice; before; after; with; without; price; usd; gbp; eur; rm; of; amt;
        rounded; rounding; qty; quantity; items; item; total; discount; charges; paid; supplies; to; pay; s; w; o;
        tendered; bill; order; rate; base; taxable; code; summary; goods; lines
    """,
    discount="discount; rebate; disc; promo; coupon; voucher; less; off; saving",
    units="""
        unit; units; pc; pcs; piece; pieces; pkt; ea; each; kg; g; l; liter; liters; litre; litres; hour; hours; hr;
        hrs; day; days; box; set; pack; x; mth; month; months; nos; ctn; btl; tin; pair; roll; dozen; dz; lot; gb;
        sr; zr; zrl; qty; gst; vat
    """,
    free="free; included; complimentary; gratis; foc; waived",
)
