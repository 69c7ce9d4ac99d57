"""The way of a document through a worker: claimed, read, understood, compared, settled; whatever happens, once."""

import logging
from dataclasses import replace
from time import perf_counter

from django.db import DatabaseError

from invoices.errors import InvoiceError
from invoices.fields import Outcome
from invoices.models import Document, State
from invoices.pipeline import Tools
from invoices.services.leases import Lease, LeaseLost, lease_take, pulse
from invoices.services.reading import document_read
from invoices.services.settling import document_fail, document_let_go, document_put_off, document_settle
from invoices.services.slots import place_at
from invoices.services.understanding import document_understand
from invoices.signals import document_processed
from invoices.wiring import worker_tools

logger = logging.getLogger("probant.processing")


def document_process(*, document_id: int, tools: Tools | None = None) -> State | None:
    """Take a document from where it stands to its end; nothing when another worker has it.

    It may be called twice, late, or again after a crash: the row tells what is left to do, and what was read or paid
    for is not read again.
    """
    # First: a worker whose settings give it no tools must not claim, or all that waits would count as its deaths.
    tools = replace(tools or worker_tools(), door=place_at)
    lease = lease_take(document_id)
    if lease is None:
        return None
    with pulse(lease):
        try:
            return _through(lease, tools)
        except LeaseLost:
            logger.warning("lease lost", extra={"document": document_id})
        except DatabaseError:
            # The row cannot be told; its lease runs out, and the sweep hands it out again.
            logger.exception("database away", extra={"document": document_id})
        return None


def _through(lease: Lease, tools: Tools) -> State:
    started = perf_counter()
    outcome: Outcome | None = None
    try:
        outcome = _understood(lease, tools)
        state = document_settle(lease)
    except InvoiceError as problem:
        state = document_put_off(lease, problem) if problem.passing else document_fail(lease, problem)
    except (LeaseLost, DatabaseError):
        raise
    except Exception:
        # A fault of ours must not take the worker's other documents with it; the third over one document ends it.
        logger.exception("document not processed", extra={"document": lease.document.pk})
        document_let_go(lease)
        return State.RECEIVED
    if state != State.RECEIVED:
        seconds = perf_counter() - started
        document_processed.send_robust(sender=Document, document=lease.document, outcome=outcome, seconds=seconds)
    return state


def _understood(lease: Lease, tools: Tools) -> Outcome | None:
    """Do what is left of the two halves; nothing to tell where an earlier worker had done both."""
    document = lease.document
    if document.state == State.UNDERSTOOD:
        return None
    run = document.reading or document_read(lease, tools)
    return document_understand(lease, run)
