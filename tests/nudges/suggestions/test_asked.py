"""Whose status or pause suggests leave is asked in their next message, once, and nothing is assumed."""

from datetime import UTC, date, datetime

from bot.sandbox.data import scopes
from storage import preferences
from tests import forging
from tests.nudges.story import at, nudges, record, times
from tests.world import World

UNTIL = datetime(2027, 1, 3, 23, 59, tzinfo=UTC)
STATUS = "Your status says that you are away until Monday 4 January 2027. Shall I keep quiet until then?"
PAUSE = "Your notifications are paused until Monday 4 January 2027. Shall I keep quiet until then?"


async def away_until(world: World) -> date | None:
    async with world.sessions.read() as session:
        wish = await preferences.find(session, world.workspace.team_id, world.workspace.person("ade").id)
    return wish.away_until


def asked(world: World, words: str = STATUS) -> int:
    return sum(words in message.plain for message in world.workspace.direct_messages("ade"))


async def test_a_status_of_leave_is_asked_about_in_the_next_message_and_yes_keeps_quiet(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(1, 12))
    await world.workspace.set_status("ade", "On holiday", ":palm_tree:", until=UNTIL)
    await world.settle()
    assert nudges(world, "ade") == [], "it waits for their morning, and takes none"
    await world.until(at(2, 12))
    (message,) = world.workspace.direct_messages("ade")
    assert message.plain.startswith("ade, one thing is still with you:")
    assert STATUS in message.plain
    assert "[Yes] [No]" in message.readable
    assert await away_until(world) is None

    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()

    assert await away_until(world) == date(2027, 1, 4)
    (message,) = world.workspace.direct_messages("ade")
    assert "I keep quiet until Monday 4 January 2027" in message.readable
    assert "[Yes]" not in message.readable
    assert "[Done]" in message.readable
    await world.until(datetime(2027, 1, 5, tzinfo=UTC))
    assert times(world, "ade") == [at(2), datetime(2027, 1, 4, 9, tzinfo=UTC)]


async def test_no_is_heard_and_nobody_is_asked_again_of_the_same_day(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.workspace.set_status("ade", "On holiday", ":palm_tree:", until=UNTIL)
    await world.until(at(2, 12))
    await world.workspace.click("ade", "No", dm=True)
    await world.settle()
    await world.workspace.set_status("ade", "Still on holiday", ":palm_tree:", until=UNTIL)
    await world.until(at(15))

    assert await away_until(world) is None
    assert len(times(world, "ade")) == 3
    assert "I write to you as usual." in world.workspace.direct_messages("ade")[0].readable
    assert asked(world) == 0


async def test_whoever_answers_nothing_is_asked_once(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.workspace.set_status("ade", "On holiday", ":palm_tree:", until=UNTIL)
    await world.until(at(15))

    assert len(times(world, "ade")) == 3
    assert asked(world) == 1


async def test_nobody_is_asked_whose_status_is_gone_or_who_said_it_already(world: World) -> None:
    await record(world, "draft the scope paper", "ade", "val")
    await world.workspace.set_status("ade", "On holiday", ":palm_tree:", until=UNTIL)
    await world.workspace.set_status("ade", "")
    await world.workspace.set_status("val", "On holiday", ":palm_tree:", until=at(3, 23))
    await world.workspace.slash("val", "/nudges away until 4 December", channel="board")
    await world.until(at(12))

    assert times(world, "ade")
    assert times(world, "val")
    assert asked(world) == 0
    assert not any("Shall I keep quiet" in said for said in nudges(world, "val"))


async def test_a_yes_that_comes_too_late_changes_nothing(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.workspace.set_status("ade", "Out sick", ":face_with_thermometer:", until=at(3, 23))
    await world.until(at(4, 12))
    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()

    assert await away_until(world) is None
    assert "That day is past, so I write to you as usual." in world.workspace.ephemerals("ade")[-1].plain


async def test_a_yes_to_a_status_that_is_gone_changes_nothing(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.workspace.set_status("ade", "On holiday", ":palm_tree:", until=UNTIL)
    await world.until(at(2, 12))
    await world.workspace.set_status("ade", "")
    for value in ("2027-01-04", "9999-01-04", "soon"):
        await forging.press(world, "ade", "leave_agree", value, world.workspace.channel("board"))
        await world.settle()
        assert forging.told(world, "ade")[-1].startswith("That has changed since.")

    assert await away_until(world) is None


async def test_paused_notifications_are_asked_about_where_slack_tells_of_them(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.workspace.pause("ade", UNTIL)
    await world.until(at(2, 12))

    assert asked(world, PAUSE) == 1


async def test_an_older_installation_does_without_and_says_nothing_of_it(
    world: World, logged: list[dict[str, object]]
) -> None:
    world.workspace.scopes = scopes.DEFAULT - {"dnd:read"}
    await record(world, "draft the scope paper", "ade")
    assert not (await world.workspace.pause("ade", UNTIL)).acked, "Slack does not tell of it"
    await world.until(at(2, 12))

    assert times(world, "ade") == [at(2)]
    assert asked(world, PAUSE) == 0
    assert [each for each in logged if each["log_level"] != "info"] == []


async def test_a_status_that_was_set_while_the_bot_was_away_is_seen_once_slack_is_asked_of_them(
    world: World,
) -> None:
    await record(world, "draft the scope paper", "ade")
    ade = world.workspace.person("ade")
    # No event tells of it.
    ade.status_text, ade.status_emoji = "On holiday", ":palm_tree:"
    ade.status_expiration = int(UNTIL.timestamp())

    await world.until(at(15))

    assert sum("Your status says that you are away" in one for one in nudges(world, "ade")) == 1
