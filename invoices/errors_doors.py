"""What can go wrong around reading: calls to other machines, sources, taking in, what people decide."""

from invoices.errors_root import InvoiceError

# --- Calls to other machines ------------------------------------------------------------------------


class OutboundError(InvoiceError):
    """A call to another machine; `host` is among the facts, never the whole address."""

    code = "outbound_error"
    words = "The call to {host} failed."


class AddressRefused(OutboundError):
    code = "address_refused"
    words = "{host} may not be called from this installation: {detail}."


class NoAnswer(OutboundError):
    code = "no_answer"
    words = "{host} did not answer ({detail}). It will be tried again."
    passing = True


class AnswerTooLarge(OutboundError):
    code = "answer_too_large"
    words = "{host} answered with more than {megabytes} MB. The answer was not used."


class AnswerUnreadable(OutboundError):
    code = "answer_unreadable"
    words = "{host} gave an answer that cannot be read ({detail}). It was not used."


class RequestRefused(OutboundError):
    code = "request_refused"
    words = "The call to {host} was not made: {detail}."


# --- Sources of documents ---------------------------------------------------------------------------


class SourceError(InvoiceError):
    """A place that documents come from; `place` names its host or folder, never an address with a key in it."""

    code = "source_error"
    words = "No documents could be fetched from {place}."


class SettingRefused(SourceError, ValueError):
    """One setting of a source cannot be; `field` is its name, `label` what a person sees."""

    code = "setting_refused"
    words = "{label}: {detail}."

    @property
    def field(self) -> str:
        return str(self.facts.get("field", ""))


class SourceRefused(SourceError):
    code = "source_refused"
    words = "{place} does not let us in: {detail}. Check the key or the password of this source."


class SourceGone(SourceError):
    code = "source_gone"
    words = "{place}: {detail}. Check the settings of this source."


class SourceNonsense(SourceError):
    code = "source_nonsense"
    words = "{place} gave an answer that cannot be right ({detail}). Nothing of it was taken."


class SourceBusy(SourceError):
    code = "source_busy"
    words = "{place} gives nothing for now ({detail}). It will be tried again."
    passing = True


class NotTaken(SourceError):
    code = "not_taken"
    words = "This was left where it is: {detail}."


# --- Taking in --------------------------------------------------------------------------------------


class IntakeError(InvoiceError):
    """A document was not taken in, or not brought to an end."""

    code = "intake_error"
    words = "This document was not taken in."


class KeyReused(IntakeError):
    code = "key_reused"
    words = "This Idempotency-Key was used before for another document. Send a new key with a new document."


class IntakeFull(IntakeError):
    code = "intake_full"
    words = "{waiting} documents are waiting to be read, which is as many as are taken. Send this one again later."
    passing = True


class StorageAway(IntakeError):
    code = "storage_away"
    words = "The document could not be kept: {detail}. Nothing was taken in; send it again later."
    passing = True


class ScannerAway(IntakeError):
    code = "scanner_away"
    words = "Files cannot be checked for viruses for now ({detail}). Nothing was taken in; send this one again later."
    passing = True


class WorkersDied(IntakeError):
    code = "workers_died"
    words = (
        "The program that works on documents ended {times} times over this one. Print it to a new PDF and send that."
    )


class TriedInVain(IntakeError):
    code = "tried_in_vain"
    words = "For {days} days this document could not be read ({detail}). Once that is mended, have it read again."


# --- What people decide -----------------------------------------------------------------------------


class DecisionError(InvoiceError):
    """What a person decided does not go with what is there."""

    code = "decision_error"
    words = "This cannot be done."


class InvoiceApproved(DecisionError):
    code = "invoice_approved"
    words = "This invoice was checked and approved. Take the approval back before you call it a duplicate."


class PagesNotCovered(DecisionError):
    code = "pages_not_covered"
    words = "Write page ranges that follow one another from page 1 to page {pages}, such as 1-2, 3."


class PagesDecided(DecisionError):
    code = "pages_decided"
    words = "Somebody has checked, corrected or compared an invoice of this file: its pages stay as they are divided."


class NotUnderstoodYet(DecisionError):
    code = "not_understood_yet"
    words = "This file is still being read, or could not be read. Divide its pages once that is done."
