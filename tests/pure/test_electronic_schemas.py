"""Every schema that a table names comes with its package and compiles."""

import pytest

from invoices.electronic import schemas
from invoices.electronic.profiles import PROFILES


class TestSchemas:
    @pytest.mark.parametrize("path", [*schemas.BASES.values(), *schemas.OF_PROFILES.values()])
    def test_every_one_that_a_table_names_is_there_and_compiles(self, path: str) -> None:
        assert schemas.compiled(path) is schemas.compiled(path)

    def test_every_level_has_one(self) -> None:
        assert {profile.level for profile in PROFILES.values()} <= set(schemas.OF_PROFILES)
