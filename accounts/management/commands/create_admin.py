"""manage.py create_admin: makes the first administrator."""

import getpass
import os
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.forms import EmailField

from accounts.models import User
from accounts.origin import Actor
from accounts.selectors.people import address_taken
from accounts.services.people import admin_create

LONGEST_ADDRESS, LONGEST_NAME = 254, 200


class Command(BaseCommand):
    """Makes the first administrator."""

    help = "Make an administrator. The password is asked for, or read from the first line of standard input."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for an address and a name."""
        parser.add_argument("email")
        parser.add_argument("--organisation", default="Probant", help="the name of their organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check what was given and make the account."""
        try:
            email = free_address(options["email"])
            organisation = fitting_name(options["organisation"])
            password = asked_password()
            validate_password(password, User(email=email))
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        admin_create(email=email, password=password, organisation=organisation, by=Actor())
        self.stdout.write(f"{email} is an administrator. The first sign-in asks for a second factor.")


def free_address(given: str) -> str:
    """Return an address as it is kept, or refuse one that makes no sense or is somebody's already."""
    email = EmailField(max_length=LONGEST_ADDRESS).clean(given).lower()
    if address_taken(email):
        raise CommandError(
            f"{email} has an account already. Name another address; "
            "or let an administrator give this person entry in /admin/."
        )
    return str(email)


def fitting_name(given: str) -> str:
    """Return the name of an organisation, or refuse one that is empty or does not fit its column."""
    name = given.strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise CommandError(f"The name of the organisation has {len(name)} characters: give it 1 to {LONGEST_NAME}.")
    return name


def asked_password() -> str:
    """Ask for the password, twice where nobody sees what is typed; a script gives it in a line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip(os.linesep)
    password = getpass.getpass("Password: ")
    if getpass.getpass("The same password again: ") != password:
        raise CommandError("The two passwords differ, so nothing was made. Start again.")
    return password
