"""A private group, a minute after something was recorded there."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Sessions
from tests.slack.incoming.access.leaving import a_private_group
from tests.world import World, opened


@pytest.fixture
async def private(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    """Yield a world with a decision and an action in a private channel, which Mallory is in."""
    async with opened(sqlite_sessions) as world:
        await a_private_group(world)
        yield world


@pytest.fixture
async def chairs(world: World) -> World:
    """Return the same world on either database."""
    await a_private_group(world)
    return world
