"""Work that nobody does any more is shown as nobody's: on the Home of whoever asked, and in the recap."""

import pytest

from tests.home.tab.opened import open_home, slash
from tests.nudges.story import at
from tests.world import World


async def hall(world: World) -> None:
    """Have mal asked to ring the hall, for a group that meets in two weeks."""
    await slash(world, "rosa", "/meeting 8 December at 10:00")
    await world.workspace.click("rosa", "Confirm")
    await slash(world, "rosa", "/action @mal to ring the hall by 16 December")


def recap(world: World) -> str:
    [said] = [each for each in world.workspace.said_in("board") if "Before the meeting on" in each]
    return said


@pytest.mark.parametrize(
    ("how", "whose"),
    [("declined", "nobody yet; mal declined"), ("closed", "mal (not here any more)")],
)
async def test_whoever_asked_reads_that_it_is_with_nobody_any_more(
    world: World, how: str, whose: str
) -> None:
    await hall(world)
    if how == "declined":
        await world.workspace.click("mal", "I can't", dm=True)
        await world.workspace.fill("mal", {"What now": "Pass on"})
        await world.workspace.submit("mal")
    else:
        await world.workspace.deactivate("mal")
    await world.until(at(7, 12))

    assert f"A1 ring the hall\n{whose}, due Wednesday 16 December, in #board." in await open_home(
        world, "rosa"
    )
    assert "Unclear: who owns A1?" in recap(world)


async def test_what_somebody_else_still_does_is_not_unclear(world: World) -> None:
    await slash(world, "rosa", "/meeting 8 December at 10:00")
    await world.workspace.click("rosa", "Confirm")
    await slash(world, "rosa", "/action @mal and @ade to ring the hall by 16 December")
    await world.workspace.deactivate("mal")
    await world.until(at(7, 12))

    assert "mal (not here any more)" in await open_home(world, "rosa")
    assert "Unclear" not in recap(world)
