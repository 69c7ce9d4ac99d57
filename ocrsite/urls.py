"""The switchboard: which address leads where."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from accounts.web.security import csp_report
from ocrsite import apidocs, pages

# The administration has no form of its own to sign in by: posted to, it would let one in past the second factor.
admin.site.login = require_safe(secure_admin_login(admin.site.login))  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Probant"

handler400 = "ocrsite.errors.bad_request"
handler403 = "ocrsite.errors.not_allowed"
handler404 = "ocrsite.errors.not_found"
handler429 = "ocrsite.errors.too_many_requests"  # asked for by allauth
handler500 = "ocrsite.errors.server_error"

urlpatterns = [
    path("", pages.home, name="home"),
    path("styleguide/", pages.styleguide, name="styleguide"),
    path("accessibilite", pages.accessibility, name="accessibility"),
    path("mail/", pages.mailbox, name="mailbox"),
    path("robots.txt", pages.robots, name="robots"),
    path("csp-report/", csp_report, name="csp_report"),
    path("", include("accounts.urls")),
    path("", include("invoices.urls")),
    path("", include("monitoring.urls")),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    path("api/", apidocs.Index.as_view(), name="api_index"),
    path("api/", include("accounts.api.urls")),
    path("api/", include("invoices.api.urls")),
    path("api/schema/", apidocs.Schema.as_view(), name="api_schema"),
    path("api/docs/", apidocs.swagger, name="api_docs"),
    path("api/redoc/", apidocs.redoc, name="api_redoc"),
]
