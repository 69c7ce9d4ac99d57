"""A reading as hOCR 1.2: XHTML that says where each word stands, which most programs for scanned papers understand."""

from collections.abc import Iterator, Mapping

from invoices.document import Box, Line, OcrResult, PageReading, Word
from invoices.ocr.markup import safe

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title}</title>
<meta name="ocr-system" content="{system}" />
<meta name="ocr-capabilities" content="ocr_page ocr_line ocrx_word ocrp_wconf" />
<meta name="ocr-number-of-pages" content="{pages}" />
<meta name="ocr-langs" content="{languages}" />
</head>
<body>
"""
FOOT = "</body>\n</html>\n"


def to_hocr(result: OcrResult, images: Mapping[int, str] | None = None) -> str:
    """Write a reading as hOCR; `images` names the picture of each page, by its number, where there is one."""
    head = HEAD.format(
        title=safe(result.file),
        system=safe(_systems(result)),
        pages=len(result.pages),
        languages=safe(" ".join(result.languages)),
    )
    return head + "".join(_page(page, (images or {}).get(page.number)) for page in result.pages) + FOOT


def _systems(result: OcrResult) -> str:
    return ", ".join(dict.fromkeys(f"{page.attempt.engine} {page.attempt.version}" for page in result.pages))


def _page(page: PageReading, image: str | None) -> str:
    facts = [f"bbox 0 0 {page.width} {page.height}", f"ppageno {page.number - 1}"]
    if page.dpi:
        facts.append(f"scan_res {page.dpi:.0f} {page.dpi:.0f}")
    if image is not None:
        # A quote would end the name within the title, where escaping for XML does not reach.
        facts.insert(0, 'image "{}"'.format(image.replace('"', "%22")))
    lines = "".join(_lines(page))
    return f'<div class="ocr_page" id="page_{page.number}" title="{safe("; ".join(facts))}">\n{lines}</div>\n'


def _lines(page: PageReading) -> Iterator[str]:
    for number, line in enumerate(page.text.lines, start=1):
        words = " ".join(_words(page, line, f"{page.number}_{number}"))
        place = _bbox(page, line.box)
        yield f'<span class="ocr_line" id="line_{page.number}_{number}" title="{place}">{words}</span><br />\n'


def _words(page: PageReading, line: Line, of: str) -> Iterator[str]:
    for number, word in enumerate(line.words, start=1):
        title = f"{_bbox(page, word.box)}; x_wconf {_percent(word)}"
        yield f'<span class="ocrx_word" id="word_{of}_{number}" title="{title}">{safe(word.text)}</span>'


def _bbox(page: PageReading, box: Box) -> str:
    across, down = page.width, page.height
    sides = (box.left * across, box.top * down, box.right * across, box.bottom * down)
    return "bbox " + " ".join(str(round(side)) for side in sides)


def _percent(word: Word) -> int:
    return round(100 * word.confidence)
