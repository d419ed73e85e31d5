"""What the tests of the scheduler share."""

from collections.abc import AsyncIterator

import pytest

from storage import database
from storage.database import Sessions


@pytest.fixture
async def sessions(sqlite_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(sqlite_url)
    yield connected
    await connected.close()
