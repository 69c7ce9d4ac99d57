"""The table of all pages, and of the addresses that are none."""

from tests.browser.places.documents import DOCUMENTS
from tests.browser.places.offices import OFFICES
from tests.browser.places.oneself import ONESELF
from tests.browser.places.organisations import ORGANISATIONS
from tests.browser.places.sources import SOURCES
from tests.browser.places.strangers import STRANGERS
from tests.browser.screen import Screen

PAGES: tuple[Screen, ...] = (*STRANGERS, *ONESELF, *ORGANISATIONS, *DOCUMENTS, *OFFICES, *SOURCES)

# Addresses that show no page of their own, with the reason. Names may end in a star.
NO_PAGES: dict[str, str] = {
    "robots": "plain text",
    "csp_report": "browsers send to it",
    "healthz": "JSON for the machines that watch",
    "readyz": "JSON for the machines that watch",
    "set_preferences": "only receives a form",
    "organisation_switch": "only receives a form",
    "member_role": "only receives a form",
    "member_remove": "only receives a form",
    "invitation_revoke": "only receives a form",
    "token_revoke": "only receives a form",
    "session_end": "only receives a form",
    "source_test": "only receives a form",
    "source_pull": "only receives a form",
    "source_pause": "only receives a form",
    "source_resume": "only receives a form",
    "source_delete": "only receives a form",
    "invitation_open": "sends on to invitation_accept, with the key out of the address",
    "account_confirm_login_code": "sends on: signing in by a code in a message is off",
    "mfa_download_recovery_codes": "a text file",
    "mfa_login_webauthn": "JSON for the script of the sign-in page",
    "socialaccount_signup": "shown only while a directory vouches for somebody whose address is taken",
    "openid_connect_callback": "comes back from the directory and sends on",
    "documents_live": "a part of document_list",
    "document_live": "a part of document",
    "batch_live": "a part of batch",
    "batch_new": "JSON for the script that sends documents in",
    "document_upload": "only receives a form",
    "document_reread": "only receives a form",
    "document_split": "only receives a form",
    "document_join": "only receives a form",
    "twin_decide": "only receives a form",
    "document_page": "a picture",
    "api_document*": "JSON, or a document's own bytes",
    "api_invoice": "JSON",
    "api_invoices": "JSON",
    "api_index": "JSON",
    "api_user": "JSON",
    "api_organisation*": "JSON",
    "api_member*": "JSON",
    "api_invitation*": "JSON",
    "api_token*": "JSON",
    "api_schema": "the description that Swagger UI and ReDoc show",
    "admin:login": "sends on to account_login",
    "admin:logout": "only receives a form",
    "admin:jsi18n": "a script",
    "admin:autocomplete": "JSON",
    "admin:view_on_site": "sends on",
    "admin:None": "sends on to the page with its slash or its full name",
    # The administration draws every model with the same templates, of which one each is in the table.
    "admin:*_changelist": "same template as admin:accounts_user_changelist",
    "admin:*_add": "same template as admin:accounts_user_change",
    "admin:*_change": "same template as admin:accounts_user_change",
    "admin:*_delete": "same template as admin:accounts_organisation_delete",
    "admin:*_history": "a plain list in the frame of the other pages",
    "admin:app_list": "a part of admin:index",
    "admin:password_change*": "sends on to account_change_password",
    "None": "sends on",
}
