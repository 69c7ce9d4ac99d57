"""The pages of accounts. Every address is written out: what is not here does not exist."""

from allauth.account import views as account
from django.urls import include, path

from accounts.web import members, organisations, profile, sessions, tokens

urlpatterns = [
    path("users/register/", account.signup, name="account_signup"),
    path("users/login/", account.login, name="account_login"),
    path("users/logout/", account.logout, name="account_logout"),
    path("users/inactive/", account.account_inactive, name="account_inactive"),
    path("users/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("users/email/", account.email, name="account_email"),
    path("users/email/confirm/", account.email_verification_sent, name="account_email_verification_sent"),
    path("users/password/change/", account.password_change, name="account_change_password"),
    path("users/password/set/", account.password_set, name="account_set_password"),
    path("users/password/reset/", account.password_reset, name="account_reset_password"),
    path("users/password/reset/code/", account.confirm_password_reset_code, name="account_confirm_password_reset_code"),
    path("users/password/reset/new/", account.complete_password_reset, name="account_complete_password_reset"),
    path("users/password/reset/done/", account.password_reset_from_key_done, name="account_password_reset_completed"),
    path("users/login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("users/mfa/", include("allauth.mfa.urls")),
    path("users/sessions/<int:pk>/end/", sessions.end, name="session_end"),
    path("users/sessions/", include("allauth.usersessions.urls")),
    path("users/sso/", include("allauth.socialaccount.urls")),
    path("users/sso/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("users/profile/", profile.profile, name="profile"),
    path("users/tokens/", tokens.token_list, name="token_list"),
    path("users/tokens/new/", tokens.token_new, name="token_create"),
    path("users/tokens/<int:pk>/revoke/", tokens.token_stop, name="token_revoke"),
    path("users/invitation/", members.invitation_answer, name="invitation_accept"),
    path("users/invitation/<str:key>/", members.invitation_open, name="invitation_open"),
    path("preferences/", profile.set_preferences, name="set_preferences"),
    path("organisations/", organisations.organisation_list, name="organisation_list"),
    path("organisations/new/", organisations.organisation_new, name="organisation_create"),
    path("organisations/switch/", organisations.organisation_switch, name="organisation_switch"),
    path("organisations/<int:pk>/", organisations.organisation_settings, name="organisation_settings"),
    path("organisations/<int:pk>/audit/", organisations.audit_list, name="audit_list"),
    path("organisations/<int:pk>/members/", members.member_list, name="member_list"),
    path("organisations/<int:pk>/members/invite/", members.member_invite, name="member_invite"),
    path("organisations/<int:pk>/members/<int:member>/role/", members.member_role, name="member_role"),
    path("organisations/<int:pk>/members/<int:member>/remove/", members.member_leave, name="member_remove"),
    path(
        "organisations/<int:pk>/invitations/<int:invitation>/revoke/",
        members.invitation_take_back,
        name="invitation_revoke",
    ),
]
