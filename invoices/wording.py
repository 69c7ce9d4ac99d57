"""What can go wrong while reading, and what was found, in the words of the person's language; by their codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from invoices.errors import InvoiceError, fill
from invoices.fields import Facts
from invoices.wording_advice import ADVICE
from invoices.wording_details import said
from invoices.wording_facts import told
from invoices.wording_findings import FINDINGS
from invoices.wording_pages import FAULTS, PAGES, PAGES_ADVICE
from invoices.wording_rules import RULES, SPOKEN
from invoices.wording_xml_rules import xml_rule_in_words

OF_RULES = frozenset({"xml_rule_broken", "xml_rule_warning"})

WORDS: dict[str, Promise] = {
    "invoice_error": _("This document could not be read."),
    "unreadable_file": _("This file cannot be read. Ask its sender for another copy."),
    "missing_file": _("This file cannot be opened: {detail}."),
    "empty_file": _("This file is empty. Send it again, or ask its sender for another copy."),
    "unknown_kind": _(
        "This is not a kind of document that can be read: send a PDF, an image (JPEG, PNG, TIFF, WebP, HEIC, BMP, GIF)"
        " or an XML invoice (CII, UBL)."
    ),
    "disguised_file": _("This file is not taken: {detail}. Print it to a new PDF and send that."),
    "virus_found": _(
        "A virus was found in this file ({detail}). It was not kept. Delete it, and warn whoever sent it."
    ),
    "damaged_file": _("This file is damaged: {detail}. Open it on your computer and save or print it to a new PDF."),
    "locked_file": _("This PDF asks for a password. Save it without one and send it again."),
    "file_too_large": _("This file has {megabytes} MB; at most {most} MB are taken. Split it or scan it at 200 dpi."),
    "too_many_pages": _("This document has {pages} pages; at most {most} are read at once. Split it."),
    "page_too_large": _(
        "Page {page} is too large: {megapixels} million pixels where at most {most} are taken. Scan it at 200 dpi."
    ),
    "kept_reading_damaged": _("This kept reading cannot be used: {detail}. Read the document again."),
    "reader_error": _("Reading this document failed. It is kept; have a person look at it."),
    "reader_took_too_long": _(
        "Reading this document took over {seconds} seconds and was stopped. Send its pages apart or scanned anew."
    ),
    "reader_out_of_memory": _(
        "Reading this document needed more than {megabytes} MB of memory and was stopped. Scan it at 200 dpi."
    ),
    "reader_crashed": _(
        "The program that reads pages broke on this document ({detail}). Print it to a new PDF and send that."
    ),
    "reader_not_started": _("The program that reads pages could not be started: {detail}. It will be tried again."),
    "engine_error": _("{engine} could not read this page."),
    "engine_unavailable": _("{engine} cannot work on this installation: {detail}."),
    "engine_busy": _("{engine} did not answer for now ({detail}). It will be tried again."),
    "engine_refused": _("{engine} refused this page: {detail}. Check its key and quota in the settings."),
    "engine_nonsense": _("{engine} gave an answer that cannot be right ({detail}). It was not used."),
    "engine_found_nothing": _("{engine} read not one word on page {page}, though something is printed there."),
    "engine_crashed": _("{engine} broke on this page ({detail})."),
    "outbound_error": _("The call to {host} failed."),
    "address_refused": _("{host} may not be called from this installation: {detail}."),
    "no_answer": _("{host} did not answer ({detail}). It will be tried again."),
    "answer_too_large": _("{host} answered with more than {megabytes} MB. The answer was not used."),
    "answer_unreadable": _("{host} gave an answer that cannot be read ({detail}). It was not used."),
    "request_refused": _("The call to {host} was not made: {detail}."),
    "intake_error": _("This document was not taken in."),
    "key_reused": _("This Idempotency-Key was used before for another document. Send a new key with a new document."),
    "intake_full": _(
        "{waiting} documents are waiting to be read, which is as many as are taken. Send this one again later."
    ),
    "storage_away": _("The document could not be kept: {detail}. Nothing was taken in; send it again later."),
    "scanner_away": _(
        "Files cannot be checked for viruses for now ({detail}). Nothing was taken in; send this one again later."
    ),
    "workers_died": _(
        "The program that works on documents ended {times} times over this one. Print it to a new PDF and send that."
    ),
    "tried_in_vain": _(
        "For {days} days this document could not be read ({detail}). Once that is mended, have it read again."
    ),
    "decision_error": _("This cannot be done."),
    "invoice_approved": _(
        "This invoice was checked and approved. Take the approval back before you call it a duplicate."
    ),
    "pages_not_covered": _("Write page ranges that follow one another from page 1 to page {pages}, such as 1-2, 3."),
    "pages_decided": _(
        "Somebody has checked, corrected or compared an invoice of this file: its pages stay as they are divided."
    ),
    "not_understood_yet": _("This file is still being read, or could not be read. Divide its pages once that is done."),
    "source_error": _("No documents could be fetched from {place}."),
    "setting_refused": _("{label}: {detail}."),
    "source_refused": _("{place} does not let us in: {detail}. Check the key or the password of this source."),
    "source_gone": _("{place}: {detail}. Check the settings of this source."),
    "source_nonsense": _("{place} gave an answer that cannot be right ({detail}). Nothing of it was taken."),
    "source_busy": _("{place} gives nothing for now ({detail}). It will be tried again."),
    "not_taken": _("This was left where it is: {detail}."),
    "photo_not_good_enough": _("Page {page} is not good enough to be read ({fault}). Take another photo."),
}


def in_words(error: InvoiceError) -> str:
    """Say in the active language what went wrong and what to do."""
    spoken: Facts = {name: said(fact) for name, fact in error.facts.items()}
    if (fault := str(error.facts.get("fault", ""))) in FAULTS:
        spoken["fault"] = str(FAULTS[fault])
    return fill(str(WORDS.get(error.code, WORDS["invoice_error"])), spoken)


def finding_in_words(code: str, facts: Facts) -> str:
    """Say in the active language what was found, by its code."""
    if code in OF_RULES and (broken := xml_rule_in_words(str(facts.get("rule", "")), str(facts.get("detail", "")))):
        return broken
    words = FINDINGS.get(code) or PAGES.get(code) or PAGES["page_fault"]
    return fill(str(words), told(facts))


def advice_in_words(code: str) -> str:
    """Say in the active language what a person does about a finding, by its code."""
    return str(ADVICE.get(code) or PAGES_ADVICE.get(code) or PAGES_ADVICE["page_fault"])


def rule_in_words(rule: str) -> str:
    """Say in the active language why a value is thought to be that of its field."""
    code, _, words = rule.partition(":")
    if code not in RULES:
        return words or code
    return fill(str(RULES[code]), {"words": SPOKEN.get(code, str)(words or code)})
