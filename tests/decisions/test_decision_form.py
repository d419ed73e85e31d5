"""The decision form: opened by `/decide`, filled in, and taken once."""

from tests.decisions.test_decide import decide, told
from tests.world import World


async def test_decide_alone_opens_the_form_with_two_inputs_and_more(world: World) -> None:
    await decide(world, "rosa", "")

    assert world.workspace.modal_text("rosa").splitlines() == [
        "Record a decision",
        "Decision:",
        "Because:",
        "[More]",
        "[Cancel] [Record]",
    ]
    assert told(world, "rosa") == []


async def test_what_is_filled_in_is_recorded_and_its_card_posted(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.fill("rosa", {"Decision": "We ship on Friday", "Because": "the board asked"})
    answer = await world.workspace.submit("rosa")
    await world.settle()

    assert answer.acked
    assert world.workspace.modal("rosa") is None
    [card] = world.workspace.messages("board")
    assert card.plain == "D1 We ship on Friday\nBecause the board asked"
    assert "Because the board asked" in card.readable


async def test_more_shows_the_rest_and_keeps_what_was_typed(world: World) -> None:
    await decide(world, "ade", "Something older")
    await decide(world, "rosa", "")
    await world.workspace.fill("rosa", {"Decision": "We ship on Friday"})
    await world.workspace.click("rosa", "More", modal=True)

    shown = world.workspace.modal_text("rosa")
    assert "Decision: We ship on Friday" in shown
    for label in ("Options not chosen", "Status", "Come back on", "Replaces or amends"):
        assert label in shown


async def test_a_parked_decision_needs_a_date_to_come_back(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Decision": "Buy the building", "Status": "Parked"})
    await world.workspace.submit("rosa")

    assert world.workspace.errors("rosa") == {
        "Come back on": "A parked decision needs a date to come back,"
        " for example: the next meeting, in six weeks."
    }

    await world.workspace.fill("rosa", {"Come back on": "in six weeks"})
    await world.workspace.submit("rosa")
    await world.settle()

    [card] = world.workspace.messages("board")
    assert card.plain == "D1 (parked, to come back on Monday 4 January 2027) Buy the building"
    assert card.readable.startswith(
        "D1 (parked) Buy the building\nParked 23 November, to come back on Monday 4 January.\n"
    )


async def test_a_date_that_can_not_be_read_is_asked_about(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Decision": "Buy it", "Status": "Parked", "Come back on": "whenever"})
    await world.workspace.submit("rosa")

    assert world.workspace.errors("rosa")["Come back on"].startswith("When is 'whenever'?")
    assert world.workspace.said_in("board") == []


async def test_options_not_chosen_and_a_proposal_are_kept(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill(
        "rosa", {"Decision": "Buy the building", "Options not chosen": "Rent it", "Status": "Proposed"}
    )
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.said_in("board") == ["D1 (proposed) Buy the building"]
    await world.workspace.click("val", "Details", channel="board")
    assert "Options not chosen: Rent it" in world.workspace.modal_text("val")


async def test_the_form_replaces_an_earlier_decision(world: World) -> None:
    await decide(world, "ade", "We ship on Friday")
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill(
        "rosa", {"Decision": "Never on Fridays", "Replaces or amends": "Replaces D1: We ship on Friday"}
    )
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.said_in("board") == [
        "D1 (replaced by D2) We ship on Friday",
        "D2 Never on Fridays\nReplaces D1 We ship on Friday",
    ]


async def test_a_form_that_is_submitted_twice_is_taken_once(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.fill("rosa", {"Decision": "We ship on Friday"})
    world.slack.faults.add("view_submission", "duplicate")
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_spaces_alone_are_no_decision(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.fill("rosa", {"Decision": "  \n "})
    await world.workspace.submit("rosa")

    assert "What was decided?" in world.workspace.errors("rosa")["Decision"]


async def test_what_could_not_be_taken_stands_in_the_form(world: World) -> None:
    await decide(world, "rosa", "We wait replaces D9 because money is short")

    [answer] = told(world, "rosa")
    assert "There is no decision D9 in this channel" in answer
    assert "The form is open with what you typed." in answer
    shown = world.workspace.modal_text("rosa")
    assert "Decision: We wait" in shown
    assert "Because: money is short" in shown


async def test_a_long_text_that_could_not_be_taken_is_whole_in_the_form(world: World) -> None:
    words = " ".join(f"word{index}" for index in range(500))
    await decide(world, "rosa", f"{words} replaces D9")
    await world.workspace.submit("rosa")
    await world.settle()

    await world.workspace.click("rosa", "Details", channel="board")
    shown = world.workspace.modal_text("rosa")
    assert [f"word{index}" for index in range(500) if f"word{index}" not in shown] == []


async def test_when_the_form_can_not_be_opened_what_was_typed_is_given_back(world: World) -> None:
    world.slack.faults.add("views.open", "ok:false", error="internal_error")

    await decide(world, "rosa", "We wait replaces D9")

    [answer] = told(world, "rosa")
    assert answer.startswith("Nothing is recorded yet.")
    assert "You typed: We wait replaces D9" in answer

    world.slack.faults.clear()
    await world.workspace.click("rosa", "Open the form", ephemeral=True)
    assert "Decision: We wait" in world.workspace.modal_text("rosa")


async def test_somebody_who_left_the_channel_records_nothing(world: World) -> None:
    await decide(world, "mal", "")
    await world.workspace.fill("mal", {"Decision": "We ship on Friday"})
    await world.workspace.leave("mal", "board")
    await world.workspace.submit("mal")
    await world.settle()

    assert "You are no longer in this group" in world.workspace.errors("mal")["Decision"]
    assert world.workspace.said_in("board") == []
