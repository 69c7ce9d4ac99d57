"""Rows of text joined to the items they describe: below the amount in most tables, above it in some."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from invoices.extraction.amounts import Amount
from invoices.extraction.line_rows import Strip
from invoices.extraction.line_rows_items import ItemRow, Run, runs_of
from invoices.extraction.line_rows_tables import Table

# Rows of one item are at most so far apart, in heights of their print, or by what is usual between its rows.
NEXT_ROW = 2.2
NEXT_ROW_OF_BARE = 3.5
USUAL = 1.35
# One gap is clearly wider than another at this ratio.
WIDER = 1.25

# The rows of a run that go to the item above it, and those that go to the item below.
Share: TypeAlias = tuple[tuple[Strip, ...], tuple[Strip, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """An item before its values are read: the row with its amount, and the rows of text that go with it."""

    table: Table
    zone: int  # the column of its amount
    main: Strip
    amount: Amount
    above: tuple[Strip, ...] = ()
    below: tuple[Strip, ...] = ()
    after_subtotal: bool = False

    @property
    def strips(self) -> tuple[Strip, ...]:
        return (*self.above, self.main, *self.below)


def drafts_of(table: Table, zone: int, *, adds_up: bool = True) -> tuple[Draft, ...]:
    """Find the items of a table by the amounts in one of its columns."""
    runs = runs_of(table, zone, adds_up=adds_up)
    reach = _reach(runs)
    mostly_bare = _are_mostly_bare(runs)
    most = None if table.named else max((len(run.texts) for run in runs if run.before and run.after), default=1)
    upwards = _reads_upwards(runs, reach)
    shares: list[Share] = []
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        told_above = bool(shares and shares[-1][1])
        told_below = mostly_bare and following is not None and bool(_near_before(following, reach))
        told = (told_above, told_below)
        shares.append(((), _near_after(run, reach)) if upwards else _share(run, reach, told))
    return tuple(
        Draft(
            table, zone, run.after.strip, run.after.amount, _last(above, most), following[0], run.after.after_subtotal
        )
        for run, (_, above), following in zip(runs, shares, [*shares[1:], ((), ())], strict=True)
        if run.after is not None
    )


def _last(strips: tuple[Strip, ...], most: int | None) -> tuple[Strip, ...]:
    """Keep the last few rows: above the first item of a receipt stand its date and its till."""
    return strips if most is None else strips[max(0, len(strips) - max(1, most)) :]


def _gaps(run: Run) -> list[float]:
    """Return how far the rows of a run are apart, from the item above it to the one below it."""
    ends = [item.strip if item else None for item in (run.before, run.after)]
    rows = [strip for strip in (ends[0], *run.texts, ends[1]) if strip]
    return [below.middle - above.middle for above, below in pairwise(rows)]


def _reach(runs: Iterable[Run]) -> float:
    """Return how far apart rows of one item may be here."""
    inner = [min(_gaps(run)) for run in runs if run.before and run.texts and run.after]
    return USUAL * median(inner) if inner else 0.0


def _limit(strip: Strip, item: ItemRow | None, reach: float) -> float:
    return max(reach, strip.height * (NEXT_ROW_OF_BARE if item and item.bare else NEXT_ROW))


# --- Which way --------------------------------------------------------------------------------------


def _are_mostly_bare(runs: Iterable[Run]) -> bool:
    bare = [run.after.bare for run in runs if run.after]
    return sum(bare) * 2 > len(bare)


def _reads_upwards(runs: Sequence[Run], reach: float) -> bool:
    """Tell whether text stands above the amount it belongs to."""
    inner = [run for run in runs if run.before and run.after]
    filled = [run for run in inner if run.texts]
    down, up = (sum(_gaps(run)[end] for run in filled) for end in (0, -1))
    if _are_mostly_bare(runs):
        wanted_below = sum(_is_wanted(run.after, run.before) and bool(_near_after(run, reach)) for run in runs)
        wanted_above = sum(_is_wanted(run.before, run.after) and bool(_near_before(run, reach)) for run in runs)
        return wanted_below > wanted_above if wanted_below != wanted_above else up <= down
    if filled and max(up, down) > WIDER * min(up, down):
        return up < down
    above_first = any(_near_after(run, reach) for run in runs if run.before is None)
    below_last = any(_near_before(run, reach) for run in runs if run.after is None)
    return above_first and not below_last and len(inner) > 1 and len(filled) == len(inner)


def _is_wanted(item: ItemRow | None, other: ItemRow | None) -> bool:
    """Tell whether text between two items belongs to the one: it has no words, and the other does without."""
    return item is not None and item.bare and (other is None or not other.bare)


def _near_after(run: Run, reach: float) -> tuple[Strip, ...]:
    """Return the rows of text that hang together with the item below them."""
    if run.after is None:
        return ()
    return tuple(reversed(list(_hanging(run.after, reversed(run.texts), reach))))


def _near_before(run: Run, reach: float) -> tuple[Strip, ...]:
    """Return the rows of text that hang together with the item above them."""
    return tuple(_hanging(run.before, run.texts, reach)) if run.before else ()


def _hanging(item: ItemRow, texts: Iterable[Strip], reach: float) -> Iterator[Strip]:
    last = item.strip
    for strip in texts:
        if abs(strip.middle - last.middle) > _limit(strip, item, reach):
            return
        yield strip
        last = strip


def _share(run: Run, reach: float, told: tuple[bool, bool]) -> Share:
    """Part the rows of a run between the item above, which comes first, and one below that has no words so far."""
    before, after = _near_before(run, reach), _near_after(run, reach)
    needs_before, needs_after = (
        item is not None and item.bare and not is_told
        for item, is_told in zip((run.before, run.after), told, strict=True)
    )
    if needs_after and not needs_before and after:
        taken = _beyond_widest(run, after) if run.before else after
        return before[: len(run.texts) - len(taken)], taken
    return before, ()


def _beyond_widest(run: Run, after: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Return what stands below the widest gap of a run, or else its last row."""
    gaps = _gaps(run)
    widest = max(range(len(gaps)), key=lambda place: gaps[place])
    return after[-max(1, len(run.texts) - widest) :] if gaps[widest] > WIDER * min(gaps) else after[-1:]
