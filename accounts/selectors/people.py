"""Reading people before they have signed in."""

from allauth.account.models import EmailAddress

from accounts.models import User


def address_taken(email: str) -> bool:
    """Tell whether somebody signs in with an address, or has proven that it is theirs as well."""
    of_somebody = User.objects.filter(email__iexact=email)
    return of_somebody.exists() or EmailAddress.objects.filter(email__iexact=email, verified=True).exists()
