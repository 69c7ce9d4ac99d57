"""Nothing that belongs to one machine or one person is kept in the repository."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT, texts

# Folders that exist on somebody's own machine, and the servers that packages were fetched from.
PRIVATE = re.compile(r"(?<![\w.:}*~<-])/(?:root|home|Users|work|farm|workspace|mnt)/\w|/tmp/[a-z]")
SERVERS = re.compile(
    r"\b(?:files\.)?python(?:hosted)?\.org/(?:simple|packages)|\bpypi\.[a-z]+|\bregistry\.npmjs\b", re.I
)
# Made up on the spot, in the shape of a real one.
PLANTED = {
    "a cloud key": 'key = "AKIA' + "Q3EGVIX7MPTS5LWD" + '"\n',
    "a password in an address": 'url = "postgres://probant:' + "s0mething-l0ng" + '@db.example.fr/probant"\n',
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----\n",
}


@pytest.mark.parametrize(("what", "pattern"), [("a private path", PRIVATE), ("a package server", SERVERS)])
def test_no_file_names(what: str, pattern: re.Pattern[str]) -> None:
    found = {name: match.group() for name, text in texts() if (match := pattern.search(text))}
    found.pop("tests/house/test_secrecy.py", None)

    assert not found, f"Remove {what}: {found}. Another machine has other places; name them by a setting."


@pytest.mark.parametrize("what", PLANTED)
def test_the_search_for_secrets_finds(what: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.py"
    file.write_text(PLANTED[what], encoding="utf-8")

    search = subprocess.run([ROOT / "scripts/secrets.sh", file], capture_output=True, text=True, check=False)

    assert search.returncode != 0, f"make check-secrets would let {what} pass: {search.stdout}"
