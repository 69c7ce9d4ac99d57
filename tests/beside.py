"""Run as a program in an installation of its own: the commands it is given, one after the other, in one process."""

import shlex
import sys
from importlib import import_module

import django
from django.core.management import ManagementUtility


def main(commands: list[str]) -> None:
    """Run each command as manage.py does; `seed` fills the tables."""
    django.setup()
    for command in commands:
        words = shlex.split(command)
        if words == ["seed"]:
            # Its factories need the models, which are there only now.
            import_module("tests.seeding").seed()
        else:
            ManagementUtility(["manage.py", *words]).execute()


if __name__ == "__main__":
    main(sys.argv[1:])
