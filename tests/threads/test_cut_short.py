"""Of a thread that Slack gives only in part, what was not read is neither missed nor judged."""

from tests.threads.test_another_message import capture
from tests.threads.test_capture_thread import cards, talk
from tests.world import World

READ = 10
"""Messages that are read of a thread while Slack gives two at once."""


async def long_thread(world: World, *last: str) -> list[str]:
    """Say a thread of more than is read, in which these come last; return the messages' ts."""
    lines = ["ade: the leaflet"] * (READ - 1)
    said = await talk(world, *lines, "val: Can somebody fold the leaflets?", "mal: what of the hall?", *last)
    world.slack.page_size = 2
    return said


async def test_a_message_chosen_beyond_what_was_read_is_in_the_form_with_what_it_says(world: World) -> None:
    root, *_, chosen = await long_thread(world, "val: We agreed to print two hundred")
    await capture(world, chosen)

    form = world.workspace.modal_text("rosa")
    assert "Only the first 10 messages of this thread could be read just now." in form
    assert "val wrote\nWording 3: print two hundred\nRecord 3 as: Decision" in form
    await world.workspace.submit("rosa")
    await world.settle()
    assert [card.plain for card in cards(world, root)] == ["D1 print two hundred"]


async def test_nothing_is_said_of_what_was_not_read(world: World) -> None:
    root, *_ = await long_thread(world, "val: We agreed to print two hundred")
    await capture(world, root)

    form = world.workspace.modal_text("rosa")
    assert "Nothing in this thread" not in form
    assert "Only the first 10 messages of this thread could be read just now. Nothing in them looks" in form


async def test_a_mention_alone_claims_nothing_of_a_thread_that_was_read_in_part(world: World) -> None:
    root, *_ = await long_thread(world, "val: We agreed to print two hundred")
    await world.workspace.post("ade", "@Matters Arising", "board", root)
    await world.settle()

    [answer] = cards(world, root)
    assert answer.plain.startswith("ade, press Capture thread: I propose what was decided here")


async def test_a_mention_is_not_taken_for_an_answer_to_what_stands_far_above_it(world: World) -> None:
    root, *_ = await long_thread(world, "val: somebody ought to heat it")
    await world.workspace.post("ade", "@Matters Arising I'll do that by Friday", "board", root)
    await world.settle()

    [answer] = cards(world, root)
    assert "leaflet" not in answer.readable
