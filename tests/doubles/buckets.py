"""A bucket in memory behind the names of the libraries for S3, which tests do without."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest


class ClientError(Exception):
    """What the server refused."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


class BotoCoreError(Exception):
    """What never reached the server."""


class EndpointConnectionError(BotoCoreError):
    """Nobody answers."""


@dataclass
class Bucket:
    """What the server holds, and how it behaves."""

    held: dict[str, bytes] = field(default_factory=dict)
    # An old server: it passes over conditions that it does not know.
    knows_conditions: bool = True
    # Somebody else is just writing the same name.
    is_blind: bool = False
    fails_with: Exception | None = None

    def Object(self, name: str) -> SimpleNamespace:  # noqa: N802 - as the library calls it
        def put(Body: bytes, IfNoneMatch: str = "", **_more: object) -> None:  # noqa: N803
            self.answer()
            if IfNoneMatch == "*" and self.knows_conditions and name in self.held:
                raise ClientError("PreconditionFailed")
            self.held[name] = Body

        return SimpleNamespace(put=put)

    def answer(self) -> None:
        if self.fails_with is not None:
            raise self.fails_with


class S3Storage:
    """As much of the library's storage as ours builds on."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket

    def save(self, name: str, content: Any) -> str:
        return str(self._save(self.get_available_name(name), content))  # type: ignore[attr-defined]

    def open(self, name: str, mode: str = "rb") -> Any:
        return self._open(name, mode)

    def exists(self, name: str) -> bool:
        self.bucket.answer()
        return name in self.bucket.held and not self.bucket.is_blind

    def delete(self, name: str) -> None:
        self.bucket.answer()
        self.bucket.held.pop(name, None)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        self.bucket.answer()
        below = [name.removeprefix(f"{path}/") for name in self.bucket.held if name.startswith(f"{path}/")]
        return sorted({name.split("/")[0] for name in below if "/" in name}), [n for n in below if "/" not in n]

    def get_object_parameters(self, name: str) -> dict[str, str]:
        return {"ServerSideEncryption": "AES256"}

    def _normalize_name(self, name: str) -> str:
        return name

    def _open(self, name: str, mode: str = "rb") -> Any:
        self.bucket.answer()
        if name not in self.bucket.held:
            raise FileNotFoundError(name)
        file = BytesIO(self.bucket.held[name])
        return SimpleNamespace(file=file, read=file.read)


@contextmanager
def libraries() -> Iterator[None]:
    """Put these in the place of the libraries."""
    modules = {name: ModuleType(name) for name in ("botocore", "storages", "storages.backends")}
    errors, backend, names = (ModuleType(n) for n in ("botocore.exceptions", "storages.backends.s3", "storages.utils"))
    errors.__dict__.update(ClientError=ClientError, BotoCoreError=BotoCoreError)
    backend.__dict__.update(S3Storage=S3Storage)
    names.__dict__.update(clean_name=str)
    patch = pytest.MonkeyPatch()
    for name, module in {**modules, **{module.__name__: module for module in (errors, backend, names)}}.items():
        patch.setitem(sys.modules, name, module)
    patch.delitem(sys.modules, "ocrsite.bucket", raising=False)
    yield
    patch.delitem(sys.modules, "ocrsite.bucket", raising=False)
    patch.undo()
