"""Text that goes into XML or HTML, and elements around it."""

import re
from html import escape

# All that XML 1.0 cannot hold, even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Elements that never hold anything; HTML would take the short form of any other for its beginning only.
EMPTY = frozenset({"meta", "br", "path", "rect", "line"})

Attribute = str | float | None


def safe(text: str) -> str:
    """Escape a text for element and attribute alike; what XML cannot hold becomes a mark."""
    return escape(NOT_XML.sub("\ufffd", text))


def element(tag: str, *inside: str, **attributes: Attribute) -> str:
    """Write an element around markup; attributes are text and made safe here, None leaves one out.

    Attribute names are written as Python can: text_anchor for text-anchor, class_ for class.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}/>" if tag in EMPTY else f"<{tag}{written}>{''.join(inside)}</{tag}>"


def text_element(tag: str, text: str, **attributes: Attribute) -> str:
    """Write an element around a text, which is made safe here."""
    return element(tag, safe(text), **attributes)


def number(value: float) -> str:
    """Write a coordinate as short as a tenth of a pixel needs."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _value(value: str | float) -> str:
    return safe(value) if isinstance(value, str) else number(value)
