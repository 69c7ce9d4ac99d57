"""What the rules for an XML file and the PDF around it say, in the words of the person's language; by their numbers.

In French they begin small, as they stand behind a colon.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTAINER: dict[str, Promise] = {
    "FX-FILE-NAME": _("The XML inside the PDF is not called as it must be: {detail}."),
    "PDFA3-RELATIONSHIP": _("The PDF does not say how the XML relates to it."),
    "FX-RELATIONSHIP": _("The PDF says that the XML relates to it as {detail}, not as its data."),
    "FX-AF": _("The XML is not among the associated files of the PDF."),
    "FX-XMP": _("The description of the PDF does not say that it carries an invoice."),
    "FX-XMP-PROFILE": _("The PDF declares another profile than the XML inside: {detail}."),
    "FX-XMP-NAME": _("The PDF names another file than the XML inside: {detail}."),
    "PDFA3-PART": _("The PDF does not declare itself PDF/A-3 ({detail})."),
    "PDFA3-OUTPUT-INTENT": _("The PDF is no PDF/A-3: it does not say for which colours it was made."),
    "PDF-CHECKSUM": _("The XML inside is not, byte for byte, the one whose checksum the PDF holds."),
}
FILE: dict[str, Promise] = {
    "XML-DTD": _("The XML brings a document type, which an invoice must not; nothing of it was read."),
    "XML-SIZE": _("The XML is too large for an invoice; nothing of it was read."),
    "XML-WELL-FORMED": _("The XML is broken or cut off ({detail}); it was read as far as it can be."),
    "XML-ENCODING": _("The XML is not in the encoding it says ({detail}); it was read as far as it can be."),
    "XML-NAMESPACE": _("The XML stands in a namespace that is not that of its syntax ({detail})."),
    "XML-SCHEMA": _("The XML does not fit the schema of its syntax, at {detail}."),
    "XML-TWO-INVOICES": _("The document holds two XML invoices that do not agree ({detail})."),
    "FX-PROFILE": _("No specification has this profile: {detail}."),
    "FX-PROFILE-SPELLING": _("The profile is not written as its publisher writes it: {detail}."),
    "FX-PROFILE-LINES": _("The invoice has lines, which its profile has not ({detail})."),
    "FX-PROFILE-SCHEMA": _("The invoice holds more or less than its profile, at {detail}."),
}
