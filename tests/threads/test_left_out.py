"""What may be worth recording, but is not likely, stands in the form and is left out."""

from tests.threads.test_capture_thread import cards, talk
from tests.world import World


async def test_what_nobody_took_up_is_shown_but_left_out_and_recorded_once_somebody_chooses_it(
    world: World,
) -> None:
    root, *_ = await talk(
        world,
        "ade: the leaflet",
        "val: it still has last year's opening hours on it",
        "val: we need to update the opening hours on the leaflet",
        "mal: and the phone number",
    )
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Nothing in this thread looks settled, so all of it is left out until you choose." in form
    assert "Wording 2: we need to update the opening hours on the leaflet" in form
    assert "Record 2 as: Leave out" in form

    await world.workspace.fill("rosa", {"Record 2 as": "Action", "Owners 2": ["val"]})
    await world.workspace.submit("rosa")
    await world.settle()
    assert [card.plain.split()[0] for card in cards(world, root)] == ["A1"]
