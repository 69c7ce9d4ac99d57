"""A made-up year: the same suppliers again and again, and the usual mishaps where they are expected."""

from collections import Counter
from datetime import date

import pytest
from lxml import etree

from invoices.samples.dice import dice
from invoices.samples.facturx import can_be_electronic, to_cii, with_xml
from invoices.samples.scenes import Wish, a_scene
from invoices.samples.values import Address, Party
from invoices.samples.year import Year, a_year
from tests import paper

CUSTOMER = Party("Atelier SARL", "Atelier", "SARL", Address("1 rue des Lilas", "69003", "Lyon"), "FR", "732829320")
YEAR = Year("test", CUSTOMER, date(2026, 7, 31))


class TestAYear:
    def test_holds_every_kind(self) -> None:
        kinds = Counter(one.shows for _, one in a_year(YEAR, 20))

        assert set(kinds) == {"text", "electronic", "receipt", "two_in_one", "again", "broken"}

    def test_holds_scans_where_they_can_be_read(self) -> None:
        year = Year("test", CUSTOMER, date(2026, 7, 31), with_scans=True)

        arriving = year.arriving(8)

        assert (arriving.shows, arriving.name) == ("scan", "facture_0008.png")

    @pytest.mark.parametrize("place", range(20))
    def test_is_the_same_each_time(self, place: int) -> None:
        assert YEAR.arriving(place) == YEAR.arriving(place)

    def test_no_file_comes_twice(self) -> None:
        contents = [one.content for _, one in a_year(YEAR, 40)]

        assert len(set(contents)) == 40


class TestFacturX:
    def test_the_xml_says_what_the_page_says(self) -> None:
        scene = next(
            scene for n in range(20) if can_be_electronic(scene := a_scene(dice(f"x/{n}"), Wish("electrician")))
        )

        tree = etree.fromstring(to_cii(scene).encode())

        assert tree.findtext(".//{*}ExchangedDocument/{*}ID") == scene.number
        assert tree.findtext(".//{*}GrandTotalAmount") == str(scene.sums.gross)
        assert tree.findtext(".//{*}SellerTradeParty/{*}Name") == scene.supplier.name

    def test_the_same_scene_makes_the_same_bytes(self) -> None:
        scene = a_scene(dice("x"), Wish("electrician"))

        assert with_xml(paper.pdf(), scene) == with_xml(paper.pdf(), scene)

    def test_what_is_not_taxed_at_home_stays_paper(self) -> None:
        assert not can_be_electronic(a_scene(dice("x"), Wish("saas_reverse")))
