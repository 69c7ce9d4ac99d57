"""The API of accounts: oneself, organisations, members, tokens."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.serializers import InvitationOutput, MemberOutput, OrganisationOutput, UserOutput
from accounts.mail import invitation_send
from accounts.models import ApiToken, Membership, Organisation, User
from accounts.origin import Actor
from accounts.permissions import as_http, grant_of
from accounts.roles import Power
from accounts.selectors.organisations import invitations_of, members_of, organisations_of
from accounts.services.members import invitation_create, invitation_revoke, member_remove, member_set_role
from accounts.services.organisations import organisation_update
from accounts.services.people import person_update

Powers = dict[str, Power | None]


class CurrentUser(APIView):
    """The signed-in person."""

    powers: ClassVar[Powers] = {"GET": None, "PATCH": None}

    @extend_schema(responses=UserOutput, operation_id="user_get")
    def get(self, request: Request) -> Response:
        """Return who is signed in."""
        return Response(UserOutput(_person(request)).data)

    @extend_schema(request=UserOutput, responses=UserOutput, operation_id="user_change")
    def patch(self, request: Request) -> Response:
        """Change one's name, language or appearance."""
        user = _person(request)
        body = UserOutput(user, data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        user = person_update(user=user, facts=dict(body.validated_data), by=Actor.of(as_http(request)))
        return Response(UserOutput(user).data)


class Organisations(ListAPIView[Organisation]):
    """The organisations of the signed-in person; with a token, the token's own."""

    powers: ClassVar[Powers] = {"GET": None}
    serializer_class = OrganisationOutput
    queryset = Organisation.objects.none()

    def get_queryset(self) -> QuerySet[Organisation]:
        """Return what the sender may see."""
        mine = organisations_of(_person(self.request))
        token = self.request.auth
        return mine.filter(pk=token.organisation_id) if isinstance(token, ApiToken) else mine


class OrganisationDetail(APIView):
    """One organisation."""

    powers: ClassVar[Powers] = {"GET": Power.READ, "PATCH": Power.MANAGE}

    @extend_schema(responses=OrganisationOutput, operation_id="organisation_get")
    def get(self, request: Request, organisation_id: int) -> Response:
        """Return what is known of the company."""
        return Response(OrganisationOutput(grant_of(request, self).organisation).data)

    @extend_schema(request=OrganisationOutput, responses=OrganisationOutput, operation_id="organisation_change")
    def patch(self, request: Request, organisation_id: int) -> Response:
        """Change what is known of the company; numbers are proven by their checksums first."""
        organisation = grant_of(request, self).organisation
        body = OrganisationOutput(organisation, data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        changed = organisation_update(
            organisation=organisation, facts=body.validated_data, by=Actor.of(as_http(request))
        )
        return Response(OrganisationOutput(changed).data)


class Members(ListAPIView[Membership]):
    """Who belongs to an organisation."""

    powers: ClassVar[Powers] = {"GET": Power.READ}
    serializer_class = MemberOutput
    queryset = Membership.objects.none()

    def get_queryset(self) -> QuerySet[Membership]:
        """Return the members in the order they joined."""
        return members_of(grant_of(self.request, self).organisation)


class MemberDetail(APIView):
    """One member."""

    powers: ClassVar[Powers] = {"PATCH": Power.MANAGE, "DELETE": Power.MANAGE}

    @extend_schema(request=MemberOutput, responses=MemberOutput, operation_id="member_change")
    def patch(self, request: Request, organisation_id: int, member_id: int) -> Response:
        """Change what a member may do."""
        membership = self._member(request, member_id)
        body = MemberOutput(membership, data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        role = body.validated_data.get("role", membership.role)
        changed = member_set_role(membership=membership, role=role, by=Actor.of(as_http(request)))
        return Response(MemberOutput(changed).data)

    @extend_schema(responses={204: None}, operation_id="member_remove")
    def delete(self, request: Request, organisation_id: int, member_id: int) -> Response:
        """Let a member go."""
        member_remove(membership=self._member(request, member_id), by=Actor.of(as_http(request)))
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _member(self, request: Request, member_id: int) -> Membership:
        return get_object_or_404(members_of(grant_of(request, self).organisation), pk=member_id)


class Invitations(APIView):
    """The invitations that wait for an answer."""

    powers: ClassVar[Powers] = {"GET": Power.MANAGE, "POST": Power.MANAGE}

    @extend_schema(responses=InvitationOutput(many=True), operation_id="invitation_list")
    def get(self, request: Request, organisation_id: int) -> Response:
        """Return who was asked and has not answered."""
        return Response(InvitationOutput(invitations_of(grant_of(request, self).organisation), many=True).data)

    @extend_schema(request=InvitationOutput, responses={201: InvitationOutput}, operation_id="invitation_create")
    def post(self, request: Request, organisation_id: int) -> Response:
        """Ask somebody to join by e-mail."""
        body = InvitationOutput(data=request.data)
        body.is_valid(raise_exception=True)
        http = as_http(request)
        organisation = grant_of(request, self).organisation
        invitation, key = invitation_create(organisation=organisation, by=Actor.of(http), **body.validated_data)
        invitation_send(request=http, invitation=invitation, key=key)
        return Response(InvitationOutput(invitation).data, status=status.HTTP_201_CREATED)


class InvitationDetail(APIView):
    """One invitation."""

    powers: ClassVar[Powers] = {"DELETE": Power.MANAGE}

    @extend_schema(responses={204: None}, operation_id="invitation_revoke")
    def delete(self, request: Request, organisation_id: int, invitation_id: int) -> Response:
        """Take an invitation back."""
        invitations = invitations_of(grant_of(request, self).organisation)
        invitation_revoke(invitation=get_object_or_404(invitations, pk=invitation_id), by=Actor.of(as_http(request)))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _person(request: Request) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user
