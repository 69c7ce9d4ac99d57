"""Reading documents: lists, one of them, and what belongs to it. The organisation comes first."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from accounts.models import Organisation, User
from invoices.models import Batch, Document, Invoice, OcrRun, Twin
from invoices.models.document import ON_THE_WAY, DocumentQuerySet

# What a list calls one thing: the states that a document only passes through.
GROUPS = {"on_the_way": ON_THE_WAY}


def documents_of(organisation: Organisation, *, state: str = "", text: str = "") -> QuerySet[Document]:
    """Return the documents of an organisation for a list, newest first, in a state and with a text in their name."""
    found = _rows(Document.objects.of(organisation))
    if state:
        found = found.filter(state__in=GROUPS.get(state, (state,)))
    if text:
        found = found.filter(Q(name__icontains=text) | Q(invoices__invoice_number__iexact=text)).distinct()
    return found


def documents_with(organisation: Organisation, numbers: Iterable[int]) -> list[Document]:
    """Return the documents with these numbers, for the rows of a list that are looked at again."""
    return list(_rows(Document.objects.of(organisation)).filter(pk__in=list(numbers)))


def document_get(*, organisation: Organisation, document_id: int) -> Document:
    """Return a document.

    Raises:
        Http404: the organisation has none of this number; a stranger does not learn whether another has.
    """
    # Without its reading, which may be megabytes: it is looked up for each page that is shown, and while it is read.
    mine = Document.objects.of(organisation).select_related("batch", "source", "received_by")
    if (found := mine.filter(pk=document_id).first()) is None:
        raise Http404
    return found


def organisation_of(user: User, document_id: int) -> int:
    """Return the number of the organisation whose document it is, if the person belongs there.

    Raises:
        Http404: they do not, or there is no such document.
    """
    return _home(Document.objects.filter(pk=document_id), user)


def organisation_of_batch(user: User, batch_id: int) -> int:
    """Return the number of the organisation that a batch was sent to, if the person belongs there.

    Raises:
        Http404: they do not, or there is no such batch.
    """
    return _home(Batch.objects.filter(pk=batch_id), user)


def counts_by_state(organisation: Organisation) -> dict[str, int]:
    """Return how many documents are in each state."""
    rows = Document.objects.of(organisation).order_by().values("state").annotate(many=Count("pk"))
    return {row["state"]: row["many"] for row in rows}


def batch_get(*, organisation: Organisation, batch_id: int) -> Batch:
    """Return what was sent together.

    Raises:
        Http404: the organisation has no such batch.
    """
    if (found := Batch.objects.filter(organisation=organisation, pk=batch_id).first()) is None:
        raise Http404
    return found


def documents_in(batch: Batch) -> QuerySet[Document]:
    """Return the documents of a batch for a list, newest first."""
    return _rows(Document.objects.filter(batch=batch))


def on_the_way(documents: Iterable[Document]) -> list[int]:
    """Return the numbers of those to which something still happens by itself."""
    return [document.pk for document in documents if document.state in ON_THE_WAY]


def runs_of(document: Document) -> list[OcrRun]:
    """Return every reading of a document, the newest first, without the readings themselves."""
    return list(document.runs.defer("result").select_related("asked_by").order_by("-pk"))


def page_names(document: Document) -> list[str]:
    """Return the names in the store of the pages as they were prepared last."""
    last = document.runs.exclude(images=[]).only("images").order_by("-pk").first()
    return list(last.images) if last else []


def twins_of(document: Document) -> list[Twin]:
    """Return the pairs that an invoice of this document is one of, those to decide first."""
    mine = Q(invoice__document=document) | Q(earlier__document=document)
    pairs = Twin.objects.filter(mine).select_related("invoice__document", "earlier__document", "decided_by")
    return sorted(pairs, key=lambda twin: (twin.state != Twin.State.OPEN, twin.pk))


def twin_get(*, document: Document, twin_id: int) -> Twin:
    """Return one of the pairs of a document.

    Raises:
        Http404: it has no such pair.
    """
    for twin in twins_of(document):
        if twin.pk == twin_id:
            return twin
    raise Http404


def _rows(documents: DocumentQuerySet) -> DocumentQuerySet:
    """Return documents as rows show them: without the evidence of their invoices, which is most of what is kept."""
    light = Prefetch("invoices", queryset=Invoice.objects.defer("fields", "prints"))
    return documents.for_list().prefetch_related(None).prefetch_related(light).defer("note", "wanted")


def _home(rows: "QuerySet[Document] | QuerySet[Batch]", user: User) -> int:
    number = rows.filter(organisation__memberships__user=user).values_list("organisation_id", flat=True).first()
    if number is None:
        raise Http404
    return int(number)
