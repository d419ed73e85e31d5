"""Recaps before meetings, as a group and its members live them."""

from datetime import UTC, datetime, timedelta

from bot.slack import membership
from storage import concerns, decisions, meetings, outbox
from storage.records import How, Meeting, OutboxState, Presence, Slot, Source, Strength
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
    said = [one.plain for one in world.workspace.direct_messages(name)]
    return [one for one in said if "without you" in one]


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


async def test_the_hour_of_a_meeting_is_the_readers_own_and_says_so_where_it_differs(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY)

    said = {name: told(world, name)[0] for name in ("val", "priya")}
    assert "#board meets on Tuesday 8 December, 10:00 to 11:30." in said["val"]
    assert "#board meets on Tuesday 8 December, 15:30 to 17:00 your time." in said["priya"]


async def test_what_fell_due_while_the_bot_was_away_for_long_is_settled_and_nobody_is_told(
    world: World,
) -> None:
    _, second = await fill(world)
    await world.slack.until(TUESDAY + FORTNIGHT + timedelta(days=20))

    await world.settle()

    team = world.workspace.team_id
    async with world.sessions.read() as session:
        recap = await outbox.find(session, team, f"recap:{second.id}")
        begun = await meetings.find(session, team, second.id)
    assert recap
    assert (recap.state, recap.reason) == (OutboxState.DROPPED, "the meeting began")
    assert begun
    assert begun.began_at is not None
    assert told(world, "val") == told(world, "priya") == []


async def test_got_it_confirms_what_was_shown_and_the_message_says_so(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY)

    await world.workspace.click("val", "Got it", dm=True)
    await world.settle()
    await world.workspace.click("priya", "Raise a concern", dm=True)

    assert world.workspace.direct_messages("val")[-1].plain == "Marked as read.\nD1 in #board"
    async with world.sessions.read() as session:
        decision = (await decisions.latest(session, world.workspace.team_id, board(world), limit=1))[0]
        known = await decisions.who_knows(session, decision)
    assert known[world.workspace.person("val").id] == {How.TOLD, How.CONFIRMED}
    assert known[world.workspace.person("priya").id] == {How.TOLD}


def asked(world: World, name: str) -> str:
    return world.workspace.ephemerals(name)[-1].plain


async def test_recap_tells_the_asker_alone_what_they_missed_until_they_have_confirmed_it(
    world: World,
) -> None:
    await fill(world)
    await world.until(TUESDAY + timedelta(hours=2))

    await world.workspace.slash("val", "/recap", channel="board")
    first, second = asked(world, "val").splitlines()[:2]
    assert first == (
        "One thing was decided without you in #board on Tuesday 24 November."
        " Reading it is not agreeing to it."
    )
    assert second.startswith("D1 Pilot peer support")
    await world.workspace.click("val", "Got it", ephemeral=True)
    await world.settle()
    await world.workspace.slash("val", "/recap since the last meeting", channel="board")
    assert asked(world, "val") == "You have missed nothing in #board since Tuesday 24 November."
    await world.workspace.slash("mal", "/recap since March", channel="board")
    assert asked(world, "mal") == "You have missed nothing in #board since Sunday 1 March."
    await world.workspace.slash("priya", "/recap until 20 November", channel="board")
    assert asked(world, "priya") == "You have missed nothing in #board until Friday 20 November."
    await world.workspace.slash("priya", "/recap from 1 to 20 November", channel="board")
    assert asked(world, "priya").endswith("from Sunday 1 November to Friday 20 November.")
    await world.workspace.slash("mal", "/recap @priya", channel="board")
    assert asked(world, "mal").startswith("One thing was decided without priya in #board on Tuesday 24 Nov")

    await world.until(TUESDAY + FORTNIGHT)
    assert (len(told(world, "val")), len(told(world, "priya"))) == (0, 1)


async def test_recap_in_the_direct_messages_answers_for_each_group_the_asker_may_see(world: World) -> None:
    world.workspace.add_channel("cabinet", private=True, members=["rosa", "mal"])
    await fill(world)
    await world.workspace.slash("rosa", "/decide Canary in the cabinet", channel="cabinet")
    await world.settle()

    answers = {}
    for name in ("mal", "val"):
        await world.workspace.slash(name, "/recap since March")
        await world.settle()
        answers[name] = asked(world, name)

    assert "Canary" not in answers["val"]
    assert "Pilot peer support" in answers["val"]


async def test_a_newcomer_gets_what_is_in_force_once_in_their_office_hours(world: World) -> None:
    await fill(world)
    await world.until(TUESDAY.replace(hour=20))

    await world.workspace.join("sam", "board")
    await world.settle()
    assert world.workspace.direct_messages("sam") == []
    await world.until(TUESDAY.replace(day=25, hour=9))
    await world.workspace.leave("sam", "board")
    await world.workspace.join("sam", "board")
    await world.settle()

    packs = [said.plain for said in world.workspace.direct_messages("sam")]
    assert len(packs) == 1
    assert "Welcome to #board" in packs[0]
    assert "I am Matters Arising. I keep what this group decides and who has agreed to do what" in packs[0]
    assert "D1 Pilot peer support with three providers" in packs[0]
    assert "Next meeting: Tuesday 8 December" in packs[0]
    await world.workspace.click("sam", "Got it", dm=True)
    await world.until(TUESDAY + FORTNIGHT)
    assert told(world, "sam") == []
    assert world.workspace.direct_messages("sam")[0].plain == "Marked as read.\nD1 in #board"


async def test_a_newcomer_who_has_not_confirmed_is_told_of_the_last_meeting(world: World) -> None:
    await fill(world)
    await world.workspace.join("sam", "board")
    await world.until(TUESDAY + FORTNIGHT)

    assert len(told(world, "sam")) == 1


async def test_who_has_left_a_private_channel_is_told_nothing(world: World) -> None:
    await fill(world)
    await world.workspace.convert_to_private("board")
    await world.workspace.leave("val", "board")
    await world.until(TUESDAY + FORTNIGHT)

    assert told(world, "val") == []
    assert len(told(world, "priya")) == 1


async def test_a_recap_whose_reply_is_lost_arrives_once(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY - timedelta(minutes=1))
    world.slack.faults.add("chat.postMessage", "drop after", times=2)
    await world.until(TUESDAY + FORTNIGHT)

    assert len(told(world, "val")) == 1
    assert len([said for said in world.workspace.said_in("board") if said.startswith("Before")]) == 1


def recap_of(world: World) -> str:
    return "\n".join(said for said in world.workspace.said_in("board") if said.startswith("Before"))


async def test_the_story_of_week_five_objections_head_the_list_and_nobody_is_told_twice(world: World) -> None:
    _, second = await fill(world)
    await world.until(second.starts_at + timedelta(minutes=5))
    await attend(world, second, mal=Presence.PRESENT, priya=Presence.PRESENT)
    await world.workspace.slash(
        "mal", "/decide Run it from the council's own team replaces D1", channel="board"
    )
    await world.settle()
    await plan(world, TUESDAY + 2 * FORTNIGHT)
    async with world.sessions.begin() as session:
        replacing = (await decisions.latest(session, world.workspace.team_id, board(world), limit=1))[0]
        await concerns.raise_concern(
            session,
            replacing,
            "Providers were promised a part",
            Strength.OBJECTION,
            author=world.workspace.person("val").id,
            at=world.now,
        )
    await world.until(TUESDAY + 2 * FORTNIGHT)

    recap = recap_of(world).split("Before the meeting on Tuesday 22 December")[1].splitlines()
    assert recap[1:3] == ["Objections", "• Objection on D2 by val: Providers were promised a part"]
    assert any("D2 Run it from the council's own team" in line and "Replaces D1" in line for line in recap)
    # Ade and Rosa decided D1: they were told at once that D2 replaces it, and so are not told again.
    assert [len(told(world, name)) for name in ("ade", "rosa", "mal", "priya")] == [0, 0, 0, 1]


async def test_what_came_up_between_a_recap_and_its_meeting_stands_in_the_next(world: World) -> None:
    await fill(world)
    await plan(world, TUESDAY + 2 * FORTNIGHT)
    await world.until(RECAP_DAY + timedelta(hours=3))
    await world.workspace.slash("ade", "/decide The hall opens at nine", channel="board")
    await world.settle()
    await world.until(RECAP_DAY + FORTNIGHT + timedelta(hours=1))

    first, second = [one for one in world.workspace.said_in("board") if one.startswith("Before the meeting")]
    assert "D2" not in first
    between = second[second.index("Decided in the channel before the last meeting") :]
    assert "D2 The hall opens at nine" in between
    assert "D1" not in second
