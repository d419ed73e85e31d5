"""What becomes of nudges when Slack, the process or a person's place fails at the wrong moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.slack.incoming import access
from bot.slack.people import People
from scheduler import courier, planner
from storage import actions, groups, outbox
from storage.records import Answer, OutboxState
from tests.nudges.story import at, nudges, record, times
from tests.world import World


@pytest.mark.parametrize(
    "fault", ["drop after", "drop before", "429", "5xx", "refuse", "html200", "truncate"]
)
async def test_a_nudge_is_seen_once_whatever_slack_does(world: World, fault: str) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8, 59))
    world.slack.faults.add("chat.postMessage", fault)

    await world.until(at(2, 12))

    assert len(nudges(world, "ade")) == 1


async def test_a_process_that_died_while_sending_leaves_one_nudge(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8, 59))
    await world.slack.until(at(2))
    await planner.plan(world.sessions, world.now)
    async with world.sessions.begin() as session:
        (claimed,) = await outbox.claim(session, OutboxState.PENDING, now=world.now, lease=-60)
    assert claimed.kind == "morning"
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    await world.until(at(2, 12))

    assert len(nudges(world, "ade")) == 1


@pytest.mark.parametrize(
    ("back", "reached"),
    [
        (at(2, 9, 30), [at(2, 9, 30), at(7)]),
        (at(3, 11), [at(3, 11), at(7)]),
        (at(4, 9), [at(4), at(7)]),
        (at(5, 12), [at(7), at(14)]),
    ],
)
async def test_who_was_asked_just_before_the_bot_went_down_is_nudged_on_its_return(
    world: World, back: datetime, reached: list[datetime]
) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.slack.until(back)

    await world.until(at(14, 12))

    assert times(world, "ade")[:2] == reached


@pytest.mark.parametrize(
    ("down_from", "back", "reached"),
    [
        (at(2, 8, 59), at(2, 9, 0) + timedelta(seconds=5), at(2, 9, 0)),
        (at(2, 8), at(2, 11), at(2, 11)),
        (at(2, 8), at(2, 17, 29), at(2, 17, 29)),
        (at(2, 8), at(2, 17, 30), at(3, 9)),
        (at(1, 12), at(4, 12), at(4, 12)),
        (at(1, 12), at(5, 12), at(7, 9)),
        (at(1, 12), at(20, 3), at(21, 9)),
    ],
)
async def test_after_downtime_there_is_one_nudge_in_the_next_office_hours(
    world: World, down_from: datetime, back: datetime, reached: datetime
) -> None:
    for number in range(3):
        await record(world, f"write part {number + 1}", "ade")
    await world.until(down_from)
    await world.slack.until(back)

    await world.until(reached + timedelta(hours=2))

    assert times(world, "ade") == [reached]
    assert nudges(world, "ade")[0].startswith("ade, three things are still with you:")


async def test_what_could_not_be_sent_all_day_waits_for_the_next_morning(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8, 59))
    await world.slack.unplug()
    await world.until(at(2, 20))
    await world.slack.plug()

    await world.until(at(3, 12))

    assert times(world, "ade") == [at(3)]


async def test_a_due_day_changed_a_hundred_times_nudges_once(world: World) -> None:
    action = await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8))
    for turn in range(100):
        async with world.sessions.begin() as session:
            held = await actions.lock(session, action.team, action.id)
            assert held is not None
            due = date(2026, 12, 3 + turn % 3)
            await actions.redate(session, held, due, actor=action.author, at=world.now)
        await planner.plan(world.sessions, world.now)

    await world.until(at(4, 8))

    assert times(world, "ade") == [at(3)]


async def test_what_is_closed_after_planning_is_not_sent(world: World) -> None:
    action = await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8, 59))
    await world.slack.until(at(2))
    await planner.plan(world.sessions, world.now)
    async with world.sessions.begin() as session:
        (owner,) = await actions.owners_of(session, action)
        await actions.answer(session, action, owner, Answer.DONE, actor=owner.user or "", at=world.now)

    await world.until(at(3))

    assert nudges(world, "ade") == []


@pytest.mark.parametrize(
    ("zone", "reached"), [("America/New_York", at(2, 14)), ("Asia/Kolkata", at(2, 3, 30))]
)
async def test_who_moves_is_nudged_in_the_morning_of_their_new_place(
    world: World, zone: str, reached: datetime
) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(1, 12))
    await world.workspace.set_zone("ade", zone)

    await world.until(at(2, 23))

    assert times(world, "ade") == [reached]


async def test_who_can_not_see_a_private_channel_any_more_hears_nothing_of_it(world: World) -> None:
    world.workspace.add_channel("trust", members=["rosa", "ade"], private=True)
    await record(world, "keep this to ourselves", "ade", channel="trust")
    await record(world, "draft the scope paper", "ade")
    await world.until(at(1, 12))
    await world.workspace.leave("ade", "trust")

    await world.until(at(2, 12))

    (nudge,) = nudges(world, "ade")
    assert nudge.startswith("ade, one thing is still with you:\nA1 draft the scope paper")
    assert "ourselves" not in world.workspace.direct_messages("ade")[0].readable


async def test_nothing_left_to_show_says_nothing(world: World) -> None:
    world.workspace.add_channel("trust", members=["rosa", "ade"], private=True)
    await record(world, "keep this to ourselves", "ade", channel="trust")
    await world.until(at(1, 12))
    await world.workspace.leave("ade", "trust")

    await world.until(datetime(2027, 1, 29, 12, tzinfo=UTC))

    assert nudges(world, "ade") == []
    (told,) = nudges(world, "rosa")
    assert told.startswith("ade has left the group. One action of theirs is still open:")


async def test_who_recorded_it_hears_when_the_chair_is_gone_too(world: World) -> None:
    action = await record(world, "draft the scope paper", "ade")
    async with world.sessions.begin() as session:
        chair = world.workspace.person("val").id
        await groups.set_values(session, action.team, action.channel, chair=chair)
    await world.workspace.deactivate("val")

    await world.until(datetime(2027, 1, 29, 12, tzinfo=UTC))

    assert nudges(world, "val") == []
    assert len(nudges(world, "rosa")) == 1


async def test_a_move_to_another_zone_while_a_nudge_goes_out_puts_off_none_of_the_next_ones(
    world: World,
) -> None:
    await record(world, "draft the scope paper", "ade")
    await record(world, "book the hall", "ade", due=date(2026, 12, 8))
    await world.until(at(2, 8, 59))
    await world.slack.until(at(2))
    await planner.plan(world.sessions, world.now)
    await world.workspace.set_zone("ade", "Asia/Kolkata")
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    await world.until(at(4, 12))

    today, later = nudges(world, "ade")
    assert ("A1" in today, "A2" in today) == (True, False)
    assert ("A1" in later, "A2" in later) == (False, True)
    assert times(world, "ade") == [at(2), at(4, 3, 30)]


async def test_what_is_undone_while_slack_is_asked_who_may_see_it_is_not_nudged_about(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    action, sees = await record(world, "draft the scope paper", "ade"), access.sees

    async def meanwhile(people: People, team: str, viewer: str, channel: str) -> bool:
        async with world.sessions.begin() as session:
            await actions.undo(session, action, actor=action.author, at=world.now)
        return await sees(people, team, viewer, channel)

    await world.until(at(2, 8, 59))
    monkeypatch.setattr(access, "sees", meanwhile)
    await world.until(at(2, 12))

    assert nudges(world, "ade") == []


async def test_many_long_and_hostile_texts_fit_into_one_message(world: World) -> None:
    hostile = "<!channel> & <https://evil.example|click> `code` *bold* " * 60
    for number in range(40):
        await record(world, f"{number} {hostile}", "ade", measure=hostile)

    await world.until(at(2, 12))

    (message,) = world.workspace.direct_messages("ade")
    assert message.plain.startswith("ade, 40 things are still with you:")
    assert "more: /actions mine" in message.readable
    assert "<!channel>" not in message.text
    assert "|click>" not in message.text
    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()
    assert "Done. Thank you!" in world.workspace.direct_messages("ade")[0].readable
