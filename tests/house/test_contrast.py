"""The named colours can be read, by day and by night: the promise at the top of tokens.css, counted."""

import re

import pytest

from tests.house.tree import ROOT

TOKENS = ROOT / "ocrsite/static/css/tokens.css"
COLOUR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")
GROUNDS = ("surface", "surface-raised", "surface-sunken", "surface-hover")
STATES = ("proven", "asked", "refused", "info")
INKS = ("ink", "ink-muted", "accent", "accent-hover", *(f"{state}-ink" for state in STATES))
MARKS = ("line-strong", "focus", *(f"series-{number}" for number in range(1, 5)))
TEXT, MARK = 4.5, 3.0
PAIRS: list[tuple[str, str, float]] = [
    *((ink, ground, TEXT) for ink in INKS for ground in GROUNDS),
    *((ink, f"{state}-soft", TEXT) for state in STATES for ink in ("ink", "ink-muted", "accent", f"{state}-ink")),
    *((f"{state}-line", ground, MARK) for state in STATES for ground in ("surface", "surface-raised", f"{state}-soft")),
    *((mark, ground, MARK) for mark in MARKS for ground in GROUNDS[:3]),
    ("ink-muted", "accent-soft", TEXT),
    ("accent", "accent-soft", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-hover", TEXT),
    ("on-refused", "refused-ink", TEXT),
    ("on-refused", "refused-line", TEXT),
]
COLOURS = {name: (day, night) for name, day, night in COLOUR.findall(TOKENS.read_text(encoding="utf-8"))}


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_a_colour_stands_out_from_its_ground(ink: str, ground: str, least: float, theme: str) -> None:
    half = ("day", "night").index(theme)
    found = contrast(COLOURS[ink][half], COLOURS[ground][half])

    assert found >= least, (
        f"--{ink} on --{ground} by {theme}: {found:.2f} to 1, and {least} are promised. Change tokens.css."
    )
