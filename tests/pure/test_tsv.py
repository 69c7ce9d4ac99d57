"""Tesseract's table of words becomes lines of words with places."""

import pytest

from invoices.document import Box
from invoices.ocr.tsv import lines_in

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def row(text: str, *, line: int = 1, block: int = 1, conf: str = "96.5", level: int = 5, left: int = 100) -> str:
    return f"{level}\t1\t{block}\t1\t{line}\t1\t{left}\t50\t200\t20\t{conf}\t{text}\n"


def texts(*rows: str) -> list[str]:
    return [line.text for line in lines_in(HEAD + "".join(rows), width=1000, height=500)]


def test_puts_words_of_a_line_together() -> None:
    assert texts(row("Net"), row("à"), row("payer"), row("253,20", line=2)) == ["Net à payer", "253,20"]


def test_begins_a_line_with_a_new_block() -> None:
    assert texts(row("left"), row("right", block=2)) == ["left", "right"]


def test_gives_the_place_relative_to_the_page_and_the_confidence_as_a_share() -> None:
    (line,) = lines_in(HEAD + row("Total"), width=1000, height=500)

    assert line.words[0].box == Box(0.1, 0.1, 0.3, 0.14)
    assert line.words[0].confidence == 0.965


@pytest.mark.parametrize("conf", ["100", "100.0", "101"])
def test_is_never_surer_than_sure(conf: str) -> None:
    (line,) = lines_in(HEAD + row("Total", conf=conf), width=1000, height=500)

    assert line.words[0].confidence == 1.0


def test_drops_what_is_no_word() -> None:
    rules = [row("|"), row("___"), row("—"), row("  "), row("")]

    assert texts(*rules, row("Total"), row("picture", conf="-1"), row("page", level=1)) == ["Total"]


def test_drops_rows_that_are_cut_short() -> None:
    assert texts("5\t1\t1\n", "\n", row("Total")) == ["Total"]


def test_keeps_signs_that_mean_something() -> None:
    assert texts(row("-"), row("€"), row("%"), row(":")) == ["- € % :"]


def test_nothing_read_is_no_lines() -> None:
    assert lines_in(HEAD, width=10, height=10) == ()


def test_a_table_of_something_else_is_an_error() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        lines_in(HEAD + row("Total").replace("100", "left"), width=10, height=10)
