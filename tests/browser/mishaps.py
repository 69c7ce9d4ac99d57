"""The product's addresses, and some more at which things go wrong on purpose."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from ocrsite import errors
from ocrsite import urls as product

# A page with one fault of each kind that the tests look for.
CARELESS = """<!doctype html>
<html lang="de">
  <head><title>Probant</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
  <body>
    <h1>One</h1> <h1>Two</h1>
    <p>Sign out</p>
    <script>document.title = "inline"</script>
    <script src="/static/not-there.js"></script>
    <img src="https://elsewhere.invalid/pixel.png" alt="">
    <table width="2000"><tr><td>wide</td></tr></table>
    <input type="text"> <button>x</button>
  </body>
</html>
"""


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def careless(request: HttpRequest) -> HttpResponse:
    return HttpResponse(CARELESS)


handler400 = product.handler400
handler403 = product.handler403
handler404 = product.handler404
handler500 = product.handler500

urlpatterns = [
    *product.urlpatterns,
    path("mishaps/400/", suspicious, name="mishap_400"),
    path("mishaps/form/", errors.csrf_failure, name="mishap_form"),
    path("mishaps/413/", errors.too_large, name="mishap_413"),
    path("mishaps/429/", errors.too_many_requests, name="mishap_429"),
    path("mishaps/careless/", careless, name="mishap_careless"),
    path("mishaps/500/", broken, name="mishap_500"),
]
