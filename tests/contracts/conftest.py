"""What the contract tests share."""

import pytest

from tests.contracts.stage import Stage, set_the_stage


@pytest.fixture
def stage(db: None) -> Stage:
    """Two companies, their people, and everything an address can point to."""
    return set_the_stage()
