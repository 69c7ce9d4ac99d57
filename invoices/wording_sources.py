"""What the settings of sources are called, and their help, marked to be translated; connectors write plain English."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

TITLES: frozenset[str] = frozenset({_("Invoice API"), _("Blob storage"), _("Watched folder"), _("Mailbox")})

# Word for word as they stand in invoices/sources.
LABELS: frozenset[str] = frozenset(
    {
        # The client's API
        _("Address of the API"),
        _("First day"),
        _("Days to look back"),
        _("Access token"),
        # Blob storage
        _("Address of the storage account"),
        _("Container"),
        _("First year"),
        _("Only names that begin with"),
        _("Signed link (SAS)"),
        # A folder
        _("Folder"),
        _("Seconds at rest"),
        _("Levels of folders below it"),
        _("Folder for what was taken"),
        # A mailbox
        _("Mail server (IMAP)"),
        _("Port"),
        _("User name"),
        _("Password"),
        _("Mail folder"),
        _("A mail that was taken is"),
        _("marked as read"),
        _("given a keyword"),
        _("moved to another folder"),
        _("left as it is"),
        _("Mail folder for what was taken"),
    }
)

HELP: frozenset[str] = frozenset(
    {
        _("Without /invoices at its end."),
        _("Invoices before this day are not fetched."),
        _("Invoices that are entered this late are still found."),
        _("Only where the API asks for one."),
        _("Without the container."),
        _("{year} stands for each year since the first one."),
        _("The part after the question mark: sv=…&sig=…"),
        _("It must lie in one of the folders that this installation allows."),
        _("A file that changed more recently is still being written, and waits."),
        _("Files are moved into this folder within it. Where it is empty they stay where they are."),
        _("Its name alone, such as imap.example.fr."),
        _("TLS from the start."),
        _("Older mails are not looked at."),
        _("Only where mails are moved."),
    }
)


def in_words(text: str) -> str:
    """Say a title, a label or a help text of a source in the active language."""
    return gettext(text) if text else ""
