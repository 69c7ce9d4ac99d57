"""Texts of our libraries that our catalogue translates in their place.

They speak another tone than our pages, in French and in English. A text that stands in our catalogue wins over theirs,
but `makemessages` drops what it finds nowhere in our own files: so they are repeated here. The English catalogue holds
nothing else, and is kept by hand. Only the test of the catalogues imports this list; it tells when a library has
reworded a text.
"""

from django.utils.translation import gettext_noop as _

FORMS = (
    _("Email"),
    _("Email address"),
    _("Remember Me"),
    _("Forgot your password?"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Password (again)"),
    _("Authenticator code"),
    _("Passwordless"),
    _(
        "Enabling passwordless operation allows you to sign in using just this key, "
        "but imposes additional requirements such as biometrics or PIN protection."
    ),
    _("Master key"),
    _("Backup key"),
    _("Key nr. {number}"),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Use a security key"),
    _("MFA"),
    _("TOTP Authenticator"),
)

ERRORS = (
    _("This account is currently inactive."),
    _("You cannot remove your primary email address."),
    _("This email address is already associated with this account."),
    _("The email address and/or password you specified are not correct."),
    _("A user is already registered with this email address."),
    _("Please type your current password."),
    _("Incorrect code."),
    _("The password reset token was invalid."),
    _("You cannot add more than %d email addresses."),
    _("Too many failed login attempts. Try again later."),
    _("Your primary email address must be verified."),
    _("The new value must be different from the current one."),
    _("Be patient, you are sending too many requests."),
    _("You cannot add an email address to an account protected by two-factor authentication."),
    _("You cannot deactivate two-factor authentication."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
    _(
        "An account already exists with this email address. Please sign in to that account first, then connect your "
        "%s account."
    ),
    _("Your account has no password set up."),
    _("Your account has no verified email address."),
    _("You cannot disconnect your last remaining third-party account."),
    _("Enter a valid email address."),
)

MESSAGES = (
    _("You cannot remove your primary email address (%(email)s)."),
    _("Unable to confirm %(email)s because it is already confirmed by a different account."),
    _("Confirmation email sent to %(email)s."),
    _("You have confirmed %(email)s."),
    _("Removed email address %(email)s."),
    _("Primary email address set."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    _("Password successfully changed."),
    _("Password successfully set."),
    _("A new set of recovery codes has been generated."),
    _("Save them  in a secure location now — they won't be shown again."),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("Security key added."),
    _("Security key removed."),
    _("The third-party account has been connected."),
    _("The third-party account is already connected to a different account."),
    _("The third-party account has been disconnected."),
    _("Signed out of all other sessions."),
)

MAILS = (
    _("Email Changed"),
    _("Your email has been changed from %(from_email)s to %(to_email)s."),
    _("Email Confirmation"),
    _("Your email has been confirmed."),
    _("Email Removed"),
    _("Email address %(deleted_email)s has been removed from your account."),
    _("Password Changed"),
    _("Your password has been changed."),
    _("Password Reset"),
    _("Your password has been reset."),
    _("Password Set"),
    _("Your password has been set."),
    _("New Recovery Codes Generated"),
    _("A new set of Two-Factor Authentication recovery codes has been generated."),
    _("Authenticator App Activated"),
    _("Authenticator App Deactivated"),
    _("Security Key Added"),
    _("A new security key has been added."),
    _("Security Key Removed"),
    _("A security key has been removed."),
    _("Third-Party Account Connected"),
    _("A third-party account from %(provider)s has been connected to your account."),
    _("Third-Party Account Disconnected"),
    _("A third-party account from %(provider)s has been disconnected from your account."),
)

ADMINISTRATION = (
    _("email address"),
    _("email addresses"),
    _("Change %s"),
    _("Delete selected %(verbose_name_plural)s"),
)

TEXTS = FORMS + ERRORS + MESSAGES + MAILS + ADMINISTRATION
