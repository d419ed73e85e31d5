"""These tests are about Slack's faults more than the database's: most need but one kind of it."""

import shutil
from pathlib import Path

import pytest

from storage import database


@pytest.fixture
def tables_url(sqlite_tables: Path, tmp_path: Path) -> str:
    """Return the address of a SQLite file that has its tables and nothing in them."""
    return f"sqlite:///{shutil.copy(sqlite_tables, tmp_path / 'matters.db')}"


@pytest.fixture
def sessions_kept(sqlite_sessions: database.Sessions) -> database.Sessions:
    """Return the sessions of a SQLite file that has its tables and nothing in them."""
    return sqlite_sessions
