"""The plain look of the client's invoices: a PNG of 850 by 1100 dots, with a logo and a QR code."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import reportlab
from PIL import Image, ImageDraw, ImageFont

from invoices.fields import DocumentType, Field
from invoices.samples.client_api import ClientInvoice
from invoices.samples.truth import Truth

SIZE = (850, 1100)
LEFT = 60
COMPANY = "Biillling company"
BLACK, GREY, BLUE, RED, GREEN = (0, 0, 0), (110, 110, 110), (25, 25, 180), (200, 20, 20), (40, 130, 90)
CODE_DOT = 4
FASTEST = (cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_RLE)


def picture_of(invoice: ClientInvoice) -> bytes:
    """Draw an invoice."""
    sheet = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(sheet)
    _head(pen, invoice)
    down = 330
    for line in invoice.lines:
        pen.text((LEFT, down), f"{line.description}.", BLUE, _face(19))
        pen.text((480, down), f"{line.quantity} x {line.price:.2f} Euro", BLUE, _face(19))
        down += 38
    pen.text((LEFT, down + 30), "TOTAL", RED, _face(24, "VeraBd"))
    pen.text((480, down + 30), f"{invoice.total:.2f} Euro", RED, _face(24, "VeraBd"))
    sheet.paste(_code(invoice.code), (640, 60))
    written, content = cv2.imencode(".png", np.asarray(sheet)[:, :, ::-1], FASTEST)
    assert written  # noqa: S101 - a picture of this size is always written
    return content.tobytes()


def truth_of(invoice: ClientInvoice) -> Truth:
    """Return what an invoice says, as made samples are written."""
    values = {
        Field.SUPPLIER_NAME: COMPANY,
        Field.INVOICE_NUMBER: invoice.number,
        Field.ISSUE_DATE: f"{invoice.at:%Y-%m-%d}",
        Field.CUSTOMER_NAME: invoice.customer,
        Field.CUSTOMER_ADDRESS: ", ".join(invoice.address),
        Field.TOTAL_GROSS: f"{invoice.total:.2f}",
    }
    lines = [
        {"description": line.description, "quantity": str(line.quantity), "unit_price": f"{line.price:.2f}"}
        for line in invoice.lines
    ]
    fields = {"document_type": DocumentType.INVOICE.value, "currency": "EUR"}
    fields |= {field.value: value for field, value in values.items()}
    family = f"client_{invoice.vintage}"
    return Truth(invoice.file, fields, (), tuple(lines), "en", family, "invoice", "client")


def _head(pen: ImageDraw.ImageDraw, invoice: ClientInvoice) -> None:
    pen.ellipse((LEFT, 50, LEFT + 40, 90), fill=GREEN)
    pen.text((LEFT + 52, 58), COMPANY, GREEN, _face(20, "VeraBd"))
    pen.text((LEFT, 130), f"INVOICE {invoice.number}", BLACK, _face(26, "VeraBd"))
    pen.text((LEFT, 172), f"Issue date {invoice.at:%Y-%m-%d}", BLACK, _face(18))
    pen.text((LEFT, 204), f"Bill to {invoice.customer}", BLACK, _face(18))
    down = 234
    if invoice.email:
        pen.text((LEFT, down), f"Email {invoice.email}", BLACK, _face(18))
        down += 30
    pen.text((LEFT, down), f"Address {invoice.address[0]}", GREY, _face(13))
    pen.text((LEFT + 62, down + 20), invoice.address[1], GREY, _face(13))


def _code(text: str) -> Image.Image:
    code = Image.fromarray(cv2.QRCodeEncoder.create().encode(text))
    return code.resize((code.width * CODE_DOT, code.height * CODE_DOT), Image.Resampling.NEAREST)


@cache
def _face(size: int, name: str = "Vera") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / f"{name}.ttf", size)
