"""The API's first page, its schema, and the two pages that explain it, served by ourselves under the strict policy."""

from typing import ClassVar

from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.roles import Power


class Index(APIView):
    """The API's first page."""

    powers: ClassVar[dict[str, Power | None]] = {"GET": None}

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """Return where to go."""
        names = ("user", "organisations", "documents", "invoices", "tokens", "schema", "docs", "redoc")
        return Response({name: request.build_absolute_uri(reverse(f"api_{name}")) for name in names})


class Schema(SpectacularAPIView):
    """The API's description (OpenAPI 3), for signed-in people and tokens."""


@require_safe
@login_required
def swagger(request: HttpRequest) -> HttpResponse:
    """Show the API to try out."""
    return render(request, "api/swagger.html")


# ReDoc writes style elements of its own; a number that only this answer knows lets them through, and nothing else.
@csp_update({"style-src": [NONCE]})
@require_safe
@login_required
def redoc(request: HttpRequest) -> HttpResponse:
    """Show the API to read."""
    return render(request, "api/redoc.html")
