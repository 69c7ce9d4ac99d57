"""Do the rows of the VAT breakdown and the lines add up, each and together?"""

from decimal import Decimal

import pytest

from invoices.fields import Extraction, Field, Finding, LineItem, Severity, Source, Value, VatRate
from tests.understood import LINES, an_invoice, noticed, only

D = Decimal


def a_row(rate: str, base: str | None, amount: str | None) -> VatRate:
    return VatRate(D(rate), None if base is None else D(base), None if amount is None else D(amount))


def a_line(
    net: str | None, *, quantity: str | None = None, price: str | None = None, rate: str | None = None
) -> LineItem:
    read = [None if each is None else D(each) for each in (net, quantity, price, rate)]
    return LineItem("Pose", read[0], quantity=read[1], unit_price=read[2], vat_rate=read[3])


def with_rows(*rows: VatRate, **totals: str) -> Extraction:
    changes: dict[Field, Value | None] = {Field(name): D(value) for name, value in totals.items()}
    return an_invoice(changes, vat_breakdown=rows, lines=())


def of_line(line: LineItem) -> Finding | None:
    return noticed(an_invoice(lines=(line,))).get("arithmetic_line")


class TestARowOfTheBreakdown:
    @pytest.mark.parametrize(("rate", "base", "amount"), [
        ("20", "211.00", "42.20"), ("5.5", "19.99", "1.10"), ("5.5", "19.99", "1.09"), ("2.1", "0.01", "0.00"),
        ("0", "55.00", "0.00"), ("20", "-50.00", "-10.00"), ("8.5", "33.33", "2.83"), ("20", "0.025", "0.01"),
    ])  # fmt: skip
    def test_is_its_rate_times_its_base_however_it_is_rounded(self, rate: str, base: str, amount: str) -> None:
        assert "arithmetic_vat" not in noticed(with_rows(a_row(rate, base, amount)))

    @pytest.mark.parametrize("amount", ["42.22", "42.18", "4.22", "422.00", "-42.20", "0.00"])
    def test_that_is_not_is_told_with_the_difference(self, amount: str) -> None:
        found = noticed(with_rows(a_row("20", "211.00", amount)))["arithmetic_vat"]

        assert found.severity is Severity.DOUBT
        assert found.facts["expected"] == "42.20"
        assert D(str(found.facts["difference"])) == abs(D(amount) - D("42.20"))
        assert found.facts["row"] == 1

    def test_may_be_rounded_line_by_line(self) -> None:
        # Five lines of 1.13 at 5.5 % make 0.06 each, and 0.30 together; on the sum it would be 0.31.
        lines = tuple(a_line("1.12", rate="5.5") for _ in range(50))
        row = a_row("5.5", "56.00", "3.00")

        assert "arithmetic_vat" in noticed(an_invoice(vat_breakdown=(row,), lines=()))
        assert "arithmetic_vat" not in noticed(an_invoice(vat_breakdown=(row,), lines=lines))

    @pytest.mark.parametrize("row", [a_row("20", None, "42.20"), a_row("20", "211.00", None), a_row("20", None, None)])
    def test_that_lacks_a_figure_cannot_be_checked(self, row: VatRate) -> None:
        assert "arithmetic_vat" not in noticed(with_rows(row))


class TestTheBreakdown:
    def test_sums_to_the_totals(self) -> None:
        rows = (a_row("20", "100.00", "20.00"), a_row("5.5", "100.00", "5.50"))

        assert noticed(with_rows(*rows, total_net="200.00", total_vat="25.50", total_gross="225.50")) == {}

    def test_that_lacks_a_row_is_doubted(self) -> None:
        found = noticed(with_rows(a_row("20", "100.00", "20.00")))["arithmetic_breakdown"]

        assert found.severity is Severity.DOUBT
        assert found.facts == {"field": "total_net", "sum": "100.00", "total": "211.00", "difference": "111.00"}

    def test_may_leave_out_what_bears_no_tax(self) -> None:
        row = a_row("20", "100.00", "20.00")
        found = noticed(with_rows(row, total_net="130.00", total_vat="20.00", total_gross="150.00"))

        assert found["arithmetic_breakdown"].severity is Severity.WARNING

    def test_may_miss_by_a_cent_a_row_where_it_was_not_misread(self) -> None:
        rows = (a_row("20", "100.00", "20.00"), a_row("5.5", "111.01", "6.11"))
        totals: dict[Field, Value | None] = {Field.TOTAL_VAT: D("26.12"), Field.TOTAL_GROSS: D("237.12")}
        printed = an_invoice(totals, source=Source.TEXT, vat_breakdown=rows, lines=())

        assert noticed(printed)["arithmetic_breakdown"].severity is Severity.WARNING

    def test_with_a_gap_cannot_be_added_up(self) -> None:
        assert "arithmetic_breakdown" not in noticed(with_rows(a_row("20", None, None), a_row("10", "1.00", "0.10")))


class TestTheLines:
    def test_may_sum_to_the_gross_total(self) -> None:
        assert "arithmetic_lines" not in noticed(an_invoice(lines=(a_line("200.00"), a_line("53.20"))))

    def test_may_sum_to_the_net_total_before_a_discount(self) -> None:
        discounted = an_invoice({Field.DISCOUNT: D("-10.00")}, lines=(a_line("200.00"), a_line("21.00")))

        assert "arithmetic_lines" not in noticed(discounted)

    def test_that_do_not_are_told_with_the_difference(self) -> None:
        found = noticed(an_invoice(lines=(LINES[0],)))["arithmetic_lines"]

        assert found.severity is Severity.WARNING
        assert found.facts == {"sum": "136.00", "total": "211.00", "difference": "75.00"}

    def test_put_a_total_in_doubt_that_nothing_else_holds_up(self) -> None:
        found = noticed(only({Field.TOTAL_NET: D("211.00")}, lines=(LINES[0],)))["arithmetic_lines"]

        assert (found.severity, found.fields) == (Severity.DOUBT, (Field.TOTAL_NET,))

    def test_of_which_one_has_no_amount_cannot_be_added_up(self) -> None:
        assert "arithmetic_lines" not in noticed(an_invoice(lines=(LINES[0], a_line(None))))


class TestALine:
    @pytest.mark.parametrize("line", [
        a_line("75.00", quantity="3", price="25.00"),
        a_line("-75.00", quantity="-3", price="25.00"),
        a_line("67.50", quantity="3", price="25.00"),  # less 10 %
        a_line("62.50", quantity="3", price="25.00", rate="20"),  # the price is with VAT
        a_line("12.35", quantity="123.5", price="10.00"),  # the price is for a hundred
        a_line("264.83", quantity="2143", price="0.1236"),  # the price is printed shorter than it is
        a_line("0.00", quantity="1", price="19.90"),  # free
        a_line("75.00", quantity=None, price="25.00"),
    ])  # fmt: skip
    def test_is_quantity_times_price_one_way_or_another(self, line: LineItem) -> None:
        assert of_line(line) is None

    def test_with_a_price_too_small_to_be_one_is_left_in_peace(self) -> None:
        assert of_line(a_line("75.00", quantity="3", price="1E-999999")) is None

    @pytest.mark.parametrize("net", ["76.00", "750.00", "-75.00", "71.63", "75.50"])
    def test_that_is_not_is_told(self, net: str) -> None:
        found = of_line(a_line(net, quantity="3", price="25.00"))

        assert found is not None
        assert found.severity is Severity.WARNING
        assert found.facts == {"line": 1, "quantity": "3", "price": "25", "expected": "75.00", "net": net}
