"""A decision that replaces or amends an earlier one, and who is told."""

import pytest

from tests.decisions.test_decide import decide, told
from tests.world import World


def direct(world: World, person: str) -> list[str]:
    return [message.plain for message in world.workspace.direct_messages(person)]


@pytest.mark.parametrize(
    ("relation", "older", "newer"),
    [
        ("replaces D1", "D1 (replaced by D2) Run peer support", "Replaces D1 Run peer support"),
        ("amends D1", "D1 (amended by D2) Run peer support", "Amends D1 Run peer support"),
        ("(supersedes d1).", "D1 (replaced by D2) Run peer support", "Replaces D1 Run peer support"),
    ],
)
async def test_both_cards_show_it(world: World, relation: str, older: str, newer: str) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", f"Stop it {relation}")

    first, second = world.workspace.messages("board")
    assert first.plain == older
    assert second.plain.replace("it.", "it") == f"D2 Stop it\n{newer}"
    assert newer in second.readable


async def test_those_who_decided_the_older_one_are_told_the_difference(world: World) -> None:
    await decide(world, "ade", "Run peer support with three providers")
    await decide(world, "rosa", "Run peer support ourselves (replaces D1) because it is cheaper")

    [message] = direct(world, "ade")
    assert message.splitlines()[0].startswith("D2 has replaced D1, which you recorded in #board.")
    assert "Before: Run peer support with three providers" in message
    assert "Now: Run peer support ourselves" in message
    assert "What has changed: it is cheaper" in message
    assert direct(world, "rosa") == []
    assert direct(world, "val") == []


async def test_whoever_changes_their_own_decision_is_not_told(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "ade", "Stop it replaces D1")

    assert direct(world, "ade") == []


async def test_got_it_is_noted_and_seen(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")
    await world.workspace.click("ade", "Got it", dm=True)
    await world.settle()

    [message] = world.workspace.direct_messages("ade")
    assert "Marked as read." in message.readable
    assert "[Got it]" not in message.readable
    await world.workspace.click("rosa", "Details", channel="board", on="D2")
    assert "Who has read it since: ade" in world.workspace.modal_text("rosa")
    assert "Who was told" not in world.workspace.modal_text("rosa")


async def test_undo_restores_the_older_one_and_says_so_in_the_message_that_was_sent(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")
    await world.workspace.click("rosa", "Undo", channel="board", on="D2")
    await world.settle()

    assert world.workspace.said_in("board") == [
        "D1 Run peer support",
        "D2 was undone by rosa. Its number is not used again.",
    ]
    assert direct(world, "ade") == ["D2 was undone, so D1 stands as it did in #board."]


async def test_what_was_not_yet_sent_is_dropped_by_undo(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await world.workspace.slash("rosa", "/decide Stop it replaces D1", channel="board")
    world.slack.faults.add("users.info", "429", retry_after=5, times=20)
    await world.workspace.slash("rosa", "/decide We meet on Mondays", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Undo", channel="board", on="D2")
    world.slack.faults.clear()
    await world.advance(minutes=5)

    assert [message for message in direct(world, "ade") if "has replaced" in message] == []


async def test_undo_leaves_what_another_decision_has_done(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "ade", "With two providers amends D1")
    await decide(world, "ade", "With three providers amends D1")
    await world.workspace.click("ade", "Undo", channel="board", on="D3")
    await world.settle()

    assert world.workspace.said_in("board")[0] == "D1 (amended by D2) Run peer support"


async def test_what_is_changed_by_a_newer_one_is_undone_after_it(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "ade", "Stop it replaces D1")
    await world.workspace.click("ade", "Undo", channel="board", nth=0)
    await world.settle()

    assert told(world, "ade")[-1] == "D2 changes D1, so undo D2 first."


async def test_one_decision_can_change_several(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "val", "Buy the building")
    await decide(world, "rosa", "Stop everything replaces D1 and D2")

    assert world.workspace.said_in("board") == [
        "D1 (replaced by D3) Run peer support",
        "D2 (replaced by D3) Buy the building",
        "D3 Stop everything\nReplaces D1 Run peer support\nReplaces D2 Buy the building",
    ]
    await world.morning()
    assert len(direct(world, "ade")) == len(direct(world, "val")) == 1


async def test_what_was_replaced_already_names_what_stands_now(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "ade", "Stop it replaces D1")
    await decide(world, "rosa", "Begin again replaces D1")

    assert (
        "D1 was already replaced by D2: did you mean, for example, 'replaces D2'?" in told(world, "rosa")[-1]
    )
    assert "Decision: Begin again" in world.workspace.modal_text("rosa")


async def test_what_was_undone_can_not_be_replaced(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await world.workspace.click("ade", "Undo", channel="board")
    await decide(world, "rosa", "Begin again replaces D1")

    assert "D1 was undone" in told(world, "rosa")[-1]


async def test_numbers_are_those_of_the_own_group(world: World) -> None:
    world.workspace.add_channel("finance", members=["val"], private=True)
    await world.workspace.slash("val", "/decide Buy the building", channel="finance")
    await world.settle()
    await decide(world, "rosa", "Stop it replaces D1")

    assert "There is no decision D1 in this channel" in told(world, "rosa")[-1]
    assert world.workspace.said_in("finance") == ["D1 Buy the building"]


async def test_the_whole_lineage_is_looked_up_by_number(world: World) -> None:
    await decide(world, "ade", "Run peer support because people ask for it")
    await decide(world, "rosa", "Stop it replaces D1")
    await world.workspace.slash("val", "/decisions D1", channel="board")
    await world.settle()

    shown = world.workspace.ephemerals("val")[-1].readable
    assert "Because: people ask for it" in shown
    assert "Status: replaced" in shown
    assert "Who was there" not in shown
    assert "Replaced by D2 Stop it" in shown
    assert "ade recorded it" in shown
    assert "rosa replaced it by D2" in shown
