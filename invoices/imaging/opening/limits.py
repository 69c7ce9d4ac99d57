"""How much is taken, checked from headers before anything is decoded."""

import math
from dataclasses import dataclass

from invoices.errors import FileTooLarge, PageTooLarge, TooManyPages

MEGA = 1_000_000
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class FileLimits:
    """What this installation takes."""

    most_bytes: int = 50 * MEGA
    most_pages: int = 300
    most_megapixels: int = 60  # of one page or frame
    render_dpi: int = 200

    def check_bytes(self, size: int) -> None:
        """Refuse more bytes than are taken.

        Raises:
            FileTooLarge: it has more.
        """
        if size > self.most_bytes:
            raise FileTooLarge(megabytes=round(size / MEGA, 1), most=round(self.most_bytes / MEGA))

    def check_pages(self, pages: int, *, or_more: bool = False) -> None:
        """Refuse more pages than are taken; `or_more` says that counting stopped there.

        Raises:
            TooManyPages: it has more.
        """
        if pages > self.most_pages:
            raise TooManyPages(pages=f"at least {pages}" if or_more else pages, most=self.most_pages)

    def check_pixels(self, width: int, height: int, *, page: int) -> None:
        """Refuse a picture that would fill the memory once decoded.

        Raises:
            PageTooLarge: it would.
        """
        if width * height > self.most_megapixels * MEGA:
            megapixels = round(width * height / MEGA, 1)
            raise PageTooLarge(page=page, megapixels=megapixels, most=self.most_megapixels)

    def sheet_dpi(self, width: float, height: float, *, page: int) -> float:
        """Return the dpi at which a sheet (in points) is drawn: less than usual where its pixels would be too many.

        Raises:
            PageTooLarge: they are too many even at 72 dpi.
        """
        self.check_pixels(round(width), round(height), page=page)
        # One pixel less on each side leaves room for rounding up.
        fitting = POINTS_PER_INCH * math.sqrt(self.most_megapixels * MEGA / max(1.0, width * height)) * 0.999
        return max(POINTS_PER_INCH, min(self.render_dpi, fitting))
