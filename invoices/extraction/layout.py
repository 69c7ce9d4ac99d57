"""Words to rows, cells and blocks: how a page is set, whatever order an engine read it in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from invoices.document import Box, Line, PageReading, Place, TextSource, Word
from invoices.extraction.text import fold

# A word belongs to a row when its middle is so near to the row's, in heights of the lower of the two.
SAME_ROW = 0.5
LEAST_HEIGHT = 0.9  # of the usual height of the page's print
# A gap of so many signs parts two cells of a row; a space is one sign, a stretched one up to one and a half.
NEXT_CELL = 2.0
# Parties and dates stand on the first pages, totals on the last; what lies between is not worth its time.
MOST_PAGES, LAST_PAGES = 60, 10
# A page holds some thousand words at most; more on one is a table of nothing but figures, or made to be slow.
MOST_WORDS = 4000
# Rows of one block are at most so far apart, in heights of a line.
NEXT_BLOCK = 1.1
LEAST_WORDS_OF_A_SLOPE = 3
LONGEST_WORD = 200  # no word is longer, and what seeks in it takes its time
_GLUED = re.compile(r"([^\W\d][^:\d]*[:=#]|[^\W\d]{2,}[.°]|[nN][°ºo]\.?)(?=[\d(+\-A-Z€$])")
_ADDRESS = re.compile(r"@|//|www\.|^\w\.\w|\.[a-z]{2,4}$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in pixels, straightened, and its folded text."""

    word: Word
    text: str  # folded
    left: float
    right: float
    middle: float
    height: float

    @property
    def sign(self) -> float:
        """Return how wide one of its signs is."""
        return (self.right - self.left) / max(1, len(self.word.text))


@dataclass(frozen=True, slots=True)
class Cell:
    """Tokens of a row that follow one another closely: a label, a value, a line of an address."""

    tokens: tuple[Token, ...]
    row: int

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def printed(self) -> str:
        return " ".join(token.word.text for token in self.tokens)

    @property
    def left(self) -> float:
        return self.tokens[0].left

    @property
    def right(self) -> float:
        return self.tokens[-1].right

    @property
    def height(self) -> float:
        return median(token.height for token in self.tokens)

    @property
    def middle(self) -> float:
        return median(token.middle for token in self.tokens)


@dataclass(frozen=True)
class Row:
    """All that is printed at one height, from left to right; never empty."""

    number: int
    cells: tuple[Cell, ...]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(token for cell in self.cells for token in cell.tokens)

    @cached_property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @cached_property
    def printed(self) -> str:
        return " ".join(token.word.text for token in self.tokens)

    @cached_property
    def middle(self) -> float:
        return median(token.middle for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that stand closely one below the other, such as an address; never empty."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        return "\n".join(cell.text for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """One page as it is set."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    source: TextSource

    @cached_property
    def em(self) -> float:
        """Return the usual height of its print, in pixels."""
        heights = [token.height for row in self.rows for token in row.tokens]
        return median(heights) if heights else 1.0

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(Block(number, cells) for number, cells in enumerate(_blocks(self)))

    @cached_property
    def block_of(self) -> dict[int, Block]:
        """Return the block each cell stands in, by the identity of the cell."""
        return {id(cell): block for block in self.blocks for cell in block.cells}

    @cached_property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)

    @cached_property
    def printed(self) -> str:
        return "\n".join(row.printed for row in self.rows)

    def place(self, tokens: Iterable[Token]) -> Place:
        """Return where tokens stand on the page."""
        return Place(self.number, Box.around([token.word.box for token in tokens]))


def sheets_of(pages: Iterable[PageReading]) -> tuple[Sheet, ...]:
    """Set the pages of a reading in rows; of a long document, those where an invoice begins and ends."""
    kept = tuple(pages)
    if len(kept) > MOST_PAGES:
        kept = (*kept[: MOST_PAGES - LAST_PAGES], *kept[-LAST_PAGES:])
    return tuple(sheet_of(page) for page in kept)


def sheet_of(page: PageReading) -> Sheet:
    """Set one page in rows, each parted into cells."""
    tokens = list(_tokens(page))
    rows = (_row(number, row) for number, row in enumerate(_in_rows(tokens)))
    return Sheet(page.number, float(page.width), float(page.height), tuple(rows), page.source)


def _tokens(page: PageReading) -> Iterator[Token]:
    slope = _slope(page)
    for word in (part for whole in page.text.words[:MOST_WORDS] for part in _parts(whole)):
        left, right = word.box.left * page.width, word.box.right * page.width
        top, bottom = word.box.top * page.height, word.box.bottom * page.height
        word = replace(word, text=word.text[:LONGEST_WORD])
        folded = fold(word.text)
        if folded.strip():
            middle = (top + bottom) / 2 - slope * (left + right) / 2
            yield Token(word, folded, left, right, middle, max(1.0, bottom - top))


def _parts(word: Word) -> Iterator[Word]:
    """Part a label from the value that was printed or read without a space: "DATE:25/12/2018"."""
    glued = _GLUED.match(word.text)
    if glued is None or _ADDRESS.search(word.text):
        yield word
        return
    at, box = glued.end(1), word.box
    middle = round(box.left + box.width * at / len(word.text), 5)
    yield replace(word, text=word.text[:at], box=replace(box, right=middle))
    yield replace(word, text=word.text[at:], box=replace(box, left=middle))


def _slope(page: PageReading) -> float:
    """Return how much lines fall to the right, pixel by pixel: a photo that was kept as it is leans."""
    slopes = [_slope_of(line, page) for line in page.text.lines if len(line.words) >= LEAST_WORDS_OF_A_SLOPE]
    return median(slopes) if slopes else 0.0


def _slope_of(line: Line, page: PageReading) -> float:
    first, last = line.words[0].box, line.words[-1].box
    across = (last.left + last.right - first.left - first.right) / 2 * page.width
    down = (last.top + last.bottom - first.top - first.bottom) / 2 * page.height
    return down / across if across > 0 else 0.0


def _in_rows(tokens: Sequence[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = []
    total = 0.0
    usual = median(token.height for token in tokens) if tokens else 0.0
    for token in sorted(tokens, key=lambda token: token.middle):
        if rows and _is_level(token, total / len(rows[-1]), rows[-1], usual):
            rows[-1].append(token)
            total += token.middle
        else:
            rows.append([token])
            total = token.middle
    return rows


def _is_level(token: Token, middle: float, row: Sequence[Token], usual: float) -> bool:
    """Tell whether a word is at the height of a row; a dash or a word of small letters counts as high as others."""
    lower = min(token.height, median(other.height for other in row))
    return token.middle - middle <= SAME_ROW * max(lower, LEAST_HEIGHT * usual)


def _row(number: int, tokens: Sequence[Token]) -> Row:
    return Row(number, tuple(Cell(cell, number) for cell in _cells(sorted(tokens, key=lambda token: token.left))))


def _cells(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    cell = [tokens[0]]
    sign = median(token.sign for token in tokens)
    for token in tokens[1:]:
        if token.left - cell[-1].right > NEXT_CELL * max(sign, min(token.sign, cell[-1].sign)):
            yield tuple(cell)
            cell = []
        cell.append(token)
    yield tuple(cell)


def _blocks(sheet: Sheet) -> list[tuple[Cell, ...]]:
    """Join each cell to the block that ends right above it."""
    blocks: list[list[Cell]] = []
    open_: list[list[Cell]] = []
    for row in sheet.rows:
        open_ = [block for block in open_ if row.middle - block[-1].middle < 4 * sheet.em]
        for cell in row.cells:
            above = next((block for block in reversed(open_) if _continues(cell, block[-1])), None)
            if above is None:
                above = []
                blocks.append(above)
                open_.append(above)
            above.append(cell)
    return [tuple(block) for block in blocks]


def _continues(cell: Cell, above: Cell) -> bool:
    height = max(cell.height, above.height)
    if cell.row == above.row or cell.middle - above.middle > (1 + NEXT_BLOCK) * height:
        return False
    return abs(cell.left - above.left) < height or abs((cell.left + cell.right) - (above.left + above.right)) < height
