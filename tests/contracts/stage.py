"""The cast with everything that an address can point to, and browsers for each of them."""

from dataclasses import dataclass

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from accounts.models import ApiToken, Invitation, User
from invoices import store
from invoices.models import Batch, Document, Invoice, Origin, Source, State, Twin
from tests.cast import Cast, assemble
from tests.contracts.routes import Route
from tests.factories import ApiTokenFactory, InvitationFactory
from tests.factories_invoices import InvoiceFactory

KEY = "prb_00000001a-key-for-the-tests-only"
PNG = b"\x89PNG\r\n\x1a\n"
AUDIENCES = ("anonymous", "stranger", "viewer", "reviewer", "accountant", "admin", "staff")


@dataclass(frozen=True, slots=True)
class Papers:
    """A document, the invoice on it, what it was sent together with, and what the invoice seems to repeat."""

    batch: Batch
    document: Document
    invoice: Invoice
    twin: Twin


@dataclass(frozen=True, slots=True)
class Stage:
    """Two companies, an invitation to the first, a token of its administrator, a passkey, a source and papers."""

    cast: Cast
    invitation: Invitation
    token: ApiToken
    passkey: Authenticator
    source: Source
    papers: Papers

    def who(self, audience: str) -> User | None:
        """Return the person who plays an audience."""
        cast = self.cast
        people = (None, cast.charlie, cast.victor, cast.rose, cast.ben, cast.alice, cast.sam)
        return dict(zip(AUDIENCES, people, strict=True))[audience]

    def path(self, route: Route) -> str:
        """Return the address of a route, pointing at what belongs to Atelier."""
        start = route.template.rsplit("<int:pk>", 1)[0]
        pks = {"users/tokens/": self.token.pk, "users/mfa/webauthn/keys/": self.passkey.pk}
        member = self.cast.place(self.cast.ben).pk
        values: dict[str, object] = {
            "pk": pks.get(start, self.cast.atelier.pk),
            "organisation_id": self.cast.atelier.pk,
            "member": member,
            "member_id": member,
            "invitation": self.invitation.pk,
            "invitation_id": self.invitation.pk,
            "token_id": self.token.pk,
            "source_id": self.source.pk,
            "document_id": self.papers.document.pk,
            "batch_id": self.papers.batch.pk,
            "twin_id": self.papers.twin.pk,
            "invoice_id": self.papers.invoice.pk,
            "number": 1,
            "key": InvitationFactory.KEY,
            "provider_id": "sso",
            "object_id": self.cast.ben.pk,
            "content_type_id": 1,
            "app_label": "accounts",
            "url": "nothing/",
        }
        return route.filled(values)

    def browser(self, audience: str) -> Client:
        """Return a browser in which somebody is signed in and has just proven who they are."""
        user = self.who(audience)
        return prove(Client(), user) if user else Client()


def prove(client: Client, user: User) -> Client:
    """Sign somebody in with a session that counts as fresh, also for what asks for the password again."""
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="password", reauthenticated=True)
    request.session.save()
    return client


def set_the_stage() -> Stage:
    """Make everything."""
    cast = assemble()
    cast.sam.is_superuser = True
    cast.sam.save()
    for user in (cast.sam, cast.alice):
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "A" * 32})
    passkey = Authenticator.objects.create(
        user=cast.rose, type=Authenticator.Type.WEBAUTHN, data={"name": "Clef", "passwordless": False}
    )
    token = ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier, key=KEY, scopes=["read", "admin"])
    invitation = InvitationFactory.create(organisation=cast.atelier)
    # A folder that no installation allows: reached for, it is refused without a look at a network.
    source = Source.objects.create(organisation=cast.atelier, name="Scanner", kind="folder", settings={"path": "/"})
    return Stage(cast, invitation, token, passkey, source, some_papers(cast))


def some_papers(cast: Cast) -> Papers:
    """Have a document come in to Atelier whose invoice repeats another."""
    batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB)
    earlier, invoice = (
        InvoiceFactory.create(understanding__run__document__organisation=cast.atelier) for _ in range(2)
    )
    Document.objects.filter(pk=invoice.document.pk).update(batch=batch, state=State.IN_REVIEW)
    invoice.run.images = [store.keep(PNG, folder=store.PAGES)]
    invoice.run.save()
    twin = Twin.objects.create(invoice=invoice, earlier=earlier, why="same_key", likeness=0.9)
    return Papers(batch, invoice.document, invoice, twin)


def ask(client: Client, verb: str, path: str) -> HttpResponse:
    """Send an empty request and undo whatever it did."""
    with transaction.atomic():
        kind = {"content_type": "application/json", "data": {}} if path.startswith("/api/") and verb != "GET" else {}
        response: HttpResponse = getattr(client, verb.lower())(path, **kind)
        transaction.set_rollback(True)
    return response


def outcome(response: HttpResponse) -> str:
    """Tell in a word how a request ended."""
    place = response.headers.get("Location", "")
    if response.status_code == 401 or place.startswith(("/users/login/", "/admin/login/")):
        return "sign in"
    return {403: "refused", 404: "nothing", 405: "no such verb"}.get(response.status_code, "open")
