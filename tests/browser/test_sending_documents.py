"""Sending documents in from the page: chosen or dropped, each followed to its end."""

from base64 import b64encode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator

from invoices.models import Batch, Document, State
from tests import paper
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

PDF = "application/pdf"


def a_file(name: str, text: str = "Facture n° FA-2024-0042") -> dict[str, object]:
    return {"name": name, "mimeType": PDF, "buffer": paper.pdf(((text,),))}


def at_the_list(stage: Stage) -> Locator:
    stage.enter(stage.cast.ben)
    stage.show("document_list")
    stage.page.locator(".drop[data-ready]").wait_for()
    return stage.page.locator("[data-upload-target=files]")


def rows(stage: Stage, stage_name: str) -> Locator:
    return stage.page.locator(f".drop__row[data-stage={stage_name}]")


def test_a_file_that_is_chosen_appears_in_the_list(walk: Stage) -> None:
    field = at_the_list(walk)

    field.set_input_files(a_file("facture.pdf"))  # type: ignore[arg-type]
    rows(walk, "received").wait_for()
    walk.page.locator("table.documents tr", has_text="facture.pdf").wait_for()

    assert Document.objects.get().name == "facture.pdf"
    assert walk.page.locator("#documents-poll[data-controller=poll]").is_visible()


def test_the_list_follows_a_document_to_its_end(walk: Stage) -> None:
    at_the_list(walk).set_input_files(a_file("facture.pdf"))  # type: ignore[arg-type]
    poll = walk.page.locator("#documents-poll[data-controller=poll]")
    poll.wait_for()
    with walk.page.expect_response("**/documents/live/**"):
        pass
    with walk.page.expect_response("**/documents/live/**"):
        pass
    assert poll.is_visible()

    Document.objects.update(state=State.IN_REVIEW)
    walk.page.locator("#documents-poll:not([data-controller])").wait_for(state="attached")

    assert walk.page.locator("table.documents tbody .badge--asked").is_visible()
    assert walk.page.locator("#documents-tabs .badge").all_inner_texts()[:3] == ["1", "0", "1"]


def test_the_same_bytes_are_recognised(walk: Stage) -> None:
    field = at_the_list(walk)
    field.set_input_files(a_file("facture.pdf"))  # type: ignore[arg-type]
    rows(walk, "received").wait_for()

    field.set_input_files(a_file("la-meme.pdf"))  # type: ignore[arg-type]
    rows(walk, "known").wait_for()

    assert Document.objects.count() == 1
    assert rows(walk, "known").locator("a").get_attribute("href") == f"/documents/{Document.objects.get().pk}/"


def test_several_share_a_batch_whose_progress_can_be_followed(walk: Stage) -> None:
    field = at_the_list(walk)

    field.set_input_files([a_file(f"{name}.pdf", name) for name in ("a", "b", "c", "d")])  # type: ignore[arg-type]
    rows(walk, "received").nth(3).wait_for()
    walk.page.locator("[data-upload-target=batch]").click()
    walk.page.locator("#batch").wait_for()

    batch = Batch.objects.get()
    assert walk.is_at("batch", batch.pk)
    assert Document.objects.filter(batch=batch).count() == 4


@pytest.fixture
def refused(walk: Stage) -> Iterator[None]:
    """Forget that the browser noted a refusal that was meant."""
    yield
    walk.watch.problems[:] = [text for text in walk.watch.problems if "/documents/upload" not in text]


@pytest.mark.usefixtures("refused")
def test_what_is_no_document_says_why(walk: Stage) -> None:
    field = at_the_list(walk)

    field.set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"not an invoice"})
    rows(walk, "refused").wait_for()

    assert "PDF" in rows(walk, "refused").inner_text()
    assert not Document.objects.exists()


@pytest.mark.usefixtures("refused")
def test_without_a_connection_it_can_be_sent_again(walk: Stage) -> None:
    field = at_the_list(walk)
    walk.page.route("**/documents/upload", lambda route: route.abort())
    field.set_input_files(a_file("facture.pdf"))  # type: ignore[arg-type]
    rows(walk, "refused").wait_for()

    walk.page.unroute("**/documents/upload")
    walk.page.locator("[data-upload-target=again]").click()
    rows(walk, "received").wait_for()

    assert Document.objects.count() == 1


def test_an_empty_file_is_not_even_sent(walk: Stage) -> None:
    field = at_the_list(walk)

    field.set_input_files({"name": "vide.pdf", "mimeType": PDF, "buffer": b""})
    rows(walk, "refused").wait_for()

    assert not Document.objects.exists()


DROP = """
([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "application/pdf" }));
  const ground = document.querySelector("[data-upload-target=ground]");
  for (const kind of ["dragover", "drop"]) {
    ground.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}
"""


def test_a_file_that_is_dropped_is_sent(walk: Stage) -> None:
    at_the_list(walk)

    walk.page.evaluate(DROP, [b64encode(paper.pdf()).decode(), "deposee.pdf"])
    rows(walk, "received").wait_for()

    assert Document.objects.get().name == "deposee.pdf"


@pytest.mark.parametrize("script", [False])
def test_it_works_without_scripts(walk: Stage) -> None:
    walk.enter(walk.cast.ben)
    walk.show("document_list")

    walk.page.locator("[data-upload-target=files]").set_input_files(a_file("facture.pdf"))  # type: ignore[arg-type]
    walk.page.locator("[data-upload-target=send]").click()

    assert walk.is_at("document", Document.objects.get().pk)
