"""Which engine may read: one default for the installation, another for an organisation or a single document."""

from dataclasses import dataclass, field, replace

from invoices.ocr.legibility import fitted_threshold
from invoices.ocr.registry import LOCAL

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Preference:
    """What an organisation, or the person who sends one document, asks for; nothing said means as above."""

    engine: str | None = None
    languages: tuple[str, ...] | None = None
    away_allowed: bool | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """How an installation reads.

    `usable_from` is the minimum quality threshold: a page that scores less after everything was tried goes to a
    person. `strong_below` is where the cheap engine's reading is not believed and the strong one is asked as well.

    An engine that is named here is allowed: whoever keeps the installation named it, or `choose` settled it. A service
    that stands in `own_services` runs on machines of the installation, so that a page sent there stays at home.
    """

    engine: str = AUTO
    cheap: str = "tesseract"
    strong: str = "rapidocr"
    away: str | None = None
    away_allowed: bool = False
    languages: tuple[str, ...] = ("fra", "eng", "deu")
    usable_from: float = field(default_factory=fitted_threshold)
    # Of 73 readings of undamaged pages by Tesseract none above it was unusable; with a fifth lost, none reached 0.5.
    strong_below: float = 0.9
    recipes: dict[str, str] = field(default_factory=dict)  # engine -> the recipe of its first try
    own_services: tuple[str, ...] = ()
    kept_from: str | None = None  # an engine that was asked for and that the document may not be sent to

    def with_preference(self, asked: Preference) -> "Policy":
        """Return the policy as the keeper of the installation asks for it, on a command line, say."""
        return choose(replace(self, engine=asked.engine or self.engine), asked, Preference())

    def leaves(self, engine: str) -> bool:
        """Tell whether a page that an engine reads is sent to a machine that is not this installation's own."""
        return engine != AUTO and engine not in LOCAL and engine not in self.own_services

    @property
    def asked_for(self) -> str:
        """Return the engine that was asked for, whether the document may be sent to it or not."""
        return self.kept_from or self.engine

    @property
    def may_leave(self) -> bool:
        """Tell whether a page may be sent to a machine that is not this installation's own."""
        return self.away_allowed if self.engine == AUTO else self.leaves(self.engine)

    @property
    def may_go_away(self) -> bool:
        """Tell whether a page that reads badly here may be sent to a service."""
        if self.engine != AUTO or self.away is None:
            return False
        return self.away_allowed or not self.leaves(self.away)


def choose(installation: Policy, organisation: Preference, document: Preference) -> Policy:
    """Settle who reads one document: the installation's habit, bent by the organisation, bent by the document.

    An organisation may allow what the installation does not; a document may only stay at home. Where neither allows it,
    an engine away from home is used when the installation itself names it and nobody says no; else the document is
    read at home.
    """
    engine = document.engine or organisation.engine or installation.engine
    said = (organisation.away_allowed, document.away_allowed)
    allowed = installation.away_allowed if organisation.away_allowed is None else organisation.away_allowed
    allowed = allowed and document.away_allowed is not False
    named_by_the_keeper = engine == installation.engine and False not in said
    at_home = installation.leaves(engine) and not allowed and not named_by_the_keeper
    return replace(
        installation,
        engine=AUTO if at_home else engine,
        languages=document.languages or organisation.languages or installation.languages,
        away_allowed=allowed,
        kept_from=engine if at_home else None,
    )
