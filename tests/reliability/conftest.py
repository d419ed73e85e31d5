"""These tests are about Slack's faults more than the database's: most need but one kind of it."""

from pathlib import Path

import pytest


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Return an empty SQLite file's address; what differs on PostgreSQL asks for `postgres_url` as well."""
    return f"sqlite:///{tmp_path}/matters.db"
