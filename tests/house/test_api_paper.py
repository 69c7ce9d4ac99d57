"""What the API's paper says about errors is what the API answers."""

import re

from accounts.errors import AccountsError, InvitationUnusable
from ocrsite.api import problem_response
from tests.house.tree import ROOT

PAPER = (ROOT / "docs/api.md").read_text(encoding="utf-8")
# Invitations are answered on a page; no call of the API takes their key.
PAGES_ONLY = {InvitationUnusable}


def statuses_told() -> dict[str, int]:
    rows = re.findall(r"^\| (\d{3}) \| (.*?) \|", PAPER, re.M)
    return {code: int(status) for status, codes in rows for code in re.findall(r"`(\w+)`", codes)}


def status_answered(error: type[AccountsError]) -> int:
    response = problem_response(error(), {})
    assert response is not None
    return response.status_code


def test_every_refusal_of_ours_stands_in_the_table() -> None:
    answered = {
        error.code: status_answered(error) for error in AccountsError.__subclasses__() if error not in PAGES_ONLY
    }
    told = {code: status for code, status in statuses_told().items() if code in answered}

    assert told == answered, "Bring the table of errors in docs/api.md up to what ocrsite/api.py answers."


def test_the_table_names_nothing_that_the_api_never_says() -> None:
    assert not statuses_told().keys() & {error.code for error in PAGES_ONLY}
