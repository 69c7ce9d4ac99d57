"""A guideline names a profile; one that nobody published names none."""

import pytest

from invoices.electronic.profiles import Level, is_spelt_right, profile_of
from invoices.electronic.reading import read_electronic
from invoices.fields import Severity
from tests import electronic

EN16931 = electronic.EN16931


class TestProfiles:
    @pytest.mark.parametrize(
        ("guideline", "name", "level"),
        [
            (f"{EN16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "XRECHNUNG", Level.EN16931),
            (f"{EN16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "EN 16931", Level.EN16931),
            (f"{EN16931}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr", "EXTENDED-CTC-FR", Level.EXTENDED),
            (f"{EN16931}#conformant#urn:example.org:extension", "EN 16931", Level.EXTENDED),
            ("urn:zugferd.de:2p0:minimum", "MINIMUM", Level.MINIMUM),
            ("urn:ferd:invoice:rc:comfort", "COMFORT", Level.EN16931),
        ],
    )
    def test_are_known_by_what_their_publishers_write(self, guideline: str, name: str, level: Level) -> None:
        found = profile_of(guideline)

        assert found is not None
        assert (found.name, found.level) == (name, level)
        assert is_spelt_right(guideline)

    @pytest.mark.parametrize(
        "guideline",
        [
            "urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic",
            "URN:CEN.EU:EN16931:2017#COMPLIANT#URN:FACTUR-X.EU:1P0:BASIC",
            "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:basic",
        ],
    )
    def test_in_an_elder_spelling_are_known_and_told(self, guideline: str) -> None:
        xml = electronic.cii().replace(electronic.PROFILES["BASIC"], guideline)
        found = read_electronic(electronic.alone(xml))

        assert found is not None
        assert found.profile == "BASIC"
        assert [(each.facts["rule"], each.severity) for each in found.findings] == [
            ("FX-PROFILE-SPELLING", Severity.WARNING)
        ]

    @pytest.mark.parametrize(
        "guideline",
        [
            "urn:factur-x.eu:2p0:ultimate",
            f"{EN16931}#compliant#urn:factur-x.eu:1p0:ultimate",
            "BASIC",
            "urn:ferd:CrossIndustryDocument:invoice:1p0:ultimate",
        ],
    )
    def test_that_nobody_published_are_refused_by_name(self, guideline: str) -> None:
        xml = electronic.cii().replace(electronic.PROFILES["BASIC"], guideline)
        found = read_electronic(electronic.alone(xml))

        assert found is not None
        assert found.profile == guideline
        assert [(each.facts["rule"], each.facts["detail"]) for each in found.findings] == [("FX-PROFILE", guideline)]

    @pytest.mark.parametrize("profile", ["MINIMUM", "BASIC WL"])
    def test_without_lines_that_have_some_are_warned_of(self, profile: str) -> None:
        xml = electronic.cii().replace(electronic.PROFILES["BASIC"], electronic.PROFILES[profile])
        found = read_electronic(electronic.alone(xml))

        assert found is not None
        assert {(each.facts["rule"], each.severity) for each in found.findings} == {
            ("FX-PROFILE-LINES", Severity.WARNING),
            ("FX-PROFILE-SCHEMA", Severity.WARNING),
        }
        assert len(found.extraction.lines) == 2
