"""What a proof of the archive says at a terminal."""

from collections.abc import Iterator

from invoices.services.archive_lines import Broken, Fault
from invoices.services.archive_proof import ArchiveProof
from invoices.services.archive_remains import Kind

FAULTS: dict[Fault, str] = {
    Fault.NUMBER: "lines are missing before it: it should have number {detail}",
    Fault.FOLLOWS: "it does not follow the line before it",
    Fault.SEAL: "it is not as it was written",
    Fault.NO_LINE: "no line of the register says that it came in",
    Fault.NO_ROW: "its row in the database is gone without a purge",
    Fault.ROW_DIFFERS: "its row in the database says something else ({detail})",
    Fault.NO_BYTES: "its bytes are gone without a purge",
    Fault.BYTES_DIFFER: "its bytes are not those that were received",
    Fault.BYTES_UNREAD: "its bytes cannot be read ({detail})",
    Fault.ROW_LEFT: "it was purged and its row is still there",
    Fault.BYTES_LEFT: "it was purged and its bytes are still there: purge_expired removes them",
}
REMAINS: dict[Kind, str] = {
    Kind.PURGE: "bytes of purged documents: purge_expired removes them",
    Kind.READING: "pages that no reading names: purge_expired removes those older than a day",
    Kind.INTAKE: "received bytes that no line knows, of an intake that was cut off: --remove-orphans",
}


def fault_in_words(broken: Broken) -> str:
    """Name what is broken, and how."""
    line = f"line {broken.line}, " if broken.line else ""
    what = FAULTS[broken.fault].format(detail=broken.detail)
    return f"organisation {broken.organisation}, {line}document {broken.document}: {what}"


def proof_in_words(proof: ArchiveProof) -> Iterator[str]:
    """Say in a line that a register holds, or name all that does not."""
    yield from map(fault_in_words, proof.faults)
    if not proof.faults:
        counts = f"{proof.lines} lines, {proof.kept} documents kept, {proof.purged} purged"
        yield f"organisation {proof.organisation} holds: {counts}, last seal {proof.head}"
