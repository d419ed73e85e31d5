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
        "mal: is that the blue one?",
    )
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Nothing in this thread looks settled, so all of it is left out until you choose." in form
    assert "Wording 2: update the opening hours on the leaflet" in form
    assert "Record 2 as: Leave out" in form

    await world.workspace.fill("rosa", {"Record 2 as": "Action", "Owners 2": ["val"]})
    await world.workspace.submit("rosa")
    await world.settle()
    assert [card.plain.split()[0] for card in cards(world, root)] == ["A1"]


async def test_an_action_of_a_thread_needs_an_owner(world: World) -> None:
    root, _ = await talk(world, "ade: somebody must ring the library", "val: true")
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    await world.workspace.fill("rosa", {"Record 1 as": "Action", "Owners 1": None})

    await world.workspace.submit("rosa")
    assert "Choose who is to do it" in world.workspace.errors("rosa")["Owners 1"]
    await world.workspace.fill("rosa", {"Owners 1": ["val"]})
    await world.workspace.submit("rosa")
    await world.settle()

    [card] = cards(world, root)
    assert card.plain.startswith("A1 somebody must ring")


async def test_where_all_that_looks_settled_is_on_record_the_form_denies_none_of_it(world: World) -> None:
    root, *_ = await talk(
        world, "ade: the hall", "rosa: Mal, can you ring it by Friday?", "mal: sure, will do"
    )
    for _ in range(2):
        await world.workspace.shortcut("rosa", "capture_thread", root, "board")
        await world.settle()
        form = world.workspace.modal_text("rosa")
        await world.workspace.submit("rosa")
        await world.settle()

    assert "it is on record as A1" in form
    assert "Nothing in this thread looks settled that is not on record, so all of it is left out" in form
