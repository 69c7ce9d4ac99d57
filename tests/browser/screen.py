"""One line of the table of pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.urls import Resolver404, resolve

from tests.browser.stage import Stage
from tests.cast import Cast


@dataclass(frozen=True, slots=True)
class Screen:
    """A page in one state: whose, where, what has to be there before, and how one comes to it."""

    name: str
    route: str
    who: str = ""  # a person of the cast; nobody is a stranger
    about: Callable[[Cast], int] | None = None  # the number that the address carries
    before: Callable[[Cast], None] | None = None  # makes the rows that the page shows
    way: Callable[[Stage], None] | None = None  # walks there; without one the address is opened
    status: int = 200
    ready: str = "h1"  # what is there once the page is complete
    rules: Mapping[str, object] = field(default_factory=dict)  # settings of the installation
    in_dialog: bool = False  # a question stands before the page and holds the keyboard
    # Pages that another project draws: their targets and their way in are not ours to choose.
    foreign: bool = False

    def __str__(self) -> str:
        return self.name

    def arrive(self, stage: Stage) -> None:
        """Bring the window to this page."""
        if self.before:
            self.before(stage.cast)
        if self.who:
            stage.enter(getattr(stage.cast, self.who))
        if self.way:
            self.way(stage)
        else:
            stage.show(self.route, *([self.about(stage.cast)] if self.about else []))
        stage.page.locator(self.ready).first.wait_for()

    def is_shown(self, stage: Stage) -> bool:
        """Tell whether the window shows this page and not another to which one was sent on."""
        path = stage.page.url.removeprefix(stage.home).partition("?")[0].partition("#")[0]
        try:
            return resolve(path).view_name == self.route
        except Resolver404:
            return self.route == ""


def atelier(cast: Cast) -> int:
    """Return the number of the company that most pages are about."""
    return cast.atelier.pk
