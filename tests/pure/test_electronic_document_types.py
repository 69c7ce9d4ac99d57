"""XML with a document type of its own is refused unread: nothing is expanded, nothing fetched."""

from pathlib import Path

import pytest

from invoices.electronic.reading import read_electronic
from invoices.fields import Extraction
from tests import electronic
from tests.electronic import told

WHOLE = electronic.cii()
DECLARATION, REST = WHOLE.split("\n", 1)
LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))


class TestDocumentTypes:
    @pytest.mark.parametrize(
        "subset",
        [
            "",
            '<!ENTITY me SYSTEM "file:///etc/passwd">',
            '<!ENTITY me SYSTEM "http://203.0.113.1/x">',
            '<!ENTITY % more SYSTEM "http://203.0.113.1/x.dtd"> %more;',
            f'<!ENTITY lol0 "lol">{LAUGHS}<!ENTITY me "&lol9;">',
        ],
    )
    def test_are_refused_and_nothing_of_the_file_is_read(self, subset: str) -> None:
        xml = f"{DECLARATION}\n<!DOCTYPE rsm:CrossIndustryInvoice [{subset}]>\n{REST}".replace("FA-2026-0042", "&me;")

        found = read_electronic(electronic.in_a_pdf(xml))

        assert found is not None
        assert [each.facts["rule"] for each in found.findings] == ["XML-DTD"]
        assert found.extraction == Extraction()

    def test_no_file_of_ours_comes_out(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("very secret")
        xml = f'{DECLARATION}<!DOCTYPE x [<!ENTITY me SYSTEM "{secret.as_uri()}">]>{REST}'.replace(
            "FA-2026-0042", "&me;"
        )

        assert "secret" not in str(read_electronic(electronic.in_a_pdf(xml)))

    def test_an_inclusion_is_not_followed(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("very secret")
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'

        assert "very secret" not in str(read_electronic(electronic.in_a_pdf(WHOLE.replace("FA-2026-0042", include))))

    def test_one_that_hides_behind_another_encoding_is_found(self) -> None:
        hidden = f"{DECLARATION}<!DOCTYPE x [<!ENTITY me 'x'>]>{REST}".encode().replace("ê".encode(), b"\xea")

        assert set(told(electronic.in_a_pdf(hidden))) == {"XML-DTD"}
