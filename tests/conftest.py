"""What every test can ask for by name."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World, opened

pytest_plugins = ["tests.postgres"]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """Yield a Slack workspace with people in it, and the bot that serves it, on an empty database."""
    async with opened(f"sqlite:///{tmp_path}/matters.db") as opened_world:
        yield opened_world
