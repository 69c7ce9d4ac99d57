"""A piece of print together with what it claims: so that the truth is what was printed, and nothing else."""

from dataclasses import dataclass

from invoices.fields import Field


@dataclass(frozen=True, slots=True)
class Claim:
    """A value of a field, and the letters by which it is printed."""

    field: Field
    value: str
    printed: str


@dataclass(frozen=True, slots=True)
class Said:
    """Some print and the claims it makes."""

    text: str
    claims: tuple[Claim, ...] = ()

    def __add__(self, other: "Said | str") -> "Said":
        more = said(other)
        return Said(self.text + more.text, self.claims + more.claims)

    def after(self, label: str) -> "Said":
        """Put words in front."""
        return Said(label + self.text, self.claims)

    def __bool__(self) -> bool:
        return bool(self.text)


def said(text: "Said | str") -> Said:
    """Take plain words as print without a claim."""
    return text if isinstance(text, Said) else Said(text)


def claimed(field: Field, value: str, printed: str) -> Said:
    """Print something that is the value of a field."""
    return Said(printed, (Claim(field, value, printed),))


@dataclass(frozen=True, slots=True)
class Sum:
    """A row among the totals."""

    label: str
    said: Said
    strong: bool = False


Row = tuple[str, Said]
