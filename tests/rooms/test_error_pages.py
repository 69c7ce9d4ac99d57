"""The pages that say what went wrong, with the number of the request; the API says the same as a problem."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path, reverse

from ocrsite import errors, requestid
from tests.cast import Cast
from tests.conftest import SignIn

NUMBER = re.compile(r"[0-9a-f]{32}")
FAILURES = {
    400: BadRequest("a word from inside"),
    403: PermissionDenied("a word from inside"),
    404: Http404("a word from inside"),
    413: RequestDataTooBig("a word from inside"),
    500: ValueError("a word from inside"),
}


def fail(request: HttpRequest, status: int) -> HttpResponse:
    """Fail as a page would."""
    if status == 429:
        return errors.too_many_requests(request)
    raise FAILURES[status]


urlpatterns = [
    path("fail/<int:status>/", fail),
    path("api/fail/<int:status>/", fail),
    path("", include("ocrsite.urls")),
]
handler400, handler403 = "ocrsite.errors.bad_request", "ocrsite.errors.not_allowed"
handler404, handler500 = "ocrsite.errors.not_found", "ocrsite.errors.server_error"


@pytest.fixture
def visitor(db: None) -> Client:
    """A browser that shows errors instead of raising them."""
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("status", [*FAILURES, 429])
class TestAnError:
    def test_has_a_page_with_the_number_of_the_request(self, visitor: Client, status: int) -> None:
        response = visitor.get(f"/fail/{status}/")

        assert response.status_code == status
        assert response.headers["Content-Type"].startswith("text/html")
        assert response.headers["X-Request-ID"] in response.content.decode()

    def test_has_a_page_for_members_too(self, cast: Cast, visitor: Client, status: int) -> None:
        visitor.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert visitor.get(f"/fail/{status}/").status_code == status

    def test_says_nothing_from_inside(self, visitor: Client, status: int) -> None:
        assert "a word from inside" not in visitor.get(f"/fail/{status}/").content.decode()

    def test_is_a_problem_under_api(self, visitor: Client, status: int) -> None:
        response = visitor.get(f"/api/fail/{status}/")

        problem = response.json()
        assert response.status_code == problem["status"] == status
        assert response.headers["Content-Type"] == "application/problem+json"
        assert problem["request_id"] == response.headers["X-Request-ID"]
        assert set(problem) == {"type", "title", "status", "code", "request_id"}


class TestForms:
    def test_that_were_not_ours_are_refused_with_a_page(self, db: None) -> None:
        response = Client(enforce_csrf_checks=True).post(reverse("set_preferences"), {"language": "en"})

        assert response.status_code == 403
        assert NUMBER.search(response.content.decode())

    def test_that_are_too_large_are_refused_with_a_page(self, visitor: Client) -> None:
        response = visitor.post(reverse("set_preferences"), {"next": "x" * 1_100_000})

        assert response.status_code == 413

    def test_that_are_not_ours_get_a_problem_from_the_api(self, cast: Cast, sign_in: SignIn) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = sign_in(cast.ben).cookies

        response = browser.patch(reverse("api_user"), {"theme": "dark"}, content_type="application/json")

        assert response.status_code == 403
        assert response.headers["Content-Type"] == "application/problem+json"


class TestBeforeThereIsASession:
    def test_a_page_does_without_the_person(self) -> None:
        request = RequestFactory().get("/")
        mark = requestid.current.set("a1b2c3")
        try:
            response = errors.too_large(request)
        finally:
            requestid.current.reset(mark)

        assert response.status_code == 413
        assert "a1b2c3" in response.content.decode()
