"""What can go wrong with a backup, in words for whoever runs the command.

* BackupError
  - BackupDamaged        cut off, changed, or no backup at all
  - BackupForeign        of another kind of database, another installation's keys, or a newer program
  - NotEmpty             there is something here already that restoring would cover
  - ProgramMissing       PostgreSQL's own programs are not installed, or refuse
  - ArchiveUnreadable    a file that the database names is not in the store
"""


class BackupError(Exception):
    """A backup cannot be made or restored; `str()` says why and what to do."""


class BackupDamaged(BackupError):
    """It is not as it was written."""


class BackupForeign(BackupError):
    """It does not belong here."""


class NotEmpty(BackupError):
    """Restoring would cover something."""


class ProgramMissing(BackupError):
    """A program of PostgreSQL's is missing or failed."""


class ArchiveUnreadable(BackupError):
    """Something that belongs into the backup cannot be read."""
