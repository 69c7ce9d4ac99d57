"""Fills an installation of its own: people, and documents of today and of long ago."""

from tests.archived import LONG_AGO, kept, of_helene
from tests.cast import assemble


def seed() -> None:
    """Make the cast, one old invoice of Hélène's, and a younger document in each of the two companies."""
    cast = assemble()
    of_helene(cast.atelier, received_at=LONG_AGO)
    kept(cast.atelier, b"%PDF-1.7 of today")
    kept(cast.elsewhere, b"%PDF-1.7 of others")
