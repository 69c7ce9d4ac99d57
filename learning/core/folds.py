"""Parts of a data set, to learn on some and be measured on the others."""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray


def folds_by_group(groups: Sequence[Hashable], k: int, seed: int) -> NDArray[np.int64]:
    """Return for each row the number of its part: look-alikes stay together, and the parts are about as large.

    Where there are fewer groups than parts asked for, each group is a part.

    Raises:
        ValueError: it takes two groups at least, one to learn from and one to be measured on.
    """
    sizes = Counter(groups)
    if k < 2 or len(sizes) < 2:
        raise ValueError("It takes two parts and two groups at least: one to learn from, one to be measured on.")
    order = list(sizes)
    np.random.default_rng(seed).shuffle(order)
    loads = [0] * min(k, len(sizes))
    part_of: dict[Hashable, int] = {}
    # The largest first, each to the part that has least; those of one size in the order that chance gave them.
    for group in sorted(order, key=lambda each: -sizes[each]):
        part_of[group] = loads.index(min(loads))
        loads[part_of[group]] += sizes[group]
    return np.array([part_of[group] for group in groups], dtype=np.int64)
