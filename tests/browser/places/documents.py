"""The pages about documents, as those see them who send them in, who check them, and who only look on."""

from django.utils import timezone

from invoices.fields import Verdict
from invoices.models import Batch, Document, Origin, State
from tests.browser.screen import Screen
from tests.browser.stage import Stage
from tests.cast import Cast
from tests.factories_invoices import DocumentFactory
from tests.papers import a_twin, an_answered_document, failed

LONG = "Relevé de factures fournisseurs — société coopérative d’approvisionnement, mars 2026 (2e envoi).pdf"


def of_atelier(cast: Cast) -> list[Document]:
    """Have a document in each state."""
    atelier = cast.atelier
    return [
        an_answered_document(atelier, pages=2),
        an_answered_document(atelier, verdict=Verdict.ACCEPTED, findings=(), name=LONG),
        an_answered_document(atelier, verdict=Verdict.REJECTED, name="bon-de-commande.pdf"),
        failed(atelier),
    ]


def some(cast: Cast) -> None:
    of_atelier(cast)


def some_on_their_way(cast: Cast) -> None:
    of_atelier(cast)
    now = timezone.now()
    DocumentFactory.create(organisation=cast.atelier, pages=5, step="tesseract", step_page=2, held=True)
    DocumentFactory.create(organisation=cast.atelier, origin=Origin.API)
    DocumentFactory.create(organisation=cast.atelier, next_attempt_at=now, error_code="engine_busy")


def a_batch(cast: Cast) -> int:
    batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB, made_by=cast.alice)
    for document in of_atelier(cast):
        Document.objects.filter(pk=document.pk).update(batch=batch)
    DocumentFactory.create(organisation=cast.atelier, batch=batch)
    return batch.pk


def nothing_new(cast: Cast) -> int:
    return Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB, made_by=cast.alice).pk


def answered(cast: Cast) -> int:
    return of_atelier(cast)[0].pk


def doubled(cast: Cast) -> int:
    document, earlier, *_others = of_atelier(cast)
    a_twin(document, earlier)
    Document.objects.filter(pk=document.pk).update(splits=[[1, 1], [2, 2]], note="Bonjour,\nvoici la facture de mars.")
    return document.pk


def damaged(cast: Cast) -> int:
    return failed(cast.atelier).pk


def being_read(cast: Cast) -> int:
    document: Document = DocumentFactory.create(
        organisation=cast.atelier, pages=5, step="tesseract", step_page=2, held=True
    )
    return document.pk


def accepted(cast: Cast) -> int:
    document = an_answered_document(cast.atelier, verdict=Verdict.ACCEPTED, findings=(), name=LONG)
    Document.objects.filter(pk=document.pk).update(state=State.ACCEPTED)
    return document.pk


def out_of_reach(cast: Cast) -> int:
    document: Document = DocumentFactory.create(organisation=cast.atelier, kept_as="received/00/away")
    return document.pk


def looks_for_nothing(stage: Stage) -> None:
    stage.page.goto(stage.address("document_list") + "?q=introuvable")


DOCUMENTS = (
    Screen("documents", "document_list", "alice", before=some),
    Screen("documents-on-their-way", "document_list", "alice", before=some_on_their_way),
    Screen("documents-empty", "document_list", "alice"),
    Screen("documents-viewer", "document_list", "victor", before=some),
    Screen("documents-none-found", "document_list", "alice", before=some, way=looks_for_nothing),
    Screen("batch", "batch", "alice", about=a_batch),
    Screen("batch-empty", "batch", "alice", about=nothing_new),
    Screen("document", "document", "alice", about=answered),
    Screen("document-accepted", "document", "alice", about=accepted),
    Screen("document-doubled", "document", "alice", about=doubled),
    Screen("document-failed", "document", "alice", about=damaged),
    Screen("document-being-read", "document", "alice", about=being_read),
    Screen("document-viewer", "document", "victor", about=doubled),
    Screen("document-out-of-reach", "document_original", "alice", about=out_of_reach, status=503),
)
