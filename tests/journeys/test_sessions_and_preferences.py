"""One's sessions on other devices, one's language, one's appearance."""

from allauth.usersessions.models import UserSession
from django.urls import reverse

from tests.cast import Cast
from tests.journeys.steps import arrive_as
from tests.journeys.visitor import Visitor


class TestSessions:
    def test_are_listed(self, cast: Cast) -> None:
        arrive_as(cast.ben)
        here = arrive_as(cast.ben)

        here.open(reverse("usersessions_list"))

        assert here.page.context["session_count"] == 2

    def test_elsewhere_end_with_one_press(self, cast: Cast) -> None:
        there, here = arrive_as(cast.ben), arrive_as(cast.ben)
        here.open(reverse("usersessions_list"))

        here.send(to=reverse("usersessions_list"))

        there.open(reverse("profile"))
        here.open(reverse("profile"))
        assert there.path.startswith(reverse("account_login"))
        assert here.path == reverse("profile")

    def test_one_of_them_ends_alone(self, cast: Cast) -> None:
        there, third, here = arrive_as(cast.ben), arrive_as(cast.ben), arrive_as(cast.ben)
        here.open(reverse("usersessions_list"))
        lost = UserSession.objects.get(session_key=there.browser.session.session_key)

        here.send(to=reverse("session_end", args=[lost.pk]))

        there.open(reverse("profile"))
        third.open(reverse("profile"))
        assert there.path.startswith(reverse("account_login"))
        assert third.path == reverse("profile")

    def test_of_somebody_else_are_out_of_reach(self, cast: Cast) -> None:
        arrive_as(cast.ben)
        theirs = UserSession.objects.get(user=cast.ben)

        stranger = arrive_as(cast.charlie).browser
        stranger.handler.enforce_csrf_checks = False

        assert stranger.post(reverse("session_end", args=[theirs.pk])).status_code == 404

        assert UserSession.objects.filter(pk=theirs.pk).exists()


class TestLanguage:
    def test_of_a_stranger_is_remembered_by_the_browser(self, db: None) -> None:
        stranger = Visitor()
        stranger.open("/")
        assert '<html lang="fr"' in stranger.text

        stranger.send(to=reverse("set_preferences"), language="en")

        assert stranger.path == "/"
        assert '<html lang="en"' in stranger.text

    def test_of_a_member_comes_along_to_another_device(self, cast: Cast) -> None:
        arrive_as(cast.ben).send(to=reverse("set_preferences"), language="en")

        assert '<html lang="en"' in arrive_as(cast.ben).text


class TestAppearance:
    def test_of_a_stranger_is_remembered_by_the_browser(self, db: None) -> None:
        stranger = Visitor()
        stranger.open(reverse("accessibility"))

        stranger.send(to=reverse("set_preferences"), theme="dark")

        assert stranger.path == reverse("accessibility")
        assert stranger.page.context["theme"] == "dark"

    def test_of_a_member_comes_along_to_another_device(self, cast: Cast) -> None:
        arrive_as(cast.ben).send(to=reverse("set_preferences"), theme="dark")

        assert arrive_as(cast.ben).page.context["theme"] == "dark"

    def test_is_in_the_profile_too(self, cast: Cast) -> None:
        ben = arrive_as(cast.ben)
        ben.open(reverse("profile"))

        ben.send(full_name="Benoît", theme="light", language="fr")

        cast.ben.refresh_from_db()
        assert (cast.ben.full_name, cast.ben.theme, cast.ben.language) == ("Benoît", "light", "fr")
