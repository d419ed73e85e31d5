"""The board in a full room."""

from datetime import timedelta

import pytest

from tests.meetings.room import TUESDAY, type_in
from tests.world import World


@pytest.fixture
async def room(world: World) -> World:
    """Return a world whose board is in a full room: its meeting has just begun, and everybody is there."""
    await type_in(world, "/meeting every second Tuesday at 10:00 for 90 minutes")
    await world.workspace.click("rosa", "Confirm")
    await world.until(TUESDAY + timedelta(minutes=5))
    return world
