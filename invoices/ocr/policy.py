"""Which engine may read: one default for the installation, another for an organisation or a single document."""

from dataclasses import dataclass, field, replace

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
    """

    engine: str = AUTO
    cheap: str = "tesseract"
    strong: str = "rapidocr"
    away: str | None = None
    away_allowed: bool = False
    languages: tuple[str, ...] = ("fra", "eng", "deu")
    usable_from: float = 0.5
    strong_below: float = 0.8
    recipes: dict[str, str] = field(default_factory=dict)  # engine -> the recipe of its first try

    def with_preference(self, asked: Preference) -> "Policy":
        """Return the policy with what was asked for in place of the default, where it is allowed to ask for it."""
        # A document may stay at home against its organisation's habit, never leave against its will.
        allowed = self.away_allowed if asked.away_allowed is None else asked.away_allowed
        return replace(
            self,
            engine=asked.engine or self.engine,
            languages=asked.languages or self.languages,
            away_allowed=allowed,
        )

    @property
    def may_go_away(self) -> bool:
        """Tell whether a page that reads badly here may be sent to a service."""
        return self.engine == AUTO and self.away is not None and self.away_allowed


def choose(installation: Policy, organisation: Preference, document: Preference) -> Policy:
    """Settle who reads one document: the installation's habit, bent by the organisation, bent by the document."""
    settled = installation.with_preference(organisation)
    kept_home = replace(document, away_allowed=settled.away_allowed and document.away_allowed is not False)
    return settled.with_preference(kept_home)
