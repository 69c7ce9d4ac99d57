"""Writes `routes.txt` anew: python -m tests.contracts.inventory."""

import os

import django

from tests.contracts.routes import all_routes
from tests.contracts.test_inventory import INVENTORY

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocrsite.settings.test")
    django.setup()
    lines = sorted(f"/{route.template}  {route.name}" for route in all_routes())
    INVENTORY.write_text("\n".join(lines) + "\n", encoding="utf-8")
