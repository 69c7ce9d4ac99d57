"""Control 7: the strict policy stands on every page, and no page needs what it forbids. Also control 44: no CDN."""

import re
from urllib.parse import urlsplit

from tests.security.pages import Answer, Markup

SELF = ["'self'"]
POLICY = {
    "default-src": ["'none'"],
    "script-src": SELF,
    "style-src": SELF,
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": SELF,
    "connect-src": SELF,
    "manifest-src": SELF,
    "form-action": SELF,
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "report-uri": ["/csp-report/"],
}

# What came from outside is handed out under a policy by which nothing in it runs, loads or is framed.
FOREIGN = {"sandbox": [], "default-src": ["'none'"], "frame-ancestors": ["'none'"]}
FOREIGN_BYTES = re.compile(r"/documents/\d+/(?:original|pages/\d+)$")


def policy(answer: Answer) -> dict[str, list[str]]:
    """Read the policy of an answer."""
    parts = (part.split() for part in answer.headers.get("Content-Security-Policy", "").split(";") if part.strip())
    return {name: sources for name, *sources in parts}


def without_nonce(answer: Answer) -> dict[str, list[str]]:
    """Overlook the nonce of the one library that writes its own style sheet; it is fresh for each answer."""
    found = policy(answer)
    if answer.name.endswith("/api/redoc/") and answer.status == 200:
        *found["style-src"], nonce = found["style-src"]
        assert re.fullmatch(r"'nonce-[\w+/=]{22,}'", nonce)
    return found


def asked_for(answer: Answer) -> dict[str, list[str]]:
    """Return the policy that an answer must carry."""
    return FOREIGN if FOREIGN_BYTES.search(answer.name) and answer.status == 200 else POLICY


def test_every_answer_carries_the_policy_and_nothing_loosens_it(answers: list[Answer]) -> None:
    wrong = {answer.name: policy(answer) for answer in answers if without_nonce(answer) != asked_for(answer)}

    assert not wrong, "The policy is one for all. A page that needs more is written otherwise."


def test_no_answer_only_reports(answers: list[Answer]) -> None:
    assert not [each.name for each in answers if "Content-Security-Policy-Report-Only" in each.headers]


def test_no_page_has_what_the_policy_stops(answers: list[Answer]) -> None:
    stopped = {each.name: found for each in answers if each.is_page and (found := Markup(each.body).stopped)}

    assert not stopped, f"Inline scripts, styles and handlers do nothing under our policy: {stopped}"


def test_pages_load_everything_from_ourselves(answers: list[Answer]) -> None:
    abroad = {
        (each.name, address)
        for each in answers
        if each.is_page
        for address in Markup(each.body).loaded
        if not is_ours(address)
    }

    assert not abroad, "Keep a copy under ocrsite/static/vendor."


def is_ours(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "data" or not (parts.scheme or parts.netloc)
