"""What understands readings, for commands: a model that is refused is said in a sentence."""

from django.core.management.base import CommandError

from invoices.bulk import Understand
from invoices.wiring import quick_half
from learning.core.errors import ArtefactRefused


def understanding() -> Understand:
    """Return what understands a reading.

    Raises:
        CommandError: the models that came with the program are not those it was released with.
    """
    try:
        return quick_half()
    except (ArtefactRefused, ValueError) as problem:
        raise CommandError(str(problem)) from problem
