"""The API of tokens. A token cannot make or stop tokens: that takes a person who has just proven who they are."""

from datetime import timedelta
from typing import ClassVar

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.serializers import TokenInput, TokenMade, TokenOutput
from accounts.desk import grant
from accounts.models import ApiToken, User
from accounts.origin import Actor
from accounts.permissions import as_http
from accounts.roles import Power
from accounts.selectors.organisations import tokens_of
from accounts.services.tokens import token_create, token_revoke


class Tokens(APIView):
    """One's tokens for the open organisation."""

    powers: ClassVar[dict[str, Power | None]] = {"GET": None, "POST": None}

    @extend_schema(responses=TokenOutput(many=True), operation_id="token_list")
    def get(self, request: Request) -> Response:
        """Return one's tokens, without their text."""
        allowed = grant(as_http(request))
        return Response(TokenOutput(tokens_of(allowed.membership.user, allowed.organisation), many=True).data)

    @extend_schema(request=TokenInput, responses={201: TokenMade}, operation_id="token_create")
    def post(self, request: Request) -> Response:
        """Make a token; its text is in the answer, this once."""
        _only_a_person(request)
        body = TokenInput(data=request.data)
        body.is_valid(raise_exception=True)
        facts = body.validated_data
        token, key = token_create(
            membership=grant(as_http(request)).membership,
            name=facts["name"],
            scopes=facts["scopes"],
            expires_at=timezone.now() + timedelta(days=facts["days"]),
            by=Actor.of(as_http(request)),
        )
        made = {**TokenOutput(token).data, "key": key}
        return Response(made, status=status.HTTP_201_CREATED, headers={"Cache-Control": "no-store"})


class TokenDetail(APIView):
    """One of one's tokens."""

    powers: ClassVar[dict[str, Power | None]] = {"DELETE": None}

    @extend_schema(responses={204: None}, operation_id="token_revoke")
    def delete(self, request: Request, token_id: int) -> Response:
        """Stop a token for good."""
        user = request.user
        mine = tokens_of(user) if isinstance(user, User) else ApiToken.objects.none()
        _only_a_person(request, recently=False)
        token_revoke(token=get_object_or_404(mine, pk=token_id), by=Actor.of(as_http(request)))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _only_a_person(request: Request, *, recently: bool = True) -> None:
    """Refuse tokens, and sessions that have not proven themselves within the last quarter of an hour."""
    if isinstance(request.auth, ApiToken):
        raise PermissionDenied(_("A token cannot manage tokens: sign in."))
    if recently and is_reauthentication_required(as_http(request), app="accounts"):
        raise PermissionDenied(_("Confirm your password first, on the page /users/reauthenticate/."))
