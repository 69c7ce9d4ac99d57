"""The client's invoice API, against a server that speaks as it does."""

from dataclasses import replace
from datetime import datetime

import pytest

from invoices.errors import InvoiceError, NoAnswer, SourceBusy, SourceNonsense, SourceRefused
from invoices.samples.client_api_server import ClientServer, ClientStore, Said
from invoices.sources.client_api import ClientApi
from invoices.sources.door import Allowed
from tests.doubles.servers.client_server import PICTURE, Ledger, Quick, Recorded, client_served, outbound_to, says
from tests.doubles.servers.taking import NOW, Taker
from tests.doubles.slow_server import breaks_off, pours, serving
from tests.doubles.slow_server import says as says_bytes

ROWS = tuple((f"FAC_{number}", f"2024-03-{1 + number // 2:02} 10:00:00") for number in range(20))


def api_at(place: str, *, allowed: Allowed | None = None, token: str = "", **settings: str) -> ClientApi:
    """Make a connector that does not wait in earnest."""
    given = {"url": f"http://{place}/", **settings}
    made = ClientApi.from_settings(given, {"token": token}, outbound_to(place), allowed=allowed or Allowed())
    return replace(made, asking=replace(made.asking, sleep=lambda seconds: None))


def api_of(server: ClientServer) -> ClientApi:
    return api_at(server.place)


def taken_from(store: ClientStore) -> Taker:
    taker = Taker()
    with client_served(store) as server:
        taker.take(api_of(server))
    return taker


class TestFetching:
    def test_brings_every_invoice_of_the_client_once(self) -> None:
        store = ClientStore(seed=4, count=30, page=7)

        taker = taken_from(store)

        assert set(taker.kept) == set(store.catalogues["2023"].names)
        assert not taker.skipped
        assert all(found.content.startswith(b"\x89PNG") for found in taker.kept.values())

    def test_goes_on_after_a_power_cut_and_downloads_nothing_twice(self) -> None:
        store, taker = Recorded(seed=4, count=60, page=5), Taker()
        with client_served(store) as server:
            for _ in range(9):
                taker.take(api_of(server), most=8)

        pictures = [target for target in store.asked if "start_date" not in target]
        assert set(taker.kept) == set(store.catalogues["2023"].names)
        # The one in the middle of which the cut came was taken along by the server, and by nobody else.
        assert len(pictures) == len(set(pictures))

    def test_comes_oldest_first(self) -> None:
        taker = taken_from(Ledger(rows=ROWS, page=4))

        assert taker.downloads == [no for no, _ in ROWS]

    def test_keeps_the_slash_of_a_number_out_of_the_address(self) -> None:
        store = Ledger(rows=(("FAC/2018/0009", "2018-12-06 09:23:00"),))

        taker = taken_from(store)

        assert "/invoices/FAC%2F2018%2F0009" in store.asked
        assert taker.names == ["FAC_2018_0009.png"]

    def test_finds_what_is_entered_late(self) -> None:
        taker = taken_from(Ledger(rows=ROWS))
        late = ("FAC_late", "2024-03-09 09:00:00")
        with client_served(Ledger(rows=(*ROWS, late))) as server:
            taker.take(api_of(server))

        assert "FAC_late" in taker.kept
        assert taker.cursor == {"since": "2024-03-10 10:00:00"}

    def test_a_date_far_ahead_does_not_hide_what_comes_after(self) -> None:
        taker = taken_from(Ledger(rows=(*ROWS, ("FAC_future", "2999-01-01 00:00:00"))))

        assert "FAC_future" in taker.kept
        assert taker.cursor == {"since": f"{NOW:%Y-%m-%d %H:%M:%S}"}

    def test_says_where_a_page_is_full_of_one_moment(self) -> None:
        crowd = tuple((f"FAC_c{number}", "2024-03-05 10:00:00") for number in range(9))

        taker = taken_from(Ledger(rows=(*ROWS, *crowd), page=5))

        assert any("2024-03-05 10:00:00" in reason for reason in taker.reasons)
        assert {no for no, dt in ROWS if dt != crowd[0][1]} <= set(taker.kept)

    def test_names_the_rows_that_cannot_be_read_once(self) -> None:
        def odd(target: str) -> Said | None:
            return says({"invoices": [{"no": "F1", "dt": "soon"}]}) if "start_date" in target else None

        taker = taken_from(Recorded(instead=odd))

        assert [each.name for each in taker.skipped] == ["F1"]

    def test_sends_the_token_as_a_header_alone(self) -> None:
        with serving(says_bytes(b'{"invoices": []}')) as server:
            connector = api_at(f"127.0.0.1:{server.port}", token="a-token-of-tests")
            connector.check()
            question, _, headers = server.asked[0].partition(b"\r\n")

        assert b"Authorization: Bearer a-token-of-tests" in headers
        assert b"a-token" not in question
        assert "a-token" not in repr(connector)


class TestARefusal:
    def test_that_comes_and_goes_is_asked_again(self) -> None:
        taker = taken_from(Quick(seed=2, count=50, refuse=0.3))

        assert len(taker.kept) == 50

    def test_of_one_invoice_leaves_it_for_the_next_run_and_goes_on(self) -> None:
        store, taker = Ledger(rows=ROWS, broken={"FAC_4"}), Taker()
        with client_served(store) as server:
            taker.take(api_of(server))
            first = (len(taker.kept), taker.cursor, taker.reasons)
            store.broken.clear()
            taker.take(api_of(server))

        assert first == (
            19,
            {"since": "2024-03-02 10:00:00"},
            [str(SourceBusy(place="127.0.0.1", detail="it answers 403"))],
        )
        assert len(taker.kept) == 20

    def test_of_several_in_a_row_ends_the_run_for_now(self) -> None:
        store, taker = Ledger(rows=ROWS, broken={no for no, _ in ROWS[5:]}), Taker()
        with client_served(store) as server, pytest.raises(SourceBusy) as caught:
            taker.take(api_of(server))

        assert caught.value.passing
        assert len(taker.kept) == 5

    def test_of_everything_is_final_when_it_is_tried(self) -> None:
        with client_served(Quick(refuse=1.0)) as server:
            with pytest.raises(SourceRefused, match="every time"):
                api_of(server).check()
            with pytest.raises(SourceBusy):
                Taker().take(api_of(server))

    def test_of_the_key_ends_the_run_at_once(self) -> None:
        store = Recorded(count=9, instead=lambda target: Said(401, b"", "text/plain"))
        with client_served(store) as server, pytest.raises(SourceRefused):
            Taker().take(api_of(server))

        assert len(store.asked) == 1


class TestAHostileAnswer:
    @pytest.mark.parametrize(("said", "error"), [
        (Said(200, b"<html>Sign in</html>", "text/html"), SourceNonsense),
        (Said(200, b'{"invoices": [{"no"', "application/json"), SourceNonsense),
        (Said(302, b"", "text/html"), SourceNonsense),
        (Said(418, b"", "text/html"), SourceNonsense),
        (Said(503, b"", "text/html"), SourceBusy),
    ], ids=lambda value: str(getattr(value, "status", "")))  # fmt: skip
    def test_to_the_list_ends_the_run(self, said: Said, error: type[InvoiceError]) -> None:
        with client_served(Recorded(instead=lambda target: said)) as server:
            with pytest.raises(error):
                Taker().take(api_of(server))
            with pytest.raises(error):
                api_of(server).check()

    def test_that_breaks_off_is_tried_again_later(self) -> None:
        with serving(breaks_off) as server, pytest.raises(NoAnswer):
            Taker().take(api_at(f"127.0.0.1:{server.port}"))

    def test_without_end_is_cut(self) -> None:
        with serving(pours) as server, pytest.raises(InvoiceError, match="16 MB"):
            Taker().take(api_at(f"127.0.0.1:{server.port}"))

    def test_in_place_of_a_picture_is_left_there(self) -> None:
        store = Recorded(
            count=9,
            vintages=("2023",),
            instead=lambda target: None if "?" in target else Said(200, b"<html>", "text/html"),
        )

        taker = taken_from(store)

        assert not taker.kept
        assert len(taker.skipped) == 9

    def test_as_large_as_nobody_takes_it_is_left_there(self) -> None:
        taker = Taker()
        with client_served(Ledger(rows=ROWS[:3])) as server:
            taker.take(api_at(server.place, allowed=Allowed(most_bytes=len(PICTURE))))

        assert len(taker.skipped) == 3


class TestTrying:
    def test_says_what_is_there(self) -> None:
        with client_served(Ledger(rows=ROWS, page=4)) as server:
            assert api_of(server).check() == "invoices on its first page: 4, the first one FAC_0"

    def test_says_that_nothing_is_there(self) -> None:
        with client_served(Ledger()) as server:
            assert api_of(server).check() == "it answers, and holds no invoice yet"

    def test_nothing_is_marked_at_the_client(self) -> None:
        store, taker = Ledger(rows=ROWS[:1]), Taker()
        with client_served(store) as server:
            taker.take(api_of(server))
            asked = len(store.asked)
            api_of(server).settle(taker.kept["FAC_0"])

        assert len(store.asked) == asked

    def test_a_cursor_of_another_making_starts_anew(self) -> None:
        taker = Taker(cursor={"since": "nonsense"})
        with client_served(Ledger(rows=ROWS[:2])) as server:
            taker.take(api_of(server), now=datetime.fromisoformat("2024-12-01T00:00:00+00:00"))

        assert len(taker.kept) == 2
