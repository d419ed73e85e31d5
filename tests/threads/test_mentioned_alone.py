"""A mention in a thread without a word: it says how much looks settled there, and claims nothing unread."""

import pytest

from tests.threads.test_capture_thread import cards, talk
from tests.world import World

ALONE = "@Matters Arising"
PILOT = "val: let's pilot it with three providers"
DRAFT = "mal: agreed. I'll draft the scope paper by Friday 4 December"


async def answered(world: World, root: str) -> str:
    """Have Ade mention the bot alone in a thread, and return what it answers there."""
    await world.workspace.post("ade", ALONE, "board", root)
    await world.settle()
    return cards(world, root)[-1].plain


async def captured(world: World, root: str) -> None:
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            [PILOT, DRAFT],
            "ade, two things look settled here. Press Capture thread to read them over; "
            "nothing is recorded until you confirm it.",
        ),
        (
            ["rosa: Val, can you ring the hall by Friday?", "val: sure, will do"],
            "ade, one thing looks settled here. Press Capture thread to read it over; "
            "nothing is recorded until you confirm it.",
        ),
        (
            ["val: I don't think we can agree that today", "mal: ok"],
            "ade, nothing here looks settled yet. Press Capture thread to choose what to record.",
        ),
        (
            ["val: shall we close the annexe in January?", "mal: what would that cost?"],
            "ade, nothing here looks settled yet. Press Capture thread to choose what to record.",
        ),
    ],
)
async def test_a_mention_alone_says_how_many_things_look_settled(
    world: World, lines: list[str], said: str
) -> None:
    root, *_ = await talk(world, "ade: peer support again", *lines)

    assert await answered(world, root) == said
    assert await answered(world, root) == said, "what was said to the bot and by it is no part of the thread"


async def test_what_is_on_record_already_is_not_counted(world: World) -> None:
    root, pilot, _ = await talk(world, "ade: peer support again", PILOT, DRAFT)
    await world.workspace.shortcut("rosa", "record_decision", pilot, "board")
    await world.workspace.submit("rosa")
    await world.settle()

    assert "one more thing looks settled here" in await answered(world, root)


async def test_where_all_is_on_record_a_mention_says_so(world: World) -> None:
    root, *_ = await talk(world, "ade: peer support again", PILOT, DRAFT)
    await captured(world, root)

    assert (
        await answered(world, root) == "ade, what looks settled here is on record. "
        "Press Capture thread to choose what else to record."
    )


@pytest.mark.parametrize(("fault", "delay"), [("slow", 1.5), ("5xx", 0), ("ok:false", 0)])
async def test_where_slack_does_not_give_the_thread_in_time_nothing_is_claimed(
    world: World, fault: str, delay: float
) -> None:
    root, *_ = await talk(world, "ade: peer support again", PILOT, DRAFT)
    world.slack.faults.add("conversations.replies", fault, times=5, delay=delay)

    assert (
        await answered(world, root) == "ade, press Capture thread: I propose what was decided here "
        "and who does what, and record only what you confirm."
    )


async def test_a_private_channels_thread_is_told_of_in_that_thread_alone(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    root = await world.workspace.post("rosa", "Val, can you ring the hall by Friday?", "chairs")
    await world.workspace.post("val", "sure, will do", "chairs", root)

    await world.workspace.post("val", ALONE, "chairs", root)
    await world.settle()

    [answer] = [each for each in world.workspace.messages("chairs", root) if each.bot_id]
    assert "one thing looks settled here" in answer.plain
    assert "hall" not in answer.plain
    assert answer.thread_ts == root
    assert world.workspace.said_in("board") == []


async def test_a_hostile_name_stays_a_name(world: World) -> None:
    world.workspace.add_person("eve", display_name="<!channel> *nothing*, &lt;!here&gt;")
    world.workspace.channel("board").members.append(world.workspace.person("eve").id)
    root, *_ = await talk(world, "eve: Val, can you ring the hall by Friday?", "val: sure, will do")

    await world.workspace.post("eve", ALONE, "board", root)
    await world.settle()

    [answer] = cards(world, root)
    assert answer.text.startswith("&lt;!channel&gt; nothing, ")
    assert "one thing looks settled here" in answer.text
    assert "<!" not in answer.text
