"""The figures on any page at all, and held against the slow way to get them."""

import random
import re

from hypothesis import assume, given
from hypothesis import strategies as st

from invoices.ocr.accuracy import Tally, measure_accuracy

SIGNS = "abàé1x \t\n"
texts = st.text(alphabet=SIGNS, max_size=40)
words = st.text(alphabet="abcdéèà01", min_size=2, max_size=8)
lines = st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6)


def slow_distance(fragment: str, page: str) -> int:
    """Fill the whole table: a fragment may begin and end anywhere on the page."""
    row = [0] * (len(page) + 1)
    for wanted in fragment:
        following = [row[0] + 1]
        for place, sign in enumerate(page, start=1):
            following.append(min(row[place - 1] + (sign != wanted), row[place] + 1, following[-1] + 1))
        row = following
    return min(row)


def slow_characters(truth: str, read: str) -> Tally:
    page = "".join(read.split())
    cells = ["".join(cell.split()) for line in truth.split("\n") for cell in re.split(r"\t| {2,}", line)]
    counted = [cell for cell in cells if len(cell) >= 4]
    total = sum(map(len, counted))
    return Tally(total - sum(slow_distance(cell, page) for cell in counted), total)


class TestAgainstTheSlowWay:
    @given(texts, texts)
    def test_counts_the_same_characters(self, truth: str, read: str) -> None:
        assert measure_accuracy(truth, read, case_counts=True).of_characters == slow_characters(truth, read)

    @given(st.lists(words, max_size=8), st.lists(words, max_size=8))
    def test_counts_the_same_words(self, printed: list[str], read: list[str]) -> None:
        right = sum(min(printed.count(word), read.count(word)) for word in set(printed))

        assert measure_accuracy(" ".join(printed), " ".join(read)).of_words == Tally(right, len(printed))


class TestAnyPage:
    @given(lines, st.randoms(use_true_random=False))
    def test_read_in_another_order_is_read_as_well(self, page: list[str], draw: random.Random) -> None:
        shuffled = list(page)
        draw.shuffle(shuffled)

        accuracy = measure_accuracy("\n".join(page), "\n".join(shuffled))

        assert accuracy.character_error in {0.0, None}
        assert accuracy.word_recall == 1.0
        assert accuracy.amounts in {1.0, None}
        assert accuracy.accented in {1.0, None}

    @given(lines)
    def test_with_a_line_lost_has_fewer_words_read(self, page: list[str]) -> None:
        accuracy = measure_accuracy("\n".join(page), "\n".join(page[1:]))

        assert accuracy.of_words.right == accuracy.of_words.printed - len(page[0].split())

    @given(st.text(max_size=200), st.text(max_size=200))
    def test_gives_figures_between_nothing_and_all(self, truth: str, read: str) -> None:
        accuracy = measure_accuracy(truth, read)

        tallies = (accuracy.of_characters, accuracy.of_words, accuracy.of_amounts, accuracy.of_accented)
        assert all(0 <= tally.right <= tally.printed for tally in tallies)

    @given(st.text(max_size=200))
    def test_read_perfectly_has_no_fault(self, text: str) -> None:
        assume(text.strip())
        accuracy = measure_accuracy(text, text)

        assert accuracy.character_error in {0.0, None}
        assert {accuracy.word_recall, accuracy.amounts, accuracy.accented} <= {1.0, None}
