"""Taking documents in from a source, broken off where it hurts."""

import pytest

from accounts.models import Organisation
from accounts.origin import Actor
from invoices.services import source_pulling
from invoices.services.intake import Incoming, Received, document_receive


class Killed(BaseException):
    """What no program catches: the end of the process."""


def failing(monkeypatch: pytest.MonkeyPatch, problem: BaseException, *, at: int, after: bool = False) -> None:
    """Let taking in fail at one document, before or after it is durable, and only the first time."""
    left = [at]

    def receive(*, organisation: Organisation, incoming: Incoming, by: Actor) -> Received:
        left[0] -= 1
        if left[0] == -1 and not after:
            raise problem
        done = document_receive(organisation=organisation, incoming=incoming, by=by)
        if left[0] == -1:
            raise problem
        return done

    monkeypatch.setattr(source_pulling, "document_receive", receive)
