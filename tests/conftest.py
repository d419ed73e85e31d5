"""What every test can ask for by name."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World, opened

pytest_plugins = ["tests.postgres"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return an empty database's address: each test that asks for it runs on both kinds."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/matters.db"


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """Yield a Slack workspace with people in it, and the bot that serves it, on an empty database."""
    async with opened(database_url) as opened_world:
        yield opened_world
