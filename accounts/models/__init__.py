"""The rows of accounts: people, organisations, tokens, the audit trail."""

from accounts.models.audit import AuditEntry
from accounts.models.organisation import Invitation, Membership, Organisation
from accounts.models.token import ApiToken
from accounts.models.user import User

__all__ = ["ApiToken", "AuditEntry", "Invitation", "Membership", "Organisation", "User"]
