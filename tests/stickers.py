"""Codes as they are printed on invoices, made in code: QR codes of every trade, EAN and UPC bars, stuck on a page."""

from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np

from invoices.document import Page, Pixels

CLIENT = "INVOICE:FAC/2018/0009\nDATE:2018-12-06 09:23:00\nCUST:M, birth 1984-10-30"
EPC = "BCD\n002\n1\nSCT\nAGRIFRPP\nAtelier Dupont SARL\nFR7630006000011234567890189\nEUR253.20\n\n\nFA-2024-0042"
SWISS = (
    "SPC\n0200\n1\nCH4431999123000889012\nS\nRobert Schneider AG\nRue du Lac\n1268\n2501\nBiel\nCH\n\n\n\n\n\n\n"
    "\n1949.75\nCHF\nS\nPia-Maria Rutschmann-Schnyder\nGrosse Marktgasse\n28\n9400\nRorschach\nCH\nQRR"
    "\n210000000003139471430009017\nOrder of 15 June 2020\nEPD"
)
PLAIN = "https://exemple.fr/f/2024-118"
INCH = 25.4

_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
_PARITIES = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")


def qr(text: str, millimetres: float = 30, *, dpi: float = 200, cross: bool = False) -> Pixels:
    """Draw a QR code, with the cross of a Swiss bill in its middle when asked to."""
    settings = cv2.QRCodeEncoder.Params()
    settings.mode, settings.correction_level = cv2.QRCODE_ENCODER_MODE_BYTE, cv2.QRCODE_ENCODER_CORRECT_LEVEL_M
    modules = cv2.QRCodeEncoder.create(settings).encode(text)
    inside = np.flatnonzero((modules < 128).any(axis=0))
    modules = modules[inside[0] : inside[-1] + 1, inside[0] : inside[-1] + 1]
    large = np.kron(modules, np.ones((16, 16))).astype(np.uint8)
    if cross:
        _put_cross(large)
    side = round(millimetres / INCH * dpi)
    return np.asarray(cv2.resize(large, (side, side), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _put_cross(code: Pixels) -> None:
    """Draw the white cross on black: 7 of the 46 millimetres, as the standard has it."""
    middle, half = len(code) // 2, round(len(code) * 3.5 / 46)
    for extent, value in (((half, half), 255), ((half * 6 // 7,) * 2, 0)):
        _fill(code, middle, *extent, value)
    _fill(code, middle, half * 4 // 7, half // 6, 255)
    _fill(code, middle, half // 6, half * 4 // 7, 255)


def _fill(code: Pixels, middle: int, across: int, down: int, value: int) -> None:
    code[middle - down : middle + down, middle - across : middle + across] = value


def ean(digits: str, *, module: float = 2.6, height: int = 120) -> Pixels:
    """Draw an EAN-13 or EAN-8 from its digits but the last, which checks them; a UPC-A is an EAN-13 from zero."""
    number = checked(digits)
    half = (len(number) - 1) // 2 + 1 if len(number) == 13 else 4
    parity = _PARITIES[int(number[0])] if len(number) == 13 else "0000"
    first = number[1:half] if len(number) == 13 else number[:half]
    left = "".join(
        _mirrored(digit) if odd == "1" else _LEFT[int(digit)] for digit, odd in zip(first, parity, strict=True)
    )
    right = "".join(_inverted(_LEFT[int(digit)]) for digit in number[half:])
    bits = f"101{left}01010{right}101"
    row = np.array([[0 if bit == "1" else 255 for bit in bits]], np.uint8)
    wide = np.kron(row, np.ones((64, 16), np.uint8))
    size = (round(len(bits) * module), height)
    return np.asarray(cv2.resize(wide, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def checked(digits: str) -> str:
    """Add the digit that checks the others."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


def _inverted(bits: str) -> str:
    return bits.translate(str.maketrans("01", "10"))


def _mirrored(digit: str) -> str:
    return _inverted(_LEFT[int(digit)])[::-1]


def stuck(page: Page, *stickers: tuple[Pixels, int, int]) -> Page:
    """Stick codes on a page, each on white paper, with its left and top in pixels."""
    image = page.image.copy()
    for sticker, left, top in stickers:
        height, width = sticker.shape
        rim = max(8, width // 12)
        image[max(0, top - rim) : top + height + rim, max(0, left - rim) : left + width + rim] = 255
        image[top : top + height, left : left + width] = sticker
    return replace(page, image=image)


def scanned(page: Page, *, degrees: float = 0.0, quarters: int = 0, jpeg: int = 100) -> Page:
    """Lay a page askew on the glass, on any of its sides, and keep it as a JPEG."""
    height, width = page.image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    image = cv2.warpAffine(page.image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    image = np.ascontiguousarray(np.rot90(image, quarters))
    _, packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, jpeg])
    return replace(page, image=np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), dtype=np.uint8))


def digits(count: int, start: int) -> str:
    """Return digits that look random and are the same on every run."""
    return "".join(_stream(count, start))


def _stream(count: int, state: int) -> Iterable[str]:
    for _ in range(count):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        yield str(state >> 16)[-1]
