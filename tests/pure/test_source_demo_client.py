"""The invoices of the demonstration look, count and code as the client's do."""

from decimal import Decimal
from itertools import groupby

import cv2
import numpy as np
import pytest

from invoices.samples.client_api import VINTAGES, Catalogue
from invoices.samples.client_api_picture import picture_of, truth_of
from invoices.samples.client_api_server import SIGNED, ClientStore


@pytest.mark.parametrize("vintage", VINTAGES)
class TestAnInvoice:
    def test_is_the_same_for_the_same_seed(self, vintage: str) -> None:
        one, other = (picture_of(Catalogue(5, 100, vintage).invoice(60)) for _ in range(2))

        assert one == other
        assert one != picture_of(Catalogue(6, 100, vintage).invoice(60))

    def test_has_a_code_that_can_be_read(self, vintage: str) -> None:
        invoice = Catalogue(5, 100, vintage).invoice(7)
        image = cv2.imdecode(np.frombuffer(picture_of(invoice), np.uint8), cv2.IMREAD_COLOR)

        assert image is not None
        assert image.shape == (1100, 850, 3)
        assert cv2.QRCodeDetector().detectAndDecode(image)[0] == invoice.code
        assert invoice.code.splitlines()[:2] == [f"INVOICE:{invoice.number}", f"DATE:{invoice.at:%Y-%m-%d %H:%M:%S}"]

    def test_adds_up(self, vintage: str) -> None:
        for index in range(100):
            row = truth_of(Catalogue(5, 100, vintage).invoice(index)).as_json
            total = sum(Decimal(line["quantity"]) * Decimal(line["unit_price"]) for line in row["lines"])
            assert str(total) == row["fields"]["total_gross"]


class TestTheCatalogue:
    def test_holds_a_short_year_and_long_ones(self) -> None:
        years = [at.year for at in Catalogue(1, 6048, "2024").moments]

        assert {year: len(list(group)) for year, group in groupby(years)} == {
            2018: 48, 2019: 1000, 2020: 1000, 2021: 1000, 2022: 1000, 2023: 1000, 2024: 1000,
        }  # fmt: skip

    def test_is_in_order_and_lets_some_share_a_moment_where_a_page_ends(self) -> None:
        moments = Catalogue(1, 500, "2023").moments

        assert list(moments) == sorted(moments)
        assert moments[98] == moments[99] == moments[100] == moments[101]

    def test_names_every_invoice_once(self) -> None:
        assert len(Catalogue(1, 500, "2023").names) == 500


class TestTheStore:
    def test_pages_by_date(self) -> None:
        said = ClientStore(count=60, page=50).answer("/invoices?start_date=2019-01-01%2000:00:00")

        assert said.status == 200
        assert said.body.count(b'"no"') == 12

    @pytest.mark.parametrize(("target", "status"), [
        ("/", 404), ("/invoices/none", 404), ("/invoices-2018?comp=list", 403), ("/invoices-2017?" + SIGNED, 404),
        ("/invoices-2018/none.png?" + SIGNED, 404), ("/invoices-2018?comp=list&" + SIGNED, 200),
    ])  # fmt: skip
    def test_answers_nothing_else(self, target: str, status: int) -> None:
        assert ClientStore(count=60).answer(target).status == status

    def test_serves_one_vintage_alone(self) -> None:
        assert ClientStore(count=9, vintages=("2024",)).answer("/invoices").status == 404
