"""Each press on the Home is answered there, and nowhere else."""

import pytest

from bot.understanding import packing
from bot.understanding.meaning import Answer, LeaveOut, Ref, Says
from storage import drafts, history, meetings
from storage.records import RecordKind, Source
from tests.home.tab.opened import heard, open_home, press, slash, submit
from tests.world import World


@pytest.fixture
async def asked(world: World) -> World:
    """Return a world in which Ade, with the Home open, is asked to send the numbers by Friday."""
    await slash(world, "rosa", "/action @ade send the numbers by Friday 27 November")
    await open_home(world)
    return world


@pytest.fixture
async def accepted(asked: World) -> World:
    """Return the same once Ade has said to do it, and has opened the Home anew."""
    await press(asked, "I'll do it")
    await open_home(asked)
    return asked


def card(world: World) -> str:
    return world.workspace.messages("board")[0].readable


async def test_an_ask_is_answered_with_one_press(asked: World) -> None:
    text = await press(asked, "I'll do it")

    words = "You said that you'll do it: thank you."
    assert f"A1 send the numbers\nDue Friday 27 November, in #board.\n{words}\n" in text
    assert "[Done] [More time] [I can't]" in text
    assert "Waiting for you" not in text
    assert words not in await open_home(asked)


IN_FORMS = [
    ("Another date", {"Due": "Monday 30 November"}, "It is due on Monday 30 November now."),
    ("Pass on", {"Pass on to": "val"}, "Passed on, so there is nothing more for you to do."),
    ("I can't", {"What now": "Pass on"}, "You said that you can't."),
]


@pytest.mark.parametrize(("label", "answers", "words"), IN_FORMS)
async def test_what_takes_a_form_is_answered_on_the_home_too(
    asked: World, label: str, answers: dict[str, str], words: str
) -> None:
    await press(asked, label)
    before = heard(asked, "ade")

    text = await submit(asked, answers)

    assert heard(asked, "ade") == before
    if label == "Another date":
        assert "Due Monday 30 November." in text
    else:
        assert words in text


async def test_work_is_answered_for_with_the_buttons_of_a_nudge(accepted: World) -> None:
    text = await press(accepted, "Done")

    assert "A1 send the numbers\nDue Friday 27 November, in #board.\nDone. Thank you!" in text
    assert "[Done]" not in text
    assert "Done by ade on" in card(accepted)
    assert "A1" not in await open_home(accepted)


async def test_more_time_moves_the_due_day(accepted: World) -> None:
    await accepted.until(accepted.now.replace(day=26))
    await open_home(accepted)
    await press(accepted, "More time")

    text = await submit(accepted, {"Or another day": "1 December"})

    assert "Due Tuesday 1 December" in text


@pytest.mark.parametrize("over", ["Done", "Undo"])
async def test_a_press_on_what_is_over_is_refused_in_words(asked: World, over: str) -> None:
    """The button is still on the screen of somebody who was faster than the Home."""
    shown = asked.workspace.home("ade")
    assert shown is not None
    await asked.workspace.click("rosa", "Details" if over == "Done" else over, "board")
    if over == "Done":
        await asked.workspace.click("rosa", "Done", modal=True)
    before = heard(asked, "ade")

    await asked.workspace.click("ade", "I'll do it", home=True)
    await asked.settle()

    text = asked.workspace.home_text("ade")
    assert text.startswith(f"A1 {'is closed' if over == 'Done' else 'was undone'}, so there is nothing")
    assert heard(asked, "ade")[1] == before[1]


async def test_coming_and_apologies_follow_one_another(world: World) -> None:
    await slash(world, "rosa", "/meeting tomorrow at 10:00")
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    await open_home(world)

    assert "You said that you will be there.\n[Apologies]" in await press(world, "I'll be there")
    assert "You have sent your apologies.\n[I'll be there]" in await press(world, "Apologies")
    assert "You said that you will be there.\n[Apologies]" in await press(world, "I'll be there")
    board, user = world.workspace.channel("board").id, world.workspace.person("ade").id
    async with world.sessions.read() as session:
        [planned] = await meetings.coming(session, world.workspace.team_id, board, world.now, 1)
        said = await meetings.attendances_of(session, planned)
        told = [each.what for each in await history.changes_of(session, planned) if each.actor == user]
    # To say so is not to be there.
    assert said == []
    assert told == ["will come", "attendance", "attendance", "will come"]


async def test_what_was_decided_is_marked_read(world: World) -> None:
    await slash(world, "rosa", "/decide We pilot the café")
    await slash(world, "rosa", "/decide We close on Mondays")
    assert "Decided in the channel since" in await open_home(world)

    text = await press(world, "Got it")

    assert text.startswith("Marked as read.\nD1 and D2 in #board\n---\nGood morning, ade.")
    assert "We pilot the café" not in text
    assert "We pilot the café" in await open_home(world, "val")


async def test_a_concern_is_raised_from_it(world: World) -> None:
    await slash(world, "rosa", "/decide We pilot the café")
    await open_home(world)

    await press(world, "Raise a concern")
    await submit(world, {"Concern": "there is no money"})

    assert "there is no money" in card(world)


async def test_how_one_is_reminded_is_asked_and_changed_in_place(world: World) -> None:
    await open_home(world)

    assert "[Twice a week] [Once a week] [Before meetings] [Not at all]" in await press(
        world, "How I am reminded"
    )
    text = await press(world, "Once a week")
    assert text.startswith("I will remind you of your actions once a week")
    assert "I remind you of your actions once a week, on its first working morning." in text
    assert (await press(world, "Undo")).startswith("Taken back.")


async def test_what_was_typed_is_recorded_from_it(world: World) -> None:
    await slash(world, "ade", "/decide ade will ring the hall by Friday")
    assert "Is that an action, a decision, or both?" in await open_home(world)

    text = await press(world, "Record as an action")

    assert text.startswith("Recorded as A1.")
    assert "Your actions\nA1 ring the hall" in text
    assert "Is that an action" not in text


async def test_what_was_typed_can_be_put_right_in_the_form(world: World) -> None:
    await slash(world, "ade", "/action val or mal to write to the trust")
    await open_home(world)

    await press(world, "Something else")
    text = await submit(world, {"Owners": ["mal"]})

    assert "val or mal" not in text
    assert "What you asked of others\nA1" in text


async def test_details_open_over_it_and_what_is_done_there_shows_on_it(accepted: World) -> None:
    await slash(accepted, "ade", "/action @val book the hall by Friday 27 November")
    await open_home(accepted)

    await press(accepted, "Details", on="A2")
    await accepted.workspace.click("ade", "Done", modal=True)
    await accepted.settle()

    assert "A2" not in accepted.workspace.home_text("ade")


async def test_the_rest_of_a_part_opens_over_it_with_details(world: World) -> None:
    for number in range(7):
        await slash(world, "rosa", f"/decide Proposal: we close on day {number}")
    assert "… and 4 more" in await open_home(world)

    await press(world, "Show all")
    assert "D1 we close on day 0" in world.workspace.modal_text("ade")
    await world.workspace.click("ade", "Details", modal=True, on="D1 ")
    assert "we close on day 0" in world.workspace.modal_text("ade")


async def test_all_that_was_decided_is_one_press_away(world: World) -> None:
    for number in range(14):
        await slash(world, "rosa", f"/decide We open on day {number}")
    assert "… and 9 more" in await open_home(world)

    await press(world, "Show all")

    assert all(f"We open on day {number}" in world.workspace.modal_text("ade") for number in range(14))


async def test_what_somebody_wrote_to_the_bot_alone_is_not_made_public_from_it(asked: World) -> None:
    workspace = asked.workspace
    team, board, ade = workspace.team_id, workspace.channel("board").id, workspace.person("ade").id
    declines = Answer((Ref(RecordKind.ACTION, 1, board),), Says.DECLINE, why="I am in hospital")
    readings = [
        {"label": "I can't do A1", "means": packing.pack(declines)},
        {"label": "", "means": packing.pack(LeaveOut())},
    ]
    async with asked.sessions.begin() as session:
        source = Source(team, board, ade)
        await drafts.keep(session, source, "I am in hospital", "Which one is it?", readings, at=asked.now)
    await open_home(asked)

    await workspace.click("ade", "I can't do A1", home=True)
    await asked.settle()

    assert workspace.home_text("ade").startswith("Noted: you can’t do A1.")
    assert "hospital" not in " ".join(message.readable for message in workspace.messages("board"))
