"""What somebody sees and changes who has left a group, or of whom Slack can not say whether they have."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import membership
from bot.access import doors, sight
from bot.access.doors import AWAY, GONE, OUTSIDE, UNSURE
from bot.access.named import NOTHING_LIKE_THAT
from bot.people import FRESH, People
from bot.views import text
from storage import people
from storage.database import Sessions
from tests import forging
from tests.world import World, opened

MEMBERS = "conversations.members"


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


@pytest.fixture
async def private(world: World) -> World:
    """Return the world with a decision and an action in a private channel, a minute ago."""
    workspace = world.workspace
    workspace.add_person("mallory")
    workspace.add_channel("chairs", members=["rosa", "val", "mallory"], private=True)
    for command in (
        "/decide The canary sings in private",
        "/action @val @mallory feed the canary by Friday 4 December",
    ):
        await workspace.slash("rosa", command, channel="chairs")
    await world.settle()
    await a_minute_later(world)
    return world


async def a_minute_later(world: World) -> None:
    await world.slack.advance(FRESH)


def thrown_out(world: World, person: str, channel: str = "chairs") -> None:
    """Take somebody out of a channel, and lose Slack's word of it."""
    place = world.workspace.channel(channel)
    place.members.remove(world.workspace.person(person).id)


async def is_stored(world: World, person: str, channel: str = "chairs") -> bool:
    workspace = world.workspace
    async with world.sessions.read() as session:
        place, who = workspace.channel(channel).id, workspace.person(person).id
        return await people.is_member(session, workspace.team_id, place, who)


async def card(world: World, person: str, label: str, of: str) -> str:
    """Press a button of a card that is still on somebody's screen; return what they are told."""
    chairs = world.workspace.channel("chairs")
    message = next(each for each in world.workspace.visible_to("rosa") if each.plain.startswith(of))
    _, element = forging.button(message, label)
    answer = await forging.press(world, person, element["action_id"], element["value"], chairs, on=message)
    assert answer.acked
    await world.settle()
    return forging.told(world, person)[-1]


def asked(world: World, method: str = MEMBERS) -> int:
    """Return how often Slack was asked."""
    return sum(call.method == method for call in world.slack.calls)


@pytest.mark.parametrize(
    ("label", "of"),
    [("Details", "D1 "), ("Raise a concern", "D1 "), ("Undo", "D1 "), ("Details", "A1 "), ("Undo", "A1 ")],
)
async def test_whoever_was_thrown_out_a_minute_ago_is_shown_nothing_by_a_card_on_their_screen(
    private: World, label: str, of: str
) -> None:
    thrown_out(private, "mallory")

    assert await card(private, "mallory", label, of) == GONE
    assert private.workspace.modal("mallory") is None
    assert not await is_stored(private, "mallory")


async def test_a_member_who_was_confirmed_within_the_minute_is_not_asked_about(private: World) -> None:
    await private.workspace.slash("val", "/decisions", channel="chairs")
    before = asked(private)

    await private.workspace.click("val", "Details", channel="chairs", on="D1")

    assert "canary" in private.workspace.modal_text("val")
    assert asked(private) == before


async def test_a_minute_later_slack_is_asked_once(private: World) -> None:
    before = asked(private)
    for label in ("Details", "Raise a concern"):
        await private.workspace.click("val", label, channel="chairs", on="D1")
        await private.settle()

    assert "Concern" in private.workspace.modal_text("val")
    assert asked(private) == before + 1


async def test_those_who_press_at_once_share_one_question_to_slack(private: World) -> None:
    before = asked(private)

    press = private.workspace.click
    await asyncio.gather(*(press(who, "Details", channel="chairs", on="D1") for who in ("rosa", "val")))
    await private.settle()

    assert "canary" in private.workspace.modal_text("rosa")
    assert "canary" in private.workspace.modal_text("val")
    assert asked(private) == before + 1


async def test_a_press_is_acknowledged_before_slack_has_said_who_is_there(
    private: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, ask = asyncio.Event(), People._ask_members
    private.slack.answered = private.slack.settle

    async def late(people: People, team: str, channel: str) -> frozenset[str]:
        await answered.wait()
        return await ask(people, team, channel)

    monkeypatch.setattr(People, "_ask_members", late)
    answer = await private.workspace.click("val", "Details", channel="chairs", on="D1")
    assert answer.acked
    assert private.workspace.modal("val") is None

    answered.set()
    await private.settle()
    assert "canary" in private.workspace.modal_text("val")


@pytest.mark.parametrize("fault", ["drop before", "429", "5xx", "ok:false", "late"])
async def test_while_slack_does_not_say_who_is_there_nothing_is_shown_and_nobody_becomes_a_member(
    private: World, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    thrown_out(private, "mallory")
    if fault == "late":
        monkeypatch.setattr(sight, "PATIENCE", 0.001)
        monkeypatch.setattr(People, "_ask_members", _too_late)
    else:
        # One that is dropped is asked again at once, by the library.
        times = 2 if fault == "drop before" else 1
        error = "fatal_error" if fault == "ok:false" else None
        private.slack.faults.add(MEMBERS, fault, times=times, error=error)

    assert await card(private, "mallory", "Details", "D1 ") == UNSURE
    assert "canary" not in str(private.workspace.modal("mallory"))
    monkeypatch.undo()
    private.bot.people.forget(private.workspace.team_id, private.workspace.channel("chairs").id)
    assert await card(private, "mallory", "Details", "D1 ") == GONE
    assert not await is_stored(private, "mallory")


async def _too_late(*_: object) -> frozenset[str]:
    await asyncio.Event().wait()
    return frozenset()


async def test_whoever_was_confirmed_within_the_minute_reads_though_slack_can_not_be_asked(
    private: World,
) -> None:
    await private.workspace.slash("val", "/decisions", channel="chairs")
    private.slack.faults.add(MEMBERS, "5xx", times=20)

    await private.workspace.click("val", "Details", channel="chairs", on="D1")

    assert "canary" in private.workspace.modal_text("val")


async def test_whoever_has_just_left_reads_nothing_though_they_were_confirmed(private: World) -> None:
    await private.workspace.slash("mallory", "/decisions", channel="chairs")
    await private.workspace.leave("mallory", "chairs")
    private.slack.faults.add(MEMBERS, "5xx", times=20)
    await private.settle()

    assert await card(private, "mallory", "Details", "D1 ") in (GONE, UNSURE)
    assert private.workspace.modal("mallory") is None


async def test_once_the_bot_is_removed_from_a_private_channel_nobody_is_shown_anything_of_it(
    private: World,
) -> None:
    workspace = private.workspace
    await workspace.kick(workspace.bot_user, "chairs")
    await private.settle()

    assert await card(private, "mallory", "Details", "D1 ") == AWAY.replace("`", "")
    assert workspace.modal("mallory") is None


async def test_a_newcomer_of_whom_no_word_came_presses_and_is_stored(private: World) -> None:
    workspace = private.workspace
    workspace.channel("chairs").members.append(workspace.person("sam").id)

    await workspace.click("sam", "Details", channel="chairs", on="D1")
    await private.settle()

    assert "canary" in workspace.modal_text("sam")
    assert await is_stored(private, "sam")


async def test_a_command_is_taken_as_slacks_word_and_asks_nothing(private: World) -> None:
    private.slack.faults.add(MEMBERS, "5xx", times=20)

    await private.workspace.slash("val", "/decide We buy a second canary", channel="chairs")
    await private.settle()

    assert private.workspace.said_in("chairs")[-1] == "D2 We buy a second canary"


async def test_an_answer_to_an_ask_by_somebody_who_has_left_is_not_stored_and_they_are_told(
    private: World,
) -> None:
    thrown_out(private, "mallory")

    await private.workspace.click("mallory", "I'll do it", dm=True)
    await private.settle()

    assert forging.told(private, "mallory")[-1] == GONE
    assert "accepted" not in " ".join(each.plain for each in private.workspace.messages("chairs"))


async def test_what_has_changed_that_was_left_open_replaces_nothing_once_they_have_left(
    private: World,
) -> None:
    workspace = private.workspace
    await workspace.slash("mallory", "/decide The canary sings in private now", channel="chairs")
    await workspace.click("mallory", "Replaces it", ephemeral=True)
    await private.settle()
    await workspace.fill("mallory", {"What has changed?": "Nothing has"})
    thrown_out(private, "mallory")
    await a_minute_later(private)

    await workspace.submit("mallory")
    await private.settle()

    assert workspace.errors("mallory") == {"What has changed?": NOTHING_LIKE_THAT}
    assert "replace" not in " ".join(each.readable for each in workspace.messages("chairs"))


async def test_a_form_stays_open_with_its_words_while_slack_can_not_say_who_is_there(private: World) -> None:
    workspace = private.workspace
    await workspace.slash("val", "/decide", channel="chairs")
    await workspace.fill("val", {"Decision": "We buy seed"})
    await a_minute_later(private)
    private.slack.faults.add(MEMBERS, "5xx")

    await workspace.submit("val")
    assert workspace.errors("val") == {"Decision": UNSURE}
    await workspace.submit("val")
    await private.settle()

    assert workspace.said_in("chairs")[-1] == "D2 We buy seed"


async def test_whoever_left_can_not_unfold_a_form_that_is_still_open(private: World) -> None:
    workspace = private.workspace
    await workspace.slash("val", "/decide", channel="chairs")
    await workspace.leave("val", "chairs")
    await private.settle()

    await workspace.click("val", "More", modal=True)
    await private.settle()

    assert "canary" not in str(workspace.modal("val"))


async def test_a_guest_who_has_left_a_public_channel_opens_nothing_from_an_old_message(world: World) -> None:
    workspace = world.workspace
    workspace.add_person("gwen", is_guest=True)
    workspace.channel("board").members.append(workspace.person("gwen").id)
    await workspace.slash("rosa", "/action @gwen feed the canary by Friday 4 December", channel="board")
    await world.settle()
    thrown_out(world, "gwen", "board")
    await a_minute_later(world)

    await workspace.click("gwen", "Another date", dm=True)
    await world.settle()

    assert workspace.modal("gwen") is None
    assert forging.told(world, "gwen")[-1] == GONE


async def test_a_channel_that_became_private_is_closed_to_whoever_is_not_in_it(world: World) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", "/action @sam feed the canary by Friday 4 December", channel="board")
    await world.settle()
    workspace.channel("board").kind = "private"
    await a_minute_later(world)

    await workspace.click("sam", "Another date", dm=True)
    await world.settle()

    assert workspace.modal("sam") is None


async def test_whoever_looks_into_a_public_channel_is_asked_to_join_it_first(world: World) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", "/decide We open in May", channel="board")
    await world.settle()
    message = workspace.messages("board")[-1]
    _, details = forging.button(message, "Details")

    await forging.press(
        world, "sam", details["action_id"], details["value"], workspace.channel("board"), on=message
    )
    await world.settle()

    assert forging.told(world, "sam") == [OUTSIDE]


@pytest.mark.parametrize("command", ["/decisions", "/decisions D1", "/actions", "/actions mine", "/recap"])
async def test_a_look_up_says_that_slack_can_not_tell_rather_than_that_nothing_is_there(
    private: World, command: str
) -> None:
    private.slack.faults.add(MEMBERS, "5xx", times=20)

    await private.workspace.slash("val", command)
    await private.settle()

    assert forging.told(private, "val")[-1] == text.UNSURE


@pytest.mark.parametrize(("command", "found"), [("/decisions", "We open"), ("/recap", "We open")])
async def test_a_look_up_shows_what_it_may_and_says_that_there_may_be_more(
    private: World, command: str, found: str
) -> None:
    workspace = private.workspace
    await workspace.slash("rosa", "/decide We open in May", channel="board")
    await private.settle()
    await membership.sync(private.bot, workspace.team_id, workspace.channel("board").id)
    await a_minute_later(private)
    private.slack.faults.add(MEMBERS, "5xx", times=20, channel="chairs")

    await workspace.slash("val", command)
    await private.settle()

    said = forging.told(private, "val")[-1]
    assert found in said
    assert "canary" not in said
    assert text.UNSURE in said


async def test_a_mention_told_late_confirms_its_sender_for_when_they_wrote_it(private: World) -> None:
    workspace = private.workspace
    ts = private.slack.stamp()
    await a_minute_later(private)
    thrown_out(private, "mallory")
    event = {"type": "app_mention", "user": workspace.person("mallory").id, "ts": ts, "event_ts": ts}
    said = {"text": f"<@{workspace.bot_user}> decide We buy seed", "channel": workspace.channel("chairs").id}
    await workspace.tell_app(event | said, "chairs")

    assert not private.bot.people.is_confirmed(
        workspace.team_id, workspace.channel("chairs").id, workspace.person("mallory").id
    )
    assert await card(private, "mallory", "Details", "D1 ") == GONE


async def test_a_list_of_members_that_was_asked_for_before_somebody_left_is_not_believed(
    private: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, leave, ask = asyncio.Event(), asyncio.Event(), People._ask_members
    team, chairs = private.workspace.team_id, private.workspace.channel("chairs").id
    mallory = private.workspace.person("mallory").id

    async def slow(people: People, team: str, channel: str) -> frozenset[str]:
        found = await ask(people, team, channel)
        asking.set()
        await leave.wait()
        return found

    monkeypatch.setattr(People, "_ask_members", slow)
    listed = asyncio.ensure_future(private.bot.people.members(team, chairs))
    await asking.wait()
    monkeypatch.undo()
    await private.workspace.leave("mallory", "chairs")
    leave.set()

    assert mallory in await listed
    assert not private.bot.people.is_confirmed(team, chairs, mallory)


def test_every_refusal_says_what_to_do() -> None:
    for refusal in (doors.GONE, doors.OUTSIDE, doors.UNSURE, doors.AWAY, NOTHING_LIKE_THAT):
        assert "nothing was stored" in refusal.lower()


async def test_answers_are_forgotten_before_there_are_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.people.MOST_KEPT", 10)
    team, now = world.workspace.team_id, world.now
    for number in range(10):
        world.bot.people.confirm(team, "C1", f"U{number}", now)
    world.slack.clock.advance(timedelta(minutes=2))

    world.bot.people.confirm(team, "C1", "U10", world.now)

    assert len(world.bot.people._cache) == 1
