"""Paper made in code: PDFs whose text is real, sheets drawn from them, and pictures of these sheets.

PDFium's own Helvetica draws everything, so that accents are there on every machine and no font file is needed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from invoices.document import Page

A4 = (595, 842)
VISIBLE, HIDDEN = 0, 3  # PDF's text rendering modes
INVOICE = (
    "Atelier Dupont SARL",
    "12 rue de la Paix, 75002 Paris",
    "Facture n° FA-2024-0042 du 12 mars 2024",
    "Échéance : 11 avril 2024",
    "Désignation   Quantité   Prix unitaire   Montant",
    "Pièces détachées   4   30,00 €   120,00 €",
    "Main d'œuvre   2   45,50 €   91,00 €",
    "Total HT   211,00 €",
    "TVA 20 %   42,20 €",
    "Net à payer   253,20 €",
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a PDF: lines of text from the top, over an image that fills the sheet when there is one."""

    lines: Sequence[str] = ()
    image: Image.Image | None = None
    mode: int = VISIBLE
    size: float = 11
    media: tuple[float, float] = A4
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None  # left, bottom, right, top in points
    content: bytes = b""  # drawn after the lines, as it is


def pdf(
    pages: Sequence[Sequence[str] | Leaf] = (INVOICE,),
    *,
    rotate: int = 0,
    crop: tuple[float, float, float, float] | None = None,
    image: Image.Image | None = None,
    attachments: Mapping[str, bytes] | None = None,
    password: str | None = None,
    owner: str | None = None,
) -> bytes:
    """Write a PDF; `rotate`, `crop` and `image` go to every page that is given as plain lines."""
    document = Pdf.new()
    for leaf in pages:
        plain = leaf if isinstance(leaf, Leaf) else Leaf(tuple(leaf), rotate=rotate, crop=crop, image=image)
        document.pages.append(pikepdf.Page(_leaf(document, plain)))
    for name, content in (attachments or {}).items():
        document.attachments[name] = _attached(document, name, content)
    locked = password is not None or owner is not None
    return saved(document, pikepdf.Encryption(user=password or "", owner=owner or "owner") if locked else None)


def saved(document: Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    """Return a PDF's bytes, the same on every run."""
    out = BytesIO()
    document.save(out, encryption=encryption or False, deterministic_id=encryption is None, fix_metadata_version=False)
    return out.getvalue()


def scan(pages: Sequence[Sequence[str]] = (INVOICE,), *, hidden: Sequence[str] = (), dpi: float = 200) -> bytes:
    """Write a PDF of page images, each with the hidden lines over it as an OCR program leaves them."""
    return pdf([Leaf(hidden, image=sheet(lines, dpi=dpi), mode=HIDDEN) for lines in pages])


def page(lines: Sequence[str] = INVOICE, *, number: int = 1, dpi: float = 200, size: float = 11) -> Page:
    """Draw lines on an A4 sheet, as a page for an engine."""
    return Page(number, np.asarray(sheet(lines, dpi=dpi, size=size)), dpi)


def sheet(lines: Sequence[str] | Leaf = INVOICE, *, dpi: float = 200, size: float = 11) -> Image.Image:
    """Draw lines on an A4 sheet, as a grey picture."""
    leaf = lines if isinstance(lines, Leaf) else Leaf(lines, size=size)
    with pypdfium2.PdfDocument(pdf([leaf])) as document:
        return Image.fromarray(document[0].render(scale=dpi / 72, grayscale=True).to_numpy().copy())


def picture(kind: str, lines: Sequence[str] | Image.Image = INVOICE, *, dpi: float = 100, **settings: object) -> bytes:
    """Save a sheet as JPEG, PNG, TIFF, WEBP, BMP or GIF; settings are those of Pillow."""
    drawn = lines if isinstance(lines, Image.Image) else sheet(lines, dpi=dpi)
    out = BytesIO()
    drawn.save(out, kind, **settings)
    return out.getvalue()


def misread(content: bytes, letters: Mapping[str, str]) -> bytes:
    """Give the fonts of a PDF another map from shapes to letters: it prints as before and says something else."""
    said = {bytes([code]).decode("cp1252", "replace"): code for code in range(0x20, 0x100)}
    pairs = "".join(f"<{code:02X}> <{_utf_16(letters.get(sign, sign))}>\n" for sign, code in said.items())
    table = f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(said)} beginbfchar\n{pairs}endbfchar"
    with pikepdf.open(BytesIO(content)) as document:
        for leaf in document.pages:
            leaf.Resources.Font.F1.ToUnicode = document.make_stream(table.encode())
        return saved(document)


def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _attached(document: Pdf, name: str, content: bytes) -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(
        document, content, filename=name, description="", mime_type="", creation_date="", mod_date=""
    )


# --- Inside a page ----------------------------------------------------------------------------------


def _leaf(document: Pdf, leaf: Leaf) -> Dictionary:
    resources = Dictionary(Font=Dictionary(F1=_helvetica(document)))
    content = b""
    if leaf.image is not None:
        resources.XObject = Dictionary(Im=_image(document, leaf.image))
        content += b"q %g 0 0 %g 0 0 cm /Im Do Q\n" % leaf.media
    content += _shown(leaf) + leaf.content
    made = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *leaf.media]),
        Resources=resources,
        Contents=Stream(document, content),
    )
    if leaf.rotate:
        made.Rotate = leaf.rotate
    if leaf.crop:
        made.CropBox = Array(leaf.crop)
    return made


def _shown(leaf: Leaf) -> bytes:
    top = leaf.media[1] - 60
    shown = b"BT /F1 %g Tf %d Tr %g TL 50 %g Td\n" % (leaf.size, leaf.mode, leaf.size * 1.8, top)
    for line in leaf.lines:
        text = line.encode("cp1252", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        shown += b"(" + text + b") Tj T*\n"
    return shown + b"ET\n"


def _helvetica(document: Pdf) -> pikepdf.Object:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    return document.make_indirect(font)


def _image(document: Pdf, image: Image.Image) -> Stream:
    grey = image.convert("L")
    return Stream(
        document,
        grey.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=grey.width,
        Height=grey.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
