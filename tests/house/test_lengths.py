"""The yardstick: what the best codebases of the field reach."""

from statistics import median, quantiles

from tests.house.tree import functions, texts

ADVICE = "Split it along its nouns: one thing a file, one step a function. No bound is raised for a file's sake."


def file_lengths() -> dict[str, int]:
    lengths = {name: source.count("\n") for name, source in texts(".py") if "/migrations/" not in name}
    # An empty __init__.py says nothing about how long our files are.
    return {name: length for name, length in lengths.items() if length}


def function_lengths() -> dict[str, int]:
    return {place: (node.end_lineno or node.lineno) - node.lineno + 1 for place, node in functions()}


def longer_than(bound: int, lengths: dict[str, int]) -> str:
    return "\n".join(f"  {name}: {length} lines" for name, length in lengths.items() if length > bound)


def nine_in_ten(lengths: dict[str, int]) -> float:
    return quantiles(lengths.values(), n=10)[-1]


class TestFiles:
    def test_none_is_longer_than_350_lines(self) -> None:
        long = longer_than(350, file_lengths())

        assert not long, f"Files over 350 lines:\n{long}\n{ADVICE}"

    def test_nine_in_ten_stay_under_200_lines(self) -> None:
        lengths = file_lengths()

        assert nine_in_ten(lengths) < 200, f"The longest files:\n{longer_than(200, lengths)}\n{ADVICE}"

    def test_half_of_them_stay_within_80_lines(self) -> None:
        lengths = file_lengths()

        assert median(lengths.values()) <= 80, f"The longer half:\n{longer_than(80, lengths)}\n{ADVICE}"


class TestFunctions:
    def test_none_is_longer_than_50_lines(self) -> None:
        long = longer_than(50, function_lengths())

        assert not long, f"Functions over 50 lines:\n{long}\n{ADVICE}"

    def test_nine_in_ten_stay_under_30_lines(self) -> None:
        lengths = function_lengths()

        assert nine_in_ten(lengths) < 30, f"The longest functions:\n{longer_than(30, lengths)}\n{ADVICE}"

    def test_half_of_them_stay_within_10_lines(self) -> None:
        lengths = function_lengths()

        assert median(lengths.values()) <= 10, f"The median is {median(lengths.values())} lines. {ADVICE}"
