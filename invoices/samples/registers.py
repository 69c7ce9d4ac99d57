"""Numbers that registers give, made up with checksums that hold."""

from random import Random
from string import ascii_uppercase

from stdnum.fr import siren as fr_siren

NOT_IN_BIC = "IO"


def luhn_digit(digits: str) -> str:
    """Return the digit that makes a number pass the check of Luhn."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def digits(chance: Random, count: int) -> str:
    """Draw so many digits."""
    return "".join(chance.choice("0123456789") for _ in range(count))


def a_siren(chance: Random) -> str:
    """Make up a SIREN."""
    body = chance.choice("345789") + digits(chance, 7)
    return body + luhn_digit(body)


def a_siret(chance: Random, siren: str) -> str:
    """Make up the SIRET of an establishment."""
    body = f"{siren}000{chance.randint(1, 9)}"
    return body + luhn_digit(body)


def french_vat_number(siren: str) -> str:
    """Return the VAT number that belongs to a SIREN."""
    return "FR" + str(fr_siren.to_tva(siren)).replace(" ", "")[:2] + siren


def miswritten(chance: Random, number: str) -> str:
    """Change a digit, so that the checksum fails as it does on many a letterhead."""
    place = chance.randrange(len(number) - 5, len(number))
    other = chance.choice([digit for digit in "0123456789" if digit != number[place]])
    return number[:place] + other + number[place + 1 :]


def a_german_vat_number(chance: Random) -> str:
    """Make up a German VAT number."""
    body = chance.choice("123") + digits(chance, 7)
    product = 10
    for digit in body:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return f"DE{body}{(11 - product) % 10}"


def a_british_vat_number(chance: Random) -> str:
    """Make up a British VAT number."""
    body = str(chance.randint(1_000_000, 9_999_999))
    weighted = sum(int(digit) * weight for digit, weight in zip(body, range(8, 1, -1), strict=True))
    return f"GB{body}{97 - weighted % 97 if weighted % 97 else 97:02d}"


def a_belgian_vat_number(chance: Random) -> str:
    """Make up a Belgian VAT number."""
    body = f"0{chance.randint(4_000_000, 7_999_999)}"
    return f"BE{body}{97 - int(body) % 97:02d}"


def iban(country: str, account: str) -> str:
    """Put the two check digits of an IBAN in front of a national account number."""
    moved = account + country + "00"
    number = int("".join(str(int(sign, 36)) for sign in moved))
    return f"{country}{98 - number % 97:02d}{account}"


def a_french_iban(chance: Random) -> str:
    """Make an IBAN whose RIB key holds as well."""
    bank, counter, account = f"{chance.choice('24')}{digits(chance, 4)}", digits(chance, 5), digits(chance, 11)
    key = 97 - (89 * int(bank) + 15 * int(counter) + 3 * int(account)) % 97
    return iban("FR", f"{bank}{counter}{account}{key:02d}")


def a_foreign_iban(chance: Random, country: str) -> str:
    """Make up an IBAN of another country."""
    if country == "GB":
        return iban(country, letters(chance, 4) + digits(chance, 14))
    if country == "BE":
        body = f"{chance.choice('123456789')}{digits(chance, 9)}"
        return iban(country, f"{body}{int(body) % 97 or 97:02d}")
    return iban(country, digits(chance, 18))


def letters(chance: Random, count: int) -> str:
    """Draw so many capitals, without those that look like digits."""
    return "".join(chance.choice([sign for sign in ascii_uppercase if sign not in NOT_IN_BIC]) for _ in range(count))


def a_bic(chance: Random, country: str) -> str:
    """Make up a BIC."""
    town = {"FR": "PP", "DE": "FF", "GB": "2L", "BE": "BB"}.get(country, "PP")
    return letters(chance, 4) + country + town + chance.choice(("", "XXX"))
