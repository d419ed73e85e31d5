"""The board in a full room, where work is given out."""

import pytest

from tests.meetings.room import gather
from tests.world import World


@pytest.fixture
async def room(world: World) -> World:
    """Return a world whose board is in a full room: its meeting has just begun, and everybody is there."""
    await gather(world)
    return world
