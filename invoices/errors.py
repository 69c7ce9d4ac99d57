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

from invoices.errors_doors import (
    AddressRefused,
    AnswerTooLarge,
    AnswerUnreadable,
    DecisionError,
    IntakeError,
    IntakeFull,
    InvoiceApproved,
    KeyReused,
    NoAnswer,
    NotTaken,
    NotUnderstoodYet,
    OutboundError,
    PagesDecided,
    PagesNotCovered,
    RequestRefused,
    ScannerAway,
    SettingRefused,
    SourceBusy,
    SourceError,
    SourceGone,
    SourceNonsense,
    SourceRefused,
    StorageAway,
    TriedInVain,
    WorkersDied,
)
from invoices.errors_reading import (
    DamagedFile,
    DisguisedFile,
    EmptyFile,
    EngineBusy,
    EngineCrashed,
    EngineError,
    EngineFoundNothing,
    EngineNonsense,
    EngineRefused,
    EngineUnavailable,
    FileTooLarge,
    KeptReadingDamaged,
    LockedFile,
    MissingFile,
    PageTooLarge,
    PhotoNotGoodEnough,
    ReaderCrashed,
    ReaderError,
    ReaderNotStarted,
    ReaderOutOfMemory,
    ReaderTookTooLong,
    TooManyPages,
    UnknownKind,
    UnreadableFile,
    VirusFound,
)
from invoices.errors_root import InvoiceError, fill


def _all_below(kind: type[InvoiceError]) -> list[type[InvoiceError]]:
    return [kind] + [found for child in kind.__subclasses__() for found in _all_below(child)]


ERRORS: dict[str, type[InvoiceError]] = {kind.code: kind for kind in _all_below(InvoiceError)}

__all__ = [
    "ERRORS",
    "AddressRefused",
    "AnswerTooLarge",
    "AnswerUnreadable",
    "DamagedFile",
    "DecisionError",
    "DisguisedFile",
    "EmptyFile",
    "EngineBusy",
    "EngineCrashed",
    "EngineError",
    "EngineFoundNothing",
    "EngineNonsense",
    "EngineRefused",
    "EngineUnavailable",
    "FileTooLarge",
    "IntakeError",
    "IntakeFull",
    "InvoiceApproved",
    "InvoiceError",
    "KeptReadingDamaged",
    "KeyReused",
    "LockedFile",
    "MissingFile",
    "NoAnswer",
    "NotTaken",
    "NotUnderstoodYet",
    "OutboundError",
    "PageTooLarge",
    "PagesDecided",
    "PagesNotCovered",
    "PhotoNotGoodEnough",
    "ReaderCrashed",
    "ReaderError",
    "ReaderNotStarted",
    "ReaderOutOfMemory",
    "ReaderTookTooLong",
    "RequestRefused",
    "ScannerAway",
    "SettingRefused",
    "SourceBusy",
    "SourceError",
    "SourceGone",
    "SourceNonsense",
    "SourceRefused",
    "StorageAway",
    "TooManyPages",
    "TriedInVain",
    "UnknownKind",
    "UnreadableFile",
    "VirusFound",
    "WorkersDied",
    "fill",
]
