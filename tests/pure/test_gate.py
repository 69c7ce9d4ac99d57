"""The gate in front of paid engines: what may pass, what is mended, and what another picture is asked for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image

from invoices.document import Page, Pixels, SourceFile
from invoices.imaging.degrade import DAMAGES, degrade
from invoices.imaging.gate import RULES, Fault, gate
from invoices.imaging.geometry import resized
from invoices.imaging.measures import measure
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import paper
from tests.shared import DATA, needs_real_documents

SHADOWED = {"shadow", "photo", "photo2"}


@pytest.fixture(scope="module")
def clean() -> Page:
    return paper.page(paper.INVOICE * 2)


def fault(page: Page) -> Fault | None:
    return gate(measure(page))


def out_of_focus(image: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 7.0), np.uint8)


def in_the_dark(image: Pixels) -> Pixels:
    return image // 12


def bleached(image: Pixels) -> Pixels:
    return 200 - (255 - image) // 20


def grainy(image: Pixels) -> Pixels:
    noise = np.random.default_rng(1).normal(0, 60, image.shape)
    return np.clip(bleached(image).astype(np.float64) + noise, 0, 255).astype(np.uint8)


class TestGate:
    @pytest.mark.parametrize("damage", sorted(set(DAMAGES) - SHADOWED))
    def test_lets_pass_what_a_strong_engine_reads(self, clean: Page, damage: str) -> None:
        assert fault(degrade(clean, damage, 1)) is None

    @pytest.mark.parametrize("damage", sorted(SHADOWED))
    def test_lets_a_shadow_pass_that_can_be_evened_out(self, clean: Page, damage: str) -> None:
        found = fault(degrade(clean, damage, 1))

        assert found is Fault.UNEVEN
        assert found.repairable

    @pytest.mark.parametrize(
        ("mishap", "expected"),
        [
            (out_of_focus, Fault.BLURRED),
            (in_the_dark, Fault.DARK),
            (bleached, Fault.FAINT),
            (grainy, Fault.FAINT),
        ],
    )
    def test_asks_for_another_picture(self, clean: Page, mishap: Callable[[Pixels], Pixels], expected: Fault) -> None:
        found = fault(replace(clean, image=mishap(clean.image)))

        assert found is expected
        assert not found.repairable

    def test_asks_to_go_nearer_when_print_is_too_small(self, clean: Page) -> None:
        assert fault(resized(clean, 0.15)) is Fault.TOO_SMALL

    def test_asks_for_all_of_a_sheet_that_is_cut_through_its_print(self, clean: Page) -> None:
        photo = degrade(clean, "photo", 1)
        cut = np.ascontiguousarray(photo.image[:, photo.width // 4 :])

        assert fault(replace(photo, image=cut)) is Fault.CUT

    def test_takes_the_inside_of_a_pocket_for_dark_and_not_for_empty(self, clean: Page) -> None:
        assert fault(replace(clean, image=np.full_like(clean.image, 9))) is Fault.DARK

    def test_pays_for_no_empty_page(self) -> None:
        assert fault(paper.page([])) is Fault.EMPTY


class TestFaults:
    def test_have_a_rule_each_the_worst_first(self) -> None:
        assert list(RULES) == list(Fault)

    def test_only_a_shadow_is_mended_at_home(self) -> None:
        assert [fault for fault in Fault if fault.repairable] == [Fault.UNEVEN]


@needs_real_documents
class TestRealDocuments:
    @pytest.mark.parametrize("folder", ["sroie", "facturx_scan", "facturx_text"])
    def test_are_never_refused(self, folder: str) -> None:
        files = sorted((DATA / folder / "documents").iterdir())
        chosen = Random(1).sample(files, min(20, len(files)))

        refused = {path.name: found for path in chosen if (found := fault(first_page(path))) and not found.repairable}

        assert not refused


def first_page(path: Path) -> Page:
    if path.suffix == ".webp":
        return Page(1, np.asarray(Image.open(path).convert("L")), 200)
    return next(open_file(SourceFile(path.name, path.read_bytes()), FileLimits()).pages())
