"""What whoever looks into the database of a process beside it has."""

from collections.abc import AsyncIterator

import pytest

from storage import database


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[database.Sessions]:
    """Yield sessions on the database that the processes of a test work on."""
    opened = database.connect(tables_url)
    yield opened
    await opened.close()
