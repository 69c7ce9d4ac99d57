"""The pages of staff and developers, and what is shown when something went wrong."""

from tests.browser.factors import give_app
from tests.browser.screen import Screen, atelier
from tests.browser.stage import Stage
from tests.cast import Cast

MISHAPS = {"ROOT_URLCONF": "tests.browser.mishaps"}
LOCAL = {"LOCAL_MODE": True}


def sam_may(cast: Cast) -> None:
    """Give Sam all rights, and the second factor without which they are worth nothing."""
    cast.sam.is_superuser = True
    cast.sam.save()
    give_app(cast.sam)


def sam(cast: Cast) -> int:
    return cast.sam.pk


def message_written(stage: Stage) -> None:
    stage.show("mailbox")


def opens_nothing(stage: Stage) -> None:
    stage.page.goto(f"{stage.home}/il-n-y-a-rien-ici/")


OFFICES = (
    Screen("styleguide", "styleguide", "sam", before=sam_may, ready="canvas[style]"),
    Screen("mailbox", "mailbox", rules=LOCAL),
    Screen("swagger", "api_docs", "alice", ready=".opblock-tag[aria-level]", foreign=True),
    Screen("redoc", "api_redoc", "alice", ready="#api-docs h1[aria-level]", foreign=True),
    Screen("admin", "admin:index", "sam", before=sam_may, foreign=True),
    Screen("admin-people", "admin:accounts_user_changelist", "sam", before=sam_may, foreign=True),
    Screen("admin-person", "admin:accounts_user_change", "sam", sam, before=sam_may, foreign=True),
    Screen("admin-companies", "admin:accounts_organisation_changelist", "sam", before=sam_may, foreign=True),
    Screen("admin-company", "admin:accounts_organisation_change", "sam", atelier, before=sam_may, foreign=True),
    Screen("admin-delete", "admin:accounts_organisation_delete", "sam", atelier, before=sam_may, foreign=True),
    Screen("admin-trail", "admin:accounts_auditentry_changelist", "sam", before=sam_may, foreign=True),
    Screen("staff-without-factor", "mfa_index", "sam", way=lambda stage: stage.show("admin:index")),
    Screen("error-400", "mishap_400", status=400, rules=MISHAPS),
    Screen("error-403", "member_invite", "victor", atelier, status=403),
    Screen("error-403-form", "mishap_form", status=403, rules=MISHAPS),
    Screen("error-404", "", way=opens_nothing, status=404),
    Screen("error-413", "mishap_413", status=413, rules=MISHAPS),
    Screen("error-429", "mishap_429", status=429, rules=MISHAPS),
    Screen("error-500", "mishap_500", status=500, rules=MISHAPS),
)
