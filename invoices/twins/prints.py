"""All that an invoice is recognised by, how it is kept, and the bands by which look-alikes are looked up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from invoices.document import OcrResult
from invoices.fields import Extraction
from invoices.twins import pictures, texts
from invoices.twins.keys import Keys, keys_of
from invoices.twins.texts import TextPrint, text_print

FORM = 1


@dataclass(frozen=True, slots=True)
class Marks:
    """What the pages look like and say, apart from what was understood of them."""

    text: TextPrint = field(default_factory=TextPrint)
    pictures: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Write the marks as they are kept beside an invoice."""
        return {
            "form": FORM,
            "text": "".join(f"{least:08x}" for least in self.text.signature),
            "words": self.text.words,
            "figures": sorted(self.text.figures),
            "pictures": [f"{print_:0{pictures.BITS // 4}x}" for print_ in self.pictures],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> "Marks | None":
        """Take kept marks up again; nothing where there are none, or those of another form."""
        if kept.get("form") != FORM:
            return None
        text, figures, shown = str(kept["text"]), _texts(kept["figures"]), _texts(kept["pictures"])
        signature = tuple(int(text[at : at + 8], 16) for at in range(0, len(text), 8))
        words = TextPrint(signature, int(str(kept["words"])), frozenset(figures))
        return cls(words, tuple(int(print_, 16) for print_ in shown))


@dataclass(frozen=True, slots=True)
class Prints:
    """All that an invoice is recognised by."""

    keys: Keys
    marks: Marks


def prints_of(
    result: OcrResult, extraction: Extraction, first_page: int, last_page: int, images: Sequence[bytes] = ()
) -> Prints:
    """Return what an invoice is recognised by; the images are the prepared pages of the whole file."""
    return Prints(keys_of(extraction), marks_of(result, first_page, last_page, images))


def marks_of(result: OcrResult, first_page: int, last_page: int, images: Sequence[bytes] = ()) -> Marks:
    """Return what these pages of a file are recognised by; the images are the prepared pages of the whole file."""
    pages = [page for page in result.pages if first_page <= page.number <= last_page]
    shown = [image for number, image in enumerate(images, 1) if first_page <= number <= last_page]
    return Marks(text_print(pages), pictures.picture_prints(shown))


def bands_of(marks: Marks) -> tuple[int, ...]:
    """Return the bands of an invoice: whoever shares one with another may be its twin, as numbers of a column."""
    return tuple(sorted({*_bands_of_text(marks.text), *_bands_of_pictures(marks.pictures)}))


def _bands_of_text(text: TextPrint) -> Iterator[int]:
    if text.is_telling:
        for place in range(texts.BANDS):
            rows = text.signature[place * texts.ROWS : (place + 1) * texts.ROWS]
            yield _band("t", place, "".join(f"{least:08x}" for least in rows))


def _bands_of_pictures(prints: Sequence[int]) -> Iterator[int]:
    """Cut the print of the first page; where text was read, the text finds what the other pages would."""
    for print_ in prints[:1]:
        bits = f"{print_:0{pictures.BITS}b}"
        for place in range(pictures.BANDS):
            yield _band("p", place, bits[place :: pictures.BITS // pictures.BAND_BITS])


def _band(kind: str, place: int, value: str) -> int:
    """Return a band as one number that a column of 64 bits with a sign holds."""
    digest = blake2b(f"{kind}{place}:{value}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _texts(kept: object) -> list[str]:
    return [str(each) for each in kept] if isinstance(kept, list) else []
