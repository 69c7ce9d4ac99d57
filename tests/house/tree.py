"""The project's own files, as the house rules look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """List what git keeps or would keep, so that a rule speaks up before a file is added, not after."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listing.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def texts(*suffixes: str) -> Iterator[tuple[str, str]]:
    """Yield the name and content of every text file, or of those with one of the suffixes."""
    for path in files():
        # What others wrote and we only keep obeys no rule of ours.
        if "vendor" in path.parts or (suffixes and path.suffix not in suffixes):
            continue
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def python() -> Iterator[tuple[str, ast.Module]]:
    """Yield the name and syntax tree of every Python file except migrations, which Django writes."""
    for name, source in texts(".py"):
        if "/migrations/" not in name:
            yield name, parsed(source)


@cache
def parsed(source: str) -> ast.Module:
    return ast.parse(source)


def functions() -> Iterator[tuple[str, Function]]:
    """Yield every function with the place where it stands."""
    for name, tree in python():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}:{node.lineno} {node.name}", node
