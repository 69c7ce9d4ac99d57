"""What a poor reading takes for what."""

# Letters that are taken for a digit, and the digit.
LETTERS_FOR = {"0": "OoQD", "1": "Iil|!", "2": "Zz", "5": "Ss", "6": "G", "8": "B", "9": "gq"}
# The way back, where a register asks for a letter.
LETTER_FOR = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}

AS_DIGITS = str.maketrans({letter: digit for digit, letters in LETTERS_FOR.items() for letter in letters})
AS_LETTERS = str.maketrans(LETTER_FOR)
