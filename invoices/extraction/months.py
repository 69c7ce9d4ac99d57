"""The names of the months, per language; another language is another row."""

from invoices.extraction.text import level

MONTHS: dict[str, tuple[str, ...]] = {
    "fr": (
        "janvier janv jan", "février févr fév fevr", "mars mar mrs", "avril avr", "mai", "juin jun",
        "juillet juil juill jul jui", "août aou", "septembre sept sep", "octobre oct", "novembre nov", "décembre déc",
    ),
    "en": (
        "january jan", "february feb", "march mar", "april apr", "may", "june jun",
        "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ),
    "de": (
        "januar jänner jan jän", "februar feber feb", "märz mär mrz maerz", "april apr", "mai", "juni jun",
        "juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "dezember dez",
    ),
    "es": (
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun",
        "julio jul", "agosto ago", "septiembre setiembre sept sep set", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    "it": (
        "gennaio gen", "febbraio febbr feb", "marzo mar", "aprile apr", "maggio mag magg", "giugno giu",
        "luglio lug", "agosto ago", "settembre sett set", "ottobre ott", "novembre nov", "dicembre dic",
    ),
    "nl": (
        "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun",
        "juli jul", "augustus aug", "september sept sep", "oktober okt", "november nov", "december dec",
    ),
    "pt": (
        "janeiro jan", "fevereiro fev", "março mar marco", "abril abr", "maio mai", "junho jun",
        "julho jul", "agosto ago", "setembro set", "outubro out", "novembro nov", "dezembro dez",
    ),
    "ms": (
        "januari jan", "februari feb", "mac", "april apr", "mei", "jun",
        "julai jul", "ogos", "september sep", "oktober okt", "november nov", "disember dis",
    ),
}  # fmt: skip

# How a poor reading spells a letter in the middle of a name.
MISREAD = (("m", "rn"), ("i", "1"), ("i", "l"), ("l", "1"), ("o", "0"), ("u", "ü"), ("e", "c"), ("b", "h"))
LONG_ENOUGH = 4  # a shorter name, misread, may be anything


def _numbers() -> dict[str, int]:
    """Return the number of every month by every name it has, printed well or misread once."""
    names = {
        level(name): number
        for months in MONTHS.values()
        for number, together in enumerate(months, start=1)
        for name in together.split()
    }
    misread = {
        name.replace(right, level(wrong)): number
        for name, number in names.items()
        if len(name) >= LONG_ENOUGH
        for right, wrong in MISREAD
    }
    return misread | names


NUMBER_OF = _numbers()
OPENINGS = tuple(sorted({name[:2] for name in NUMBER_OF}))
