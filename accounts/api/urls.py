"""The addresses of the API of accounts."""

from django.urls import path

from accounts.api import tokens, views

urlpatterns = [
    path("user/", views.CurrentUser.as_view(), name="api_user"),
    path("organisations/", views.Organisations.as_view(), name="api_organisations"),
    path("organisations/<int:organisation_id>/", views.OrganisationDetail.as_view(), name="api_organisation"),
    path("organisations/<int:organisation_id>/members/", views.Members.as_view(), name="api_members"),
    path(
        "organisations/<int:organisation_id>/members/<int:member_id>/",
        views.MemberDetail.as_view(),
        name="api_member",
    ),
    path("organisations/<int:organisation_id>/invitations/", views.Invitations.as_view(), name="api_invitations"),
    path(
        "organisations/<int:organisation_id>/invitations/<int:invitation_id>/",
        views.InvitationDetail.as_view(),
        name="api_invitation",
    ),
    path("tokens/", tokens.Tokens.as_view(), name="api_tokens"),
    path("tokens/<int:token_id>/", tokens.TokenDetail.as_view(), name="api_token"),
]
