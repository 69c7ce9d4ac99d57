"""Blob storage: every file of every year once, and no word of the signed link."""

import logging
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from invoices.errors import InvoiceError, SettingRefused, SourceBusy, SourceGone, SourceNonsense, SourceRefused
from invoices.samples.client_api_server import SIGNED, ClientStore, Said
from invoices.sources.blob_container import BlobContainer
from invoices.sources.door import Allowed
from tests.doubles.servers.client_server import PICTURE, Quick, Recorded, client_served, outbound_to
from tests.doubles.servers.taking import Taker

DENIED = b"<Error><Code>AuthenticationFailed</Code><Message>sig=made-up-for-demonstrations</Message></Error>"


def blobs_at(
    place: str, *, sas: str = SIGNED, allowed: Allowed | None = None, container: str = "invoices-{year}"
) -> BlobContainer:
    given = {"url": f"http://{place}", "container": container}
    made = BlobContainer.from_settings(given, {"sas": sas}, outbound_to(place), allowed=allowed or Allowed())
    return replace(made, asking=replace(made.asking, sleep=lambda seconds: None))


def taken_from(store: ClientStore) -> Taker:
    taker = Taker()
    with client_served(store) as server:
        taker.take(blobs_at(server.place))
    return taker


def problem_with(said: Said) -> str:
    """Return what a run against a server that always says so ends with."""
    with client_served(Recorded(instead=lambda target: said)) as server, pytest.raises(InvoiceError) as caught:
        Taker().take(blobs_at(server.place))
    return str(caught.value)


def listing(*names: str, marker: str = "", size: int = 0) -> Said:
    blobs = "".join(
        f"<Blob><Name>{name}</Name><Properties><Content-Length>{size}</Content-Length></Properties></Blob>"
        for name in names
    )
    body = f"<EnumerationResults><Blobs>{blobs}</Blobs><NextMarker>{marker}</NextMarker></EnumerationResults>"
    return Said(200, body.encode(), "application/xml")


def holding(*names: str, size: int = 0, file: Said | None = None) -> Recorded:
    """Hold one container with these files."""

    def instead(target: str) -> Said | None:
        if "comp=list" in target:
            return listing(*names, size=size) if "/invoices-2018?" in target else None
        return file or Said(200, PICTURE, "image/png")

    return Recorded(count=9, vintages=("2024",), instead=instead)


class TestFetching:
    def test_brings_every_file_of_every_year_once(self) -> None:
        store = Quick(seed=4, count=100, page=7)

        taker = taken_from(store)

        assert {name.removesuffix(".png") for name in taker.names} == set(store.catalogues["2024"].names)
        assert {key.split("/")[0] for key in taker.kept} == {f"invoices-{year}" for year in range(2018, 2025)}

    def test_goes_on_after_a_power_cut_and_downloads_nothing_twice(self) -> None:
        store, taker = Recorded(seed=4, count=60, page=7), Taker()
        with client_served(store) as server:
            for _ in range(10):
                taker.take(blobs_at(server.place), most=7)

        files = [target for target in store.asked if "comp=list" not in target]
        assert len(taker.kept) == 60
        assert len(files) == len(set(files))

    def test_one_container_needs_no_year(self) -> None:
        taker = Taker()
        with client_served(Quick(count=60)) as server:
            taker.take(blobs_at(server.place, container="invoices-2018"))

        assert len(taker.kept) == 48

    def test_writes_odd_names_so_that_no_address_breaks(self) -> None:
        store = holding("été/a b%3f&amp;c.png")

        taker = taken_from(store)

        asked = urlsplit(next(target for target in store.asked if "comp=list" not in target))
        assert asked.path == "/invoices-2018/%C3%A9t%C3%A9/a%20b%253f%26c.png"
        assert parse_qs(asked.query) == parse_qs(SIGNED)
        assert taker.names == ["a b%3f&c.png"]

    def test_leaves_names_that_climb(self) -> None:
        taker = taken_from(holding("../invoices-2019/a.png", "good.png"))

        assert taker.names == ["good.png"]
        assert taker.reasons == ["This was left where it is: its name is not a plain one."]

    def test_leaves_what_is_too_large_without_a_download(self) -> None:
        store = holding("large.png", size=50_000_001)

        taker = taken_from(store)

        assert "50 MB" in taker.reasons[0]
        assert not any("large.png" in target for target in store.asked)

    def test_leaves_what_is_no_document(self) -> None:
        taker = taken_from(holding("a.png", file=Said(200, b"<html>", "image/png")))

        assert not taker.kept
        assert "kind of document" in taker.reasons[0]

    def test_one_file_that_is_locked_does_not_hold_up_the_others(self) -> None:
        taker = taken_from(holding("a.png", "b.png", file=Said(409, b"", "text/plain")))

        assert len(taker.skipped) == 2

    def test_three_of_them_in_a_row_end_the_run(self) -> None:
        with pytest.raises(SourceNonsense):
            taken_from(holding("a.png", "b.png", "c.png", file=Said(409, b"", "text/plain")))

    def test_a_file_gone_since_is_named(self) -> None:
        gone = Said(404, b"<Error><Code>BlobNotFound</Code></Error>", "application/xml")

        assert "nothing by this name" in taken_from(holding("a.png", file=gone)).reasons[0]

    def test_nothing_is_marked_there(self) -> None:
        taker = taken_from(holding("a.png"))

        blobs_at("127.0.0.1:1").settle(next(iter(taker.kept.values())))


class TestARefusal:
    def test_of_the_signature_is_final_and_says_so(self) -> None:
        with client_served(Quick(count=9)) as server, pytest.raises(SourceRefused, match="has expired"):
            blobs_at(server.place, sas="sig=of-yesterday").check()

    def test_repeats_nothing_of_the_signed_link(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.DEBUG):
            said = problem_with(Said(403, DENIED, "application/xml"))

        assert "made-up" not in said + caplog.text + repr(blobs_at("127.0.0.1:1"))

    @pytest.mark.parametrize(("status", "body", "words"), [
        (403, b"", "it answers 403"),
        (403, b"<Error><Code>AuthorizationPermissionMismatch</Code></Error>", "may not list and read"),
        (403, b"<!DOCTYPE a [<!ENTITY b 'c'>]><Error><Code>&b;</Code></Error>", "it answers 403"),
        (404, b"<Error><Code>ContainerNotFound</Code></Error>", "no such container"),
        (301, b"", "sends us elsewhere"),
        (503, b"<Error><Code>ServerBusy</Code></Error>", "it answers 503"),
    ])  # fmt: skip
    def test_is_named_by_its_code(self, status: int, body: bytes, words: str) -> None:
        assert words in problem_with(Said(status, body, "application/xml"))

    def test_that_passes_is_waited_out(self) -> None:
        answers = iter([Said(503, b"", "text/plain")] * 3)
        store = Recorded(count=60, vintages=("2024",), instead=lambda target: next(answers, None))

        assert len(taken_from(store).kept) == 60

    def test_that_does_not_pass_is_tried_again_later(self) -> None:
        with client_served(Recorded(instead=lambda target: Said(429, b"", ""))) as server, pytest.raises(SourceBusy):
            blobs_at(server.place).check()

    def test_of_every_year_is_a_mistake_in_the_settings(self) -> None:
        with client_served(Quick(count=9, vintages=("2023",))) as server, pytest.raises(SourceGone):
            Taker().take(blobs_at(server.place))


class TestAHostileListing:
    @pytest.mark.parametrize("body", [
        b"<html><body>Sign in</body></html>", b"<EnumerationResults><Blobs>", b"", b"{}",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><EnumerationResults><Blobs/></EnumerationResults>",
        b"<EnumerationResults><NextMarker>" + b"a" * 5000 + b"</NextMarker></EnumerationResults>",
    ])  # fmt: skip
    def test_is_refused(self, body: bytes) -> None:
        assert "not the XML that was agreed on" in problem_with(Said(200, body, "application/xml"))

    def test_that_goes_round_in_circles_is_left(self) -> None:
        assert "in circles" in problem_with(listing(marker="again"))


class TestTrying:
    def test_says_what_is_there(self) -> None:
        with client_served(Quick(count=60, page=50)) as server:
            assert blobs_at(server.place).check() == "documents in the container invoices-2018: 48"

    def test_says_that_there_is_more(self) -> None:
        with client_served(Quick(count=60, page=20)) as server:
            assert blobs_at(server.place).check() == "documents in the container invoices-2018: more than 20"


class TestSettings:
    @pytest.mark.parametrize(("field", "value"), [
        ("container", "Invoices"), ("container", "a/b"), ("container", "a--b"), ("container", "{month}"),
        ("sas", "sv=1"), ("sas", "sig=a b"), ("sas", "https://host/?sig=a"), ("sas", ""),
    ])  # fmt: skip
    def test_that_cannot_be_are_refused_by_name(self, field: str, value: str) -> None:
        given = {"container": "invoices-{year}", "sas": SIGNED} | {field: value}

        with pytest.raises(SettingRefused) as caught:
            blobs_at("127.0.0.1:1", container=given["container"], sas=given["sas"])

        assert caught.value.field == field
        assert value not in str(caught.value) or not value

    def test_the_question_mark_of_a_copied_link_is_taken_off(self) -> None:
        assert blobs_at("127.0.0.1:1", sas=f"?{SIGNED}").sas == SIGNED
