"""A token is made on its page and used in Swagger UI."""

import pytest

from accounts.models import ApiToken
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def make_token(stage: Stage) -> str:
    stage.show("token_create")
    stage.fill(name="Essai")
    stage.page.locator("main [name=scopes][value=read]").check()
    stage.send()
    return stage.page.locator("main [data-copy-target=text]").inner_text().strip()


def authorize(stage: Stage, key: str) -> None:
    stage.page.locator(".swagger-ui .auth-wrapper .authorize").first.click()
    part = stage.page.locator(".swagger-ui .modal-ux .auth-container", has=stage.page.locator("#auth-bearer-value"))
    part.locator("input").fill(key)
    part.locator("button.authorize").click()
    stage.page.locator(".swagger-ui .modal-ux .btn-done").last.click()


def test_the_token_answers_in_swagger(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    key = make_token(walk)
    walk.show("api_docs")
    authorize(walk, key)

    block = walk.page.locator("#operations-user-user_get")
    block.locator(".opblock-summary-control").click()
    block.locator(".try-out__btn").click()
    with walk.page.expect_response("**/api/user/") as answer:
        block.locator(".execute").click()

    assert answer.value.status == 200
    assert answer.value.json()["email"] == walk.cast.alice.email
    assert answer.value.request.all_headers()["authorization"] == f"Bearer {key}"
    block.locator(".live-responses-table .response-col_status", has_text="200").wait_for()
    assert ApiToken.objects.get(name="Essai").last_used_at is not None


def test_the_text_of_a_token_can_be_copied(walk: Stage) -> None:
    walk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk.enter(walk.cast.alice)
    key = make_token(walk)

    walk.page.locator("main [data-copy-target=button]").click()
    walk.page.locator("main [data-copy-target=status]", has_text="Copied").wait_for()

    assert walk.page.evaluate("() => navigator.clipboard.readText()") == key
