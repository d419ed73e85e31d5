"""When somebody works is said, shown, taken back, and kept to by all that reaches them unasked."""

from datetime import UTC, datetime

from storage import preferences
from storage.records import Preference
from tests.nudges.story import at, nudges, record, times
from tests.refusing import decline
from tests.world import World

TEN_TO_FOUR = "I will write to you Monday to Thursday, between 10:00 and 16:00."


async def typed(world: World, words: str, person: str = "ade") -> str:
    await world.workspace.slash(person, f"/nudges {words}", channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1].readable


async def wish(world: World) -> Preference:
    async with world.sessions.read() as session:
        return await preferences.find(session, world.workspace.team_id, world.workspace.person("ade").id)


async def test_the_days_and_times_of_work_are_said_and_shown_and_taken_back(world: World) -> None:
    assert TEN_TO_FOUR in await typed(world, "10 to 16, Monday to Thursday")
    shown = await typed(world, "")
    assert TEN_TO_FOUR.replace("will ", "") in shown
    assert "as they fall due" in shown

    answer = await typed(world, "not on Tuesdays")
    assert "I will write to you on Mondays, Wednesdays and Thursdays, between 10:00 and 16:00." in answer
    await world.workspace.click("ade", "Undo", ephemeral=True)
    await world.settle()
    assert TEN_TO_FOUR.replace("will ", "") in await typed(world, "")

    assert "I will write to you at the usual times: Monday to Friday, between 09:00 and 17:30." in (
        await typed(world, "usual hours")
    )
    assert "between" not in await typed(world, "")
    assert (await wish(world)).days == ()


async def test_what_leaves_no_time_to_write_in_changes_nothing(world: World) -> None:
    await typed(world, "Mondays and Tuesdays only")

    assert "That leaves no day" in await typed(world, "not on Mondays or Tuesdays")
    assert "less than an hour" in await typed(world, "not before 17:00")
    assert (await wish(world)).days == (0, 1)


async def test_it_is_said_in_a_direct_message_too(world: World) -> None:
    await world.workspace.post("ade", "I work 10 to 4, Monday to Thursday")
    await world.settle()

    assert TEN_TO_FOUR in nudges(world, "ade")[-1]
    await world.workspace.post("ade", "I'm in Northern Ireland")
    await world.settle()
    assert "I will keep the public holidays of Northern Ireland." in nudges(world, "ade")[-1]


async def test_nudges_come_in_the_hours_of_their_owner(world: World) -> None:
    await typed(world, "2pm to 4pm, Tuesdays and Thursdays")
    await record(world, "draft the scope paper", "ade", "val")
    await world.until(at(12))

    assert times(world, "ade") == [at(1, 14), at(8, 14)]
    assert times(world, "val") == [at(2), at(7)]


async def test_what_is_planned_already_moves_with_the_hours_of_its_owner(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(1, 12))
    await typed(world, "11 to 15, not on Wednesdays")
    await world.until(at(4))

    assert times(world, "ade") == [at(3, 11)]


async def test_what_others_did_and_the_chairs_list_come_in_their_readers_hours(world: World) -> None:
    await typed(world, "13:00 to 15:00, Thursdays only", "rosa")
    await world.workspace.slash("rosa", "/action @ade ring the venue", channel="board")
    await world.settle()
    await decline(world.workspace, "ade")
    await world.settle()
    await record(world, "draft the scope paper", "ade", due=datetime(2026, 11, 24, tzinfo=UTC).date())
    await world.until(datetime(2027, 1, 1, tzinfo=UTC))

    assert times(world, "rosa")[0] == datetime(2026, 11, 26, 13, tzinfo=UTC)
    assert all((when.weekday(), when.hour) == (3, 13) for when in times(world, "rosa"))
    assert any("draft the scope paper" in said for said in nudges(world, "rosa"))


async def test_a_holiday_of_their_own_nation_is_kept(world: World) -> None:
    assert "I will keep the public holidays of Scotland." in await typed(world, "Scotland")
    assert "I keep the public holidays of Scotland." in await typed(world, "")
    # 30 November, a Monday, is St Andrew's Day.
    await record(world, "draft the scope paper", "ade", "val", due=at(30, month=11).date())
    await world.until(at(2))

    assert times(world, "val")[0] == at(30, month=11)
    assert times(world, "ade") == [at(27, month=11), at(1)]


async def test_own_hours_go_with_whoever_moves_to_another_zone(world: World) -> None:
    await typed(world, "10 to 16, Monday to Thursday")
    await record(world, "draft the scope paper", "ade")
    await world.until(at(1, 12))
    await world.workspace.set_zone("ade", "America/New_York")
    await world.until(at(8, 12))
    assert times(world, "ade") == [at(2, 15), at(7, 15)]

    await world.workspace.set_zone("ade", "Asia/Kolkata")
    await world.until(at(15))

    assert times(world, "ade")[2:] == [at(14, 4, 30)]


async def test_whoever_joins_a_group_is_told_what_stands_in_their_own_hours(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We will pilot the café", channel="board")
    await world.workspace.slash("sam", "/nudges 11 to 13", channel=None)
    await world.until(datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    await world.workspace.invite("sam", "board", by="rosa")
    await world.workspace.join("sam", "board")
    await world.until(datetime(2026, 11, 24, 12, tzinfo=UTC))

    assert times(world, "sam") == [datetime(2026, 11, 24, 11, tzinfo=UTC)]
