"""The profiles that an electronic invoice may declare by its guideline, and how much each may hold."""

import re
from dataclasses import dataclass
from enum import IntEnum

EN16931 = "urn:cen.eu:en16931:2017"
FACTURX, ZUGFERD, FERD = "urn:factur-x.eu:1p0", "urn:zugferd.de:2p0", "urn:ferd:CrossIndustryDocument:invoice:1p0"
FRENCH_EXTENSION = "urn.cpro.gouv.fr:1p0:extended-ctc-fr"


class Level(IntEnum):
    """How much a profile may hold; each holds what those before it hold."""

    MINIMUM = 1  # totals only
    BASIC_WL = 2  # VAT breakdown, no lines
    BASIC = 3
    EN16931 = 4
    EXTENDED = 5


@dataclass(frozen=True, slots=True)
class Profile:
    """What an invoice says it follows."""

    name: str
    level: Level
    family: str = ""  # Factur-X, ZUGFeRD 1.0, or another use of EN 16931

    @property
    def has_rules(self) -> bool:
        """Tell whether the rules of EN 16931 were made for it."""
        return self.family != "ZUGFeRD 1.0"


LEVELS = {
    "minimum": ("MINIMUM", Level.MINIMUM),
    "basicwl": ("BASIC WL", Level.BASIC_WL),
    "basic": ("BASIC", Level.BASIC),
    "extended": ("EXTENDED", Level.EXTENDED),
}
# Before the name of its level, a profile says whether it narrows EN 16931 or goes beyond it.
BEFORE = {"minimum": "", "basicwl": "", "basic": f"{EN16931}#compliant#", "extended": f"{EN16931}#conformant#"}


def _facturx() -> dict[str, Profile]:
    return {
        f"{BEFORE[tail]}{family}:{tail}": Profile(name, level, "Factur-X")
        for family in (FACTURX, ZUGFERD)
        for tail, (name, level) in LEVELS.items()
    }


PROFILES: dict[str, Profile] = {
    **_facturx(),
    EN16931: Profile("EN 16931", Level.EN16931, "Factur-X"),
    f"{EN16931}#conformant#{FRENCH_EXTENSION}": Profile("EXTENDED-CTC-FR", Level.EXTENDED, "Factur-X"),
    f"{FERD}:basic": Profile("BASIC", Level.BASIC, "ZUGFeRD 1.0"),
    f"{FERD}:comfort": Profile("COMFORT", Level.EN16931, "ZUGFeRD 1.0"),
    f"{FERD}:extended": Profile("EXTENDED", Level.EXTENDED, "ZUGFeRD 1.0"),
    "urn:ferd:invoice:rc:basic": Profile("BASIC", Level.BASIC, "ZUGFeRD 1.0"),
    "urn:ferd:invoice:rc:comfort": Profile("COMFORT", Level.EN16931, "ZUGFeRD 1.0"),
    "urn:ferd:invoice:rc:extended": Profile("EXTENDED", Level.EXTENDED, "ZUGFeRD 1.0"),
}
OURS = re.compile(r"factur-x\.eu|zugferd\.de|urn:ferd")
OTHER_USE = re.compile(rf"{re.escape(EN16931)}#(compliant|conformant)#urn[:.].+")
# XRechnung is the one other use that a description of a PDF names.
XRECHNUNG = re.compile(r"xrechnung", re.IGNORECASE)


def profile_of(guideline: str) -> Profile | None:
    """Return the profile a guideline stands for, also one in an elder spelling; nothing when nobody knows it."""
    return PROFILES.get(guideline) or _other_use(guideline) or _SPELT.get(_spelling(guideline))


def is_spelt_right(guideline: str) -> bool:
    """Tell whether a guideline is written as its publisher writes it."""
    return guideline in PROFILES or _other_use(guideline) is not None


def _other_use(guideline: str) -> Profile | None:
    found = OTHER_USE.fullmatch(guideline)
    if found is None or OURS.search(guideline):
        return None
    name = "XRECHNUNG" if XRECHNUNG.search(guideline) else "EN 16931"
    return Profile(name, Level.EN16931 if found[1] == "compliant" else Level.EXTENDED, "other use")


def _spelling(guideline: str) -> str:
    """Leave out what was written in different ways over the years."""
    told_apart = re.sub(r"compliant|conformant|urn", "", guideline.casefold())
    return re.sub(r"[^a-z0-9.-]+", ":", told_apart).strip(":")


_SPELT = {_spelling(guideline): profile for guideline, profile in PROFILES.items()}
