"""These tests are about Slack's faults more than the database's: most need but one kind of it."""

import logging
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import structlog

from bot import logs


@pytest.fixture
def tables_url(sqlite_tables: Path, tmp_path: Path) -> str:
    """Return the address of a SQLite file that has its tables and nothing in them."""
    return f"sqlite:///{shutil.copy(sqlite_tables, tmp_path / 'matters.db')}"


@pytest.fixture(autouse=True)
def logged() -> Iterator[StringIO]:
    """Log as `matters run` does, and return what is; until told, each traceback is drawn for seconds."""
    root, stream = logging.getLogger(), StringIO()
    handlers, level = root.handlers[:], root.level
    logs.configure("DEBUG", "json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
