"""The faces of a page: two languages, two themes, two widths."""

from dataclasses import dataclass
from itertools import product

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark")
# The narrowest telephone that WCAG's reflow asks for, and a desk.
WIDTHS = (320, 1440)


@dataclass(frozen=True, slots=True)
class Variant:
    """One face of a page."""

    language: str
    theme: str
    width: int

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"

    @property
    def is_narrow(self) -> bool:
        """Whether this is a telephone, which is touched."""
        return self.width == WIDTHS[0]


EVERY = tuple(Variant(*values) for values in product(LANGUAGES, THEMES, WIDTHS))
# Four of the eight in which every pair of values meets: language with theme, theme with width, width with language.
SPREAD = (
    Variant("fr", "light", 320),
    Variant("en", "dark", 320),
    Variant("fr", "dark", 1440),
    Variant("en", "light", 1440),
)
# In which people walk through the product where the face does not matter: English, so that texts can be named here.
USUAL = SPREAD[3]


def variants_for(place: int, *, every: bool) -> tuple[Variant, ...]:
    """Return the faces in which the page at this place of the table is looked at."""
    return EVERY if every else (SPREAD[place % len(SPREAD)],)
