"""Recaps tell of meetings as they are when a recap goes: moved, cancelled, attended late."""

from datetime import timedelta

from storage import meetings, outbox
from storage.records import Presence, Slot
from tests.recaps.test_recaps import FORTNIGHT, RECAP_DAY, TUESDAY, attend, fill, recap_of, told
from tests.world import World


async def test_attendance_that_is_pressed_late_counts(world: World) -> None:
    first, _ = await fill(world)
    await world.until(RECAP_DAY - timedelta(minutes=1))
    await attend(world, first, val=Presence.PRESENT)
    await world.until(TUESDAY + FORTNIGHT)

    assert told(world, "val") == []


async def test_what_is_undone_is_told_to_nobody(world: World) -> None:
    await fill(world)
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.until(TUESDAY + FORTNIGHT)

    assert told(world, "val") == []
    assert "D1 Pilot" not in recap_of(world)


async def test_a_meeting_that_is_cancelled_has_no_recap(world: World) -> None:
    _, second = await fill(world)
    async with world.sessions.begin() as session:
        await meetings.cancel(session, second, actor="U1", at=world.now)
    await world.until(TUESDAY + FORTNIGHT)

    assert (told(world, "val"), told(world, "priya"), recap_of(world)) == ([], [], "")


async def test_a_meeting_that_is_moved_has_one_recap_each(world: World) -> None:
    _, second = await fill(world)
    await world.until(RECAP_DAY)
    later = Slot(second.starts_at + FORTNIGHT, second.ends_at + FORTNIGHT, second.day + FORTNIGHT)
    async with world.sessions.begin() as session:
        await meetings.move(session, second, later, actor="U1", at=world.now)
    await world.until(TUESDAY + 2 * FORTNIGHT)

    assert (len(told(world, "val")), len(told(world, "priya"))) == (1, 1)
    assert len([said for said in world.workspace.said_in("board") if said.startswith("Before")]) == 1


async def test_a_recap_that_could_not_be_sent_before_the_meeting_is_dropped_with_the_reason(
    world: World,
) -> None:
    await fill(world)
    # Nobody runs the bot meanwhile: the clock moves, and nothing is planned or sent.
    await world.slack.until(TUESDAY + FORTNIGHT + timedelta(minutes=5))
    await world.settle()

    assert (told(world, "val"), recap_of(world)) == ([], "")
    async with world.sessions.read() as session:
        dropped = await outbox.find(session, world.workspace.team_id, "recap:2")
    assert dropped is not None
    assert dropped.reason == "the meeting began"
