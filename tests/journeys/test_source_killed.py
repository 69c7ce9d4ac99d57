"""A pull that is killed with `kill -9`, twice, in an installation of its own: nothing lost, nothing twice."""

import json
import os
import signal
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

from invoices.samples.client_api_picture import picture_of
from invoices.samples.client_api_server import ClientStore, Said
from tests.chaos.installation import Installation, embedded
from tests.doubles.servers.client_server import client_served

COUNT = 60
PATIENCE = 90
MAKE = """
from accounts.models import Organisation
from accounts.origin import Actor
from invoices.services.sources import SourceFacts, source_create
here = Organisation.objects.create(name="Atelier")
facts = SourceFacts("API", {{"url": "http://{place}"}})
print("made", source_create(organisation=here, kind="client_api", facts=facts, by=Actor()).pk)
"""
# Time that passes: the lease of whoever was killed runs out.
LATER = """
from invoices.models import Source
print(Source.objects.update(lease_until=None))
"""
ASK = """
import json
from invoices import store
from invoices.models import Arrival, Document, SourceRun
from hashlib import sha256
facts = {
    "keys": list(Arrival.objects.values_list("key", flat=True)),
    "documents": [sha256(store.fetch(name)).hexdigest() for name in Document.objects.values_list("kept_as", flat=True)],
    "states": list(SourceRun.objects.order_by("pk").values_list("state", flat=True)),
}
print("said " + json.dumps(facts))
"""


@dataclass(frozen=True)
class Counting(ClientStore):
    """The client's server, with its real pictures; it keeps what it was asked."""

    asked: list[str] = field(default_factory=list, compare=False)

    def answer(self, target: str) -> Said:
        self.asked.append(target)
        return super().answer(target)


def said(installation: Installation, program: str, word: str) -> str:
    """Run a few lines in the installation and return what follows a word."""
    lines = installation.run("manage.py", "shell", "--no-imports", "-c", program).splitlines()
    return next(line.removeprefix(word).strip() for line in lines if line.startswith(word))


def pulled_and_killed(installation: Installation, source: str, store: Counting, *, asked: int) -> None:
    """Start a pull and kill it, with all it has started, once so many questions have been asked."""
    child = installation.start("manage.py", "pull_source", source)
    until = monotonic() + PATIENCE
    while len(store.asked) < asked and child.poll() is None and monotonic() < until:
        sleep(0.01)
    assert child.poll() is None, "It was over before it could be killed."
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
    installation.run("manage.py", "shell", "--no-imports", "-c", LATER)


def test_a_pull_that_is_killed_twice_lands_every_invoice_once(tmp_path: Path) -> None:
    store = Counting(seed=4, count=COUNT, vintages=("2023",), page=25)
    with ExitStack() as stack:
        server = stack.enter_context(client_served(store))
        bare = stack.enter_context(embedded(tmp_path))
        installation = replace(bare, environment={**bare.environment, "SOURCE_PRIVATE_HOSTS": server.place})
        installation.run("manage.py", "migrate", "--verbosity=0")
        source = said(installation, MAKE.format(place=server.place), "made")
        pulled_and_killed(installation, source, store, asked=20)
        pulled_and_killed(installation, source, store, asked=40)
        installation.run("manage.py", "pull_source", source)
        found = json.loads(said(installation, ASK, "said"))

    assert len(found["keys"]) == len(set(found["keys"])) == COUNT
    assert sorted(found["documents"]) == sorted(sha256(picture_of(each)).hexdigest() for each in store.invoices())
    assert found["states"] == ["lost", "lost", "done"]
