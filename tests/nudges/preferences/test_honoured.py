"""How people want to be reminded is honoured, and nobody else learns of their leave."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from storage import groups
from tests.nudges.story import at, nudges, record, times
from tests.world import World


async def say(world: World, person: str, words: str) -> None:
    await world.workspace.slash(person, f"/nudges {words}", channel="board")
    await world.settle()


def days(world: World, who: str) -> list[str]:
    return [f"{when:%a %d %b}" for when in times(world, who)]


def january(day: int, hour: int = 9) -> datetime:
    return datetime(2027, 1, day, hour, tzinfo=UTC)


async def meet(world: World, words: str) -> None:
    await world.workspace.slash("rosa", f"/meeting {words}", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.settle()


async def test_weekly_nudges_come_on_mondays_with_all_of_that_week(world: World) -> None:
    await say(world, "ade", "weekly")
    await record(world, "draft the scope paper", "ade")
    await record(world, "ring the venue", "ade", due=at(11).date())
    await world.until(at(13))

    assert days(world, "ade") == ["Mon 30 Nov", "Mon 07 Dec"]
    assert "A2" not in nudges(world, "ade")[0]
    assert "A1" in nudges(world, "ade")[1]
    assert "A2" in nudges(world, "ade")[1]


async def test_what_was_planned_already_follows_a_new_wish(world: World) -> None:
    await record(world, "draft the scope paper", "ade", "priya")
    await world.until(at(1, 12))
    await say(world, "ade", "weekly")
    await world.until(at(8))

    assert days(world, "ade") == ["Mon 07 Dec"]
    assert days(world, "priya") == ["Wed 02 Dec", "Mon 07 Dec"]


async def test_nudges_before_meetings_follow_the_meeting(world: World) -> None:
    await say(world, "ade", "before meetings")
    await record(world, "draft the scope paper", "ade")
    await world.until(at(3))
    await meet(world, "8 December at 14:00")
    await meet(world, "move 8 December to 10 December")
    await world.until(at(20))

    nudged = [
        when for when, said in zip(times(world, "ade"), nudges(world, "ade"), strict=True) if "A1" in said
    ]
    assert [when for when in nudged if when.hour == 9] == [at(9)]


async def test_whoever_wants_none_is_asked_and_not_nudged_and_the_chair_hears_in_the_end(
    world: World,
) -> None:
    await say(world, "ade", "off")
    await world.workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await world.until(january(12, 12))
    (ask,) = nudges(world, "ade")
    assert ask.startswith("rosa asks you to take on A1")

    await world.until(january(14))

    assert days(world, "ade") == ["Mon 23 Nov"]
    (told,) = nudges(world, "rosa")
    assert "A1 draft the scope paper: ade owns it and was not nudged." in told


async def test_nobody_is_nudged_or_told_on_while_away_and_nobody_learns_of_it(world: World) -> None:
    await say(world, "ade", "away until 25 January")
    await world.workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await world.until(january(24))
    assert days(world, "ade") == ["Mon 23 Nov"], "the ask alone"
    assert nudges(world, "rosa") == []

    await world.until(january(31))
    assert days(world, "ade")[1:] == ["Mon 25 Jan", "Wed 27 Jan"]
    await world.until(datetime(2027, 2, 12, tzinfo=UTC))

    assert days(world, "ade")[3:] == ["Tue 02 Feb", "Tue 09 Feb"], "as many as without leave"
    assert days(world, "rosa") == ["Wed 10 Feb"]
    said = [*world.workspace.said_in("board"), *nudges(world, "rosa")]
    said += [each.readable for each in world.workspace.ephemerals("rosa")]
    assert not [each for each in said if "away" in each.lower() or "leave" in each.lower()]


async def test_leave_that_begins_once_nudges_have_ended_keeps_the_chair_from_hearing_until_it_is_over(
    world: World,
) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(21, 12))
    assert len(nudges(world, "ade")) == 4
    await say(world, "ade", "away until 18 January")

    await world.until(january(21, 8))
    assert nudges(world, "rosa") == []
    await world.until(january(22))

    assert times(world, "rosa") == [january(21)]


async def test_back_before_the_end_of_leave_is_nudged_the_next_morning(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await say(world, "ade", "away until 4 January")
    await world.until(at(9, 12))
    assert nudges(world, "ade") == []
    await say(world, "ade", "back")
    await world.until(at(11))

    assert times(world, "ade") == [at(10)]


@pytest.mark.parametrize(
    ("words", "told"), [("away until 20 January", january(20)), ("weekly", at(29)), ("off", at(22))]
)
async def test_the_chairs_list_waits_for_the_chair_but_is_never_withheld(
    world: World, words: str, told: datetime
) -> None:
    workspace = world.workspace
    async with world.sessions.begin() as session:
        board, val = workspace.channel("board").id, workspace.person("val").id
        await groups.ensure(session, workspace.team_id, board)
        await groups.set_values(session, workspace.team_id, board, chair=val)
    await record(world, "draft the scope paper", "ade")
    await say(world, "val", words)
    await world.until(january(22))

    assert times(world, "val") == [told]


async def test_a_nudge_is_held_back_from_somebody_who_went_away_that_minute(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8, 59))
    await say(world, "ade", "away until Friday")
    await world.until(at(4, 12))

    assert times(world, "ade") == [at(4)]


@pytest.mark.parametrize(
    ("away", "back", "nudged"),
    [
        # One nudge is brought forward to before the leave; of the other, two were sent by then.
        ("away from 1 December until 5 January", datetime(2027, 1, 5, 10, tzinfo=UTC), 3),
        ("away from 8 December until 5 January", datetime(2027, 1, 5, 10, tzinfo=UTC), 2),
    ],
)
async def test_leave_takes_nothing_off_the_ladder(
    world: World, away: str, back: datetime, nudged: int
) -> None:
    await record(world, "draft the scope paper", "ade")
    await say(world, "ade", away)

    await world.until(back)
    assert "last nudge" not in nudges(world, "ade")[-1]
    await world.until(back + timedelta(days=60))

    since = [when for when in times(world, "ade") if when >= back - timedelta(hours=2)]
    assert len(since) == nudged
    assert all(later - earlier >= timedelta(days=2) for earlier, later in itertools.pairwise(since))
    assert "was nudged 4 times" in nudges(world, "rosa")[-1]
