"""Rows of the trade for tests: what came in, how it was read, what it says, who sent it."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from invoices import store
from invoices.models import Document, Invoice, OcrRun, Origin, Source, State, Supplier, Understanding
from invoices.ocr.kept import to_json
from invoices.quality.matching import name_key
from tests.builders import an_ocr_result
from tests.factories import OrganisationFactory

TOKEN = "held-by-somebody"


class DocumentFactory(DjangoModelFactory[Document]):
    """A document that waits to be read; its bytes are kept."""

    class Meta:
        model = Document

    class Params:
        content = factory.Sequence(lambda n: b"%%PDF-1.7 document %d" % n)
        # In the hands of a worker, of whom nothing has been heard for long when it is lost.
        held = factory.Trait(
            state=State.READING,
            lease_token=TOKEN,
            lease_until=factory.LazyFunction(lambda: timezone.now() + timedelta(seconds=90)),
            crashes=1,
        )
        lost = factory.Trait(
            state=State.READING,
            lease_token=TOKEN,
            lease_until=factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1)),
            crashes=1,
        )

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"facture-{n}.pdf")
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    media_type = "application/pdf"
    size = factory.LazyAttribute(lambda document: len(document.content))
    pages = 1
    kept_as = factory.LazyAttribute(lambda document: store.keep(document.content, folder=store.RECEIVED))
    origin = Origin.WEB


class SourceFactory(DjangoModelFactory[Source]):
    """A folder that is looked into every hour."""

    class Meta:
        model = Source

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Dossier {n}")
    kind = "folder"
    settings = factory.LazyFunction(dict)


class SupplierFactory(DjangoModelFactory[Supplier]):
    """A company that has no number yet."""

    class Meta:
        model = Supplier

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Fournisseur {n}")
    name_key = factory.LazyAttribute(lambda supplier: name_key(supplier.name))


class OcrRunFactory(DjangoModelFactory[OcrRun]):
    """A reading of one page, which Tesseract read well."""

    class Meta:
        model = OcrRun

    document = factory.SubFactory(DocumentFactory)
    why = "received"
    engine = "tesseract"
    seconds = 1.25
    cost = Decimal(0)
    score = 0.93
    result = factory.LazyFunction(lambda: to_json(an_ocr_result()).decode())


class UnderstandingFactory(DjangoModelFactory[Understanding]):
    """A pass that left the invoice to a person."""

    class Meta:
        model = Understanding

    run = factory.SubFactory(OcrRunFactory)
    why = "received"
    last_page = 1
    scorer = calibration = "0" * 64
    program = "0"
    seconds = 0.01
    score = 0.4
    threshold = 0.9
    verdict = "review"
    answer = factory.LazyFunction(lambda: {"fields": {}, "findings": []})


class InvoiceFactory(DjangoModelFactory[Invoice]):
    """An invoice that a person is to check, with the document, the reading and the pass that it comes from."""

    class Meta:
        model = Invoice

    understanding = factory.SubFactory(UnderstandingFactory)
    run = factory.SelfAttribute("understanding.run")
    document = factory.SelfAttribute("run.document")
    organisation = factory.SelfAttribute("document.organisation")
    last_page = 1
    state = Invoice.State.IN_REVIEW
    document_type = "invoice"
    invoice_number = factory.Sequence(lambda n: f"FA-{n}")
    currency = "EUR"
    total_gross = Decimal("253.20")
    score = 0.4
