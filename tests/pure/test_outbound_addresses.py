"""What a written address means, and where on a network it leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.errors import AddressRefused
from invoices.outbound.addresses import ends_of, host_of, is_public, may_be_listed, number_of, parse_address


def public(text: str) -> bool:
    number = number_of(text)
    assert number is not None
    return is_public(number)


def listable(text: str) -> bool:
    number = number_of(text)
    assert number is not None
    return may_be_listed(number)


class TestParseAddress:
    def test_reads_the_parts_of_an_address(self) -> None:
        address = parse_address("HTTPS://API.Example.com/v1/ocr?model=a&b=c%20d")

        assert (address.scheme, address.host, address.port) == ("https", "api.example.com", 443)
        assert address.target == "/v1/ocr?model=a&b=c%20d"
        assert address.origin == "https://api.example.com:443"
        assert address.host_header == "api.example.com"

    @pytest.mark.parametrize(
        ("url", "target"), [("https://a.example", "/"), ("https://a.example/", "/"), ("https://a.example?x=1", "/?x=1")]
    )
    def test_an_address_without_a_path_asks_for_the_root(self, url: str, target: str) -> None:
        assert parse_address(url).target == target

    def test_another_port_is_told_to_the_server(self) -> None:
        assert parse_address("http://ollama.lan:11434/v1").host_header == "ollama.lan:11434"
        assert parse_address("http://[FD00::1]:8000/").host_header == "[fd00::1]:8000"
        assert parse_address("https://[2606:4700::1111]/").host_header == "[2606:4700::1111]"

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "ocr.example/v1",
            "//ocr.example/",
            "ftp://ocr.example/",
            "file:///etc/passwd",
            "gopher://ocr.example/",
            "https://",
            "https:///path",
            "https://user@ocr.example/",
            "https://user:secret@ocr.example/",
            "https://ocr.example:80@127.0.0.1/",
            "https://ocr.example\\@127.0.0.1/",
            "https://ocr.example#@127.0.0.1/",
            "https://ocr.example/#part",
            "https://ocr.exa mple/",
            "https://ocr.example/a b",
            "https://ocr.example/\r\nX-Evil: 1",
            "https://ocr.example/\x00",
            "https://ocr.example/..\\evil",
            "https://ocr.example/é",
            "https://ocr%2eexample/",
            "https://ocr.example:0/",
            "https://ocr.example:65536/",
            "https://ocr.example:99999999/",
            "https://ocr.example:+443/",
            "https://[::1/",
            "https://[::1%25eth0]/",
            "https://[127.0.0.1]/",
            "https://[v1.fe80::a]/",
            "https://-ocr.example/",
            "https://ocr..example/",
            "https://.example/",
            "https://" + "a" * 64 + ".example/",
            "https://" + "a." * 200 + "example/",
            "https://256.1.1.1/",
            "https://1.2.3.4.5/",
            "https://0x/",
            " https://ocr.example/",
            "https://ocr.example/ ",
            "https://ocr.example\n/",
        ],
    )
    def test_refuses_everything_that_could_be_read_in_two_ways(self, url: str) -> None:
        with pytest.raises(AddressRefused) as refusal:
            parse_address(url)

        assert "secret" not in str(refusal.value)

    @given(st.text(max_size=80))
    def test_takes_or_refuses_anything_and_never_breaks(self, text: str) -> None:
        for url in (text, f"https://{text}/", f"https://ocr.example{text}"):
            try:
                address = parse_address(url)
            except AddressRefused:
                continue
            assert address.host.isascii()
            assert address.target.isprintable()


class TestHostOf:
    @pytest.mark.parametrize(
        "written",
        ["2130706433", "0x7f000001", "017700000001", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1.", "①②⑦.⓪.⓪.①"],
    )
    def test_brings_a_number_into_its_usual_form_however_it_is_written(self, written: str) -> None:
        assert host_of(written) == "127.0.0.1"

    @pytest.mark.parametrize(
        ("written", "host"),
        [
            ("Bücher.example", "xn--bcher-kva.example"),
            ("OCR.Example.", "ocr.example"),
            ("evil。example", "evil.example"),
            ("ａｐｉ.example", "api.example"),
            ("my_ollama", "my_ollama"),
            ("[0:0:0:0:0:0:0:1]", "::1"),
            ("[::ffff:7f00:1]", "::ffff:7f00:1"),
        ],
    )
    def test_brings_a_name_into_its_usual_form(self, written: str, host: str) -> None:
        assert host_of(written) == host


class TestIsPublic:
    @pytest.mark.parametrize("text", ["8.8.8.8", "51.159.0.1", "2606:4700::1111", "2a01:e0a::1", "64:ff9b::808:808"])
    def test_the_internet_is(self, text: str) -> None:
        assert public(text)

    @pytest.mark.parametrize(
        "text",
        [
            "127.0.0.1",
            "127.255.255.254",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "168.63.129.16",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104 - a number to refuse, not to listen on
            "0.1.2.3",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "192.88.99.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:0:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::8.8.8.8",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "2001:0:7f00:1:0:0:0:1",
            "2001:db8::1",
            "3fff::1",
            "5f00::1",
            "100::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd00::1",
            "ff02::1",
            "ff0e::1",
        ],
    )
    def test_nothing_else_is_however_it_is_wrapped(self, text: str) -> None:
        assert not public(text)

    def test_a_number_that_names_a_network_card_is_none(self) -> None:
        assert number_of("fe80::1%eth0") is None
        assert number_of("ocr.example") is None

    def test_a_tunnel_ends_in_two_places(self) -> None:
        number = number_of("2002:808:808::1")
        assert number is not None

        assert [str(end) for end in ends_of(number)] == ["2002:808:808::1", "8.8.8.8"]
        assert is_public(number)


class TestMayBeListed:
    @pytest.mark.parametrize(
        "text", ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.7", "100.64.0.1", "fd12::1", "8.8.8.8"]
    )
    def test_machines_at_home_may(self, text: str) -> None:
        assert listable(text)

    @pytest.mark.parametrize(
        "text",
        [
            "169.254.169.254",
            "fe80::1",
            "fd00:ec2::254",
            "100.100.100.200",
            "168.63.129.16",
            "0.0.0.0",  # noqa: S104 - a number to refuse, not to listen on
            "::",
            "224.0.0.1",
            "255.255.255.255",
            "::ffff:169.254.169.254",
            "2002:a9fe:a9fe::",
        ],
    )
    def test_places_where_clouds_hand_out_keys_never_may(self, text: str) -> None:
        assert not listable(text)
