"""What is noticed about how a page reads, in the words of the person's language; by the code of the finding."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAGES: dict[str, Promise] = {
    "page_not_readable": _("Page {page} reads too badly to be believed (score {score}); a person reads it."),
    "page_fault": _("Page {page}: {fault}."),
    "page_empty": _("Not one word was read on page {page}."),
}

PAGES_ADVICE: dict[str, Promise] = {
    "page_not_readable": _("Compare all that was read there with the page, or scan it anew."),
    "page_fault": _("Compare what was read there with the page; a new scan or photo reads better."),
    "page_empty": _("Look whether the page is blank; if not, scan it anew."),
}

# What the gate says of a picture, by the name of the fault.
FAULTS: dict[str, Promise] = {
    "blurred": _("blurred photo"),
    "cut": _("cut corner or edge"),
    "dark": _("too dark"),
    "faint": _("too faint"),
    "uneven": _("a shadow over the page"),
    "too_small": _("print too small"),
    "empty": _("empty page"),
}
