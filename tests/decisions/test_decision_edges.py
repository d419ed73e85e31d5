"""Decisions when Slack, or somebody's finger, does not do what it should."""

import re

from bot.slack.incoming.modals import NOT_OPENED
from tests.decisions.test_concerns import raise_concern
from tests.decisions.test_decide import decide, told
from tests.decisions.test_looks_related import OWN, PILOT
from tests.decisions.test_replacing import direct
from tests.world import World


async def test_details_say_where_it_was_said(world: World) -> None:
    said = await world.workspace.post("val", "let's pilot it with three providers", channel="board")
    await world.workspace.shortcut("rosa", "record_decision", said, channel="board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()
    await world.workspace.click("mal", "Details", channel="board")
    await world.settle()

    assert "Where it was said: open the message" in world.workspace.modal_text("mal")


async def test_details_lead_to_no_message_that_was_deleted(world: World) -> None:
    said = await world.workspace.post("val", "let's pilot it with three providers", channel="board")
    await world.workspace.shortcut("rosa", "record_decision", said, channel="board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()
    await world.workspace.delete("val", said, channel="board")
    await world.settle()
    await world.workspace.click("mal", "Details", channel="board")

    assert "Its card: open the card" in world.workspace.modal_text("mal")
    assert "Where it was said" not in world.workspace.modal_text("mal")


async def test_a_form_that_slack_does_not_open_is_told_of(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    for label in ("Details", "Raise a concern"):
        world.slack.faults.add("views.open", "ok:false", error="internal_error")
        await world.workspace.click("mal", label, channel="board")
        await world.settle()

        assert told(world, "mal")[-1] == NOT_OPENED


async def test_the_question_stays_when_slack_does_not_open_its_form(world: World) -> None:
    await decide(world, "ade", PILOT)
    await decide(world, "mal", OWN)
    world.slack.faults.add("views.open", "ok:false", error="internal_error")
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    await world.settle()
    assert told(world, "mal")[-1] == NOT_OPENED

    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    assert "What has changed?" in world.workspace.modal_text("mal")


async def test_a_question_about_what_somebody_else_replaced_meanwhile_says_so(world: World) -> None:
    await decide(world, "ade", PILOT)
    await decide(world, "mal", OWN)
    await decide(world, "val", "Stop it replaces D1")
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    await world.settle()

    assert told(world, "mal")[-1].startswith("D1 was already replaced by D3")


async def test_a_concern_on_an_undone_decision_is_refused_at_the_button(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")
    world.slack.faults.add("chat.update", "ok:false", error="edit_window_closed", times=9)
    await world.workspace.click("rosa", "Undo", channel="board", on="D2")
    await world.settle()
    await world.workspace.click("ade", "Raise a concern", dm=True)
    await world.settle()

    assert told(world, "ade")[-1] == "D2 was undone, so there is nothing to be concerned about."


async def test_a_concern_that_is_withdrawn_before_the_recorder_is_told_stays_unsaid(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    world.slack.faults.add("users.info", "429", retry_after=120, times=50)
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": "is it safe?"})
    await world.workspace.submit("mal")
    await world.workspace.click("mal", "Details", channel="board")
    await world.workspace.choose("mal", "Close it as", "Withdrawn", modal=True)
    await world.workspace.submit("mal")
    world.slack.faults.clear()
    await world.advance(minutes=5)

    assert direct(world, "rosa") == []


async def test_got_it_pressed_twice_is_noted_once(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")
    world.slack.faults.add("block_actions", "duplicate")
    await world.workspace.click("ade", "Got it", dm=True)
    await world.settle()

    assert [
        message.readable.count("Marked as read.") for message in world.workspace.direct_messages("ade")
    ] == [1]


async def test_a_card_whose_post_got_no_answer_is_not_posted_twice_and_kept_true(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.settle()
    await world.advance(minutes=2)
    await raise_concern(world, "mal", "is it safe?")

    [card] = world.workspace.messages("board")
    assert "Reservation, open: is it safe? (mal)" in card.readable


async def test_who_says_so_in_a_meeting_that_runs_was_there(world: World) -> None:
    await world.workspace.slash("rosa", "/meeting 23 November at 10:00", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.advance(minutes=65)
    await world.workspace.click("val", "I'm here", channel="board")
    await world.workspace.click("rosa", "I'm here", channel="board")
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Details", channel="board", on="We ship")

    assert re.search("Who was there: (val|rosa) and (val|rosa)$", world.workspace.modal_text("mal"), re.M)
