"""Whether a backup is whole and belongs here: by its seal, its keys, its database and its version."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from accounts.wiring import audit_key, vault_keys
from invoices.keeping.errors import BackupDamaged, BackupForeign
from invoices.keeping.manifest import Manifest, is_sealed, print_of, read
from invoices.keeping.parcel import OpenParcel


def proven_manifest(parcel: OpenParcel) -> Manifest:
    """Return the list of a backup that can be restored here.

    Raises:
        BackupDamaged: the list is not as it was written.
        BackupForeign: it needs other keys, another kind of database, or a newer program.
    """
    manifest, body, seal = read(parcel.manifest())
    if manifest.keys.audit != print_of(audit_key()):
        raise BackupForeign(_other_key("AUDIT_KEY", "audit_key", "the register and the audit trail are sealed with it"))
    if not is_sealed(body, seal, key=audit_key()):
        raise BackupDamaged("The list of what is in this backup was changed: take another copy of the backup.")
    if manifest.keys.secret not in {print_of(key.encode()) for key in vault_keys()}:
        why = "passwords of sources are encrypted with it; as SECRET_KEY or in SECRET_KEY_FALLBACKS"
        raise BackupForeign(_other_key("SECRET_KEY", "secret_key", why))
    if manifest.vendor != connection.vendor:
        raise BackupForeign(
            f"This is a backup of {manifest.vendor}, and DATABASE_URL names {connection.vendor}: take the same kind."
        )
    _refuse_newer(manifest)
    return manifest


def _refuse_newer(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        raise BackupForeign(
            f"This backup is of version {manifest.program}, which knows more than this one ({unknown[0]}): "
            "install that version or a later one first."
        )


def _other_key(name: str, file: str, why: str) -> str:
    return (
        f"This backup was made with another {name} ({why}). Set the {name} of the installation it is from; "
        f"one that ran on local settings kept it in the file {file} of its DATA_DIR."
    )
