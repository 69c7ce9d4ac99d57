"""What can go wrong while a document is opened and read."""

from invoices.errors_root import InvoiceError

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


# --- The gate ---------------------------------------------------------------------------------------


class PhotoNotGoodEnough(InvoiceError):
    """`fault` is one of the gate's reasons."""

    code = "photo_not_good_enough"
    words = "Page {page} is not good enough to be read ({fault}). Take another photo."
