"""Why a value is thought to be that of its field, in the words of the person's language; by the code of the rule."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from invoices.wording_figures import language_in_words
from invoices.wording_names import FIELDS

RULES: dict[str, Promise] = {
    "right_of": _("to the right of “{words}”"),
    "below": _("below “{words}”"),
    "place_on_page": _("by its place on the page"),
    "what_the_equation_leaves": _("what net and gross leave between them"),
    "nothing_paid": _("the gross total, since nothing was paid"),
    "title": _("the title “{words}”"),
    "no_title": _("nothing says otherwise"),
    "negative_total": _("the total is negative"),
    "beside_amounts": _("printed beside the amounts"),
    "usual_in": _("usual in documents in this language ({words})"),
    "inside": _("part of {words}"),
    "form": _("by its form"),
    "wording": _("by its wording"),
    "below_the_name": _("below the name"),
    "code": _("in a code on the page ({words})"),
    "engine_says": _("the reading service says so"),
    "remembered": _("as known of this supplier"),
    "xml": _("element {words} of the XML"),
    "repaired": _("corrected, as only this agrees: {words}"),
}

# What agrees with a value that was corrected, by the name that the correction has for it.
PROOFS: dict[str, Promise] = {
    "net+vat=gross": _("net + VAT = gross"),
    "net*rate=vat": _("net × rate = VAT"),
    "rows=net": _("bases of the VAT breakdown = net"),
    "rows=vat": _("taxes of the VAT breakdown = VAT"),
    "lines=net": _("lines = net"),
    "lines=gross": _("lines = gross"),
    "lines-discount=net": _("lines − discount = net"),
    "due=gross": _("amount due = gross"),
    "due+paid=gross": _("amount due + amount paid = gross"),
    "checksum": _("its check digits"),
    "page": _("the same number elsewhere on the page"),
    "own": _("your own number"),
    "known_supplier": _("a number known of this supplier"),
}


def _field(name: str) -> str:
    return str(FIELDS.get(name, name))


def _proofs(names: str) -> str:
    """Say the proofs of a correction, one after the other."""
    return ", ".join(str(PROOFS[name]) if name in PROOFS else _field(name) for name in names.split(", "))


# What a rule is about is said as it stands on the page, unless it is a code as well.
SPOKEN: dict[str, Callable[[str], str]] = {
    "inside": _field,
    "usual_in": language_in_words,
    "repaired": _proofs,
}
