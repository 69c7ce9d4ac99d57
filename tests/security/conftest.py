"""What the security tests share."""

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.contracts.stage import Stage, set_the_stage
from tests.security.pages import Answer, every_answer


@pytest.fixture
def stage(db: None) -> Stage:
    """Two companies, their people, and everything an address can point to."""
    return set_the_stage()


@pytest.fixture(scope="session")
def answers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Answer]:
    """Every page and error of the product, asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = list(every_answer(set_the_stage()))
        transaction.set_rollback(True)
    cache.clear()
    return found
