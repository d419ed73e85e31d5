"""Reactions count in a thread: a thumb is a yes, and the tick of whoever was asked takes work on."""

from tests.threads.test_capture_thread import cards, talk
from tests.world import World


async def test_what_is_agreed_by_thumbs_and_taken_on_by_a_tick_is_chosen(world: World) -> None:
    root, asked = await talk(
        world,
        "rosa: So we fund the taxi for anyone who comes from the islands. Thumbs please",
        "rosa: Val, would you tell the drivers by Friday?",
    )
    for person, emoji, ts in (("val", "+1", root), ("mal", "+1", root), ("val", "white_check_mark", asked)):
        await world.workspace.react(person, emoji, ts, "board")

    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Record 1 as: Decision" in form
    assert "Wording 2: tell the drivers\nRecord 2 as: Action\nOwners 2: @val" in form
    await world.workspace.submit("rosa")
    await world.settle()

    decision, action = sorted(cards(world, root), key=lambda card: card.plain, reverse=True)
    assert decision.plain.startswith("D1 we fund the taxi for anyone who comes from the islands")
    assert "val" in action.readable
    assert "due Friday 27 November" in action.readable
