"""How commands are told about whom: the holder of an account, or somebody named on an organisation's documents."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from accounts.models import Organisation, User
from invoices.selectors.people_named import Sought, TooLittleSaid


def add_person(parser: CommandParser) -> None:
    """Ask for an account, or for an organisation and what a person is recognised by."""
    parser.add_argument("--account", metavar="EMAIL", help="the holder of this account")
    parser.add_argument(
        "--organisation", type=int, metavar="ID", help="somebody named on its documents, recognised by:"
    )
    parser.add_argument("--name", default="", help="given name and family name")
    parser.add_argument("--email", default="", help="e-mail address")
    parser.add_argument("--iban", default="", help="account number")


def account_of(options: dict[str, Any]) -> User | None:
    """Return the account that is meant; nothing where somebody on documents is.

    Raises:
        CommandError: there is no such account, or both are meant.
    """
    if not options["account"]:
        return None
    if any(options[name] for name in ("organisation", "name", "email", "iban")):
        raise CommandError("Give --account alone, or --organisation with --name, --email or --iban.")
    if (user := User.objects.filter(email__iexact=options["account"].strip()).first()) is None:
        raise CommandError("Nobody has an account with this address.")
    return user


def subject_of(options: dict[str, Any]) -> tuple[Organisation, Sought]:
    """Return in whose documents who is looked for.

    Raises:
        CommandError: there is no such organisation, or too little is said of the person.
    """
    organisation = Organisation.objects.filter(pk=options["organisation"] or 0).first()
    if organisation is None:
        raise CommandError("Give --organisation with the number of an organisation, or --account.")
    try:
        return organisation, Sought(options["name"], options["email"], options["iban"])
    except TooLittleSaid as problem:
        raise CommandError(str(problem)) from problem
