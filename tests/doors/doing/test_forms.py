"""The form that opens for what is not complete: it says why, and loses nothing of what was understood."""

import pytest

from bot.threads import reasons
from bot.understanding.meaning import Missing, New, NewAction, NewDecision, OpenForm
from storage.records import Assignee, OwnerKind
from tests.world import World

ADE = Assignee(OwnerKind.PERSON, "UADE")
ZED = Assignee(OwnerKind.OUTSIDE, name="Zed")
WORK, RULE = NewAction("ring the hall", (ADE,)), NewDecision("We meet on Mondays")


@pytest.mark.parametrize(
    ("records", "missing", "said", "why"),
    [
        ((NewAction(""),), (Missing.TEXT,), "", "What is to be done?"),
        ((NewAction("ring the hall"),), (Missing.OWNER,), "", "Who is to do it?"),
        ((NewAction("ring the hall"),), (), "", "Who is to do it?"),
        ((WORK,), (Missing.DUE,), "", "By when is it to be done?"),
        ((WORK,), (Missing.DUE,), "No day is called so.", "No day is called so."),
        ((), (Missing.TEXT,), "", "What was decided?"),
        ((RULE,), (Missing.STATUS,), "", "Was that agreed, or is it a proposal?"),
        ((RULE,), (Missing.COME_BACK_ON,), "", "When does it come back?"),
        ((WORK, WORK), (), "", "That looks like 2 actions, and each is recorded by itself."),
        ((RULE, RULE, RULE), (), "", "That looks like 3 decisions, and each is recorded by itself."),
        ((RULE, WORK), (), "", "That looks like 2 things to record, and each is recorded by itself."),
        ((WORK,), (), "", reasons.LOOK),
    ],
)
def test_why_a_form_opens_is_always_said(
    records: tuple[New, ...], missing: tuple[Missing, ...], said: str, why: str
) -> None:
    assert reasons.why(OpenForm(records, missing, said), all_known=True) == why


@pytest.mark.parametrize(
    ("all_known", "begins"),
    [
        (True, "‘Zed’ is nobody that I know in this group: "),
        (False, "Slack has not told me yet who goes by ‘Zed’: "),
    ],
)
def test_who_is_not_in_the_group_is_named(all_known: bool, begins: str) -> None:
    opened = OpenForm((NewAction("ring the hall", (ZED,)),), why="They are not in this group.")

    assert reasons.why(opened, all_known=all_known).startswith(begins)


async def recorded(world: World, typed: str) -> list[str]:
    """Type a command that opens a form, send that in as it is, and return the cards that come."""
    await world.workspace.slash("rosa", typed, channel="board")
    assert world.workspace.said_in("board") == []
    await world.workspace.submit("rosa")
    await world.settle()
    cards = [each.readable for each in world.workspace.messages("board")]
    return sorted(cards)


async def test_a_list_of_decisions_keeps_how_each_stands(world: World) -> None:
    proposed, agreed = await recorded(
        world, "/decide Proposal: we meet on Mondays\nAgreed: Ade is treasurer, 5 for, 1 against"
    )

    assert proposed.startswith("D1 (proposed) we meet on Mondays")
    assert agreed.startswith("D2 Ade is treasurer")
    assert "Carried: 5 for, 1 against" in agreed


async def test_a_list_of_actions_keeps_who_is_outside_slack_and_to_what_end(world: World) -> None:
    await world.workspace.slash(
        "rosa",
        "/action @priya to write to housing by 4 December so that they know\nTom Baker to ring the hall",
        channel="board",
    )
    form = world.workspace.modal_text("rosa")
    assert "So that they know" in form
    assert "Also owned by Tom Baker" in form
    await world.workspace.submit("rosa")
    await world.settle()

    first, second = sorted(each.readable for each in world.workspace.messages("board"))
    assert "So that they know" in first
    assert "\npriya" in first
    assert "Tom Baker (outside Slack)" in second


async def test_what_is_changed_in_a_list_counts(world: World) -> None:
    await world.workspace.slash(
        "rosa", "/action @priya to write to housing by 4 December\n@val to ring the hall", channel="board"
    )
    await world.workspace.fill(
        "rosa", {"Due 1": "11 December", "Owners 2": ["mal"], "Wording 2": "ring the hall twice"}
    )
    await world.workspace.submit("rosa")
    await world.settle()

    first, second = sorted(world.workspace.said_in("board"))
    assert first == "A1 write to housing\npriya, due Friday 11 December."
    assert second == "A2 ring the hall twice\nmal."


async def test_a_list_that_is_sent_in_twice_is_recorded_once(world: World) -> None:
    world.slack.faults.add("view_submission", "duplicate")

    assert len(await recorded(world, "/decide We meet in the library\nWe pilot the café")) == 2


async def test_a_bot_is_named_as_no_owner_in_words_a_person_reads(world: World) -> None:
    await world.workspace.slash("rosa", "/action @Matters Arising draft the paper", channel="board")

    told = world.workspace.ephemerals("rosa")[-1].plain
    assert "is a bot and can not own an action" in told
    assert "<@" not in told
    assert "draft the paper" in world.workspace.modal_text("rosa")
