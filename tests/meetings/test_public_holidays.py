"""A plan that leaves out public holidays, or gives way to them, shows which, and keeps to it."""

from datetime import date

from storage import meetings
from tests.meetings.test_meeting_confirms import press, told, typed
from tests.meetings.test_meeting_form import opened
from tests.world import World

EXCEPT = "every Monday at 11:00 for an hour, except public holidays"
OTHERWISE = "every Monday at 11:00 for an hour, or the next working day if it is a public holiday"


async def days(world: World) -> set[date]:
    team, channel = world.workspace.team_id, world.workspace.channel("board").id
    async with world.sessions.read() as session:
        return {one.day for one in await meetings.coming(session, team, channel, world.now, 100)}


async def test_they_fall_out_of_the_plan_and_are_shown_before_confirm(world: World) -> None:
    shown = await typed(world, "Mondays at 11 for an hour, not on bank holidays")

    assert "Every Monday at 11:00 for an hour, except public holidays, Europe/London time." in shown
    assert "Left out as public holidays: Monday 28 December, Monday 29 March 2027, Monday 3 May" in shown
    await press(world, "rosa", "Confirm")
    assert world.workspace.said_in("board")[-1].startswith(f"This group meets {EXCEPT}, Europe/London time.")
    planned = await days(world)
    assert {date(2026, 12, 21), date(2027, 1, 4)} <= planned
    assert planned.isdisjoint({date(2026, 12, 28), date(2027, 3, 29), date(2027, 5, 3)})


async def test_a_meeting_that_gives_way_is_held_on_the_day_that_was_named(world: World) -> None:
    shown = await typed(world, "every Monday at 11 for an hour or the Tuesday after if it's a bank holiday")

    assert "Moved off public holidays: Tuesday 29 December for Monday 28 December, Tuesday" in shown
    await press(world, "rosa", "Confirm")
    assert world.workspace.said_in("board")[-1].startswith(f"This group meets {OTHERWISE}, Europe/London")
    assert {date(2026, 12, 29), date(2027, 3, 30)} <= await days(world)
    assert date(2026, 12, 28) not in await days(world)


async def test_years_later_they_are_left_out_still(world: World) -> None:
    await typed(world, "first Monday of every month at 11 except bank holidays")
    await press(world, "rosa", "Confirm")

    await world.advance(days=65)

    planned = await days(world)
    assert date(2027, 12, 6) in planned
    assert date(2028, 1, 3) not in planned
    assert date(2028, 2, 7) in planned


async def test_which_half_of_the_day_is_asked_and_the_exception_is_kept(world: World) -> None:
    await typed(world, "every Monday at 7 except bank holidays")

    await press(world, "rosa", "19:00")

    assert "Every Monday at 19:00, except public holidays" in told(world, "rosa")


async def test_where_nobody_knows_whose_holidays_they_are_the_form_takes_both(world: World) -> None:
    refused = await typed(world, "every Monday at 11 UTC except bank holidays")
    assert refused.startswith("Nobody knows which public holidays this group keeps")
    assert refused.endswith("You typed: every Monday at 11 UTC except bank holidays")

    await opened(world, "rosa")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill(
        "rosa", {"When": "every Monday at 11 except bank holidays", "Public holidays": "Scotland"}
    )
    await world.workspace.submit("rosa")

    assert "Left out as public holidays: Monday 30 November," in world.workspace.modal_text("rosa")


async def test_what_is_to_happen_on_them_is_said_not_to_be_understood(world: World) -> None:
    said = await typed(world, "Mondays at 10, if it's a bank holiday we'll decide")

    assert said.startswith(
        "I can not tell what is to happen on public holidays: 'if it's a bank holiday we'll decide'."
    )
    assert "we'll decide" in world.workspace.modal_text("rosa")
