"""What a card on the screen does for somebody who has left, or when Slack can not say whether they have."""

import asyncio
from dataclasses import replace

import pytest

from bot.slack.incoming.access import sight
from bot.slack.incoming.access.doors import AWAY, GONE, UNSURE
from bot.slack.people import People
from storage import decisions, people
from storage.records import Decision, How, Person
from tests import forging
from tests.slack.incoming.access.leaving import MEMBERS, a_minute_later, asked, card, is_stored, thrown_out
from tests.world import World


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


@pytest.mark.parametrize("whose", ["nobody's any more", "a bot's"])
async def test_a_press_of_an_account_that_may_do_nothing_is_acknowledged_before_slack_is_asked_about_it(
    private: World, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    answered, ask, team = asyncio.Event(), People._ask_person, private.workspace.team_id
    await private.workspace.slash("val", "/decisions", channel="chairs")
    async with private.sessions.begin() as session:
        val = await people.find(session, team, private.workspace.person("val").id)
        assert val is not None
        await people.learn(session, replace(val, bot=whose == "a bot's", deactivated=whose != "a bot's"))
    private.slack.answered = private.slack.settle

    async def late(asking: People, team: str, user: str) -> Person | None:
        await answered.wait()
        return await ask(asking, team, user)

    monkeypatch.setattr(People, "_ask_person", late)
    before = forging.told(private, "val")
    answer = await private.workspace.click("val", "Raise a concern", channel="chairs", on="D1")
    assert answer.acked
    assert forging.told(private, "val") == before

    answered.set()
    await private.settle()
    assert len(forging.told(private, "val")) == len(before) + 1
    assert private.workspace.modal("val") is None


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


async def test_got_it_counts_for_no_group_about_which_slack_is_silent(private: World) -> None:
    workspace = private.workspace
    workspace.add_channel("vault", members=["rosa", "val"], private=True)
    await workspace.slash("rosa", "/decide The vault opens", channel="vault")
    await workspace.slash("val", "/decisions", channel="vault")
    await private.settle()
    thrown_out(private, "val", "vault")
    await a_minute_later(private)
    await workspace.slash("val", "/decisions", channel="chairs")
    private.slack.faults.add(MEMBERS, "ok:false", channel="vault", error="fatal_error")
    both = [await _decision(private, channel) for channel in ("chairs", "vault")]

    value = ",".join(str(each.id) for each in both)
    await forging.press(private, "val", "recap_got_it", value, workspace.channel("chairs"))
    await private.settle()

    async with private.sessions.read() as session:
        known = [await decisions.who_knows(session, each) for each in both]
    val = workspace.person("val").id
    assert [How.CONFIRMED in each.get(val, ()) for each in known] == [True, False]


async def _decision(world: World, channel: str) -> Decision:
    workspace = world.workspace
    async with world.sessions.read() as session:
        found = await decisions.numbered(session, workspace.team_id, workspace.channel(channel).id, 1)
    assert found is not None
    return found
