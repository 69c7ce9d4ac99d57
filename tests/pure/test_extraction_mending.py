"""A total that was misread is mended where two sums of the page prove it, and nowhere else."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from invoices.extraction.mending import mended
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, DocumentType, Extraction, Field, LineItem, Source, VatRate
from tests.scenes import a_view
from tests.understood import CONTEXT, a_candidate

TOTALS = {"net": Field.TOTAL_NET, "vat": Field.TOTAL_VAT, "gross": Field.TOTAL_GROSS}
PAGE = """
    Total HT                 {net}
    TVA {rate}               {vat}
    Total TTC                {gross}
"""
RIGHT = {"net": "211,00", "vat": "42,20", "gross": "253,20"}


def amount(printed: str) -> Decimal:
    return Decimal(printed.replace(" ", "").replace(",", "."))


def a_total(name: str, printed: str, **more: object) -> Candidate:
    field = TOTALS.get(name) or Field(name)
    one = a_candidate(field, amount(printed), place=list(Field).index(field))
    return replace(one, raw=printed, **more)  # type: ignore[arg-type]


def read_as(*, rate: str = "20 %", **read: str) -> tuple[Extraction, DocumentView]:
    """Read the totals of a page, some of them wrongly."""
    printed = RIGHT | read
    fields = {TOTALS[name]: a_total(name, text) for name, text in printed.items()}
    return Extraction(fields), a_view(PAGE.format(rate=rate, **printed))


def totals_of(extraction: Extraction) -> list[Decimal | None]:
    return [extraction.amount(field) for field in TOTALS.values()]


RIGHT_TOTALS = [amount(printed) for printed in RIGHT.values()]


def lines(*nets: str) -> tuple[LineItem, ...]:
    return tuple(LineItem("Pose", amount(net)) for net in nets)


class TestATotal:
    @pytest.mark.parametrize(
        ("name", "printed"),
        [("net", "271,00"), ("vat", "48,20"), ("vat", "4220"), ("net", "21100"), ("vat", "-42,20")],
    )
    def test_is_mended_where_two_sums_prove_it(self, name: str, printed: str) -> None:
        found = mended(*read_as(**{name: printed}), CONTEXT)

        assert totals_of(found) == RIGHT_TOTALS
        assert found.fields[TOTALS[name]].read_as == printed

    def test_says_which_sums_proved_it_and_keeps_its_place(self) -> None:
        extraction, view = read_as(net="271,00")

        one = mended(extraction, view, CONTEXT).fields[Field.TOTAL_NET]

        assert one.rule == "repaired:net+vat=gross, net*rate=vat"
        assert one.evidence == extraction.fields[Field.TOTAL_NET].evidence

    def test_leaves_the_others_as_they_were_read(self) -> None:
        found = mended(*read_as(net="271,00"), CONTEXT)

        assert [name for name, one in found.fields.items() if one.read_as is not None] == [Field.TOTAL_NET]

    def test_takes_the_breakdown_along(self) -> None:
        found = mended(*read_as(net="271,00"), CONTEXT)

        assert [(row.rate, row.base, row.amount) for row in found.vat_breakdown] == [
            (Decimal(20), Decimal("211.00"), Decimal("42.20"))
        ]

    def test_is_mended_by_the_rows_of_the_breakdown(self) -> None:
        extraction, _ = read_as(net="271,00", vat="32,00", gross="243,00", rate="")
        table = "Taux   Base HT   TVA\n20 %   150,00   30,00\n10 %   20,00   2,00\n0 %   41,00   0,00"
        view = a_view(PAGE.format(rate="", net="271,00", vat="32,00", gross="243,00"), table)

        found = mended(extraction, view, CONTEXT)

        assert found.fields[Field.TOTAL_NET].rule == "repaired:net+vat=gross, rows=net"
        assert [row.rate for row in found.vat_breakdown] == [Decimal(20), Decimal(10), Decimal(0)]

    def test_is_mended_by_the_lines_where_no_rate_fits(self) -> None:
        extraction, view = read_as(net="271,00", vat="30,00", gross="241,00", rate="")

        found = mended(replace(extraction, lines=lines("111,00", "100,00")), view, CONTEXT)

        assert found.amount(Field.TOTAL_NET) == Decimal("211.00")
        assert found.fields[Field.TOTAL_NET].rule == "repaired:net+vat=gross, lines=net"

    def test_is_mended_by_the_lines_less_a_discount(self) -> None:
        extraction, view = read_as(net="271,00", vat="30,00", gross="241,00", rate="")
        discount = a_total("discount", "9,00")
        fields = {**extraction.fields, Field.DISCOUNT: discount}

        found = mended(replace(extraction, fields=fields, lines=lines("120,00", "100,00")), view, CONTEXT)

        assert found.amount(Field.TOTAL_NET) == Decimal("211.00")

    def test_is_mended_by_the_taxes_of_the_rates(self) -> None:
        extraction, _ = read_as(net="211,00", vat="38,00", gross="241,00", rate="")
        page = PAGE.format(rate="", **RIGHT | {"vat": "38,00", "gross": "241,00"})
        view = a_view(f"{page}\n    TVA 20 %     28,00\n    TVA 5,5 %     2,00")

        found = mended(extraction, view, CONTEXT)

        assert found.amount(Field.TOTAL_VAT) == Decimal("30.00")
        assert found.fields[Field.TOTAL_VAT].rule == "repaired:net+vat=gross, rows=vat"

    def test_of_a_text_layer_is_never_mended(self) -> None:
        extraction, view = read_as(net="271,00")
        exact = replace(
            extraction, fields={name: replace(one, source=Source.TEXT) for name, one in extraction.fields.items()}
        )

        assert mended(exact, view, CONTEXT) == exact

    @pytest.mark.parametrize(
        "read",
        [
            {},
            {"gross": "259,20"},  # one sum says so
            {"net": "271,00", "vat": "48,20"},  # two were misread
            {"vat": "42,21"},  # rounded another way
            {"gross": "253,25"},  # rounded as cash is
        ],
    )
    def test_is_left_alone_where_it_is_not_proven(self, read: Mapping[str, str]) -> None:
        extraction, view = read_as(**read)

        assert mended(extraction, view, CONTEXT) == extraction

    def test_is_left_alone_where_the_same_was_read_twice(self) -> None:
        extraction, _ = read_as(net="271,00")
        twice = a_view(PAGE.format(rate="20 %", **RIGHT | {"net": "271,00"}) + "\nBase 271,00")

        assert mended(extraction, twice, CONTEXT) == extraction


class TestWhatWasWorkedOut:
    def test_gives_way_to_what_is_printed(self) -> None:
        """A VAT that net and gross leave hides that one of them was misread; the printed one says which."""
        extraction, view = read_as(net="271,00")
        made = replace(a_candidate(Field.TOTAL_VAT, Decimal("-17.80")), rule="what_the_equation_leaves")
        hidden = replace(
            extraction,
            fields={**extraction.fields, Field.TOTAL_VAT: replace(made, raw="")},
            runners_up={Field.TOTAL_VAT: (extraction.fields[Field.TOTAL_VAT],)},
        )

        assert totals_of(mended(hidden, view, CONTEXT)) == RIGHT_TOTALS

    def test_is_due_follows_a_mended_total(self) -> None:
        extraction, view = read_as(gross="259,20")
        gross = extraction.fields[Field.TOTAL_GROSS]
        due = replace(gross, field=Field.AMOUNT_DUE, rule="nothing_paid")
        whole = replace(extraction, fields={**extraction.fields, Field.AMOUNT_DUE: due}, lines=lines("200,00", "53,20"))

        found = mended(whole, view, CONTEXT)

        assert (found.amount(Field.TOTAL_GROSS), found.amount(Field.AMOUNT_DUE)) == (Decimal("253.20"),) * 2


class TestACreditNote:
    def test_is_mended_without_its_signs(self) -> None:
        extraction, view = read_as(net="271,00")
        kind = a_candidate(Field.DOCUMENT_TYPE, DocumentType.CREDIT_NOTE)
        second = replace(extraction.fields[Field.TOTAL_VAT], value=Decimal("-42.20"), raw="-42,20")
        fields = {**extraction.fields, Field.DOCUMENT_TYPE: kind}
        del fields[Field.TOTAL_VAT]
        credit = replace(extraction, fields=fields, runners_up={Field.TOTAL_VAT: (second,)})

        assert totals_of(mended(credit, view, CONTEXT)) == RIGHT_TOTALS


class TestWhatWasPaid:
    def test_proves_the_gross_total(self) -> None:
        extraction, view = read_as(gross="259,20")
        paid = {name: a_total(name, printed) for name, printed in (("amount_paid", "53,20"), ("amount_due", "200,00"))}
        whole = replace(extraction, fields={**extraction.fields, **{one.field: one for one in paid.values()}})

        found = mended(whole, view, CONTEXT)

        assert found.amount(Field.TOTAL_GROSS) == Decimal("253.20")
        assert found.fields[Field.TOTAL_GROSS].rule == "repaired:net+vat=gross, due+paid=gross"


def test_an_empty_document_is_left_alone() -> None:
    assert mended(Extraction(), a_view(""), CONTEXT) == Extraction()


def test_rows_that_need_no_mend_stay() -> None:
    extraction, view = read_as()
    rows = (VatRate(Decimal(20), Decimal("211.00"), Decimal("42.20"), 0.9),)

    assert mended(replace(extraction, vat_breakdown=rows), view, CONTEXT).vat_breakdown == rows
