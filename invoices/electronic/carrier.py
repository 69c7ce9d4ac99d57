"""Which of the XML files of a document is its invoice: found by what it holds, whatever it is called."""

from dataclasses import dataclass
from itertools import starmap

from invoices.document import Attachment, OcrResult
from invoices.imaging.opening.xml import Root, root_of

# (name of the root, what its namespace says): the syntax. No word asked: the name is used for nothing else.
SYNTAXES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("CrossIndustryInvoice", (), "CII"),
    ("Invoice", ("oasis", "ubl"), "UBL"),
    ("CreditNote", ("oasis", "ubl"), "UBL"),
    ("CrossIndustryDocument", (), "ZUGFeRD 1.0"),
)
ORDER = tuple(dict.fromkeys(syntax for _, _, syntax in SYNTAXES))


@dataclass(frozen=True, slots=True)
class Carried:
    """An XML invoice and the file it came in."""

    attachment: Attachment
    root: Root
    syntax: str


def carried(result: OcrResult) -> list[Carried]:
    """List the XML invoices of a document, the one that counts first."""
    found = [each for each in starmap(_carried, ((attachment,) for attachment in result.attachments)) if each]
    stated = {value for name, value in result.facts.items() if name.endswith("_document_file_name")}
    # A PDF may hold a ZUGFeRD 1.0 for elder readers beside the one its description names.
    return sorted(found, key=lambda each: (each.attachment.name not in stated, ORDER.index(each.syntax)))


def _carried(attachment: Attachment) -> Carried | None:
    root = root_of(attachment.content)
    syntax = _syntax(root) if root else None
    return Carried(attachment, root, syntax) if root and syntax else None


def _syntax(root: Root) -> str | None:
    where = root.namespace.casefold()
    for name, words, syntax in SYNTAXES:
        if root.name == name and (not words or any(word in where for word in words)):
            return syntax
    return None
