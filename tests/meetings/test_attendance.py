"""Who is at a meeting, as people in a channel live it. The story's week 1, Tuesday at 10:00."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.payloads import interactions
from bot.slack import membership
from tests.meetings.room import were_there
from tests.world import World

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
END = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)


@pytest.fixture
async def planned(world: World) -> World:
    """Return a world whose board meets every second Tuesday from tomorrow, chaired by Rosa."""
    await world.workspace.slash(
        "rosa", "/meeting every second Tuesday at 10:00 for 90 minutes", channel="board"
    )
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    return world


@pytest.fixture
async def meeting(planned: World) -> World:
    """Return a world in which the meeting has just begun."""
    await planned.until(TUESDAY)
    return planned


async def press(world: World, person: str, label: str) -> None:
    await world.workspace.click(person, label, channel="board")
    await world.settle()


def post(world: World) -> str:
    """Return the meeting's post as people read it."""
    return next(
        message.readable
        for message in reversed(world.workspace.messages("board"))
        if message.plain.startswith("Meeting: ")
    )


async def test_a_meeting_begins_with_a_post_that_says_who_is_expected(planned: World) -> None:
    await planned.until(datetime(2026, 11, 24, 9, 59, tzinfo=UTC))
    assert len(planned.workspace.said_in("board")) == 1

    await planned.until(TUESDAY)

    [said] = planned.workspace.said_in("board")[1:]
    start, expected, asks = said.partition(" Expected: ")[0], *said.partition(" Expected: ")[2].split(".")[:2]
    assert start == "Meeting: Tuesday 24 November, 10:00 to 11:30. Here: nobody has said so yet."
    assert sorted(expected.replace(" and", ",").split(", ")) == ["ade", "mal", "priya", "rosa", "val"]
    assert asks == " Press I'm here, Apologies or Send a substitute"


async def test_the_post_shows_who_is_here_and_who_is_not(meeting: World) -> None:
    for person in ("ade", "val", "mal"):
        await press(meeting, person, "I'm here")
    await press(meeting, "priya", "Apologies")

    assert "Here: ade, val and mal." in post(meeting)
    assert "Apologies: priya." in post(meeting)
    assert "Expected: rosa." in post(meeting)


async def test_pressing_again_changes_it(meeting: World) -> None:
    await press(meeting, "ade", "Apologies")
    await press(meeting, "ade", "I'm here")

    assert "Here: ade." in post(meeting)
    assert "Apologies:" not in post(meeting)


async def test_a_substitute_in_slack_is_present_and_one_outside_it_is_named(meeting: World) -> None:
    meeting.workspace.add_person("una")
    await press(meeting, "val", "Send a substitute")
    await meeting.workspace.fill("val", {"Who": "una"})
    await meeting.workspace.submit("val")
    await press(meeting, "mal", "Send a substitute")
    await meeting.workspace.fill(
        "mal",
        {"Their name, if they are not in Slack": "Jo <!channel> Bloggs", "Their organisation": "Age & Co"},
    )
    await meeting.workspace.submit("mal")
    await meeting.settle()

    assert "Here: una." in post(meeting)
    assert "Substitutes: una for val and Jo @⁠channel Bloggs (Age & Co) for mal." in post(meeting)


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        pytest.param({}, "Who goes in your place? Choose somebody, or write their name below.", id="nobody"),
        pytest.param({"Who": "val"}, "That is you. Close this and press I'm here instead.", id="oneself"),
    ],
)
async def test_a_substitute_must_be_somebody_else(
    meeting: World, answers: dict[str, str], complaint: str
) -> None:
    await press(meeting, "val", "Send a substitute")
    await meeting.workspace.fill("val", answers)
    await meeting.workspace.submit("val")

    assert meeting.workspace.errors("val") == {"Who": complaint}


async def test_the_chair_is_asked_once_after_the_meeting_and_corrects_who_was_there(meeting: World) -> None:
    await press(meeting, "ade", "I'm here")
    await press(meeting, "priya", "Apologies")
    await meeting.workspace.post("mal", "I can hear you, but no buttons here", channel="board")
    await meeting.workspace.slash("rosa", "/decide The hall opens at nine", channel="board")
    await meeting.until(END)
    await meeting.advance(hours=5)

    [asked] = meeting.workspace.direct_messages("rosa")
    assert asked.plain.startswith(
        "The meeting of #board is over: one decision. Who was there? Tuesday 24 November, 10:00 to 11:30."
    )
    assert "No word from: mal, val and you." in asked.plain
    assert "Expected" not in asked.plain
    await meeting.workspace.click("rosa", "Choose", dm=True)
    assert "Spoke but did not press: mal." in meeting.workspace.modal_text("rosa")
    await meeting.workspace.fill("rosa", {"Present": ["rosa", "mal"], "Apologies": ["priya", "val"]})
    await meeting.workspace.submit("rosa")
    await meeting.settle()

    assert "Here: rosa and mal." in post(meeting) or "Here: mal and rosa." in post(meeting)
    assert "ade" not in post(meeting)
    assert "[I'm here]" not in post(meeting)


async def test_speaking_never_counts_as_attendance(meeting: World) -> None:
    await meeting.workspace.post("mal", "Good morning", channel="board")
    await press(meeting, "ade", "I'm here")

    assert "Here: ade." in post(meeting)


async def test_nobody_can_say_so_long_after_the_meeting(meeting: World) -> None:
    ts = meeting.workspace.messages("board")[-1].ts
    before = meeting.workspace.messages("board")[-1].blocks
    await meeting.until(END)
    await meeting.advance(hours=2)
    meeting.workspace.messages("board")[-1].blocks[:] = before
    await meeting.workspace.click("ade", "I'm here", ts=ts)
    await meeting.settle()

    assert meeting.workspace.ephemerals("ade")[-1].plain == (
        "This meeting is over. The chair, rosa, can still correct who was there: /meeting attendance."
    )


async def test_who_does_not_chair_can_not_correct_attendance(meeting: World) -> None:
    await meeting.workspace.slash("ade", "/meeting correct attendance", channel="board")

    assert meeting.workspace.modal("ade") is None
    assert meeting.workspace.ephemerals("ade")[-1].plain == (
        "Only the chair, rosa, can correct who was there. You typed: correct attendance"
    )


async def test_somebody_of_another_workspace_can_say_that_they_are_there(meeting: World) -> None:
    partner = meeting.slack.add_workspace("Partner", installed=False)
    partner.add_person("olu")
    meeting.slack.share_channel(meeting.workspace, "board", partner)
    await meeting.workspace.join("olu", "board")
    await press(meeting, "olu", "I'm here")

    assert "Here: Partner: olu." in post(meeting)


async def test_whose_workspace_slack_does_not_name_is_there_all_the_same(meeting: World) -> None:
    partner = meeting.slack.add_workspace("Partner", installed=False)
    partner.add_person("olu")
    meeting.slack.share_channel(meeting.workspace, "board", partner)
    meeting.slack.faults.add("team.info", "ok:false", error="missing_scope")
    await meeting.workspace.join("olu", "board")
    await press(meeting, "olu", "I'm here")

    assert "Here: olu." in post(meeting)


async def test_who_joins_during_the_meeting_is_not_expected(meeting: World) -> None:
    await meeting.advance(minutes=10)
    await meeting.workspace.join("sam", "board")
    await press(meeting, "ade", "I'm here")

    assert "sam" not in post(meeting)


async def test_twenty_presses_at_once_need_few_updates(meeting: World) -> None:
    for person in ("ade", "val", "mal", "priya", "rosa") * 4:
        await meeting.workspace.click(person, "Apologies", channel="board")
        await meeting.workspace.click(person, "I'm here", channel="board")
    await meeting.settle()

    updates = [call for call in meeting.slack.calls if call.method == "chat.update"]
    assert len(updates) <= 2
    assert all(person in post(meeting) for person in ("ade", "val", "mal", "priya", "rosa"))


async def test_the_post_appears_late_when_the_bot_comes_back_while_the_meeting_runs(planned: World) -> None:
    await planned.slack.until(datetime(2026, 11, 24, 10, 40, tzinfo=UTC))
    await planned.settle()

    assert planned.workspace.said_in("board")[-1].startswith("Meeting: Tuesday 24 November")


async def test_no_post_appears_once_the_meeting_is_over(planned: World) -> None:
    await planned.slack.until(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    await planned.settle()

    assert len(planned.workspace.said_in("board")) == 1


@pytest.mark.parametrize("value", ["", "0", "2", "99999", "x", "1;", "١", "9" * 40])
async def test_a_button_with_another_value_does_nothing(meeting: World, value: str) -> None:
    message = meeting.workspace.messages("board")[-1]
    for element in message.blocks[-1]["elements"]:
        element["value"] = value or " "
    await meeting.workspace.click("ade", "I'm here", ts=message.ts)
    await meeting.settle()

    assert "Here: nobody has said so yet." in post(meeting)
    if value != "2":  # That one is the group's next meeting.
        assert meeting.workspace.ephemerals("ade")[-1].plain == "There is no such meeting here."


async def test_the_card_of_a_decision_names_who_was_there_as_it_becomes_known(meeting: World) -> None:
    await press(meeting, "ade", "I'm here")
    await meeting.workspace.slash(
        "rosa", "/decide We pilot peer support with three providers", channel="board"
    )
    await meeting.settle()
    await press(meeting, "val", "I'm here")
    await press(meeting, "priya", "Apologies")

    [card] = [one for one in meeting.workspace.messages("board") if one.plain.startswith("D1 ")]
    assert were_there(card.readable) == {"ade", "val"}, "not Rosa, who wrote it"


async def test_what_is_decided_after_the_meeting_was_not_decided_at_it(meeting: World) -> None:
    await press(meeting, "ade", "I'm here")
    await meeting.until(END)
    await meeting.workspace.slash(
        "rosa", "/decide We pilot peer support with three providers", channel="board"
    )
    await meeting.settle()

    [card] = [one for one in meeting.workspace.messages("board") if one.plain.startswith("D1 ")]
    assert "ade" not in card.readable


async def test_a_chair_named_without_a_token_is_the_one_member_of_that_name(world: World) -> None:
    await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel("board").id)
    workspace, rosa = world.workspace, world.workspace.person("rosa")
    form = interactions.slash_command(
        workspace.app,
        workspace.who(rosa.id),
        workspace.where(workspace.channel("board")),
        "/meeting",
        "chair @Val",
        response_url="",
        trigger_id=workspace.trigger(rosa),
    )

    answer = await world.slack.inbound.send(workspace, "slash_commands", dict(form))
    await world.settle()

    assert "val chairs" in answer.body
