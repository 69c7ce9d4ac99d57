"""Tells Docker whether the web server of this container answers."""

import os
import sys
import urllib.request


def main() -> int:
    """Ask /healthz, under a name that production answers to."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz"
    question = urllib.request.Request(address, headers={"Host": host})
    with urllib.request.urlopen(question, timeout=4) as answer:  # noqa: S310
        return 0 if answer.status == 200 else 1


if __name__ == "__main__":
    sys.exit(main())
