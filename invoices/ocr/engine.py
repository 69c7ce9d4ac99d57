"""The one narrow door for engines: who you are, can you work, read one page."""

from decimal import Decimal
from typing import ClassVar, Protocol, runtime_checkable

from invoices.document import Page, PageText


@runtime_checkable
class Engine(Protocol):
    """Reads one page. Engines keep no result between pages and start no threads.

    An engine is a frozen dataclass whose fields are its settings, each with a default. What is loaded once (a model)
    is kept by the module in a cache keyed by those settings; what trips (a circuit breaker) lives in the Tools.
    """

    name: ClassVar[str]

    @property
    def leaves_the_building(self) -> bool:
        """Tell whether the page is sent to a machine that is not this installation's own; most say so as a ClassVar."""
        ...

    @property
    def version(self) -> str:
        """Return the version of the program, model or service, as the result keeps it."""
        ...

    @property
    def cost_per_page(self) -> Decimal:
        """Return what a page costs, in euros; zero for what runs here."""
        ...

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        """Say in English what is missing here (a library, a language, a key), or nothing when it can work."""
        ...

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Read one prepared page; languages are ISO 639-2 codes (fra, eng, deu), the likeliest first.

        Raises:
            EngineError: one of its kinds, and nothing else.
        """
        ...
