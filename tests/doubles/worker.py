"""A worker that does one task of the queue and goes home."""

from typing import Any

from celery import current_app
from celery.signals import task_postrun
from celery.worker import WorkController, state


def work_once() -> None:
    """Do the next task in this very thread, as a worker process would: taken from the broker, run, acknowledged."""

    def go_home(**_facts: Any) -> None:
        state.should_stop = 0  # type: ignore[assignment]

    worker = WorkController(app=current_app, pool="solo", without_mingle=True, without_gossip=True)
    task_postrun.connect(go_home)
    try:
        worker.start()
    finally:
        task_postrun.disconnect(go_home)
        state.should_stop = None
