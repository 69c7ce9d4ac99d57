"""A service away from home, as the pipeline sees it: an engine that costs something and gets to see pages."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from invoices.document import Page, PageText, SourceFile
from invoices.errors import EngineError
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import paper


@dataclass
class ServiceThatAnswers:
    """Gives the same answer for every page, and remembers what it was sent."""

    name: ClassVar[str] = "azure"
    leaves_the_building: ClassVar[bool] = True
    version: ClassVar[str] = "2024-11-30"
    cost_per_page: ClassVar[Decimal] = Decimal("0.01")

    text: PageText
    missing: str | None = None
    sent: list[Page] = field(default_factory=list)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return self.missing

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        self.sent.append(page)
        return self.text


@dataclass
class ServiceThatFailsOnPages(ServiceThatAnswers):
    """Answers for every page but some, of which each has its own error."""

    fails: dict[int, EngineError] = field(default_factory=dict)

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        if problem := self.fails.get(page.number):
            raise problem
        return super().read(page, languages)


@dataclass
class ServiceOfOnesOwn(ServiceThatAnswers):
    """Runs on a machine of the installation."""

    leaves_the_building: ClassVar[bool] = False


def text_of_the_invoice() -> PageText:
    """Return what is printed on the invoice of the tests, each word where it stands."""
    (page,) = open_file(SourceFile("facture.pdf", paper.pdf()), FileLimits()).pages()
    return page.layer.text
