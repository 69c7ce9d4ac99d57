"""How large a share may be, given how often it was seen: the exact bound of Clopper and Pearson.

Wilson's interval is closer on average and falls short just where it matters here, at no errors at all: of 100 right
ones it says that at most 1.6 % are wrong, with 90 % sureness, where 2.3 % would still show none in one case of ten.
A promise needs the bound that never says too little.
"""

from functools import lru_cache

from learning.core import intervals


@lru_cache(4096)
def at_most(wrong: int, seen: int, sureness: float) -> float:
    """Return the share that the true share of wrong ones exceeds in one case of so many only; 1 when none was seen."""
    return 1.0 if wrong >= seen else intervals.at_most(wrong, seen, sureness)


@lru_cache(1024)
def needed(wrong: int, *, most_wrong: float, sureness: float) -> int:
    """Return how many must be seen for so many wrong ones to prove that at most this share is wrong."""
    low, high = wrong + 1, wrong + 2
    while at_most(wrong, high, sureness) > most_wrong:
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if at_most(wrong, middle, sureness) <= most_wrong else (middle + 1, high)
    return low
