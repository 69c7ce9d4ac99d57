"""Control 46: what can be reached is known. A new address shows in a review as a line of `routes.txt`."""

from pathlib import Path

from tests.contracts.routes import all_routes

INVENTORY = Path(__file__).with_name("routes.txt")


def test_every_address_stands_in_the_inventory() -> None:
    now = sorted(f"/{route.template}  {route.name}" for route in all_routes())
    kept = INVENTORY.read_text(encoding="utf-8").splitlines()
    added, gone = sorted(set(now) - set(kept)), sorted(set(kept) - set(now))

    assert now == kept, (
        f"The addresses of the product have changed.\n  new:  {added}\n  gone: {gone}\n"
        "If that is meant: python -m tests.contracts.inventory writes the file anew; then say in "
        "tests/contracts/powers.yaml who may use what is new."
    )
