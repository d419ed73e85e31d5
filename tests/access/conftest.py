"""A private group, a minute after something was recorded there."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Sessions
from tests.access.leaving import a_minute_later
from tests.world import World, opened


@pytest.fixture
async def private(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    """Yield a world with a decision and an action in a private channel, which Mallory is in."""
    async with opened(sqlite_sessions) as world:
        workspace = world.workspace
        workspace.add_person("mallory")
        workspace.add_channel("chairs", members=["rosa", "val", "mallory"], private=True)
        for command in (
            "/decide The canary sings in private",
            "/action @val @mallory feed the canary by Friday 4 December",
        ):
            await workspace.slash("rosa", command, channel="chairs")
        await world.settle()
        await a_minute_later(world)
        yield world
