"""The totals of an invoice, what is due of them, and the tax row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from invoices.extraction.amounts_set import CENT, HOLDS, NOTHING, Option, Totals, best_totals, log_odds
from invoices.extraction.candidates import Ranked
from invoices.extraction.labels import announces
from invoices.extraction.roles import Role
from invoices.extraction.vat_rows import KNOWN_RATES, rate_rows
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Field, Source, VatRate

# Less likely than this, a field is left empty.
LEAST_LIKELY = 0.3
# What an equation leaves of the doubt about each of its three amounts.
DOUBT_LEFT = 0.15
DERIVED = 0.6
# What is due is as likely as the gross total where it is the same, and less where nothing says so.
LIKE_GROSS, NOTHING_PAID, SURELY_DUE = 0.95, 0.9, 0.5
# What words that say so add to an amount due or paid, in log-odds, and the least that counts against one of both.
ANNOUNCED, LEAST_WORTH = 2.0, -4.0
IN_A_ROW_THAT_FITS, OF_A_SINGLE_RATE = 0.97, 0.85
TOTALS = (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS)


@dataclass(frozen=True, slots=True)
class Money:
    """The amounts that were chosen together."""

    fields: dict[Field, Candidate]
    vat_breakdown: tuple[VatRate, ...]


def money_of(view: DocumentView, found: Ranked, *, credit: bool) -> Money:
    """Choose the totals that agree best, then what is paid and due of them."""
    totals = best_totals(found, rate_rows(view), credit=credit, rounded=_is_rounded(view))
    fields = {field: _chosen(field, option, totals, view) for field, option in totals.chosen.items()}
    fields |= dict(_due(fields, found, view, credit=credit))
    discount = _likely(found, Field.DISCOUNT)
    if discount is not None and isinstance(discount.value, Decimal) and discount.value:
        fields[Field.DISCOUNT] = replace(discount, value=abs(discount.value))
    return Money(fields, tuple(_breakdown(totals, fields, view)))


def _is_rounded(view: DocumentView) -> bool:
    """Tell whether the page speaks of rounding, as tills do where the smallest coin is five cents."""
    return _speaks_of(Role.ROUNDING, view)


def _speaks_of(role: Role, view: DocumentView) -> bool:
    return any(label.role is role for page in view.pages for labels in page.labels for label in labels)


def _with_a_balance(due: Candidate, gross: Decimal, view: DocumentView) -> bool:
    """Tell whether more than the total is due because something is left from before, and both are printed."""
    is_said = is_announced(due, Role.DUE) and due.confidence > SURELY_DUE
    return is_said and _amount(due) > gross and _speaks_of(Role.PREVIOUS, view)


def _chosen(field: Field, option: Option, totals: Totals, view: DocumentView) -> Candidate:
    one = option.candidate
    if one is None:
        places = tuple(
            place for other in totals.chosen.values() if other.candidate for place in other.candidate.evidence
        )
        return Candidate(field, option.value, "", DERIVED, places, "what_the_equation_leaves", source_of(view))
    confidence = 1 - (1 - one.confidence) * DOUBT_LEFT if _is_proven(totals) else one.confidence
    return replace(one, value=option.value, confidence=confidence)


def _is_proven(totals: Totals) -> bool:
    """Tell whether net + VAT = gross says something: without tax, it says the same amount twice."""
    vat = totals.chosen.get(Field.TOTAL_VAT)
    is_printed = all(option.candidate is not None for option in totals.chosen.values())
    return totals.holds and is_printed and vat is not None and (vat.value != 0 or bool(totals.rows))


def source_of(view: DocumentView) -> Source:
    """Return where the words of a document come from."""
    return Source(view.pages[0].sheet.source.value) if view.pages else Source.TEXT


def _due(
    fields: dict[Field, Candidate], found: Ranked, view: DocumentView, *, credit: bool
) -> Iterator[tuple[Field, Candidate]]:
    """Choose what is paid and what is left, which together are the gross total."""
    gross = fields.get(Field.TOTAL_GROSS)
    if gross is None or not isinstance(gross.value, Decimal):
        return
    dues = tuple(_sized(found.get(Field.AMOUNT_DUE, ()), credit=credit))
    whole = next((due for due in dues if _amount(due) == gross.value), None)
    others = {_amount(fields[field]) for field in (Field.TOTAL_NET, Field.TOTAL_VAT) if field in fields}
    parted = max(_payments(gross.value, dues, found, others, credit=credit), key=_together, default=None)
    if parted is not None and _together(parted) > _alone(whole):
        yield from ((one.field, _proven(one)) for one in parted)
    elif dues and _with_a_balance(dues[0], gross.value, view):
        yield Field.AMOUNT_DUE, dues[0]
    elif whole is not None:
        yield Field.AMOUNT_DUE, replace(whole, confidence=max(whole.confidence, gross.confidence * LIKE_GROSS))
    elif dues and dues[0].confidence > LEAST_LIKELY and _amount(dues[0]) < gross.value:
        yield Field.AMOUNT_DUE, dues[0]
    else:
        doubt = replace(gross, field=Field.AMOUNT_DUE, rule="nothing_paid", confidence=gross.confidence * NOTHING_PAID)
        yield Field.AMOUNT_DUE, doubt


def _alone(whole: Candidate | None) -> float:
    """Return what speaks for the whole total being due: less, where nothing beside it says that it is."""
    if whole is None:
        return NOTHING
    return log_odds(whole.confidence) if is_announced(whole, Role.DUE) else min(0.0, log_odds(whole.confidence))


def is_announced(one: Candidate, role: Role) -> bool:
    """Tell whether the words beside or above a value introduce it as that."""
    return role in announces(one.rule.partition(":")[2])


def _payments(
    gross: Decimal, dues: tuple[Candidate, ...], found: Ranked, others: set[Decimal], *, credit: bool
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield what may be due with what may be paid, where both make the gross total; net and VAT do that too."""
    for paid in _sized(found.get(Field.AMOUNT_PAID, ()), credit=credit):
        due = next((one for one in dues if _amount(one) == gross - _amount(paid)), None)
        if due is not None and _amount(paid) and _amount(due) not in others:
            yield due, paid


def _together(pair: tuple[Candidate, Candidate]) -> float:
    """Return what speaks for a payment: how likely both amounts are, and that they make up the total."""
    told = sum(is_announced(one, role) for one, role in zip(pair, (Role.DUE, Role.PAID), strict=True))
    return HOLDS + ANNOUNCED * told + sum(max(LEAST_WORTH, log_odds(one.confidence)) for one in pair)


def _proven(one: Candidate) -> Candidate:
    return replace(one, confidence=1 - (1 - one.confidence) * DOUBT_LEFT)


def _sized(candidates: tuple[Candidate, ...], *, credit: bool) -> Iterator[Candidate]:
    for one in candidates[:6]:
        if isinstance(one.value, Decimal) and (one.value >= 0 or credit or one.field is Field.AMOUNT_PAID):
            yield replace(one, value=abs(one.value))


def _amount(one: Candidate) -> Decimal:
    return one.value if isinstance(one.value, Decimal) else Decimal(0)


def _likely(found: Ranked, field: Field) -> Candidate | None:
    return next((one for one in found.get(field, ())[:1] if one.confidence > LEAST_LIKELY), None)


def _breakdown(totals: Totals, fields: dict[Field, Candidate], view: DocumentView) -> Iterator[VatRate]:
    if totals.rows:
        for row in sorted(totals.rows, key=lambda row: -row.rate):
            yield row.as_rate(IN_A_ROW_THAT_FITS)
        return
    net, vat = (fields.get(field) for field in (Field.TOTAL_NET, Field.TOTAL_VAT))
    if net is None or vat is None or not _amount(net):
        return
    rate = _single_rate(_amount(net), _amount(vat), view)
    if rate is not None:
        place = vat.evidence[0] if vat.evidence else None
        yield VatRate(rate, _amount(net), _amount(vat), OF_A_SINGLE_RATE * min(net.confidence, vat.confidence), place)


def _single_rate(net: Decimal, vat: Decimal, view: DocumentView) -> Decimal | None:
    """Return the one rate that turns the net total into the tax: a printed one before any other."""
    if vat == 0:
        return Decimal(0)
    printed = {spot.value for page in view.pages for spot in page.percents}
    for rates in (printed, KNOWN_RATES):
        fitting = [rate for rate in sorted(rates) if abs(net * rate / 100 - vat) <= 2 * CENT]
        if fitting:
            return fitting[0]
    return None
