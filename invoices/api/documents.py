"""The API of documents: sent in, looked for, followed, and had back as they came."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.generics import ListAPIView
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from accounts.origin import Actor
from accounts.permissions import as_http, grant_of
from accounts.roles import Power
from invoices.api.filters import DocumentFilters
from invoices.api.sending import HEADER, DocumentInput, Sent, UploadThrottle
from invoices.api.serializers import DocumentLine, DocumentOutput
from invoices.delivering import original
from invoices.errors import StorageAway
from invoices.models import Document
from invoices.receiving import take_in
from invoices.selectors.documents import document_get, documents_of

Powers = dict[str, Power | None]
KEY = OpenApiParameter(
    HEADER, str, OpenApiParameter.HEADER, description="Repeated with the same bytes, it gives the same document."
)
REFUSALS = {
    400: "No document: damaged, locked, of no kind that is read. The code says which.",
    413: "More bytes than a document may have.",
    422: "The key came with other bytes before, or the file carries a virus.",
    429: "Too many documents are waiting. Come back after `Retry-After` seconds.",
    503: "It could not be kept; nothing was taken in. Come back after `Retry-After` seconds.",
}


class OutOfReach(APIException):
    """The place where files are kept does not answer."""

    status_code = 503
    default_detail = _("The place where files are kept does not answer. Nothing is lost: try again in a moment.")
    default_code = "storage_away"
    wait = 14


class Documents(ListAPIView[Document]):
    """The documents of the open organisation, or of the token's own."""

    powers: ClassVar[Powers] = {"GET": Power.READ, "POST": Power.WRITE}
    serializer_class = DocumentLine
    filterset_class = DocumentFilters
    parser_classes = [MultiPartParser]
    queryset = Document.objects.none()

    def get_queryset(self) -> QuerySet[Document]:
        """Return them, newest first."""
        return documents_of(grant_of(self.request, self).organisation)

    def get_throttles(self) -> list[BaseThrottle]:
        """Count documents that are sent in by themselves too."""
        usual = list(super().get_throttles())
        return [*usual, UploadThrottle()] if self.request.method == "POST" else usual

    @extend_schema(
        request={"multipart/form-data": DocumentInput},
        parameters=[KEY],
        responses={
            201: OpenApiResponse(DocumentOutput, "It is durable, and on its way. `Location` tells where to follow it."),
            200: OpenApiResponse(DocumentOutput, "It was here already: the same bytes, or the same key."),
            **{code: OpenApiResponse(OpenApiTypes.OBJECT, words) for code, words in REFUSALS.items()},
        },
        operation_id="document_create",
        filters=False,
    )
    def post(self, request: Request) -> Response:
        """Send a document in; the answer comes once it is durable."""
        sent = Sent.of(request)
        organisation = grant_of(request, self).organisation
        received = take_in(organisation=organisation, incoming=sent.incoming(), by=Actor.of(as_http(request)))
        told = DocumentOutput(received.document).data
        code = status.HTTP_201_CREATED if received.is_new else status.HTTP_200_OK
        return Response(told, status=code, headers={"Location": told["url"]})


class DocumentStatus(APIView):
    """One document."""

    powers: ClassVar[Powers] = {"GET": Power.READ}

    @extend_schema(responses=DocumentOutput, operation_id="document_get")
    def get(self, request: Request, document_id: int) -> Response:
        """Return where a document stands, what was tried, and what came of it."""
        organisation = grant_of(request, self).organisation
        return Response(DocumentOutput(document_get(organisation=organisation, document_id=document_id)).data)


class DocumentOriginal(APIView):
    """The bytes of a document."""

    powers: ClassVar[Powers] = {"GET": Power.READ}

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY}, operation_id="document_original")
    def get(self, request: Request, document_id: int) -> HttpResponse:
        """Return a document's bytes as they were received."""
        document = document_get(organisation=grant_of(request, self).organisation, document_id=document_id)
        try:
            return original(document)
        except StorageAway as problem:
            raise OutOfReach from problem
