"""The desk, the hooks and the servers run the same commands."""

import re

import pytest
import yaml

from tests.house.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z0-9][a-z0-9-]*):", MAKEFILE, re.M))
WORKFLOWS = sorted(path.name for path in (ROOT / ".github/workflows").glob("*.yml"))


def parts_of_lint() -> set[str]:
    found = re.search(r"^lint: (.*?) ##", MAKEFILE, re.M)
    assert found, "The Makefile has no lint: line with its parts."
    return set(found.group(1).split())


def test_pre_commit_runs_what_make_lint_runs() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]

    assert {hook["entry"] for hook in hooks} == {f"make {part}" for part in parts_of_lint()}, (
        "One hook for each part of `make lint`, called by the same name: otherwise the desk and the server drift apart."
    )


def test_every_target_says_what_it_does() -> None:
    described = set(re.findall(r"^([a-z0-9][a-z0-9-]*):.*## \w", MAKEFILE, re.M))

    assert described == TARGETS, f"Add a `## comment` to {TARGETS - described}: `make help` shows it."


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_in_the_readme_exist(page: str) -> None:
    named = set(re.findall(r"`make ([a-z0-9-]+)|^ *(?:\$ )?make ([a-z0-9-]+)", (ROOT / page).read_text("utf-8"), re.M))
    unknown = {one or other for one, other in named} - TARGETS

    assert not unknown, f"{page} names {unknown}, which the Makefile does not have."


@pytest.mark.parametrize("name", WORKFLOWS)
class TestWorkflows:
    def test_actions_are_pinned(self, name: str) -> None:
        text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
        loose = [use for use in re.findall(r"uses: +(\S+.*)", text) if not re.search(r"@[0-9a-f]{40} # v\d", use)]
        loose = [use for use in loose if not use.startswith("./")]

        assert not loose, f"{name}: pin {loose} to a commit, with its version in a comment. A tag can be moved."

    def test_rights_are_named(self, name: str) -> None:
        text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")

        assert "permissions" in yaml.safe_load(text), f"{name}: say at the top what the token may do, at best nothing."
