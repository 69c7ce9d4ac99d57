"""Why a value is thought to be that of its field, in the words of the person's language; by the code of the rule."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    "remembered": _("as corrected before for this supplier"),
    "xml": _("element {words} of the XML"),
}
