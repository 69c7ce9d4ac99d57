"""python -m tests.chaos --documents 300 --on embedded|services: the storm at full length, with its figures."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.installation import embedded, grown_up
from tests.chaos.storm import Storm, documents_into, small_disk, weather

PLACES = {"embedded": embedded, "services": grown_up}
MEGABYTES_A_DOCUMENT = 1


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--on", choices=PLACES, default="embedded")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="probant-chaos-") as name, PLACES[asked.on](Path(name)) as installation:
        folder = documents_into(Path(name) / "sent", asked.documents, asked.seed)
        with small_disk(installation, 20 + MEGABYTES_A_DOCUMENT * asked.documents) as why_not:
            log = weather(installation, folder, Storm(asked.documents, asked.seed, kills=asked.kills))
    say(f"on {asked.on}: {log.seconds:.0f} s, troubles {dict(log.troubles)}, acknowledged {log.acknowledged}")
    if why_not:
        say(f"disk not filled: {why_not}")
    for what, value in log.found.items():
        say(f"  {what}: {value}")
    return 0


sys.exit(main())
