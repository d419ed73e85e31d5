"""`/action`, as people in a channel live it."""

from tests.world import World

BOARD_PAPER = "/action @ade and @priya draft the scope paper by next Friday so that the board can agree it"


async def test_an_action_is_recorded_with_owners_due_day_and_measure(world: World) -> None:
    answer = await world.workspace.slash("rosa", BOARD_PAPER, channel="board")
    await world.settle()

    (card,) = world.workspace.messages("board")
    assert answer.acked
    assert card.plain == ("A1 draft the scope paper\nade and priya, due Friday 4 December.")
    assert "So that the board can agree it" in card.readable
    assert "[Undo]" in card.readable
    assert world.workspace.ephemerals("rosa") == []


async def test_each_owner_is_asked_once_in_a_direct_message(world: World) -> None:
    await world.workspace.slash("rosa", BOARD_PAPER, channel="board")
    await world.settle()
    await world.settle()

    (ask,) = world.workspace.direct_messages("ade")
    assert ask.plain == (
        "rosa asks you to take on A1: draft the scope paper\n"
        "Due Friday 4 December, in #board.\n"
        "So that the board can agree it\n"
        "Press I'll do it, I can't, Another date or Pass on. "
        "What you write here goes to rosa, not to the group."
    )
    assert "[I'll do it] [I can't] [Another date] [Pass on]" in ask.readable.replace("\n[", " [")
    assert len(world.workspace.direct_messages("priya")) == 1
    assert world.workspace.direct_messages("rosa") == []


async def test_a_speaker_who_is_an_owner_has_accepted_and_is_not_asked(world: World) -> None:
    await world.workspace.slash("rosa", "/action I will book the room by 4 December", channel="board")
    await world.settle()

    assert world.workspace.said_in("board") == ["A1 book the room\nrosa, due Friday 4 December."]
    assert world.workspace.direct_messages("rosa") == []


async def test_without_an_owner_the_form_opens_with_what_was_understood(world: World) -> None:
    await world.workspace.slash("rosa", "/action draft the scope paper by next Friday", channel="board")
    await world.settle()

    assert world.workspace.said_in("board") == []
    assert "draft the scope paper" in world.workspace.modal_text("rosa")
    told = world.workspace.ephemerals("rosa")[-1].plain
    assert told == "Nothing is recorded yet. Who is to do it? The form is open with what you typed."
    assert "Due: Friday 4 December" in world.workspace.modal_text("rosa")

    await world.workspace.fill("rosa", {"Owners": ["ade"]})
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.modal("rosa") is None
    assert world.workspace.said_in("board") == ["A1 draft the scope paper\nade, due Friday 4 December."]


async def test_working_days_leave_out_the_holidays_that_the_group_keeps(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade answer the letter in 5 working days", channel="board")
    await world.workspace.slash("rosa", "/meeting", channel="board")
    await world.workspace.click("rosa", "Plan a meeting", channel="board")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Public holidays": "Scotland"})
    await world.workspace.submit("rosa")
    await world.workspace.slash("rosa", "/action @ade ring the trust in 5 working days", channel="board")
    await world.settle()

    english, scottish = world.workspace.said_in("board")
    assert english.endswith("due Monday 30 November.")
    assert scottish.endswith("due Tuesday 1 December.")  # St Andrew's Day is off


async def test_a_public_holiday_is_asked_about_with_working_days(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade send the cards by 25 December", channel="board")
    await world.settle()

    told = world.workspace.ephemerals("rosa")[-1]
    assert "Friday 25 December is a public holiday: which day is it due?" in told.readable
    assert all(day in told.readable for day in ("24 December", "25 December", "29 December"))
