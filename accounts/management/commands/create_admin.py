"""manage.py create_admin: makes the first administrator."""

import getpass
import os
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.models import User
from accounts.origin import Actor
from accounts.services.people import admin_create


class Command(BaseCommand):
    """Makes the first administrator."""

    help = "Make an administrator. The password is asked for, or read from the first line of standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for an address and a name."""
        parser.add_argument("email")
        parser.add_argument("--organisation", default="Probant", help="the name of their organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check what was given and make the account."""
        email = options["email"].strip().lower()
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError(f"{email} has an account already.")
        password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip(os.linesep)
        try:
            validate_email(email)
            validate_password(password, User(email=email))
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        admin_create(email=email, password=password, organisation=options["organisation"], by=Actor())
        self.stdout.write(f"{email} is an administrator. The first sign-in asks for a second factor.")
