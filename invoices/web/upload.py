"""Sending documents in from a page: by the script, one file a request, or by the plain form, many at once."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.desk import Grant
from accounts.origin import Actor
from accounts.roles import Power
from invoices.errors import InvoiceError
from invoices.models import Batch, Origin
from invoices.models.document import Priority
from invoices.receiving import take_in
from invoices.selectors.documents import batch_get
from invoices.services.batches import batch_open
from invoices.services.intake import Incoming, Received
from invoices.statuses import come_back_after, status_of
from invoices.web.doors import here
from invoices.wording import in_words

FIELD = "file"
# A drop of more files is an import: a colleague's single invoice goes before it.
BULK_FROM = 20
# More refusals than these are one problem, not many.
MOST_TOLD = 10


@require_POST
@here(Power.WRITE)
def document_upload(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Take in what a form sends; a script is told of its one file, a person sees what became of all."""
    files = request.FILES.getlist(FIELD)
    if request.accepts("text/html"):
        return _by_form(request, allowed, files)
    if len(files) != 1:
        return _refusal(400, "no_file", _("No file came with this request. Choose one and send it again."))
    try:
        received = _take(request, allowed, files[0], _batch(request, allowed))
    except InvoiceError as problem:
        return _refused(problem)
    return _taken(received)


@require_POST
@here(Power.WRITE)
def batch_new(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Make a batch for the files of one drop, which the script then sends one by one."""
    batch = batch_open(organisation=allowed.organisation, origin=Origin.WEB, by=Actor.of(request))
    address = reverse("batch", args=[batch.pk])
    return JsonResponse({"id": batch.pk, "url": address}, status=201, headers={"Location": address})


# --- One file, for the script -----------------------------------------------------------------------


def _batch(request: HttpRequest, allowed: Grant) -> Batch | None:
    number = request.POST.get("batch", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return batch_get(organisation=allowed.organisation, batch_id=int(number))


def _take(request: HttpRequest, allowed: Grant, file: "UploadedFile[Any]", batch: Batch | None) -> Received:
    many = request.POST.get("bulk") == "yes" or len(request.FILES.getlist(FIELD)) >= BULK_FROM
    incoming = Incoming(
        name=file.name or "",
        content=file.read(),
        origin=Origin.WEB,
        priority=Priority.BULK if many else Priority.PERSON,
        batch=batch,
    )
    return take_in(organisation=allowed.organisation, incoming=incoming, by=Actor.of(request))


def _taken(received: Received) -> JsonResponse:
    document = received.document
    said = {
        "id": document.pk,
        "name": document.name,
        "url": reverse("document", args=[document.pk]),
        "is_new": received.is_new,
        "title": _("Received") if received.is_new else _("Already here"),
    }
    return JsonResponse(said, status=201 if received.is_new else 200)


def _refused(problem: InvoiceError) -> JsonResponse:
    answer = _refusal(status_of(problem), problem.code, in_words(problem))
    if seconds := come_back_after(problem):
        answer["Retry-After"] = str(seconds)
    return answer


def _refusal(status: int, code: str, title: str) -> JsonResponse:
    return JsonResponse({"code": code, "title": title, "status": status}, status=status)


# --- Many files, for the plain form -----------------------------------------------------------------


def _by_form(request: HttpRequest, allowed: Grant, files: "list[UploadedFile[Any]]") -> HttpResponse:
    if not files:
        messages.error(request, _("No file was chosen. Choose one or several and send them again."))
        return redirect("document_list")
    batch = batch_open(organisation=allowed.organisation, origin=Origin.WEB, by=Actor.of(request))
    received = list(_each(request, allowed, files, batch))
    if not any(one.is_new for one in received):
        batch.delete()
    if known := [one for one in received if not one.is_new]:
        messages.info(request, _known_in_words(known))
    if len(files) == len(received) == 1:
        return redirect("document", document_id=received[0].document.pk)
    return redirect("batch", batch_id=batch.pk) if batch.pk else redirect("document_list")


def _each(request: HttpRequest, allowed: Grant, files: "list[UploadedFile[Any]]", batch: Batch) -> Iterator[Received]:
    """Take each file in and tell of those that are not; what keeps one out for now would keep out the rest."""
    told = 0
    for place, file in enumerate(files):
        try:
            yield _take(request, allowed, file, batch)
        except InvoiceError as problem:
            told += 1
            if told <= MOST_TOLD:
                messages.error(request, _("%(name)s: %(reason)s") % {"name": file.name, "reason": in_words(problem)})
            if problem.passing:
                _tell_of_the_rest(request, len(files) - place - 1)
                return
    if told > MOST_TOLD:
        rest = told - MOST_TOLD
        words = ngettext("%(count)d more file was refused.", "%(count)d more files were refused.", rest)
        messages.error(request, words % {"count": rest})


def _tell_of_the_rest(request: HttpRequest, rest: int) -> None:
    if rest:
        words = ngettext(
            "%(count)d more file was not taken in. Send it again in a while.",
            "%(count)d more files were not taken in. Send them again in a while.",
            rest,
        )
        messages.error(request, words % {"count": rest})


def _known_in_words(known: list[Received]) -> str:
    names = ", ".join(one.document.name for one in known[:MOST_TOLD])
    words = ngettext(
        "%(count)d file was here already, with the very same bytes: %(names)s.",
        "%(count)d files were here already, with the very same bytes: %(names)s.",
        len(known),
    )
    return words % {"count": len(known), "names": names}
