"""Every kind of source there is: its name, its title, where it is written. Adding one is a file and a line."""

from collections.abc import Mapping
from importlib import import_module

from invoices.errors import SettingRefused
from invoices.outbound.client import Outbound
from invoices.sources.door import NO_FOLDERS, Allowed, Connector

SOURCES: dict[str, tuple[str, str]] = {
    "client_api": ("Invoice API", "invoices.sources.client_api.ClientApi"),
    "blob_container": ("Blob storage", "invoices.sources.blob_container.BlobContainer"),
    "folder": ("Watched folder", "invoices.sources.folder.Folder"),
    "mailbox": ("Mailbox", "invoices.sources.mailbox.Mailbox"),
}


def connector_class(kind: str) -> type[Connector]:
    """Return the class of a kind of source; its code is loaded on use.

    Raises:
        SettingRefused: no source is of this kind.
    """
    if kind not in SOURCES:
        raise SettingRefused(field="kind", label="kind", detail="there is no such kind of source")
    module, _, name = SOURCES[kind][1].rpartition(".")
    found: type[Connector] = getattr(import_module(module), name)
    return found


def load_connector(
    kind: str,
    settings: Mapping[str, str],
    secret: Mapping[str, str],
    outbound: Outbound,
    *,
    allowed: Allowed = NO_FOLDERS,
) -> Connector:
    """Make the connector of a source from what a person has filled in.

    Raises:
        SettingRefused: no source is of this kind, or a setting is unknown, missing or impossible.
    """
    return connector_class(kind).from_settings(settings, secret, outbound, allowed=allowed)
