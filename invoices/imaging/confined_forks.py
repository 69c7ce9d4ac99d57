"""What holds a confined process begins anew in a process that is forked from its own."""

import os
from typing import Protocol
from weakref import WeakSet


class Forked(Protocol):
    """What must know that it was forked."""

    def renew(self) -> None: ...


_HOLDERS: "WeakSet[Forked]" = WeakSet()


def renewed_after_fork(holder: Forked) -> None:
    """Have its `renew` called in every process forked from here on, before anything else runs there."""
    _HOLDERS.add(holder)


def renew_all() -> None:
    """Tell all that are still held; Python calls it in a forked process."""
    for holder in list(_HOLDERS):
        holder.renew()


os.register_at_fork(after_in_child=renew_all)
