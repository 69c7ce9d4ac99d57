"""A queue of its own whose tasks read in a confined process: `python -m tests.doubles.prefork FOLDER` works on it."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import worker_process_shutdown

from invoices.document import SourceFile
from invoices.errors import InvoiceError
from invoices.imaging.confined import Confined, Limits
from invoices.ocr.kept import encode
from invoices.ocr.order import ReaderConfig
from invoices.ocr.policy import Policy
from invoices.pipeline import Tools, read
from ocrsite.filequeue import WHOLE_MESSAGES
from tests.doubles.confined import QUICK, a_reader, said, wish

READ = "read"
READ_DOCUMENT = "read_document"


def queue_in(folder: Path) -> Celery:
    """Set up a queue that lives in files."""
    # Not the current one: that is the product's own, which other tests ask for.
    results = (folder / "results").as_uri()
    app = Celery("confined", broker="filesystem://", backend=results, set_as_current=False)
    for name in ("messages", "control", "results"):
        (folder / name).mkdir(exist_ok=True)
    messages = str(folder / "messages")
    app.conf.broker_transport = WHOLE_MESSAGES
    app.conf.broker_transport_options = {
        "data_folder_in": messages,
        "data_folder_out": messages,
        "control_folder": str(folder / "control"),
        "polling_interval": 0.02,
    }
    app.conf.update(worker_hijack_root_logger=False, broker_connection_retry_on_startup=True)
    return app


def work(folder: Path) -> None:
    """Work on the queue with one forked process; the reader is warm before it is forked, and must not be shared."""
    app = queue_in(folder)
    reader = a_reader(limits=replace(QUICK, step_seconds=1))
    reader.warm()
    add_task(app, reader)
    add_document_task(app)
    options = ["--pool=prefork", "--concurrency=1", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    app.worker_main(["--quiet", "worker", "--loglevel=WARNING", *options])


def add_task(app: Celery, reader: Confined) -> None:
    @app.task(name=READ)
    def read(wanted: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = {"answer": said(reader.call(wish(**wanted)))}
        except InvoiceError as error:
            answer = {"error": error.code, "facts": error.facts}
        return {**answer, "worker": os.getpid(), "main": os.getppid()}

    @worker_process_shutdown.connect(weak=False)
    def close(**_facts: object) -> None:
        reader.close()


def add_document_task(app: Celery) -> None:
    tools = Tools(reader=Confined("invoices.ocr.job:reader", encode(ReaderConfig()), Limits()))

    @app.task(name=READ_DOCUMENT)
    def read_document(path: str, engine: str) -> dict[str, Any]:
        source = SourceFile(Path(path).name, Path(path).read_bytes())
        try:
            result = read(source, tools, policy=Policy(engine=engine))
        except InvoiceError as error:
            return {"error": error.code, "worker": os.getpid()}
        return {"text": result.pages[0].text.text, "worker": os.getpid()}


if __name__ == "__main__":
    work(Path(sys.argv[1]))
