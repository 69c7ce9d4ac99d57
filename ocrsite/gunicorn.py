"""How the web server runs: gunicorn with threads.

A page waits for the database and a door for the queue, never for an engine, so a few threads serve many people. Threads
instead of an event loop, because Django's ORM and allauth are synchronous all the way down.
"""

import os
from pathlib import Path

from ocrsite import env

wsgi_app = "ocrsite.wsgi:application"
bind = f"{env.text('HOST', '127.0.0.1')}:{env.integer('PORT', default=8000, least=1, most=env.HIGHEST_PORT)}"
worker_class = "gthread"
workers = env.integer("WEB_PROCESSES", default=2, least=1)
threads = env.integer("WEB_THREADS", default=4, least=1)
reload = env.boolean("DEBUG", default=False)

# Longer than the slowest page, shorter than a proxy's patience of a minute.
timeout = 45
# A browser keeps its connection for the next few clicks.
keepalive = 5
# honcho and Docker kill five and ten seconds after asking politely.
graceful_timeout = 4
# Leaks of a library cannot add up for ever; the jitter keeps workers from restarting together.
max_requests = 5000
max_requests_jitter = 500

# No door for commands: the process manager restarts the whole.
control_socket_disable = True

# The heartbeat file must not stand on a disk that can stall.
if Path("/dev/shm").is_dir() and os.access("/dev/shm", os.W_OK):  # noqa: S108 the name is gunicorn's own to choose
    worker_tmp_dir = "/dev/shm"  # noqa: S108

# The application writes one JSON line a request itself, with its id.
accesslog = None
loglevel = "warning"

# The address of the proxy decides what X-Forwarded-Proto is worth; Django's settings say whether to look at it.
forwarded_allow_ips = env.text("FORWARDED_ALLOW_IPS", "127.0.0.1")
