"""What a poor reading takes for what."""

# Letters that are taken for a digit, and the digit.
LETTERS_FOR = {"0": "OoQD", "1": "Iil|!", "2": "Zz", "5": "Ss", "6": "G", "8": "B", "9": "gq"}
# The way back, where a register asks for a letter.
LETTER_FOR = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}
# Digits that are taken for each other: worn print, faint print, a speck.
DIGITS_LIKE = {
    "0": "689", "1": "47", "2": "7", "3": "589", "4": "19",
    "5": "368", "6": "058", "7": "12", "8": "03569", "9": "0348",
}  # fmt: skip

AS_DIGITS = str.maketrans({letter: digit for digit, letters in LETTERS_FOR.items() for letter in letters})
AS_LETTERS = str.maketrans(LETTER_FOR)


def is_by_shape(one: str, other: str) -> bool:
    """Tell whether two characters are easily taken for each other."""
    pair = {one, other}
    return any(
        {digit, like} == pair
        for digit in LETTERS_FOR | DIGITS_LIKE
        for like in LETTERS_FOR.get(digit, "") + DIGITS_LIKE.get(digit, "")
    )
