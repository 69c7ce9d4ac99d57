"""What people's corrections taught about a supplier, brought to bear on its next invoice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from invoices.extraction.candidates import MOST_KEPT, Ranked, key_of
from invoices.extraction.identifier_forms import compact_of
from invoices.extraction.identifiers import siren_of
from invoices.extraction.introduced import Introduced, introduced
from invoices.extraction.memory_words import kind_of, standing
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Context, Extraction, Field, Kind, KnownSupplier, Source

# What is introduced by the words that a person pointed out is the value; where these stand twice, it may be.
TAUGHT, ONE_OF_SEVERAL = 0.99, 0.8
# What is left of another value of a field that was taught.
NOT_TAUGHT = 0.5
KNOWN, BY_DEFAULT = 0.97, 0.9
SHORTEST_NAME = 5  # letters and digits; a shorter one is part of too many words
RULE = "remembered"
# What is of one invoice only. An account is none of these, but whoever changes it on paper must be found out.
FLEETING = frozenset({Kind.AMOUNT, Kind.DATE, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Recognised:
    """A supplier that is known, and how surely the page is of it."""

    supplier: KnownSupplier
    worth: int


def supplier_of(view: DocumentView, context: Context) -> KnownSupplier | None:
    """Recognise the supplier by a number or an account on the page, or else by its name; nobody where two fit alike."""
    numbers = {spot.value.value for page in view.pages for spot in page.identifiers if spot.value.valid}
    numbers |= {siren for number in numbers if (siren := siren_of(number))}
    text = squash(view.text)
    found = [Recognised(each, worth) for each in context.suppliers if (worth := _worth(each, numbers, text))]
    best = max((each.worth for each in found), default=0)
    likeliest = [each.supplier for each in found if each.worth == best]
    return likeliest[0] if len(likeliest) == 1 else None


def _worth(supplier: KnownSupplier, numbers: Collection[str], text: str) -> int:
    company = supplier.company
    is_there = any(compact_of(each) in numbers for each in (company.siren, company.vat_number, *supplier.ibans) if each)
    names = (squash(name) for name in (company.name, *company.other_names))
    is_named = any(len(name) >= SHORTEST_NAME and name in text for name in names)
    return 2 * is_there + is_named


def remembered(found: Ranked, view: DocumentView, supplier: KnownSupplier | None) -> Ranked:
    """Lift what stands where this supplier's corrections say it stands, and its name as it is known."""
    if supplier is None:
        return found
    taught: dict[Field, list[Candidate]] = {}
    for one in (*_taught(supplier.memory, view), *_names(supplier, view)):
        taught.setdefault(one.field, []).append(one)
    return {**found, **{field: _joined(found.get(field, ()), ones) for field, ones in taught.items()}}


def _taught(memory: Mapping[Field, str], view: DocumentView) -> Iterator[Candidate]:
    for field, words in memory.items():
        places = list(introduced(words, kind_of(field), view))
        sure = TAUGHT if len({key_of(place.value) for place in places}) == 1 else ONE_OF_SEVERAL
        yield from (candidate_of(field, place, sure) for place in places)


def candidate_of(field: Field, one: Introduced, sure: float, rule: str = RULE) -> Candidate:
    """Return an introduced value as a possible value of a field."""
    sheet = one.page.sheet
    place = (sheet.place(one.spot.tokens),)
    return Candidate(field, one.value, one.spot.raw, sure, place, f"{rule}:{one.words}", Source(sheet.source.value))


def _names(supplier: KnownSupplier, view: DocumentView) -> Iterator[Candidate]:
    """Yield the name that the supplier is known by, where it stands on the page."""
    for name in (supplier.company.name, *supplier.company.other_names):
        if len(squash(name)) >= SHORTEST_NAME:
            yield from _at(Field.SUPPLIER_NAME, name, view)


def _at(field: Field, value: str, view: DocumentView) -> Iterator[Candidate]:
    """Yield a known value once, in the first place where it is printed."""
    for page, tokens in standing(value, view):
        raw = " ".join(token.word.text for token in tokens)
        place = (page.sheet.place(tokens),)
        yield Candidate(field, value, raw, KNOWN, place, RULE, Source(page.sheet.source.value))
        return


def _joined(ranked: Iterable[Candidate], taught: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Put what was taught before what was found; a value that is both keeps what was found out about it."""
    best: dict[str, Candidate] = {}
    for one in sorted(taught, key=lambda one: -one.confidence):
        best.setdefault(key_of(one.value), one)
    for one in ranked:
        same = best.get(key_of(one.value))
        if same is None:
            best[key_of(one.value)] = replace(one, confidence=one.confidence * NOT_TAUGHT)
        elif one.confidence > same.confidence:
            best[key_of(one.value)] = replace(same, confidence=one.confidence)
    return tuple(sorted(best.values(), key=lambda one: -one.confidence)[:MOST_KEPT])


# --- What is not printed ----------------------------------------------------------------------------


def filled(extraction: Extraction, view: DocumentView, supplier: KnownSupplier | None) -> Extraction:
    """Add what is known of the supplier: its numbers where they stand on the page, and what never changes with it."""
    if supplier is None:
        return extraction
    known = {one.field: one for one in (*_defaults(supplier), *_numbers(supplier, view))}
    return replace(extraction, fields={**known, **extraction.fields})


def _defaults(supplier: KnownSupplier) -> Iterator[Candidate]:
    for field, value in supplier.defaults.items():
        if value.strip() and kind_of(field) not in FLEETING and field is not Field.SUPPLIER_IBAN:
            yield Candidate(field, value.strip(), "", BY_DEFAULT, (), RULE, Source.MEMORY)


def _numbers(supplier: KnownSupplier, view: DocumentView) -> Iterator[Candidate]:
    company = supplier.company
    for field, number in ((Field.SUPPLIER_SIREN, company.siren), (Field.SUPPLIER_VAT_NUMBER, company.vat_number)):
        if number:
            yield from _at(field, number, view)
