"""Who may do what in the database, for `manage.py create_db`; nothing else reads it.

The product itself signs in as DATABASE_URL says: a role that can change rows but no table.
"""

from ocrsite import env

DATABASE_ROLES: dict[str, str] = {
    "admin": env.address("DATABASE_ADMIN_URL", schemes=("postgres", "postgresql")),
    "owner": env.text("DATABASE_OWNER", "probant_owner"),
    "owner_password": env.secret("DATABASE_OWNER_PASSWORD", ""),
    "reader": env.text("DATABASE_READER", "probant_reader"),
    "reader_password": env.secret("DATABASE_READER_PASSWORD", ""),
}
