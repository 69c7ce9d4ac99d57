"""An installation to be broken: a folder of its own, a database, a broker, and how each of them goes away."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

ROOT = Path(__file__).parents[2]
LEASE_SECONDS = 4
Trouble = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Installation:
    """Where it lives, what its programs are told, and which of its parts can be taken away."""

    name: str
    data: Path
    environment: Mapping[str, str]
    troubles: Mapping[str, Trouble]

    def run(self, *arguments: str) -> str:
        """Run a program of the product to its end and return what it said."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if done.returncode:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start a program of the product in a group of its own, so that it can be killed with all it has started."""
        with (self.data.parent / "programs.log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )


@contextmanager
def embedded(folder: Path) -> Iterator[Installation]:
    """Give an installation on one machine: SQLite, a queue of files."""
    data = folder / "data"
    data.mkdir()
    queue = data / "queue" / "messages"

    def lose_queue() -> None:
        for message in list(queue.glob("*.msg")):
            message.unlink(missing_ok=True)

    yield Installation("embedded", data, _environment(data), {"broker": lose_queue})


@contextmanager
def grown_up(folder: Path) -> Iterator[Installation]:
    """Give an installation on PostgreSQL and Redis, both started for it and both restarted under it."""
    data = folder / "data"
    data.mkdir()
    # Under a folder that only its owner enters, the user of PostgreSQL would find nothing.
    cluster = Path(tempfile.mkdtemp(prefix="probant-cluster-"))
    cluster.chmod(0o755)
    database, redis = _Database(cluster), _Redis(folder)
    database.make()
    redis.start()
    environment = {
        **_environment(data),
        "DATABASE_URL": database.address,
        "REDIS_URL": f"redis://127.0.0.1:{redis.port}/0",
        "BROKER_URL": f"redis://127.0.0.1:{redis.port}/1",
    }
    try:
        yield Installation("grown up", data, environment, {"broker": redis.restart, "database": database.restart})
    finally:
        redis.stop()
        database.stop()
        shutil.rmtree(cluster)


def _environment(data: Path) -> dict[str, str]:
    dropped = ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "STORAGE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {
        **kept,
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "ocrsite.settings.local",
        "LEASE_SECONDS": str(LEASE_SECONDS),
        "LOG_LEVEL": "ERROR",
        "OMP_THREAD_LIMIT": "1",
        "PYTHONPATH": str(ROOT),
    }


class _Database:
    """A PostgreSQL cluster whose commits wait for the disk, as in earnest."""

    def __init__(self, folder: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
        if not found:
            raise FileNotFoundError("postgresql is not installed")
        self._programs = found[-1].parent
        self._folder = folder / "cluster"
        self.port = _free_port()
        self._password = secrets.token_hex(16)
        self.address = f"postgres://probant:{self._password}@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        self._folder.mkdir()
        password = self._folder.parent / "password"
        password.write_text(self._password)
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
            shutil.chown(password, "postgres")
        self._ask("initdb", "--username=probant", f"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8")
        self._control("start")

    def restart(self) -> None:
        self._control("restart", "--mode=immediate")

    def stop(self) -> None:
        self._control("stop", "--mode=immediate")

    def _control(self, verb: str, *more: str) -> None:
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1"
        log = f"--log={self._folder / 'server.log'}"
        # Stopping takes no options for the server.
        started = () if verb == "stop" else (log, f"--options={options}")
        self._ask("pg_ctl", verb, "--wait", "--silent", *more, *started)

    def _ask(self, program: str, *arguments: str) -> None:
        # PostgreSQL refuses to run as root.
        owner = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
        command = [*owner, str(self._programs / program), *arguments, f"--pgdata={self._folder}"]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=120)


class _Redis:
    """A Redis that keeps nothing: when it is killed, every hint in it is gone."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("redis-server") is None:
            raise FileNotFoundError("redis-server is not installed")
        self._folder = folder
        self.port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._server = subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL)
        while not _listens(self.port):
            time.sleep(0.05)

    def restart(self) -> None:
        self.stop()
        time.sleep(2)
        self.start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.send_signal(signal.SIGKILL)
            self._server.wait()


def _listens(port: int) -> bool:
    with socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
