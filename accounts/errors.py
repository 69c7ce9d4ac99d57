"""What can go wrong in accounts, each with words for the person.

* AccountsError
  - LastAdministrator      an organisation would have nobody left to manage it
  - AlreadyMember          the invited person is in already
  - TooManyInvitations     one person has sent more messages within an hour than a company needs
  - InvitationUnusable     the key is unknown, used, expired, or for another address
  - MessageNotSent         the mail server does not answer
  - TooMuchAsked           a token would have scopes that its holder's role does not grant
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AccountsError(Exception):
    """Something a person asked for cannot be done; `words` says why and what to do."""

    code = "accounts_error"
    words: Promise = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.words)


class LastAdministrator(AccountsError):
    """An organisation would have nobody left to manage it."""

    code = "last_administrator"
    words = _("An organisation keeps at least one administrator. Name another one first.")


class AlreadyMember(AccountsError):
    """The invited person is in already."""

    code = "already_member"
    words = _("This person is already a member. Change the role in the list of members.")


class TooManyInvitations(AccountsError):
    """One person has sent more messages within an hour than a company needs."""

    code = "too_many_invitations"
    words = _("You have sent many invitations within an hour. Wait a while, then go on.")


class InvitationUnusable(AccountsError):
    """The key is unknown, used, expired, or for another address."""

    code = "invitation_unusable"
    words = _("This invitation has expired, was used, or is for another address. Ask for a new one.")


class MessageNotSent(AccountsError):
    """The mail server does not answer, or refuses."""

    code = "message_not_sent"
    words = _("The message could not be sent: the mail server does not answer. Nothing is lost; try again in a while.")


class TooMuchAsked(AccountsError):
    """A token would have scopes that its holder's role does not grant."""

    code = "too_much_asked"
    words = _("Your role in this organisation does not allow this scope. Choose fewer scopes.")
