"""What a source is configured with: one table, one check, one way to make each kind."""

from pathlib import Path

import pytest

from invoices.errors import SettingRefused
from invoices.outbound.client import Outbound
from invoices.sources.arriving import plain_key, plain_name, plain_text
from invoices.sources.door import Allowed, Connector
from invoices.sources.registry import SOURCES, connector_class, load_connector
from invoices.sources.settings import Setting, SettingKind, checked

TABLE = (
    Setting("name", "Name"),
    Setting("url", "Address", SettingKind.URL, required=False),
    Setting("count", "Number", SettingKind.NUMBER, default="3", least=1, most=9),
    Setting("day", "Day", SettingKind.DATE, required=False),
    Setting("open", "Open", SettingKind.FLAG, default="no"),
    Setting("way", "Way", SettingKind.CHOICE, default="in", choices=(("in", "In"), ("out", "Out"))),
    Setting("key", "Key", SettingKind.SECRET, required=False),
)
GOOD: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "client_api": ({"url": "https://api.example.fr"}, {}),
    "blob_container": ({"url": "https://blobs.example.fr"}, {"sas": "sv=1&sig=of-the-tests"}),
    "folder": ({"path": "/srv/in"}, {}),
    "mailbox": ({"host": "imap.example.fr", "user": "x"}, {"password": "of-the-tests"}),
}


class TestTheCheck:
    def test_returns_everything_in_its_plain_form(self) -> None:
        assert checked(TABLE, {"name": " A ", "day": "2024-02-29"}, {"key": "k"}) == {
            "name": "A", "url": "", "count": "3", "day": "2024-02-29", "open": "no", "way": "in", "key": "k",
        }  # fmt: skip

    @pytest.mark.parametrize(("field", "value"), [
        ("name", " "), ("name", "a\nb"), ("name", "a" * 5000), ("url", "ftp://x"), ("url", "https://a:b@c"),
        ("url", "https://x/?sig=1"), ("count", "0"), ("count", "10"), ("count", "1.5"), ("count", "٣"),
        ("day", "2024-02-30"), ("day", "20240201"), ("open", "maybe"), ("way", "up"), ("other", "x"), ("key", "open"),
    ])  # fmt: skip
    def test_names_the_field_that_is_wrong(self, field: str, value: str) -> None:
        with pytest.raises(SettingRefused) as caught:
            checked(TABLE, {"name": "A"} | {field: value}, {})

        assert caught.value.field == field
        assert isinstance(caught.value, ValueError)

    def test_takes_no_open_setting_for_a_secret(self) -> None:
        with pytest.raises(SettingRefused):
            checked(TABLE, {}, {"name": "A"})


class TestTheRegistry:
    @pytest.mark.parametrize("kind", SOURCES)
    def test_makes_every_kind_from_its_settings(self, kind: str) -> None:
        roots = Allowed(roots=(Path("/srv"),))
        made: Connector = load_connector(kind, *GOOD[kind], Outbound(), allowed=roots)

        assert made.kind == kind
        assert "of-the-tests" not in repr(made)

    @pytest.mark.parametrize("kind", SOURCES)
    def test_every_setting_can_be_asked_for(self, kind: str) -> None:
        table = connector_class(kind).settings

        assert len({each.name for each in table}) == len(table)
        assert all(each.checked(each.default) == each.default for each in table if each.default)
        assert all(dict(each.choices) for each in table if each.kind is SettingKind.CHOICE)

    def test_knows_no_other_kind(self) -> None:
        with pytest.raises(SettingRefused) as caught:
            load_connector("fax", {}, {}, Outbound())

        assert caught.value.field == "kind"


class TestWhatArrives:
    def test_a_key_is_never_long_or_odd(self) -> None:
        assert plain_key("F/12") == "F/12"
        assert plain_key("é").startswith("sha256:")
        assert len(plain_key("a" * 9000)) < 200
        assert plain_key("\udce9") != plain_key("\udce8")

    def test_a_name_is_short_and_keeps_its_end(self) -> None:
        name = plain_name("a/b\\" + "c" * 500 + ".pdf")

        assert len(name) <= 200
        assert name.endswith("c.pdf")
        assert plain_name(" \x00 ") == "document"

    def test_text_shows_nothing_hidden(self) -> None:
        assert plain_text("a\r\nb\x1b[31m\u202ec\ud800") == "a\nb [31m c?"
