"""Made-up invoices as the client's API and its blob storage hold them: the same seed holds the same ones."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from random import Random

from invoices.samples.dice import dice
from invoices.samples.names import FIRST_NAMES, STREETS, SURNAMES, TOWNS
from invoices.samples.registers import digits

VINTAGES = ("2023", "2024")
# The container of 2018 is a short one; from then on there are many in each year.
FIRST_YEAR, IN_FIRST_YEAR, YEARS = 2018, 48, 7
# Of every 25 invoices, four bear one moment, and they stand where a page of 25, 50 or 100 ends.
ROUND, TOGETHER = 25, 4
GOODS = (
    "Walnut writing desk", "Brass reading lamp", "Set of linen towels", "Enamel coffee pot", "Oak picture frame",
    "Woollen travel blanket", "Glass carafe", "Bicycle repair kit", "Garden shears", "Leather note book",
    "Copper saucepan", "Rattan shelf", "Ceramic planter", "Wall clock", "Canvas shoulder bag", "Steel water bottle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClientLine:
    """What was bought, as it is printed."""

    description: str
    quantity: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class ClientInvoice:
    """Everything that is printed on one invoice, and what its QR code says."""

    vintage: str
    number: str
    name: str  # what the list calls it
    at: datetime
    customer: str
    email: str
    address: tuple[str, str]
    lines: tuple[ClientLine, ...]
    code: str

    @property
    def total(self) -> Decimal:
        return sum((line.quantity * line.price for line in self.lines), Decimal(0))

    @property
    def file(self) -> str:
        return f"{self.name}.png"


@dataclass(frozen=True)
class Catalogue:
    """All invoices of one seed; each is made when it is asked for."""

    seed: int
    count: int
    vintage: str

    @cached_property
    def moments(self) -> tuple[datetime, ...]:
        """Return when each invoice was issued, oldest first."""
        years = [_year_of(index, self.count) for index in range(self.count)]
        counts, ranks = Counter(years), Counter[int]()
        moments = []
        for index, year in enumerate(years):
            moments.append(_moment(year, index, ranks[year], counts[year]))
            ranks[year] += 1
        return tuple(moments)

    @cached_property
    def names(self) -> dict[str, int]:
        """Return the place of each invoice by its name in the list."""
        return {self._name(index): index for index in range(self.count)}

    def invoice(self, index: int) -> ClientInvoice:
        """Make one invoice up."""
        chance, at, name = dice(f"client {self.seed} {self.vintage} {index}"), self.moments[index], self._name(index)
        person = f"{chance.choice(FIRST_NAMES['GB'])} {chance.choice(SURNAMES['GB'])}"
        postcode, town = chance.choice(TOWNS["GB"])
        email = f"{person.lower().replace(' ', '.')}@example.org" if self.vintage == "2024" else ""
        number = name.rpartition("-")[0]
        number = number.replace("_", "/") if self.vintage == "2024" else number
        return ClientInvoice(
            self.vintage,
            number,
            name,
            at,
            person,
            email,
            (f"{chance.randint(1, 199)} {chance.choice(STREETS['GB'])}", f"{postcode} {town}"),
            tuple(_lines(chance)),
            _code(chance, self.vintage, number, at),
        )

    def _name(self, index: int) -> str:
        at = self.moments[index]
        rank = index - self._first_of[at.year] + 1
        return f"FAC_{at.year}_{rank:04}-{dice(f'name {self.seed} {self.vintage} {index}').randint(100, 999)}"

    @cached_property
    def _first_of(self) -> dict[int, int]:
        return {at.year: index for index, at in reversed(list(enumerate(self.moments)))}


def _year_of(index: int, count: int) -> int:
    if index < IN_FIRST_YEAR:
        return FIRST_YEAR
    return FIRST_YEAR + 1 + (index - IN_FIRST_YEAR) * (YEARS - 1) // (count - IN_FIRST_YEAR)


def _moment(year: int, index: int, rank: int, count: int) -> datetime:
    within = (index + 2) % ROUND
    leader = rank - within if within < TOGETHER and rank >= within else rank
    minutes = 364 * 24 * 60 * leader // count
    return datetime(year, 1, 1, 9, 23, tzinfo=UTC) + timedelta(minutes=minutes)


def _lines(chance: Random) -> list[ClientLine]:
    goods = chance.sample(GOODS, chance.randint(1, 7))
    return [ClientLine(good, chance.randint(1, 9), Decimal(chance.randint(150, 25_000)) / 100) for good in goods]


def _code(chance: Random, vintage: str, number: str, at: datetime) -> str:
    head = f"INVOICE:{number}\nDATE:{at:%Y-%m-%d %H:%M:%S}\nCUST:"
    if vintage == "2023":
        return f"{head}{digits(chance, 5)}\nCAT:{chance.choice('ABC')}"
    born = date(1940, 1, 1) + timedelta(days=chance.randint(0, 24_000))
    return f"{head}{chance.choice('MF')}, birth {born}"
