"""What every error of the trade is: a code, words for a person, and whether trying again can help."""

from typing import ClassVar


class InvoiceError(Exception):
    """A document, or a page of it, cannot be had; `str()` says why and what to do."""

    code: ClassVar[str] = "invoice_error"
    words: ClassVar[str] = "This document could not be read."
    passing: ClassVar[bool] = False

    def __init__(self, **facts: str | float) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        return fill(self.words, self.facts)

    def __reduce__(self) -> tuple[object, ...]:
        return _made_again, (type(self), self.facts)


def fill(words: str, facts: dict[str, str | float]) -> str:
    """Put the facts into the gaps of a sentence; a gap without its fact shows as an ellipsis."""
    return words.format_map(_Gaps(facts))


class _Gaps(dict[str, str | float]):
    def __missing__(self, key: str) -> str:
        return "…"


def _made_again(kind: type[InvoiceError], facts: dict[str, str | float]) -> InvoiceError:
    return kind(**facts)
