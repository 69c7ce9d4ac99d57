"""What a reading cannot say: types alone do not keep an index in its list or a word on its page."""

from dataclasses import fields, is_dataclass
from math import isfinite

from invoices.document import Attempt, Box, Measures, OcrResult, PageReading, PageText

LONGEST_LABEL = 4_096  # a path, the longest there is
LONGEST_WORD = 20_000
LARGEST = 1_000_000  # pixels a side, euros, seconds, dpi: beyond anything real
FINEST_COST = -20  # decimals
MOST_DIGITS = 40


class NotPossible(Exception):
    """A reading says what cannot be; the message tells what."""


def check(value: object) -> None:
    """Check the reading, or the readings, that a value holds.

    Raises:
        NotPossible: one of them says what cannot be.
    """
    if isinstance(value, OcrResult):
        _check_result(value)
    elif isinstance(value, tuple | list):
        for inner in value:
            check(inner)
    elif is_dataclass(value):
        for each in fields(value):
            check(getattr(value, each.name))


def _check_result(result: OcrResult) -> None:
    _hold(result.format == OcrResult.FORMAT, "its form is not known")
    _hold(0 <= result.seconds <= LARGEST, "the seconds it took are no time")
    _short(result.file, result.sha256, result.asked_for, *result.languages)
    _short(*(attachment.name for attachment in result.attachments))
    numbers = [page.number for page in result.pages]
    _hold(numbers == sorted(set(numbers)), "its pages are not in order")
    _hold(all(1 <= number <= LARGEST for number in numbers), "a page without a number")
    for page in result.pages:
        _check_page(page)


def _check_page(page: PageReading) -> None:
    _hold(0 <= page.used < len(page.attempts), "no attempt is the one that was used")
    _hold(0 < page.width <= LARGEST and 0 < page.height <= LARGEST, "a page without a size")
    _hold(0 <= page.dpi <= LARGEST, "a page without a resolution")
    _hold(_is_share(page.score), "a score is not between 0 and 1")
    _check_text(page.text)
    _check_measures(page.measures)
    for attempt in page.attempts:
        _check_attempt(attempt)
    for code in page.codes:
        _hold(_on_the_page(code.box) and len(code.text) <= LONGEST_WORD, "a code off the page, or without end")


def _check_text(text: PageText) -> None:
    for line in text.lines:
        _hold(bool(line.words), "a line without words")
        for word in line.words:
            _hold(_on_the_page(word.box), "a word stands off its page")
            _hold(_is_share(word.confidence), "a confidence is not between 0 and 1")
            _hold(len(word.text) <= LONGEST_WORD, "a word without end")
    for suggestion in text.suggestions:
        _hold(suggestion.box is None or _on_the_page(suggestion.box), "a suggestion stands off its page")
        _hold(_is_share(suggestion.confidence), "a confidence is not between 0 and 1")
        _hold(len(suggestion.raw) <= LONGEST_WORD, "a suggestion without end")


def _check_attempt(attempt: Attempt) -> None:
    _hold(attempt.score is None or _is_share(attempt.score), "a score is not between 0 and 1")
    _hold(0 <= attempt.seconds <= LARGEST, "the seconds of an attempt are no time")
    _hold(attempt.cost.is_finite() and 0 <= attempt.cost <= LARGEST, "the cost of an attempt is no amount")
    written = attempt.cost.as_tuple()
    # Finite is settled above, so the exponent is a number.
    _hold(len(written.digits) <= MOST_DIGITS and int(written.exponent) >= FINEST_COST, "a cost with endless decimals")
    _short(attempt.engine, attempt.version, attempt.recipe, attempt.why, *attempt.steps)


def _check_measures(measures: Measures) -> None:
    numbers = [number for each in fields(measures) if isinstance(number := getattr(measures, each.name), float | int)]
    _hold(all(isfinite(number) and abs(number) <= LARGEST for number in numbers), "a measure beyond all measure")
    ink = measures.ink
    _hold(0 <= ink.columns <= LARGEST and 0 <= ink.rows <= LARGEST, "a print grid without a size")
    _hold(len(ink.bits) == -(-ink.columns * ink.rows // 8), "the print grid is not as large as it says")


def _hold(holds: bool, problem: str) -> None:
    if not holds:
        raise NotPossible(problem)


def _short(*labels: str) -> None:
    _hold(all(len(label) <= LONGEST_LABEL for label in labels), "a name without end")


def _is_share(value: float) -> bool:
    return 0.0 <= value <= 1.0


def _on_the_page(box: Box) -> bool:
    return box.is_inside(Box.WHOLE_PAGE)
