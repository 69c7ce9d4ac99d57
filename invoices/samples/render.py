"""Turns a drawn document into the scan or the photo somebody would send."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from random import Random
from time import gmtime

import numpy as np
import pypdfium2
from PIL import Image

from invoices.document import Page
from invoices.imaging.degrade import DAMAGES, degrade
from invoices.imaging.pixels import pixels

POINTS_AN_INCH = 72
PHOTOS = ("photo", "photo", "photo2", "shadow")
SCANS = tuple(name for name in DAMAGES if name not in PHOTOS)
UNDAMAGED = "none"
MODES: dict[str, tuple[str, ...]] = {
    "none": (UNDAMAGED,),
    "scan": SCANS,
    "photo": PHOTOS,
    "all": (UNDAMAGED, *SCANS, *PHOTOS),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A document as pixels, or as a PDF that holds nothing else."""

    content: bytes
    media_type: str
    suffix: str


def a_damage(chance: Random, mode: str) -> str:
    """Draw what happens to a document, out of a mode."""
    return chance.choice(MODES[mode])


def damaged(document: bytes, damage: str, seed: int) -> Picture:
    """Print a document, damage each page and take it in again."""
    pages = [degrade(page, damage, seed + page.number) for page in _pages(document, 300 if damage == "c300" else 200)]
    images = [Image.fromarray(page.image) for page in pages]
    kept, dpi = BytesIO(), round(pages[0].dpi)
    if len(images) > 1:
        images[0].save(
            kept,
            "PDF",
            save_all=True,
            append_images=images[1:],
            resolution=dpi,
            creationDate=gmtime(0),
            modDate=gmtime(0),
        )
        return Picture(kept.getvalue(), "application/pdf", ".pdf")
    if damage in PHOTOS or "jpeg" in damage or "noise" in damage:
        images[0].save(kept, "JPEG", quality=88)
        return Picture(kept.getvalue(), "image/jpeg", ".jpg")
    images[0].save(kept, "PNG", dpi=(dpi, dpi))
    return Picture(kept.getvalue(), "image/png", ".png")


def _pages(document: bytes, dpi: int) -> Iterator[Page]:
    file = pypdfium2.PdfDocument(document)
    try:
        for number, page in enumerate(file, 1):
            drawn = page.render(scale=dpi / POINTS_AN_INCH, grayscale=True).to_numpy()
            yield Page(number, pixels(np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))), float(dpi))
            page.close()
    finally:
        file.close()
