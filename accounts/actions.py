"""The words people read for what the audit trail records."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, Promise] = {
    "access.refused": _("Access refused"),
    "admin.added": _("Added in the administration"),
    "admin.changed": _("Changed in the administration"),
    "admin.deleted": _("Deleted in the administration"),
    "backup.made": _("Backup made"),
    "backup.restored": _("Backup restored"),
    "code.refused": _("Code from an e-mail refused"),
    "csp.reported": _("A browser reported a blocked script or style"),
    "document.infected": _("Virus found in a document"),
    "document.purged": _("Document purged"),
    "document.reread": _("Document read again"),
    "document.understood_again": _("Document understood again"),
    "email.added": _("E-mail address added"),
    "email.changed": _("E-mail address changed"),
    "email.confirmed": _("E-mail address confirmed"),
    "email.removed": _("E-mail address removed"),
    "invitation.revoked": _("Invitation withdrawn"),
    "member.invited": _("Person invited"),
    "member.joined": _("Member joined"),
    "member.removed": _("Member removed"),
    "member.role_changed": _("Role changed"),
    "organisation.changed": _("Organisation changed"),
    "organisation.created": _("Organisation created"),
    "password.changed": _("Password changed"),
    "password.reset": _("Password reset"),
    "password.set": _("Password set"),
    "person.changed": _("Profile changed"),
    "person.erased": _("Account erased"),
    "person.exported": _("Data of an account handed over"),
    "person.made_administrator": _("Administrator account created"),
    "person.registered": _("Account created"),
    "second_factor.added": _("Second factor added"),
    "second_factor.refused": _("Second factor refused"),
    "second_factor.removed": _("Second factor removed"),
    "second_factor.reset": _("Recovery codes renewed"),
    "session.ended": _("Session ended"),
    "session.locked_out": _("Sign-in locked for 15 minutes"),
    "session.refused": _("Sign-in refused"),
    "session.signed_in": _("Signed in"),
    "session.signed_out": _("Signed out"),
    "source.asked": _("Source pulled on demand"),
    "source.changed": _("Source changed"),
    "source.created": _("Source added"),
    "source.deleted": _("Source removed"),
    "source.paused": _("Source paused"),
    "source.resumed": _("Source resumed"),
    "source.silent": _("Source silent for too long"),
    "subject.erased": _("Person on documents erased"),
    "subject.exported": _("Data of a person on documents handed over"),
    "token.created": _("API token created"),
    "token.refused": _("API token refused"),
    "token.revoked": _("API token revoked"),
}


def words_for(action: str) -> str:
    """Return the words for an action; one that has none shows its own name."""
    return str(ACTIONS.get(action, action))
