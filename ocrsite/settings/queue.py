"""The queue. It carries hints that there is work; the truth is in the database."""

from pathlib import Path

from celery.schedules import crontab

from ocrsite import env
from ocrsite.filequeue import WHOLE_MESSAGES
from ocrsite.settings.reading import READER_LIMITS

# In this order: a person who waits goes before a bulk import.
QUEUES = ("default", "urgent", "reading", "cloud", "learning")

_BROKERS = ("redis", "rediss", "amqp", "amqps", "filesystem", "memory")
# Celery has a name of its own for a Redis that listens on a socket of this machine.
_REDIS = env.address("REDIS_URL", schemes=("redis", "rediss", "unix")).replace("unix://", "redis+socket://", 1)
CELERY_BROKER_URL = env.address("BROKER_URL", schemes=_BROKERS) or _REDIS or "filesystem://localhost"
CELERY_BROKER_TRANSPORT: str | None = None
if CELERY_BROKER_URL.startswith("filesystem:"):
    # No server to install: messages are files, read by a worker on the same machine.
    _folder = env.folder("DATA_DIR", default=Path(__file__).resolve().parents[2] / "var") / "queue"
    for _name in ("messages", "control"):
        (_folder / _name).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT = WHOLE_MESSAGES
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {
        "data_folder_in": str(_folder / "messages"),
        "data_folder_out": str(_folder / "messages"),
        "control_folder": str(_folder / "control"),
        "polling_interval": 0.05,
        "queue_order_strategy": "priority",
    }
elif CELERY_BROKER_URL.startswith("redis"):
    # A page must not hang on a broker that is away.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "socket_connect_timeout": 2,
        "socket_timeout": 10,
        "max_retries": 1,
        "interval_start": 0,
        "queue_order_strategy": "priority",
    }

CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_QUEUES = {name: {"exchange": name, "routing_key": name} for name in QUEUES}
CELERY_TASK_CREATE_MISSING_QUEUES = False
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
# A task is acknowledged when it has ended, and goes back if its worker died.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 15 * 60
CELERY_TASK_TIME_LIMIT = 16 * 60
# A reader ends by its own limit, which says what was too long; its worker is ended only where that fails.
_READING = READER_LIMITS["document_seconds"] + 10 * 60
CELERY_TASK_ANNOTATIONS = {
    "invoices.tasks.read_document": {"soft_time_limit": _READING, "time_limit": _READING + 60},
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TIMEZONE = env.time_zone("TIME_ZONE", "Europe/Paris")
CELERY_TASK_ROUTES = {
    "invoices.tasks.read_document": {"queue": "reading"},
    # A person may wait for it; and it waits for others more than it works.
    "invoices.tasks.pull_source": {"queue": "default"},
}
CELERY_BEAT_SCHEDULE = {
    "invoices-sweep": {"task": "invoices.tasks.sweep", "schedule": 15.0, "options": {"expires": 15}},
    "invoices-sources": {"task": "invoices.tasks.pull_due_sources", "schedule": 60.0, "options": {"expires": 60}},
    "invoices-purge": {"task": "invoices.tasks.purge", "schedule": crontab(hour="3", minute="45")},
    "accounts-sweep": {"task": "accounts.tasks.sweep", "schedule": crontab(hour="3", minute="15")},
}
