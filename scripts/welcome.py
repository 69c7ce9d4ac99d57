"""Says where to go: `welcome.py port` before the start, `welcome.py box` once the server answers."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

HIGHEST_PORT = 65_535
PATIENCE = 60


def port_of(word: str) -> int:
    """Return the number of a port, or end with a word about what makes no sense."""
    if not (word.isascii() and word.isdigit() and len(word) <= 5 and 1 <= int(word) <= HIGHEST_PORT):
        sys.exit(f"PORT is '{word}': write a number from 1 to {HIGHEST_PORT}, such as make run PORT=8010")
    return int(word)


HOST, PORT = os.environ["HOST"], port_of(os.environ["PORT"])
ADDRESS = f"http://{'127.0.0.1' if HOST in {'0.0.0.0', '::'} else HOST}:{PORT}"  # noqa: S104 compared, not bound


def port() -> int:
    """Tell whether the port is free, and what to do when it is not."""
    with socket.socket(socket.AF_INET6 if ":" in HOST else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError as problem:
            another = PORT + 1 if PORT < HIGHEST_PORT else PORT - 1
            print(f"Port {PORT} cannot be used ({problem.strerror}). Choose another: make run PORT={another}")
            return 1
    return 0


def answers() -> bool:
    """Ask the server for a sign of life."""
    try:
        with urllib.request.urlopen(f"{ADDRESS}/healthz", timeout=2) as response:  # noqa: S310 our own address
            return bool(response.status == 200)
    except urllib.error.HTTPError:
        raise
    except OSError:
        return False


def passkeys() -> str:
    """Name the address for passkeys: browsers tie them to a name and refuse a number."""
    at_home = urlsplit(ADDRESS).hostname == "127.0.0.1"
    return f" (for passkeys: http://localhost:{PORT})" if at_home else ""


def box() -> int:
    """Wait for the server, then print the way in."""
    started = time.monotonic()
    while not answers():
        if time.monotonic() - started > PATIENCE:
            print(f"The server has not answered on {ADDRESS} within {PATIENCE} s; its messages stand above.")
            return 1
        time.sleep(0.25)
    show = [sys.executable, "manage.py", "create_demo", "--show"]
    accounts = subprocess.run(show, capture_output=True, text=True, check=False).stdout  # noqa: S603 our own command
    lines = [
        f"Probant answers on {ADDRESS}{passkeys()}",
        "",
        *accounts.strip().splitlines(),
        "",
        "Ctrl-C ends everything.",
    ]
    width = max(map(len, lines))
    print("┌─" + "─" * width + "─┐", *(f"│ {line:<{width}} │" for line in lines), "└─" + "─" * width + "─┘", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit({"port": port, "box": box}[sys.argv[1]]())
