"""Looks for English that was left on a French page."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import settings
from playwright.sync_api import Page

# The texts and labels of a page, except where it says that they are in another language.
TEXTS = """
() => {
  const here = document.documentElement.lang;
  const own = (one) => one.closest('[lang]').lang === here && !one.closest('script, style, template, code');
  const tidy = (text) => text.replace(/\\s+/g, ' ').trim();
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (own(node.parentElement)) found.add(tidy(node.data));
  }
  for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-busy-text']) {
    for (const one of document.querySelectorAll(`[${name}]`)) if (own(one)) found.add(tidy(one.getAttribute(name)));
  }
  return [...found];
}
"""


@cache
def english() -> frozenset[str]:
    """Return the texts whose French differs and which are no French themselves."""
    path = Path(settings.LOCALE_PATHS[0]) / "fr" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        catalogue = {str(message.id): str(message.string) for message in read_po(file) if message.id}
    french = set(catalogue.values())
    return frozenset(" ".join(text.split()) for text, said in catalogue.items() if said != text and text not in french)


def untranslated(page: Page) -> list[str]:
    """Return the English texts on a French page."""
    return [f"English on a French page: {text!r}" for text in page.evaluate(TEXTS) if text in english()]
