"""A folder of kept readings of which all is known: invoices of four families, told apart by how they say things."""

import json
from pathlib import Path
from typing import Any

from invoices.document import OcrResult
from invoices.labelled.material import Studied
from invoices.labelled.truth import Truth, truths_of
from invoices.ocr.kept import to_json
from tests.builders import a_page_reading, an_ocr_result

FAMILIES = (
    ("Atelier Dupont SARL", "Facture n° {number}", "Date : {day}", "Total HT {net} €", "Total TTC {gross} €"),
    (
        "Moreau & Fils",
        "N° de facture : {number}",
        "Date de facture {day}",
        "Montant HT {net} €",
        "Net à payer {gross} €",
    ),
    ("Garage Lenoir SAS", "FACTURE {number}", "Paris, le {day}", "Net HT {net} €", "TOTAL TTC {gross} €"),
    ("Hôtel Beauséjour", "Facture {number}", "Émise le {day}", "Sous-total HT {net} €", "À payer TTC {gross} €"),
)
VAT = "TVA 20 % {vat} €"


def a_row(place: int) -> dict[str, Any]:
    """Say what is true of one invoice; the families take turns."""
    net = 100 + 7 * place
    fields = {
        "invoice_number": f"FA-2024-{100 + 13 * place:04d}",
        "issue_date": f"2024-03-{1 + place % 28:02d}",
        "supplier_name": FAMILIES[place % len(FAMILIES)][0],
        "total_net": f"{net}.00",
        "total_vat": f"{net / 5:.2f}",
        "total_gross": f"{net * 1.2:.2f}",
    }
    rates = [{"rate": "20", "base": fields["total_net"], "amount": fields["total_vat"]}]
    name, family = f"invoice-{place:02d}.pdf", f"family-{place % len(FAMILIES)}"
    return {"file": name, "fields": fields, "vat_breakdown": rates, "family": family}


def a_reading(row: dict[str, Any]) -> OcrResult:
    """Read an invoice that says what is true of it."""
    fields = row["fields"]
    year, month, day = fields["issue_date"].split("-")
    said = {
        "number": fields["invoice_number"],
        "day": f"{day}/{month}/{year}",
        **{name: fields[f"total_{name}"].replace(".", ",") for name in ("net", "vat", "gross")},
    }
    name, number, date, net, gross = FAMILIES[int(row["family"][-1])]
    lines = (name, "12 rue des Lilas 69003 Lyon", number, date, "Désignation Montant", net, VAT, gross)
    return an_ocr_result(a_page_reading(*(line.format(**said) for line in lines)), file=row["file"])


def a_folder(folder: Path, count: int = 12) -> Path:
    """Keep readings of so many invoices, with their truth."""
    folder.mkdir(parents=True)
    rows = [a_row(place) for place in range(count)]
    (folder / "truth.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for row in rows:
        (folder / f"{row['file']}.ocr.json").write_bytes(to_json(a_reading(row)))
    return folder


def studied_in(folder: Path) -> list[Studied]:
    """Return the invoices of such a folder, as those who learn from them take them."""
    truths = truths_of(folder / "truth.jsonl")
    return [Studied(folder.name, folder / f"{truth.file}.ocr.json", truth) for truth in truths]


def truth_for(row: dict[str, Any]) -> Truth:
    """Return the truth of a row that no file holds."""
    return Truth(row["file"], row["fields"], family=row["family"])


def known(**fields: str | None) -> Truth:
    return Truth("invoice.pdf", fields, family="one")
