"""Asks axe-core for the barriers on a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
RUN = """
(tags) => axe.run(document, {
  runOnly: tags, resultTypes: ['violations'], preload: false, elementRef: false,
}).then((found) => found.violations)
"""


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds, each with its rule, its place and what to do. Nothing is exempt."""
    # Evaluated by the browser's own debugger: the page's security policy stays as it is.
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    return [_sentence(rule, node) for rule in page.evaluate(RUN, TAGS) for node in rule["nodes"]]


def _sentence(rule: dict[str, Any], node: dict[str, Any]) -> str:
    place = " ".join(str(part) for part in node["target"])
    why = " ".join(str(node.get("failureSummary", "")).split())
    return f"axe {rule['id']} at {place}: {rule['help']}. {why[:300]} In {node['html'][:160]}"
