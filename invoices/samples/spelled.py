"""Numbers in French words, as under the totals of craftsmen."""

from decimal import Decimal

UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
SCALES = ((1_000_000, "million"), (1000, "mille"), (100, "cent"))


def spelled(number: int) -> str:
    """Spell a whole number."""
    for scale, word in SCALES:
        if number >= scale:
            return _scaled(number, scale, word)
    return _below_a_hundred(number)


def _scaled(number: int, scale: int, word: str) -> str:
    count, rest = divmod(number, scale)
    if count == 1 and scale < SCALES[0][0]:
        return f"{word} {spelled(rest)}" if rest else word
    # Hundreds and scores take their s at the end of a number alone.
    many = spelled(count).removesuffix("s") if count % 100 in {0, 80} else spelled(count)
    if rest:
        return f"{many} {word} {spelled(rest)}"
    return f"{many} {word}" if word == "mille" else f"{many} {word}s" if count > 1 else f"{many} {word}"


def _below_a_hundred(number: int) -> str:
    if number < len(UNITS):
        return UNITS[number]
    ten, unit = divmod(number, 10)
    if ten in {7, 9}:
        unit += 10
    if number == 80:
        return "quatre-vingts"
    between = " et " if unit in {1, 11} and ten < 8 else "-"
    return TENS[ten] + (between + UNITS[unit] if unit else "")


def spelled_euros(amount: Decimal) -> str:
    """Spell an amount in euros and cents."""
    euros, cents = divmod(int(abs(amount) * 100), 100)
    return f"{spelled(euros)} euros" + (f" et {spelled(cents)} centimes" if cents else "")
