"""What a message means, as its writer said it, stands in the form that somebody opens for it."""

import pytest

from tests.threads.test_shortcuts import cards, talk
from tests.world import World


async def opened(world: World, said: str, kind: str) -> list[str]:
    """Have Rosa use a shortcut on a message of Val's, and return the lines that its form shows."""
    [ts] = await talk(world, f"val: {said}")
    await world.workspace.shortcut("rosa", kind, ts, "board")
    await world.settle()
    return world.workspace.modal_text("rosa").split("\n")


async def record(world: World) -> list[str]:
    await world.workspace.submit("rosa")
    await world.settle()
    return [card.plain for card in cards(world)]


async def decided(world: World, *decisions: str) -> None:
    for each in decisions:
        await world.workspace.slash("rosa", f"/decide {each}", channel="board")
        await world.settle()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Then let's close the annexe in January", ["Decision: close the annexe in January", "[More]"]),
        ("OK so we'll keep the Monday clinic then", ["Decision: we'll keep the Monday clinic"]),
        ("agreed then, we close the annexe", ["Decision: we close the annexe", "Because:", "[More]"]),
        ("Shall we say £5 a head?", ["Decision: £5 a head", "Status: Proposed"]),
        (
            "RESOLVED that we pilot it because money is short",
            ["Decision: we pilot it", "Because: money is short"],
        ),
        ("Should we close the annexe?", ["Decision: close the annexe", "Status: Proposed"]),
        ("what did we decide about it?", ["Decision: what did we decide about it?", "Status: Proposed"]),
        (
            "D1 no longer stands",
            ["Decision: D1 no longer stands", "Replaces or amends: Replaces D1: We pilot it"],
        ),
        ("We run it amends D1", ["Decision: We run it", "Replaces or amends: Amends D1: We pilot it"]),
        ("We run it replaces D9", ["There is no decision D9 in this channel.", "Decision: We run it"]),
        ("We agreed to close it subject to funding", ["Decision: close it", "Subject to: funding"]),
        (
            "RESOLVED that we buy the van, 5 for, 2 against, proposed by @mal",
            ["Decision: we buy the van", "Carried: 5 for, 2 against", "Proposed by mal"],
        ),
        (
            "On behalf of Mind Cymru we agreed to share it",
            ["Decision: share it", "On behalf of: Mind Cymru"],
        ),
        (
            "Deferred to 8 December: the budget",
            ["Decision: the budget", "Status: Parked", "Come back on: Tuesday 8 December 2026"],
        ),
        ("@mal to ring the trust", ["Decision: @mal to ring the trust"]),
        ("it is not agreed", ["Decision: it is not agreed", "Status: Rejected"]),
        ("thanks all", ["Decision: thanks all"]),
    ],
)
async def test_record_decision_fills_in_what_a_message_decides(
    world: World, said: str, shown: list[str]
) -> None:
    await decided(world, "We pilot it")

    form = await opened(world, said, "record_decision")

    assert [line for line in shown if line not in form] == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "@ade to write to them so that they know, for D1",
            [
                "Action: write to them",
                "How we will know it is done: they know",
                "For decision: D1 We pilot it",
            ],
        ),
        ("I'll ring them by Friday", ["Action: ring them", "Owners: @val", "Due: Friday 27 November 2026"]),
        ("@ade please ring them ASAP", ["Action: ring them", "Owners: @ade", "Due: ASAP"]),
        (
            "@ade to ring them by Friday 3 December",
            [
                "Thursday 3 December is not a Friday: which of the two is it due?",
                "Due: by Friday 3 December",
            ],
        ),
        ("@ade to ring them every month", ["Action: ring them", "Owners: @ade", "Every month"]),
        ("Zed to ring them", ["Action: ring them", "Owners:", "Owner outside Slack: Zed"]),
        ("somebody should ring them @mal", ["Who is to do it?", "Owners: @mal"]),
        ("We agreed to close the annexe", ["Who is to do it?", "Action: close the annexe", "Owners:"]),
        ("@Matters Arising to ring them", ["Action: ring them", "Owners:"]),
        ("@ade by Friday", ["Action: @ade by Friday", "Owners: @ade", "Due: Friday 27 November 2026"]),
        ("ok", ["Action: ok", "Owners:"]),
    ],
)
async def test_record_action_fills_in_what_a_message_asks_for(
    world: World, said: str, shown: list[str]
) -> None:
    await decided(world, "We pilot it")

    form = await opened(world, said, "record_action")

    assert [line for line in shown if line not in form] == []


async def test_each_of_two_people_in_one_sentence_is_listed_with_their_work(world: World) -> None:
    said = "@ade to write to the trust by Friday, Val to book the hall"

    before = await opened(world, said, "record_action")
    await decided(world, "We pilot it")
    form = await opened(world, said, "record_action")

    assert [line for line in before if "who goes by ‘Val’: pick them in Owners" in line]
    for line in ("Wording 1: write to the trust", "Owners 1: @ade", "Due 1: Friday 27 November 2026"):
        assert line in form
    for line in ("Wording 2: book the hall", "Owners 2: @val"):
        assert line in form


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Hi all,\n\nThanks for coming. We agreed to pilot it because three can host it.\n\nBest,\nVal",
            ["Decision: pilot it", "Because: three can host it"],
        ),
        (
            "We pilot the café.\n\nIt opens on Mondays.",
            ["Decision: We pilot the café.", "It opens on Mondays."],
        ),
        (
            "- We pilot the café\n- We meet monthly",
            ["Wording 1: We pilot the café", "Wording 2: We meet monthly"],
        ),
        (
            "Agreed: we pilot the café\nDeferred to 8 December: the budget",
            ["Wording 1: we pilot the café", "Wording 2: the budget"],
        ),
    ],
)
async def test_prose_on_several_lines_is_one_decision_and_a_list_is_several(
    world: World, said: str, shown: list[str]
) -> None:
    form = await opened(world, said, "record_decision")

    assert [line for line in shown if line not in form] == []


async def test_lines_that_are_addressed_to_the_bot_are_several(world: World) -> None:
    [ts] = await talk(world, "val: @Matters Arising decide We pilot the café\nWe meet on Mondays")
    await world.workspace.react("rosa", "scales", ts, "board")
    await world.settle()
    await world.workspace.click("rosa", "Open the form", ephemeral=True)
    await world.settle()

    form = world.workspace.modal_text("rosa").split("\n")

    assert ("Wording 1: We pilot the café" in form, "Wording 2: We meet on Mondays" in form) == (True, True)


async def test_by_friday_is_the_friday_after_it_was_said(world: World) -> None:
    [ts] = await talk(world, "val: I'll ring them by Friday")
    await world.advance(days=6)
    await world.workspace.shortcut("rosa", "record_action", ts, "board")

    assert "Due: Friday 27 November 2026" in world.workspace.modal_text("rosa")


async def test_of_several_decisions_in_a_message_nothing_is_lost(world: World) -> None:
    await decided(world, "We pilot it")
    await opened(
        world,
        "- We close the annexe because money is short\n"
        "- Proposal: we buy the van\n"
        "- We run it ourselves replaces D1\n"
        "- Deferred to 8 December: the budget\n"
        "- RESOLVED that we share it subject to funding, proposed by @mal",
        "record_decision",
    )

    made = await record(world)

    assert made[1:] == [
        "D2 We close the annexe\nBecause money is short",
        "D3 (proposed) we buy the van",
        "D4 We run it ourselves\nReplaces D1 We pilot it",
        "D5 (parked, to come back on Tuesday 8 December) the budget",
        "D6 we share it\nSubject to: funding\nProposed by mal",
    ]


async def test_of_several_actions_in_a_message_nothing_is_lost(world: World) -> None:
    await decided(world, "We pilot it")
    form = await opened(
        world,
        "- Zed to ring them every month so that they know, for D1\n"
        "- @ade to book the hall because it is late, by Friday",
        "record_action",
    )

    for line in ("Wording 1: ring them", "Also owned by Zed", "So that they know", "For D1", "Every month"):
        assert line in form
    for line in ("Wording 2: book the hall", "Because it is late", "Due 2: Friday 27 November 2026"):
        assert line in form
    await record(world)
    [_, ring, book] = [card.readable for card in cards(world)]
    assert ring.startswith("A1 ring them\nZed (outside Slack), due Wednesday 23 December. Every month.\n")
    assert ", for D1 We pilot it\nSo that they know\n" in ring
    assert "ade, due Friday 27 November.\n" in book
    assert "\nBecause it is late\n" in book


async def test_of_several_things_in_a_message_each_is_kept_until_its_own_form_is_sent_in(
    world: World,
) -> None:
    said = "- We close the annexe because it leaks\n- We run it ourselves because they asked"
    first = await opened(world, said, "record_decision")
    await world.workspace.close_modal("rosa", clear=True)
    assert first == await opened(world, said, "record_decision")

    made = await record(world)

    assert made == ["D1 We close the annexe\nBecause it leaks", "D2 We run it ourselves\nBecause they asked"]


async def test_a_form_of_a_message_settles_no_question_about_it(world: World) -> None:
    said = "@Matters Arising Agreed: we close the annexe\nAgreed: we run it ourselves"
    ts = await world.workspace.post("val", said, "board")
    await world.settle()
    [asked] = [each.plain for each in world.workspace.messages("board", ts) if each.bot_id]
    assert "Nothing is recorded yet." in asked
    await world.workspace.shortcut("rosa", "record_decision", ts, "board")
    await world.settle()

    assert await record(world) == [asked, "D1 we close the annexe", "D2 we run it ourselves"]
