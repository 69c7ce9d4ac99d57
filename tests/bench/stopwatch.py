"""Measures two ways of doing the same, side by side, so that the machine's mood falls on both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 60
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """Milliseconds of ours and of the baseline, as medians over all rounds."""

    ours: float
    baseline: float

    @property
    def ratio(self) -> float:
        """Say how many times as long ours takes."""
        return self.ours / self.baseline

    def say(self, what: str, baseline: str) -> None:
        """Print one line of the report."""
        print(f"\n{what}: {self.ours:.2f} ms; {baseline}: {self.baseline:.2f} ms; ratio {self.ratio:.1f}")


def milliseconds(action: Callable[[], object]) -> float:
    """Time one call."""
    started = perf_counter()
    action()
    return (perf_counter() - started) * 1000


def compare(ours: Callable[[], object], baseline: Callable[[], object]) -> Comparison:
    """Run both in turns."""
    for _ in range(WARM_UP):
        ours(), baseline()
    rounds = [(milliseconds(ours), milliseconds(baseline)) for _ in range(ROUNDS)]
    return Comparison(ours=median(mine for mine, _ in rounds), baseline=median(theirs for _, theirs in rounds))
