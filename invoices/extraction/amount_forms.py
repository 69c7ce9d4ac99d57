"""How amounts stand in a line, and what looks like one and is none."""

import re

from invoices.extraction.registers import iban_lengths

# As printed, upper-cased -> ISO 4217.
CURRENCY_SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD",
    "S$": "SGD", "HK$": "HKD",
}  # fmt: skip
CURRENCY_WORDS = {
    "EUR": "EUR", "EURO": "EUR", "EUROS": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF", "SFR": "CHF", "RM": "MYR",
    "MYR": "MYR", "CAD": "CAD", "AUD": "AUD", "SGD": "SGD", "JPY": "JPY", "PLN": "PLN", "ZŁ": "PLN", "CZK": "CZK",
    "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "HUF": "HUF", "RON": "RON", "MAD": "MAD", "DHS": "MAD", "TND": "TND",
    "DZD": "DZD", "XAF": "XAF", "XOF": "XOF", "FCFA": "XOF", "XPF": "XPF", "FRF": "FRF", "CNY": "CNY", "INR": "INR",
}  # fmt: skip
CURRENCIES = CURRENCY_SIGNS | CURRENCY_WORDS

SIGN = "|".join(map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)))
WORD = "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True))

NUMBER = re.compile(
    rf"""
    (?P<open>\()?
    (?P<minus>(?<!\w)[-+]\ ?)?
    (?:(?P<before>{SIGN}|(?<![^\W\d_])(?:{WORD})(?![^\W\d_]))\.?\ ?)?
    (?P<inner>(?(before)-|(?!)))?
    (?<!\d)
    (?:
        (?P<whole>(?!0)\d{{1,3}}(?P<gap>[\ .,'])\d{{3}}(?:(?P=gap)\d{{3}}){{0,3}}(?!\d)|\d+)
        (?:(?P<mark>[.,]|\ [.,]|[.,]\ (?=\d\d(?!\d))|[.,]{{2}}(?=\d\d))(?P<cents>\d{{1,6}})
          |(?P<money>[€$£])(?P<coins>\d\d)(?![.,]?\d)
          |(?P<none>[.,](?:--?|=))
        )?
        |(?<![\w.,])[.,](?P<bare>\d\d)
    )
    (?!\d)
    (?:\ ?(?P<after>(?:{SIGN})(?!\d)|(?:{WORD})(?!\w)))?
    (?P<trail>-(?!\w))?
    (?P<close>\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)

RATE = r"(?<!\d)(?<!\d[.,])(?P<rate>-?\d{1,3}(?:[.,]\d{1,4})?)[ ]?(?:%|°/[o°]|[o0]/o)"
PERCENT = re.compile(RATE)

# What holds digits and is no amount; dates are looked for apart.
NO_AMOUNT = re.compile(
    rf"""
    {RATE}
    |(?<!\d)\d{{1,2}}(?::\d\d){{1,2}}(?![\d:])                                    # 12:30
    |(?<!\w)\d{{1,2}}[ ]?h[ ]?[0-5]\d(?!\w|[.,]\d)                                # 12h30
    |(?<![\w+])(?:\+|00)\d{{2,3}}[ .]?(?:\(0\)[ .]?)?\d(?:[ .-]?\d){{7,10}}(?!\d)  # +33 1 23 45 67 89
    |(?<![\w.,])0\d(?P<two>[ .-]?)\d\d(?:(?P=two)\d\d){{3}}(?!\d)                 # 01 23 45 67 89
    |(?<!\w)(?-i:{"|".join(sorted(iban_lengths()))})\d\d(?-i:[ ]?[A-Z0-9]{{4}}){{3,}}(?-i:[ ]?[A-Z0-9]{{1,3}})?(?!\w)
    |(?<![\d.,])\d{{3}}[ .]?\d{{3}}[ .]?\d{{3}}[ .]?\d{{5}}(?!\d)                 # SIRET
    |(?<!\d)(?<!\d[ .,])\d{{3}}[ ]\d{{3}}[ ]\d{{3}}(?![.,]?\d|[ ]\d|[ ]?(?:[€$£]|EUR))   # SIREN
    """,
    re.VERBOSE | re.IGNORECASE,
)

POORLY_READ = re.compile(
    r"(?<![\w.,/-])[\dOoQIil|SBZ]{1,7}(?:[.,][\dOoQIil|SBZ]{3})*[.,][\dOoQIil|SBZ]{2}(?!\w)",
)
