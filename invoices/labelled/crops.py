"""What stands where an answer was read, cut out of the page by the browser: no picture is taken apart here."""

from base64 import b64encode
from typing import Any

from invoices.document import Box, Place
from invoices.labelled.judging import DocumentScore
from invoices.labelled.page_images import PageImage
from invoices.ocr.markup import element

# How much of the page is shown around an answer, as shares of its width and height: the label that introduces it
# stands at its left or above it.
ACROSS, DOWN = 0.20, 0.03
WIDEST, HIGHEST = 560, 320


def place_of(document: DocumentScore, name: str) -> Place | None:
    """Return where the answer to a field was read, where it says so in a way that can be."""
    found = ((document.answer or {}).get("fields") or {}).get(name)
    match found:
        case {"page": int(page), "box": [*sides]} if len(sides) == 4 and all(map(_is_share, sides)):
            box = Box(*sides)
            return Place(page, box) if box.left < box.right and box.top < box.bottom else None
    return None


def _is_share(side: object) -> bool:
    return isinstance(side, int | float) and 0.0 <= side <= 1.0


def sheet_of(page: PageImage, name: str) -> str:
    """Write a page once, unseen, for crops to show parts of."""
    if page.media_type is None:
        return ""
    source = f"data:{page.media_type};base64,{b64encode(page.content).decode('ascii')}"
    image = element("image", id=name, href=source, width=page.width, height=page.height)
    return element("svg", element("defs", image), width=0, height=0, aria_hidden="true", focusable="false")


def crop_of(page: PageImage, name: str, box: Box, *, says: str) -> str:
    """Show the part of a page around a place, with a frame about the place itself."""
    around = _widened(box)
    wide, high = around.width * page.width, around.height * page.height
    scale = min(WIDEST / wide, HIGHEST / high, 1.0)
    frame = _rectangle(page, box)
    return element(
        "svg",
        element("use", href=f"#{name}"),
        element("rect", **frame, fill="none", stroke="#c2410c", stroke_width=max(1.0, 2 / scale)),
        viewBox=f"{around.left * page.width:.1f} {around.top * page.height:.1f} {wide:.1f} {high:.1f}",
        width=round(wide * scale),
        height=round(high * scale),
        role="img",
        aria_label=says,
    )


def _widened(box: Box) -> Box:
    return Box.of(box.left - ACROSS, box.top - DOWN, box.right + ACROSS, box.bottom + DOWN, width=1, height=1)


def _rectangle(page: PageImage, box: Box) -> dict[str, Any]:
    return {
        "x": box.left * page.width,
        "y": box.top * page.height,
        "width": box.width * page.width,
        "height": box.height * page.height,
    }
