"""How the tables came to be, version by version; alembic runs them for `matters migrate`."""
