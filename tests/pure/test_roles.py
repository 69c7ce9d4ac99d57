"""What a role and a token's scopes allow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import NEEDED, POWERS, SCOPES, Power, Role, Scope, powers_of_role, powers_of_token, scopes_for_role

LADDER = (Role.VIEWER, Role.REVIEWER, Role.ACCOUNTANT, Role.ADMIN)
roles = st.sampled_from(Role)
scopes = st.lists(st.sampled_from(Scope))


class TestRoles:
    def test_every_role_stands_in_the_table(self) -> None:
        assert set(POWERS) == set(Role)

    def test_a_viewer_only_reads(self) -> None:
        assert powers_of_role("viewer") == {Power.READ}

    def test_a_reviewer_corrects_and_does_not_export(self) -> None:
        assert powers_of_role("reviewer") == {Power.READ, Power.REVIEW}

    def test_an_accountant_does_everything_but_manage(self) -> None:
        assert powers_of_role("accountant") == set(Power) - {Power.MANAGE}

    def test_an_administrator_may_do_everything(self) -> None:
        assert powers_of_role("admin") == set(Power)

    @pytest.mark.parametrize(("lower", "higher"), list(pairwise(LADDER)))
    def test_each_step_up_loses_nothing(self, lower: Role, higher: Role) -> None:
        assert powers_of_role(lower) < powers_of_role(higher)

    @pytest.mark.parametrize("unknown", ["", "owner", "ADMIN", "admin "])
    def test_an_unknown_role_allows_nothing(self, unknown: str) -> None:
        assert powers_of_role(unknown) == frozenset()


class TestScopes:
    def test_every_scope_stands_in_both_tables(self) -> None:
        assert set(SCOPES) == set(NEEDED) == set(Scope)

    @pytest.mark.parametrize("scope", Scope)
    def test_the_power_a_scope_needs_is_one_that_it_gives(self, scope: Scope) -> None:
        assert NEEDED[scope] in SCOPES[scope]

    @pytest.mark.parametrize(
        ("role", "offered"),
        [
            (Role.VIEWER, {Scope.READ}),
            (Role.REVIEWER, {Scope.READ, Scope.REVIEW}),
            (Role.ACCOUNTANT, {Scope.READ, Scope.WRITE, Scope.REVIEW}),
            (Role.ADMIN, set(Scope)),
        ],
    )
    def test_a_role_may_give_only_scopes_it_could_use(self, role: Role, offered: set[Scope]) -> None:
        assert set(scopes_for_role(role)) == offered

    def test_an_unknown_role_may_give_none(self) -> None:
        assert scopes_for_role("owner") == ()


class TestTokens:
    @given(role=roles, asked=scopes)
    def test_a_token_never_allows_more_than_its_holder(self, role: Role, asked: list[Scope]) -> None:
        assert powers_of_token(role, asked) <= powers_of_role(role)

    @given(role=roles, asked=scopes)
    def test_a_token_never_allows_what_no_scope_asks_for(self, role: Role, asked: list[Scope]) -> None:
        assert powers_of_token(role, asked) <= frozenset[Power]().union(*(SCOPES[scope] for scope in asked))

    @given(role=roles, asked=scopes, more=scopes)
    def test_another_scope_takes_nothing_away(self, role: Role, asked: list[Scope], more: list[Scope]) -> None:
        assert powers_of_token(role, asked) <= powers_of_token(role, asked + more)

    def test_a_scope_outlives_a_lost_role_in_vain(self) -> None:
        assert powers_of_token("viewer", ["read", "write", "review", "admin"]) == {Power.READ}

    def test_an_unknown_scope_opens_nothing(self) -> None:
        assert powers_of_token("admin", ["everything"]) == frozenset()
