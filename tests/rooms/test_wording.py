"""What an accountant reads when a document could not be read."""

import pytest
from django.utils.translation import override

from invoices.errors import (
    AddressRefused,
    EngineNonsense,
    EngineRefused,
    EngineUnavailable,
    FileTooLarge,
    InvoiceError,
    KeptReadingDamaged,
    PhotoNotGoodEnough,
    ReaderNotStarted,
    ReaderTookTooLong,
    TooManyPages,
)
from invoices.ocr.refusals import in_engine_words
from invoices.wording import finding_in_words, in_words

REFUSED = AddressRefused(host="ocr.example", detail="it leads into a private network")
IN_FRENCH: list[tuple[InvoiceError, str]] = [
    (
        PhotoNotGoodEnough(page=2, fault="blurred"),
        "La page 2 n’est pas assez nette pour être lue (photo floue). Prenez",
    ),
    (FileTooLarge(megabytes=62.5, most=50), "Ce fichier pèse 62,5 Mo ; la limite est de 50 Mo."),
    (TooManyPages(pages="at least 301", most=300), "Ce document a au moins 301 pages ; la limite est de 300"),
    (ReaderTookTooLong(seconds=60.0), "La lecture de ce document a dépassé 60 secondes et"),
    (ReaderNotStarted(detail="reader_took_too_long"), "n’a pas pu démarrer : délai dépassé. Un nouvel essai"),
    (ReaderNotStarted(detail="Cannot allocate memory"), "n’a pas pu démarrer : mémoire insuffisante. Un nouvel essai"),
    (
        EngineUnavailable(engine="tesseract", detail="language lat is not installed (Debian: tesseract-ocr-lat)"),
        "installation : la langue lat n’est pas installée (Debian : tesseract-ocr-lat).",
    ),
    (
        in_engine_words(REFUSED, engine="azure"),
        "l’appel à ocr.example n’est pas permis (cette adresse mène à un réseau",
    ),
    (
        EngineRefused(engine="azure", detail="the key is not valid (401)"),
        "page : la clé n’est pas valable (401). Vérifiez",
    ),
    (EngineNonsense(engine="mistral", detail="it is nothing"), "juste (état : aucun). Elle"),
    (
        KeptReadingDamaged(detail="it does not hold together: Expected `int`, got `str` - at `$.pages`"),
        "elle est incohérente (`str` au lieu de `int`, à l’endroit `$.pages`).",
    ),
    (
        AddressRefused(host="An address", detail="there is no such port"),
        "L’appel à une adresse n’est pas permis depuis",
    ),
]


def spaced(text: str) -> str:
    """Take French spaces for plain ones, so that a test can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


class TestInFrench:
    @pytest.mark.parametrize(("error", "words"), IN_FRENCH, ids=[error.code for error, _ in IN_FRENCH])
    def test_an_error_is_one_french_sentence(self, error: InvoiceError, words: str) -> None:
        with override("fr"):
            assert words in spaced(in_words(error))

    def test_a_number_has_a_comma(self) -> None:
        with override("fr"):
            assert "(note 0,42)" in finding_in_words("page_not_readable", {"page": 1, "score": 0.42})


class TestInEnglish:
    @pytest.mark.parametrize("error", [error for error, _ in IN_FRENCH[1:3] + IN_FRENCH[6:]], ids=type)
    def test_an_error_keeps_the_words_of_its_author(self, error: InvoiceError) -> None:
        with override("en"):
            assert in_words(error) == str(error)


class TestWhatNobodyHasListed:
    def test_is_said_as_it_was_written(self) -> None:
        with override("fr"):
            assert "(ZeroDivisionError)" in in_words(EngineNonsense(engine="mistral", detail="ZeroDivisionError"))

    def test_is_never_taken_for_a_gap(self) -> None:
        with override("fr"):
            assert "({engine.__class__})" in in_words(EngineNonsense(engine="x", detail="{engine.__class__}"))

    def test_of_an_unknown_kind_is_a_document_that_could_not_be_read(self) -> None:
        class NewError(InvoiceError):
            code = "new_error"

        with override("fr"):
            assert in_words(NewError()) == "Ce document n’a pas pu être lu."
