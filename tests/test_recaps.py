"""Recaps before meetings, as a group and its members live them."""

from datetime import UTC, datetime, timedelta

from bot import membership
from storage import decisions, meetings
from storage.records import How, Meeting, Presence, Slot, Source
from tests.world import World

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FORTNIGHT = timedelta(days=14)
RECAP_DAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
KOLKATA_NINE = datetime(2026, 12, 7, 3, 30, tzinfo=UTC)


def board(world: World) -> str:
    return world.workspace.channel("board").id


async def plan(world: World, starts_at: datetime) -> Meeting:
    """Plan one meeting of the board, as `/meeting` would."""
    team, channel = world.workspace.team_id, board(world)
    slot = Slot(starts_at, starts_at + timedelta(minutes=90), starts_at.date())
    source = Source(team, channel, world.workspace.person("rosa").id)
    async with world.sessions.begin() as session:
        return await meetings.plan_one(session, source, slot, at=world.now)


async def attend(world: World, meeting: Meeting, **said: Presence) -> None:
    """Note who was at a meeting."""
    async with world.sessions.begin() as session:
        for name, presence in said.items():
            user = world.workspace.person(name).id
            await meetings.attend(session, meeting, user, presence, by=user, at=world.now)


async def fill(world: World) -> tuple[Meeting, Meeting]:
    """Let the board have members and two meetings; Priya and Val miss the first, at which D1 is made."""
    await membership.sync(world.bot, world.workspace.team_id, board(world))
    first, second = await plan(world, TUESDAY), await plan(world, TUESDAY + FORTNIGHT)
    await world.until(TUESDAY + timedelta(minutes=10))
    here = dict.fromkeys(("rosa", "ade", "mal"), Presence.PRESENT)
    await attend(world, first, priya=Presence.APOLOGIES, **here)
    await world.workspace.slash("rosa", "/decide Pilot peer support with three providers", channel="board")
    await world.settle()
    return first, second


def told(world: World, name: str) -> list[str]:
    return [said.plain for said in world.workspace.direct_messages(name) if "You missed" in said.plain]


async def test_who_missed_a_decision_is_told_in_their_own_morning_and_nobody_else_is(world: World) -> None:
    await fill(world)

    await world.until(KOLKATA_NINE - timedelta(minutes=1))
    assert told(world, "priya") == []
    await world.until(KOLKATA_NINE)
    assert len(told(world, "priya")) == 1
    assert told(world, "val") == []
    await world.until(RECAP_DAY)
    assert len(told(world, "val")) == 1
    await world.until(TUESDAY + FORTNIGHT)

    assert {name: len(told(world, name)) for name in ("rosa", "ade", "mal", "val", "priya")} == {
        "rosa": 0,
        "ade": 0,
        "mal": 0,
        "val": 1,
        "priya": 1,
    }


async def test_got_it_confirms_what_was_shown_and_the_message_says_so(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY)

    await world.workspace.click("val", "Got it", dm=True)
    await world.settle()
    await world.workspace.click("priya", "Raise a concern", dm=True)

    assert "Got it: you have confirmed D1." in world.workspace.direct_messages("val")[-1].plain
    async with world.sessions.read() as session:
        decision = (await decisions.latest(session, world.workspace.team_id, board(world), limit=1))[0]
        known = await decisions.who_knows(session, decision)
    assert known[world.workspace.person("val").id] == {How.TOLD, How.CONFIRMED}
    assert known[world.workspace.person("priya").id] == {How.TOLD}
