"""What a refused document is to a browser or a program: the status for each error, and when to come back."""

from invoices.errors import FileTooLarge, InvoiceError, UnreadableFile

BAD, TOO_LARGE, UNUSABLE, TOO_MANY, AWAY = 400, 413, 422, 429, 503

# By code: errors of scanners and of intake are looked up by what they are called.
OF_CODES: dict[str, int] = {
    "intake_full": TOO_MANY,
    "key_reused": UNUSABLE,
    "virus_found": UNUSABLE,
}
# Seconds after which another try is worth it.
COME_BACK = {TOO_MANY: 30, AWAY: 15}


def status_of(error: InvoiceError) -> int:
    """Return the status of a document that was not taken in.

    What is no document is the sender's mistake; what may pass is not, and nothing was kept of it.
    """
    if error.code in OF_CODES:
        return OF_CODES[error.code]
    if isinstance(error, FileTooLarge):
        return TOO_LARGE
    if error.passing:
        return AWAY
    return BAD if isinstance(error, UnreadableFile) else UNUSABLE


def come_back_after(error: InvoiceError) -> int | None:
    """Return after how many seconds the sender may try again, where that can help."""
    return COME_BACK.get(status_of(error))
