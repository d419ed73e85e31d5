"""`/meeting`, as people in a channel live it. The story's week 1: a Monday morning in November."""

from tests.world import World

FORTNIGHTLY = "/meeting every second Tuesday at 10:00 for 90 minutes"


async def plan(world: World, typed: str = FORTNIGHTLY, person: str = "rosa") -> str:
    """Type a plan and return what the person is shown."""
    await world.workspace.slash(person, typed, channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


async def test_a_plan_is_shown_with_its_zone_and_its_next_three_dates_and_nothing_is_stored(
    world: World,
) -> None:
    shown = await plan(world)

    assert shown == (
        "Every second Tuesday at 10:00 for 90 minutes, Europe/London time."
        " The next dates: Tuesday 24 November 2026, Tuesday 8 December 2026 and Tuesday 22 December 2026."
        " Press Confirm to plan this, or Change."
    )
    assert world.workspace.said_in("board") == []


async def test_confirm_plans_the_series_and_tells_the_channel(world: World) -> None:
    await plan(world)
    await world.workspace.click("rosa", "Confirm")
    await world.settle()

    assert world.workspace.said_in("board") == [
        "This group meets every second Tuesday at 10:00 for 90 minutes, Europe/London time."
        " Next: Tuesday 24 November 2026, Tuesday 8 December 2026 and Tuesday 22 December 2026."
        " Planned by @rosa. @rosa chairs."
    ]
    assert world.workspace.ephemerals("rosa")[-1].plain == (
        "Planned: every second Tuesday at 10:00 for 90 minutes. The channel is told."
    )
