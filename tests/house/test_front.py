"""The pages hold no code and no style of their own, so the content security policy needs no exception."""

import hashlib
import re

import pytest

from tests.house.tree import ROOT, texts

VENDORED = ROOT / "ocrsite/static/vendor"
COMMENTS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.S)
FORBIDDEN = {
    # The JSON that a script reads is data: Django's json_script writes it, and browsers do not run it.
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/json)", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "something fetched from elsewhere": re.compile(
        r"<(?:script|link|img)\b[^>]*(?:src|href)=[\"'](?:https?:)?//", re.I
    ),
}
PAGES = [
    name
    for name, _ in texts(".html")
    # Mail programs know no style sheet.
    if "templates/" in name and "templates/emails/" not in name
]


def rows() -> list[list[str]]:
    table = (VENDORED / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table if line.startswith("|")]
    return cells[2:]


@pytest.mark.parametrize("name", PAGES)
def test_a_template_holds_neither_code_nor_style(name: str) -> None:
    page = COMMENTS.sub("", (ROOT / name).read_text(encoding="utf-8"))
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(page)]

    assert not found, f"{name} holds {found}: behaviour goes into a controller, looks into a style sheet."


@pytest.mark.parametrize(("name", "file", "sha256"), [(row[0], row[3], row[4]) for row in rows()])
def test_a_vendored_library_is_the_one_in_the_table(name: str, file: str, sha256: str) -> None:
    found = hashlib.sha256((VENDORED / file).read_bytes()).hexdigest()

    assert found == sha256, (
        f"{name} is not the file that ocrsite/static/vendor/README.md describes: its sha256 is {found}"
    )


def test_every_vendored_script_stands_in_the_table() -> None:
    kept = {str(path.relative_to(VENDORED)) for path in VENDORED.rglob("*") if path.suffix in {".js", ".css", ".woff2"}}
    unknown = kept - {row[3] for row in rows()}

    assert not unknown, f"Add {sorted(unknown)} to ocrsite/static/vendor/README.md: version, licence, checksum, why."
