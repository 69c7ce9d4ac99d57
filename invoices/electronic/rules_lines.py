"""What a line must hold, by EN 16931."""

from collections.abc import Callable, Iterator

from invoices.electronic.line import Line
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject


def _each(is_broken: Callable[[Line], object]) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        for place, line in enumerate(subject.invoice.lines, 1):
            if line.counts and is_broken(line):
                yield f"line {line.number or place}"

    return check


LINES: tuple[Rule[Subject], ...] = (
    Rule("BR-21", "A line has no number ({detail}).", _each(lambda line: not line.number), since=Level.BASIC),
    Rule("BR-22", "A line has no quantity ({detail}).", _each(lambda line: not line.quantity.raw), since=Level.BASIC),
    Rule("BR-23", "A quantity has no unit ({detail}).", _each(lambda line: not line.unit), since=Level.BASIC),
    Rule("BR-24", "A line has no net amount ({detail}).", _each(lambda line: not line.net.raw), since=Level.BASIC),
    Rule(
        "BR-25", "A line does not say what was sold ({detail}).", _each(lambda line: not line.name), since=Level.BASIC
    ),
    Rule("BR-26", "A line has no net price ({detail}).", _each(lambda line: not line.price.raw), since=Level.BASIC),
    Rule("BR-27", "A net price is negative ({detail}).", _each(lambda line: line.price.amount < 0), since=Level.BASIC),
    Rule(
        "BR-28",
        "A price before discount is negative ({detail}).",
        _each(lambda line: line.gross_price.amount < 0),
        since=Level.BASIC,
    ),
    Rule(
        "BR-CO-04",
        "A line has no VAT category ({detail}).",
        _each(lambda line: not line.category),
        since=Level.BASIC,
    ),
)
