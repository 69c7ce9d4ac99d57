"""Pages about the places that documents come from by themselves."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.desk import Grant
from accounts.origin import Actor
from accounts.roles import Power
from invoices.errors import InvoiceError, SettingRefused
from invoices.models import Source
from invoices.selectors.sources import is_pulled_soon, runs_of, sources_of
from invoices.services.sources import (
    source_check,
    source_create,
    source_delete,
    source_pause,
    source_pull_ask,
    source_resume,
    source_update,
)
from invoices.sources.registry import SOURCES
from invoices.web.doors import here
from invoices.web.source_doors import about_source
from invoices.web.source_forms import SourceForm
from invoices.web.source_words import KINDS, kinds_here, shown, shown_run, title_of
from invoices.wiring import source_allowed
from invoices.wording import in_words
from invoices.wording_details import said

RUNS = 20


@require_GET
@here(Power.READ)
def source_list(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Show the sources of the open organisation."""
    context = {
        "rows": [shown(listed) for listed in sources_of(allowed.organisation)],
        "may_change": Power.MANAGE in allowed.powers,
    }
    return render(request, "invoices/source_list.html", context)


@require_http_methods(["GET", "POST"])
@here(Power.MANAGE)
def source_new(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Choose a kind of source, then fill in what it needs."""
    kind, folders = request.GET.get("kind", ""), source_allowed(allowed.organisation.pk).roots
    if kind not in SOURCES:
        return render(request, "invoices/source_kinds.html", {"kinds": kinds_here(folders)})
    form = SourceForm(request.POST or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            source = source_create(
                organisation=allowed.organisation, kind=kind, facts=form.facts(), by=Actor.of(request)
            )
        except SettingRefused as problem:
            form.refuse(problem)
        else:
            messages.success(request, _("The source is added. Test it now: it is asked for documents within a minute."))
            return redirect("source", source_id=source.pk)
    context = {"form": form, "title": title_of(kind), "text": KINDS.get(kind, "")}
    context["drawn_for"] = str(allowed.organisation.pk)
    context |= {"folders": folders if kind == "folder" else ()}
    return render(request, "invoices/source_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@about_source(Power.READ)
def source_page(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    """Show a source and its runs; those who manage the organisation may change it."""
    if request.method == "POST":
        return _change(request, allowed, source)
    form = SourceForm(kind=source.kind, source=source)
    return _page(request, allowed, source, form)


@require_POST
@about_source(Power.MANAGE)
def source_test(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    """Reach a source and say what is there."""
    try:
        messages.success(request, _("It works: %(found)s.") % {"found": said(source_check(source=source))})
    except InvoiceError as problem:
        messages.error(request, in_words(problem))
    return redirect("source", source_id=source.pk)


@require_POST
@about_source(Power.WRITE)
def source_now(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    """Have a source pulled now."""
    source_pull_ask(source=source, by=Actor.of(request))
    messages.success(request, _("New documents are looked for as soon as a worker is free."))
    return redirect("source", source_id=source.pk)


@require_POST
@about_source(Power.MANAGE)
def source_rest(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    """Pause a source."""
    source_pause(source=source, by=Actor.of(request))
    messages.success(request, _("The source is paused: nothing is fetched until you resume it."))
    return redirect("source", source_id=source.pk)


@require_POST
@about_source(Power.MANAGE)
def source_wake(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    """Resume a paused source."""
    source_resume(source=source, by=Actor.of(request))
    messages.success(request, _("The source is pulled again."))
    return redirect("source", source_id=source.pk)


@require_POST
@about_source(Power.MANAGE)
def source_remove(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    """Forget a source."""
    source_delete(source=source, by=Actor.of(request))
    messages.success(request, _("The source is removed. The documents that came from it stay."))
    return redirect("source_list")


def _change(request: HttpRequest, allowed: Grant, source: Source) -> HttpResponse:
    if Power.MANAGE not in allowed.powers:
        raise PermissionDenied
    form = SourceForm(request.POST, kind=source.kind, source=source)
    if form.is_valid():
        try:
            source_update(source=source, facts=form.facts(), by=Actor.of(request))
        except SettingRefused as problem:
            form.refuse(problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("source", source_id=source.pk)
    return _page(request, allowed, source, form)


def _page(request: HttpRequest, allowed: Grant, source: Source, form: SourceForm) -> HttpResponse:
    page = Paginator(runs_of(source), RUNS).get_page(request.GET.get("page"))
    context = {
        "source": source,
        "kind": title_of(source.kind),
        "form": form,
        "page": page,
        "runs": [shown_run(run) for run in page],
        "may_change": Power.MANAGE in allowed.powers,
        "may_pull": Power.WRITE in allowed.powers and source.is_active,
        "is_live": is_pulled_soon(source, timezone.now()),
    }
    return render(request, "invoices/source.html", context, status=422 if form.errors else 200)
