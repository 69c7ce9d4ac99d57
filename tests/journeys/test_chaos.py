"""Workers killed, the broker lost, the database restarted, the disk full: each document reaches one end, once.

At full length, with its figures: `python -m tests.chaos --documents 300`, on `embedded` or on `services`.
"""

from pathlib import Path

from django.db import connection

from tests.chaos.installation import embedded, grown_up
from tests.chaos.storm import Storm, documents_into, small_disk, weather

DOCUMENTS = 12


def test_what_was_acknowledged_reaches_one_final_state_once_whatever_breaks(tmp_path: Path) -> None:
    place = grown_up if connection.vendor == "postgresql" else embedded
    with place(tmp_path) as installation:
        folder = documents_into(tmp_path / "sent", DOCUMENTS, seed=7)
        with small_disk(installation, 30):
            log = weather(installation, folder, Storm(DOCUMENTS, seed=7, between=2.0))

    found = log.found
    assert log.acknowledged == DOCUMENTS
    assert found["documents"] == found["sent"] == found["lines_of_the_register"] == DOCUMENTS
    assert found["lost"] == found["altered"] == []
    assert found["on_their_way"] == found["without_invoice"] == found["with_several_invoices"] == 0
    assert log.troubles["worker"] >= 1
    assert log.troubles["sender"] == log.troubles["broker"] == 1
