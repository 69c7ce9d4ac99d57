"""What the project takes from others: named with a reason, locked by checksum, and free of addresses."""

import re
import tomllib

import pytest

from tests.house.tree import ROOT

LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]


def folded(requirement: str) -> str:
    """Reduce `Django-Axes[x]>=8` to `django-axes`, as the locks write it."""
    return re.split(r"[\[<>=~!;\s]", requirement, maxsplit=1)[0].lower().replace("_", "-")


NAMED = sorted({folded(name) for listing in [PROJECT["dependencies"], *EXTRAS.values()] for name in listing})


def locked(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9][a-z0-9.-]*)(?:\[.*?\])?==", (ROOT / lock).read_text(encoding="utf-8"), re.M))


def test_every_dependency_has_its_reason() -> None:
    rows = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    bare = [name for name in NAMED if not re.search(rf"^\| *\[?`?{re.escape(name)}(?![\w-])", rows, re.M)]

    assert not bare, (
        f"Add a row to docs/dependencies.md for {bare}: the licence, what it does here, and why not without it."
    )


@pytest.mark.parametrize(("extra", "listing"), [("", PROJECT["dependencies"]), *EXTRAS.items()])
def test_every_lock_holds_what_the_list_asks_for(extra: str, listing: list[str]) -> None:
    lock = f"requirements-{extra}.txt" if extra else "requirements.txt"
    missing = {folded(name) for name in listing} - locked(lock)

    assert not missing, f"{lock} is behind pyproject.toml ({missing}): run make lock."


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_has_a_checksum(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8"))
    bare = [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block]

    assert not bare, f"{lock} would install {bare} unseen: run make lock, never edit a lock by hand."


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_server(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8"), f"{lock} names where it was compiled: run make lock."


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_locks_agree_with_one_another(extra: str) -> None:
    pin = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.M)
    base = dict(pin.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))
    other = dict(pin.findall((ROOT / f"requirements-{extra}.txt").read_text(encoding="utf-8")))
    apart = {name: (base[name], other[name]) for name in base.keys() & other.keys() if base[name] != other[name]}

    assert not apart, f"Installing the extra {extra} would change the product's own libraries: {apart}. Run make lock."
