"""What is wrong with the XML itself, before anybody asks what it says."""

from collections.abc import Callable, Iterable, Iterator

from invoices.electronic import schemas
from invoices.electronic.as_file import Written
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.nodes import namespace_of
from invoices.electronic.profiles import Level, is_spelt_right
from invoices.electronic.rules import Rule
from invoices.fields import Severity


def _fault(rule: str) -> Callable[[Written], Iterator[str]]:
    def check(written: Written) -> Iterator[str]:
        yield from (fault.detail or "broken" for fault in written.faults if fault.rule == rule)

    return check


def _namespace(written: Written) -> Iterable[str]:
    root = written.root
    if root is None or schemas.is_at_home(root):
        return []
    return [":".join(namespace_of(root).split(":")[-2:]) or "none"]


def _misfits(written: Written) -> Iterable[str]:
    return written.misfits


def _of_profile(written: Written) -> Iterable[str]:
    # What does not fit the syntax fits no profile of it.
    if written.profile is None or written.root is None or not written.is_whole:
        return []
    return schemas.against_the_profile(written.root, written.profile)


def _guideline(written: Written) -> Iterator[str]:
    guideline = written.invoice.guideline
    if guideline and written.profile is None:
        yield guideline


def _spelling(written: Written) -> Iterator[str]:
    if written.profile is not None and not is_spelt_right(written.invoice.guideline):
        yield written.invoice.guideline


def _lines_too_many(written: Written) -> Iterator[str]:
    if written.profile is not None and written.profile.level < Level.BASIC and written.invoice.lines:
        yield f"{written.profile.name}: {len(written.invoice.lines)}"


def _another(written: Written) -> Iterator[str]:
    ours = _said(written.invoice)
    for other in written.others:
        differing = [name for name, value in _said(other).items() if value != ours[name]]
        if differing and not written.faults:
            yield ", ".join(differing)


def _said(invoice: XmlInvoice) -> dict[str, object]:
    return {
        "number": invoice.number,
        "date": invoice.day("BT-2").value,
        "gross": invoice.totals.gross.value,
        "net": invoice.totals.net.value,
        "iban": "".join(invoice.payment.iban.split()),
    }


FILE: tuple[Rule[Written], ...] = (
    Rule(
        "XML-DTD",
        "The XML brings a document type, which an invoice must not; nothing of it was read.",
        _fault("XML-DTD"),
    ),
    Rule("XML-SIZE", "The XML is too large for an invoice; nothing of it was read.", _fault("XML-SIZE")),
    Rule(
        "XML-WELL-FORMED",
        "The XML is broken or cut off ({detail}); it was read as far as it can be.",
        _fault("XML-WELL-FORMED"),
    ),
    Rule(
        "XML-ENCODING",
        "The XML is not in the encoding it says ({detail}); it was read as far as it can be.",
        _fault("XML-ENCODING"),
    ),
    Rule("XML-NAMESPACE", "The XML stands in a namespace that is not that of its syntax ({detail}).", _namespace),
    Rule("XML-SCHEMA", "The XML does not fit the schema of its syntax, at {detail}.", _misfits),
    Rule("XML-TWO-INVOICES", "The document holds two XML invoices that do not agree ({detail}).", _another),
    Rule("FX-PROFILE", "No specification has this profile: {detail}.", _guideline),
    Rule(
        "FX-PROFILE-SPELLING",
        "The profile is not written as its publisher writes it: {detail}.",
        _spelling,
        severity=Severity.WARNING,
    ),
    Rule(
        "FX-PROFILE-LINES",
        "The invoice has lines, which its profile has not ({detail}).",
        _lines_too_many,
        severity=Severity.WARNING,
    ),
    Rule(
        "FX-PROFILE-SCHEMA",
        "The invoice holds more or less than its profile, at {detail}.",
        _of_profile,
        severity=Severity.WARNING,
    ),
)
