"""A reaction or a shortcut on a message of a thread: its form knows what the message was said to."""

import pytest

from storage import actions
from tests.threads.test_capture_thread import cards, talk
from tests.world import World

RING = "rosa: Val, can you ring the hall by Friday?"
PILOT = "val: let's pilot it with three providers"
DRAFT = "mal: agreed. I'll draft the scope paper by Friday 4 December"


async def reacted(world: World, emoji: str, ts: str, channel: str = "board") -> list[str]:
    """Have Rosa react to a message and open the form, and return the lines that it shows."""
    await world.workspace.react("rosa", emoji, ts, channel)
    await world.settle()
    await world.workspace.click("rosa", "Open the form", ephemeral=True)
    await world.settle()
    return world.workspace.modal_text("rosa").split("\n")


async def shortcut(world: World, kind: str, ts: str) -> list[str]:
    answer = await world.workspace.shortcut("rosa", kind, ts, "board")
    assert answer.acked
    await world.settle()
    return world.workspace.modal_text("rosa").split("\n")


@pytest.mark.parametrize(
    ("lines", "emoji", "shown"),
    [
        (
            [RING, "val: sure, will do"],
            "pushpin",
            ["Action: ring the hall", "Owners: @val", "Due: Friday 27 November 2026"],
        ),
        (["ade: peer support again", PILOT, DRAFT], "scales", ["Decision: pilot it with three providers"]),
        (
            ["ade: peer support again", PILOT, DRAFT, "ade: +1 thanks"],
            "scales",
            ["Decision: pilot it with three providers"],
        ),
    ],
)
async def test_a_reaction_to_an_answer_fills_in_what_was_answered(
    world: World, lines: list[str], emoji: str, shown: list[str]
) -> None:
    *_, answer = await talk(world, *lines)

    form = await reacted(world, emoji, answer)

    assert [line for line in shown if line not in form] == []


@pytest.mark.parametrize(
    ("lines", "emoji", "shown"),
    [
        (
            [RING, "val: sure, will do"],
            "pushpin",
            ["Action: ring the hall", "Owners: @val", "Due: Friday 27 November 2026"],
        ),
        (
            ["rosa: Can somebody chase the insurers?", "val: I can do that by Thursday"],
            "pushpin",
            ["Action: chase the insurers", "Owners: @val", "Due: Thursday 26 November 2026"],
        ),
        (
            ["val: Shall we meet on the first Tuesday of each month?", "mal: yes", "rosa: agreed"],
            "scales",
            ["Decision: meet on the first Tuesday of each month", "[More]"],
        ),
    ],
)
async def test_a_reaction_to_what_was_answered_fills_in_who_took_it_on_and_how_it_stands(
    world: World, lines: list[str], emoji: str, shown: list[str]
) -> None:
    first, *_ = await talk(world, *lines)

    form = await reacted(world, emoji, first)

    assert [line for line in shown if line not in form] == []


@pytest.mark.parametrize(
    ("lines", "emoji", "shown"),
    [
        ([RING, "val: sure, will do"], "scales", ["Decision: will do"]),
        ([RING, "val: yes, and I'll order the biscuits"], "pushpin", ["Action: order the biscuits"]),
        ([PILOT, "mal: agreed", "ade: what about the rent?", "val: yes"], "scales", ["Decision: yes"]),
        ([PILOT, "mal: agreed, but only on Tuesdays"], "scales", ["Decision: agreed, but only on Tuesdays"]),
        (["ade: the rent", "val: Shall we meet on the first Tuesday?"], "scales", ["Status: Proposed"]),
        (
            ["ade: the hall", "rosa: @val to ring them by Friday, because it is late"],
            "pushpin",
            ["Action: ring them", "Because: it is late", "Due: Friday 27 November 2026"],
        ),
        (
            ["ade: the trip", "rosa: @val to ring the hall by Friday, @mal to book the van by Thursday"],
            "pushpin",
            ["Wording 1: ring the hall", "Wording 2: book the van", "Due 2: Thursday 26 November 2026"],
        ),
    ],
)
async def test_what_a_message_says_of_its_own_stays_in_its_form(
    world: World, lines: list[str], emoji: str, shown: list[str]
) -> None:
    *_, said = await talk(world, *lines)

    form = await reacted(world, emoji, said)

    assert [line for line in shown if line not in form] == []


@pytest.mark.parametrize(
    ("lines", "kind", "shown"),
    [
        ([RING, "val: sure, will do"], "record_action", "Action: ring the hall"),
        (
            ["ade: peer support", PILOT, "mal: agreed"],
            "record_decision",
            "Decision: pilot it with three providers",
        ),
    ],
)
async def test_a_shortcut_on_a_short_yes_fills_in_what_it_was_said_to(
    world: World, lines: list[str], kind: str, shown: str
) -> None:
    *_, answer = await talk(world, *lines)

    assert shown in await shortcut(world, kind, answer)


async def test_what_is_recorded_from_an_answer_names_it_as_its_source_and_is_not_offered_again(
    world: World,
) -> None:
    root, answer = await talk(world, RING, "val: sure, will do")
    await reacted(world, "pushpin", answer)
    await world.workspace.submit("rosa")
    await world.settle()

    [card] = cards(world, root)
    assert card.plain.startswith("A1 ring the hall")
    async with world.sessions.read() as session:
        board = world.workspace.channel("board").id
        [action] = await actions.said_in(session, world.workspace.team_id, board, answer)
    assert action.said_by == world.workspace.person("val").id
    await world.workspace.post("ade", "@Matters Arising", "board", root)
    await world.settle()
    assert "what looks settled here is on record" in cards(world, root)[-1].plain
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    assert "it is on record as A1" in world.workspace.modal_text("rosa")


@pytest.mark.parametrize(("fault", "delay"), [("slow", 3), ("5xx", 0), ("ok:false", 0)])
async def test_a_thread_that_slack_does_not_give_leaves_the_message_as_it_is(
    world: World, fault: str, delay: float
) -> None:
    _, answer = await talk(world, RING, "val: sure, will do")
    world.slack.faults.add("conversations.replies", fault, times=5, delay=delay)

    form = await shortcut(world, "record_action", answer)

    assert "Action: will do" in form


async def test_where_the_bot_is_not_a_member_a_short_yes_says_how_to_invite_it(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa", "val"], private=True, bot=False)
    root = await world.workspace.post("rosa", "Val, can you ring the hall by Friday?", "forum")
    answer = await world.workspace.post("val", "sure, will do", "forum", root)

    await world.workspace.shortcut("rosa", "record_action", answer, "forum")
    await world.settle()

    form = world.workspace.modal_text("rosa")
    assert "/invite @Matters Arising" in form
    assert "Action: will do" in form


async def test_in_a_private_channel_a_form_is_filled_in_for_whoever_reacted_alone(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    root = await world.workspace.post("rosa", "Val, can you ring the hall by Friday?", "chairs")
    answer = await world.workspace.post("val", "sure, will do", "chairs", root)

    assert "Action: ring the hall" in await reacted(world, "pushpin", answer, "chairs")
    assert [each for each in world.workspace.messages("chairs", root) if each.bot_id] == []
    assert world.workspace.said_in("board") == []


async def test_hostile_names_in_a_thread_stay_names_in_the_form(world: World) -> None:
    world.workspace.add_person("eve", display_name="<!channel> &lt;!here&gt;")
    world.workspace.channel("board").members.append(world.workspace.person("eve").id)
    _, answer = await talk(world, "rosa: @eve can you ring the hall by Friday?", "eve: sure, will do")

    form = await reacted(world, "pushpin", answer)

    [wording] = [line for line in form if line.startswith("Action: ")]
    assert wording.endswith("ring the hall")
    assert "<" not in wording
