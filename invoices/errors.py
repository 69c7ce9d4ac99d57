"""What can go wrong with a document, each with a stable code, words for a person, and whether trying again can help.

* InvoiceError
  - UnreadableFile         final: what was received is not a document that can be read
    + MissingFile          nothing can be opened under this name
    + EmptyFile            no bytes
    + UnknownKind          not a PDF, an image or an XML invoice
      - DisguisedFile      a document and something else as well, or named like a program
    + VirusFound           the scanner knows what is in it
    + DamagedFile          starts like a document and breaks
    + LockedFile           asks for a password
    + FileTooLarge         more bytes than this installation takes
    + TooManyPages         more pages than this installation takes
    + PageTooLarge         a page whose sheet or picture would fill the memory
    + KeptReadingDamaged   a reading that was kept and cannot be taken up again
  - ReaderError            the confined reader did not come back with an answer
    + ReaderTookTooLong    final: past its seconds
    + ReaderOutOfMemory    final: past its memory
    + ReaderCrashed        final: ended without a word
    + ReaderNotStarted     passing: this machine could not start it
  - EngineError            an OCR engine
    + EngineUnavailable    final: a library, a language or a key is missing
    + EngineBusy           passing: no answer in time, too many requests, a fault on its side
    + EngineRefused        final: bad key, quota, unsupported page
    + EngineNonsense       final: an answer that is not what the engine promises
    + EngineFoundNothing   final: a page with print on it, and not a word read
    + EngineCrashed        final: ended without an answer
  - OutboundError          a call to another machine
    + AddressRefused       final: not an address this installation may call
    + NoAnswer             passing: not reached, or silent for too long
    + AnswerTooLarge       final: more bytes than are taken
    + AnswerUnreadable     final: not HTTP, or in an encoding that was not asked for
    + RequestRefused       final: ours was not sent: too large, or a header that could not be one
  - SourceError            a place that documents come from
    + SettingRefused       final: one of its settings cannot be; a ValueError as well
    + SourceRefused        final: it does not let us in: wrong key, expired link, not allowed
    + SourceGone           final: there is no such container, folder, mailbox or document
    + SourceNonsense       final: an answer that is not what was agreed on
    + SourceBusy           passing: throttled, a fault on its side, a refusal that comes and goes
    + NotTaken             final: one thing it holds that is left there, with the reason
  - IntakeError            a document was not taken in, or not brought to an end
    + KeyReused            final: an Idempotency-Key came with other bytes than before
    + IntakeFull           passing: as many are waiting as are taken
    + StorageAway          passing: where files are kept is full or away
    + ScannerAway          passing: files cannot be looked through for viruses, so none is taken
    + WorkersDied          final: three workers ended over it
    + TriedInVain          final: a passing error that did not pass
  - DecisionError          what a person decided does not go with what is there
    + InvoiceApproved      final: it was approved, and cannot be a duplicate as well
    + PagesNotCovered      final: the page ranges leave a page out, or take one twice
    + PagesDecided         final: somebody has decided about an invoice of this file
    + NotUnderstoodYet     final: this file is still on its way, or was never read
  - PhotoNotGoodEnough     final: another photo is asked for before anything is paid

`words` are English with gaps for `facts`; invoices/wording.py holds them in the person's language, by code.
"""

from typing import ClassVar


class InvoiceError(Exception):
    """A document, or a page of it, cannot be had; `str()` says why and what to do."""

    code: ClassVar[str] = "invoice_error"
    words: ClassVar[str] = "This document could not be read."
    passing: ClassVar[bool] = False

    def __init__(self, **facts: str | float) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        return fill(self.words, self.facts)

    def __reduce__(self) -> tuple[object, ...]:
        return _made_again, (type(self), self.facts)


def fill(words: str, facts: dict[str, str | float]) -> str:
    """Put the facts into the gaps of a sentence; a gap without its fact shows as an ellipsis."""
    return words.format_map(_Gaps(facts))


class _Gaps(dict[str, str | float]):
    def __missing__(self, key: str) -> str:
        return "…"


def _made_again(kind: type[InvoiceError], facts: dict[str, str | float]) -> InvoiceError:
    return kind(**facts)


# --- What was received ------------------------------------------------------------------------------


class UnreadableFile(InvoiceError):
    """What was received is not a document that can be read."""

    code = "unreadable_file"
    words = "This file cannot be read. Ask its sender for another copy."


class MissingFile(UnreadableFile):
    code = "missing_file"
    words = "This file cannot be opened: {detail}."


class EmptyFile(UnreadableFile):
    code = "empty_file"
    words = "This file is empty. Send it again, or ask its sender for another copy."


class UnknownKind(UnreadableFile):
    code = "unknown_kind"
    words = (
        "This is not a kind of document that can be read: send a PDF, an image (JPEG, PNG, TIFF, WebP, HEIC, BMP, GIF)"
        " or an XML invoice (CII, UBL)."
    )


class DisguisedFile(UnknownKind):
    code = "disguised_file"
    words = "This file is not taken: {detail}. Print it to a new PDF and send that."


class VirusFound(UnreadableFile):
    code = "virus_found"
    words = "A virus was found in this file ({detail}). It was not kept. Delete it, and warn whoever sent it."


class DamagedFile(UnreadableFile):
    code = "damaged_file"
    words = "This file is damaged: {detail}. Open it on your computer and save or print it to a new PDF."


class LockedFile(UnreadableFile):
    code = "locked_file"
    words = "This PDF asks for a password. Save it without one and send it again."


class FileTooLarge(UnreadableFile):
    code = "file_too_large"
    words = "This file has {megabytes} MB; at most {most} MB are taken. Split it or scan it at 200 dpi."


class TooManyPages(UnreadableFile):
    code = "too_many_pages"
    words = "This document has {pages} pages; at most {most} are read at once. Split it."


class PageTooLarge(UnreadableFile):
    code = "page_too_large"
    words = "Page {page} is too large: {megapixels} million pixels where at most {most} are taken. Scan it at 200 dpi."


class KeptReadingDamaged(UnreadableFile):
    code = "kept_reading_damaged"
    words = "This kept reading cannot be used: {detail}. Read the document again."


# --- The confined reader ----------------------------------------------------------------------------


class ReaderError(InvoiceError):
    """The confined reader did not come back with an answer."""

    code = "reader_error"
    words = "Reading this document failed. It is kept; have a person look at it."


class ReaderTookTooLong(ReaderError):
    code = "reader_took_too_long"
    words = "Reading this document took over {seconds} seconds and was stopped. Send its pages apart or scanned anew."


class ReaderOutOfMemory(ReaderError):
    code = "reader_out_of_memory"
    words = "Reading this document needed more than {megabytes} MB of memory and was stopped. Scan it at 200 dpi."


class ReaderCrashed(ReaderError):
    code = "reader_crashed"
    words = "The program that reads pages broke on this document ({detail}). Print it to a new PDF and send that."


class ReaderNotStarted(ReaderError):
    code = "reader_not_started"
    words = "The program that reads pages could not be started: {detail}. It will be tried again."
    passing = True


# --- The engines ------------------------------------------------------------------------------------


class EngineError(InvoiceError):
    """An OCR engine did not read the page; `engine` is among the facts."""

    code = "engine_error"
    words = "{engine} could not read this page."


class EngineUnavailable(EngineError):
    code = "engine_unavailable"
    words = "{engine} cannot work on this installation: {detail}."


class EngineBusy(EngineError):
    """Try later; `retry_after` holds seconds where the service said so."""

    code = "engine_busy"
    words = "{engine} did not answer for now ({detail}). It will be tried again."
    passing = True

    @property
    def retry_after(self) -> float | None:
        value = self.facts.get("retry_after")
        return float(value) if value is not None else None


class EngineRefused(EngineError):
    code = "engine_refused"
    words = "{engine} refused this page: {detail}. Check its key and quota in the settings."


class EngineNonsense(EngineError):
    code = "engine_nonsense"
    words = "{engine} gave an answer that cannot be right ({detail}). It was not used."


class EngineFoundNothing(EngineError):
    code = "engine_found_nothing"
    words = "{engine} read not one word on page {page}, though something is printed there."


class EngineCrashed(EngineError):
    code = "engine_crashed"
    words = "{engine} broke on this page ({detail})."


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


# --- The gate ---------------------------------------------------------------------------------------


class PhotoNotGoodEnough(InvoiceError):
    """`fault` is one of the gate's reasons."""

    code = "photo_not_good_enough"
    words = "Page {page} is not good enough to be read ({fault}). Take another photo."


def _all_below(kind: type[InvoiceError]) -> list[type[InvoiceError]]:
    return [kind] + [found for child in kind.__subclasses__() for found in _all_below(child)]


ERRORS: dict[str, type[InvoiceError]] = {kind.code: kind for kind in _all_below(InvoiceError)}
