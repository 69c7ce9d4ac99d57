"""The typefaces a document may be set in: those every reader of PDF has, and one that reportlab brings along."""

from functools import cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

FACES: dict[str, tuple[str, str]] = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "courier": ("Courier", "Courier-Bold"),
    "vera": ("Vera", "Vera-Bold"),
}
FILES = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf"}
# The narrow space that French typography asks for, which the face lacks: it is drawn as a space and read as itself.
THIN_SPACE = 0x202F


@cache
def load_faces() -> None:
    """Make the faces known that must be read from files; once is enough."""
    for name, file in FILES.items():
        font = TTFont(name, file)
        space = ord(" ")
        font.face.charToGlyph[THIN_SPACE] = font.face.charToGlyph[space]
        font.face.charWidths[THIN_SPACE] = font.face.charWidths[space] // 2
        registerFont(font)


def has_thin_space(face: str) -> bool:
    """Tell whether a face can print the narrow space."""
    return face == "vera"
