"""A text layer is trusted only where it is one; the reason why not is kept, page by page."""

import random
import string

import pytest
from PIL import Image

from invoices.document import LayerVerdict, SourceFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import paper
from tests.paper import INVOICE, Leaf
from tests.shared import DATA, needs_real_documents

LETTERHEAD = ("Atelier Dupont SARL", "12 rue de la Paix, 75002 Paris", "Siret 552 100 554 00013")
GERMAN = (
    "Rechnung Nr. 2024-117 vom 12. März 2024",
    "Für unsere Lieferungen berechnen wir Ihnen wie folgt",
    "Rechnungsbetrag zahlbar ohne Abzug sofort nach Erhalt",
    "Die Lieferung erfolgt unter Eigentumsvorbehalt",
    "Gesamtbetrag 1.190,00 EUR einschließlich Umsatzsteuer",
)
ENGLISH = (
    "Invoice number 2024-117 dated March 12th, 2024",
    "Thank you for your order, which we shipped last week",
    "Payment is due within thirty days of the invoice date",
    "Please quote the invoice number with your payment",
    "Amount due 1,190.00 GBP including value added tax",
)


def verdict_on(content: bytes) -> LayerVerdict:
    (page,) = open_file(SourceFile("a.pdf", content), FileLimits()).pages()
    return page.layer.verdict


def a_cipher(seed: int) -> dict[str, str]:
    mixed = list(string.ascii_lowercase)
    random.Random(seed).shuffle(mixed)
    small = dict(zip(string.ascii_lowercase, mixed, strict=True))
    return small | {sign.upper(): other.upper() for sign, other in small.items()}


def shifted(by: int) -> dict[str, str]:
    return {sign: chr(max(1, ord(sign) + by)) for sign in string.printable}


class TestGood:
    @pytest.mark.parametrize("lines", [INVOICE, GERMAN, ENGLISH])
    def test_a_page_born_as_text(self, lines: tuple[str, ...]) -> None:
        assert verdict_on(paper.pdf([lines])) is LayerVerdict.GOOD

    def test_a_page_of_few_words(self) -> None:
        assert verdict_on(paper.pdf([["Page 2 / 2"]])) is LayerVerdict.GOOD

    def test_a_page_of_numbers_alone(self) -> None:
        rows = [f"{number}  {number * 7},00  {number * 131}.20" for number in range(30)]

        assert verdict_on(paper.pdf([rows])) is LayerVerdict.GOOD

    def test_text_over_a_paper_with_a_pattern(self) -> None:
        pattern = Image.linear_gradient("L").resize((595, 842)).point(lambda level: 225 + level // 10)

        assert verdict_on(paper.pdf([Leaf(INVOICE, image=pattern)])) is LayerVerdict.GOOD

    def test_a_logo_and_rules_beside_the_text(self) -> None:
        drawing = b"0.3 g 400 700 120 90 re f 0 G 40 600 m 560 600 l S 40 500 m 560 500 l S 40 400 520 90 re S"

        assert verdict_on(paper.pdf([Leaf(INVOICE, content=drawing)])) is LayerVerdict.GOOD

    def test_an_icon_of_a_private_font_here_and_there(self) -> None:
        lines = [*INVOICE, "Z 01 23 45 67 89", "Z atelier@exemple.fr"]

        assert verdict_on(paper.misread(paper.pdf([lines]), {"Z": "\uf095"})) is LayerVerdict.GOOD


class TestAbsent:
    def test_a_scan(self) -> None:
        assert verdict_on(paper.scan()) is LayerVerdict.ABSENT

    def test_blanks_alone(self) -> None:
        assert verdict_on(paper.pdf([["   ", " "]])) is LayerVerdict.ABSENT

    def test_a_scan_with_a_stamp_of_the_program_that_made_it(self) -> None:
        content = paper.pdf([Leaf(["", "", "", "Scanned with SuperScan"], image=_lower())])

        assert verdict_on(content) is LayerVerdict.ABSENT


class TestGarbled:
    @pytest.mark.parametrize("seed", range(5))
    @pytest.mark.parametrize("lines", [INVOICE, GERMAN, ENGLISH])
    def test_letters_that_stand_for_others(self, lines: tuple[str, ...], seed: int) -> None:
        assert verdict_on(paper.misread(paper.pdf([lines]), a_cipher(seed))) is LayerVerdict.GARBLED

    @pytest.mark.parametrize("by", [-29, -31, 1, 3, 5])
    def test_an_alphabet_that_slipped(self, by: int) -> None:
        assert verdict_on(paper.misread(paper.pdf(), shifted(by))) is LayerVerdict.GARBLED

    @pytest.mark.parametrize(
        "letters",
        [
            pytest.param({sign: chr(0xE000 + ord(sign)) for sign in string.printable}, id="private glyphs"),
            pytest.param(dict.fromkeys("éèàùçœ€", "\ufffd"), id="accents lost"),
            pytest.param(
                {"é": "Ã©", "è": "Ã¨", "à": "Ã\xa0", "€": "â€", "œ": "Å“"} | {"u": "{", "i": "}"}, id="mojibake"
            ),
            pytest.param(dict.fromkeys("aeiou", "\u0003"), id="control codes"),
            pytest.param(dict.fromkeys("aeiou", "◆"), id="shapes for letters"),
        ],
    )
    def test_glyphs_without_meaning(self, letters: dict[str, str]) -> None:
        assert verdict_on(paper.misread(paper.pdf(), letters)) is LayerVerdict.GARBLED

    def test_one_paragraph_in_a_broken_font_is_enough(self) -> None:
        swap = a_cipher(1)
        broken = ["".join(swap.get(sign, sign) for sign in line) for line in GERMAN]

        assert verdict_on(paper.pdf([[*INVOICE, *ENGLISH, *INVOICE, *broken]])) is LayerVerdict.GARBLED

    def test_words_that_fell_into_letters(self) -> None:
        apart = [" ".join(line.replace(" ", "")) for line in INVOICE]

        assert verdict_on(paper.pdf([apart])) is LayerVerdict.GARBLED


class TestPartial:
    def test_a_letterhead_of_text_over_a_scan(self) -> None:
        assert verdict_on(paper.pdf([Leaf(LETTERHEAD, image=_lower())])) is LayerVerdict.PARTIAL

    def test_a_letterhead_of_text_over_what_was_drawn_without_letters(self) -> None:
        assert verdict_on(paper.pdf([Leaf(LETTERHEAD, content=_outlines())])) is LayerVerdict.PARTIAL


@needs_real_documents
class TestRealDocuments:
    @pytest.mark.parametrize(
        ("folder", "verdict"),
        [
            ("facturx_text", LayerVerdict.GOOD),
            ("facturx_scan", LayerVerdict.ABSENT),
            ("facturx_edgecases", LayerVerdict.GOOD),
        ],
    )
    def test_are_judged_alike(self, folder: str, verdict: LayerVerdict) -> None:
        # A third of them, since the rest look like them.
        some = sorted((DATA / folder / "documents").iterdir())[::3]

        found = {path.name: verdict_on(path.read_bytes()) for path in some}

        assert found == dict.fromkeys(found, verdict)


def _lower() -> Image.Image:
    """Return a scan whose print begins below the letterhead."""
    return paper.sheet([""] * 5 + [*INVOICE, *GERMAN, *ENGLISH])


def _outlines() -> bytes:
    """Draw what looks like lines of words, as programs do that turn letters into shapes."""
    chance = random.Random(1)
    shapes = []
    for line in range(25):
        for left in range(60, 520, 6):
            if chance.random() < 0.8:
                shapes.append(f"{left} {600 - 20 * line} {chance.uniform(2, 5):.1f} {chance.uniform(5, 8):.1f} re f")
    return "\n".join(shapes).encode()
