"""Any message of a thread can be added to the open form of Capture thread, and nothing typed is lost."""

import html
import json
from typing import Any

from storage import decisions
from tests.threads.test_capture_thread import cards, talk
from tests.world import World

TALK = (
    "ade: the leaflet",
    "val: it still has last year's opening hours on it",
    "val: let's print two hundred",
    "mal: agreed",
    "priya: the printers close at noon",
)


async def opened(world: World, *lines: str) -> list[str]:
    """Say a thread, and have rosa open its form by the third message; return the messages' ts."""
    stamps = await talk(world, *lines)
    await capture(world, stamps[2])
    return stamps


async def capture(world: World, said: str) -> None:
    """Have rosa open the form of Capture thread by a message."""
    await world.workspace.shortcut("rosa", "capture_thread", said, "board")
    await world.settle()


def view(world: World) -> dict[str, Any]:
    found = world.workspace.modal("rosa")
    assert found is not None
    return found


def offered(world: World) -> list[str]:
    """Return what the menu offers, in its order; empty where there is none."""
    menus = [one["element"] for one in view(world)["blocks"] if one.get("dispatch_action")]
    labels = [option["text"]["text"] for one in menus for option in one["options"]]
    assert all(len(one) <= 75 for one in labels)
    return [html.unescape(one) for one in labels]


async def add(world: World, begins: str) -> None:
    """Choose the message in the menu whose label begins so."""
    [label] = [one for one in offered(world) if one.startswith(begins)]
    await world.workspace.fill("rosa", {"Another message": label})
    await world.settle()


async def test_what_was_not_offered_is_added_as_the_next_number_and_leaves_the_menu(world: World) -> None:
    await opened(world, *TALK)
    before = offered(world)
    assert "priya: the printers close at noon" in before
    assert "Wording 3" not in world.workspace.modal_text("rosa")

    listed = world.workspace.modal_text("rosa").count("Wording ")
    await add(world, "priya: ")

    form = world.workspace.modal_text("rosa")
    added = f"Wording {listed + 1}: the printers close at noon\nRecord {listed + 1} as: Decision"
    assert f"priya wrote\n{added}" in form
    assert offered(world) == [one for one in before if not one.startswith("priya: ")]
    assert form.rstrip().split("\n")[-3] == "Another message:"


async def test_what_was_typed_and_chosen_before_survives(world: World) -> None:
    await opened(world, *TALK)
    typed = {"Wording 1": "We print two hundred", "Record 1 as": "Action", "Owners 1": ["val"]}
    await world.workspace.fill("rosa", {**typed, "Due 1": "11 December"})

    await add(world, "priya: ")
    await world.workspace.fill("rosa", {"Wording 2": "Before noon"})
    await add(world, "ade: ")

    form = world.workspace.modal_text("rosa")
    assert "Wording 1: We print two hundred\nRecord 1 as: Action\nOwners 1: @val" in form
    assert "Due 1: 11 December" in form
    assert "Wording 2: Before noon" in form
    assert "Wording 3: the leaflet" in form


async def test_what_was_added_is_recorded_as_said_where_and_by_whom_it_was(world: World) -> None:
    root, *_, noon = await opened(world, *TALK)
    await world.workspace.fill("rosa", {"Record 1 as": "Leave out"})
    await add(world, "priya: ")
    await world.workspace.submit("rosa")
    await world.settle()

    assert [card.plain for card in cards(world, root)] == ["D1 the printers close at noon"]
    board = world.workspace.channel("board").id
    async with world.sessions.read() as session:
        [made] = await decisions.said_in(session, world.workspace.team_id, board, noon)
    assert (made.said_ts, made.thread_ts) == (noon, root)
    assert made.said_by == world.workspace.person("priya").id


async def test_what_was_edited_since_is_added_as_it_is_now_with_its_owner_day_and_reason(
    world: World,
) -> None:
    root, *_, noon = await opened(world, *TALK, "val: Agreed: we print two hundred because they sell")
    [*_, noon, _] = [root, *_, noon]
    now = "I'll ring the printers by 11 December because they close at noon"
    await world.workspace.edit("priya", noon, now, "board")

    await add(world, "priya: ")
    added = "ring the printers\nBecause they close at noon\n"
    assert added in world.workspace.modal_text("rosa")
    await world.workspace.submit("rosa")
    await world.settle()

    said = sorted(card.readable for card in cards(world, root))
    assert said[0].startswith("A1 ring the printers")
    assert "priya, due Friday 11 December" in said[0]
    assert "Because they close at noon" in said[0]
    assert "Because they sell" in said[1]


async def test_a_message_that_is_gone_is_said_so_in_a_line_and_nothing_typed_is_lost(world: World) -> None:
    *_, noon = await opened(world, *TALK)
    await world.workspace.fill("rosa", {"Wording 1": "We print two hundred"})
    await world.workspace.delete("priya", noon, "board")

    await add(world, "priya: ")
    form = world.workspace.modal_text("rosa")
    assert "That message is gone, or could not be read just now, so it was not added." in form
    assert "Wording 1: We print two hundred" in form
    assert "Wording 2" not in form
    await add(world, "ade: ")
    form = world.workspace.modal_text("rosa")
    assert "That message is gone" not in form
    assert "Wording 2: the leaflet" in form


async def test_what_is_on_record_says_so_and_is_left_out_until_somebody_chooses_it(world: World) -> None:
    _, _, said, _, noon = await talk(world, *TALK)
    await world.workspace.shortcut("rosa", "record_decision", noon, "board")
    await world.workspace.submit("rosa")
    await world.settle()
    await capture(world, said)

    await add(world, "priya: ")
    form = world.workspace.modal_text("rosa")
    assert "priya wrote; it is on record as D1" in form
    assert "Wording 2: the printers close at noon\nRecord 2 as: Leave out" in form


async def test_from_a_form_with_nothing_likely_whatever_is_chosen_is_recorded(world: World) -> None:
    root, *_ = await opened(world, "ade: the café", "val: it smells of paint", "mal: I can't tell")
    assert "Nothing in this thread looks settled" in world.workspace.modal_text("rosa")

    await add(world, "val: ")
    form = world.workspace.modal_text("rosa")
    assert "Nothing in this thread looks settled" not in form
    assert "Nothing is recorded until you press Record." in form
    await world.workspace.submit("rosa")
    await world.settle()
    assert [card.plain for card in cards(world, root)] == ["D1 it smells of paint"]


async def test_only_what_people_wrote_is_in_the_menu_and_only_while_it_is_there(world: World) -> None:
    root, _, said, *_ = await talk(world, *TALK)
    await world.workspace.post("mal", "@Matters Arising", "board", root)
    await world.settle()
    gone = await world.workspace.post("mal", "never mind", "board", root)
    await world.workspace.delete("mal", gone, "board")
    await capture(world, said)

    assert offered(world) == [
        "ade: the leaflet",
        "val: it still has last year's opening hours on it",
        "mal: agreed",
        "priya: the printers close at noon",
    ]


async def test_where_people_wrote_to_the_bot_alone_the_form_lists_nothing_and_the_menu_all_of_it(
    world: World,
) -> None:
    said = await world.workspace.post("mal", "@Matters Arising the café smells of paint", "board")
    await world.settle()
    await capture(world, said)
    assert "Wording 1" not in world.workspace.modal_text("rosa")

    await add(world, "mal: ")
    form = world.workspace.modal_text("rosa")
    assert "Wording 1: the café smells of paint\nRecord 1 as: Decision" in form
    assert "Another message" not in form


async def test_where_all_of_a_thread_is_listed_there_is_no_menu(world: World) -> None:
    await opened(world, "ade: the leaflet", "val: the old hours are on it", "mal: yes")
    while left := offered(world):
        await add(world, left[0])
    form = world.workspace.modal_text("rosa")
    assert all(said in form for said in ("the leaflet", "the old hours are on it", "yes"))
    assert "Another message" not in form
    assert "no room" not in form


async def test_a_choice_that_arrives_twice_adds_a_message_once(world: World) -> None:
    await opened(world, *TALK)
    world.slack.faults.add("block_actions", "duplicate")
    await add(world, "priya: ")
    assert world.workspace.modal_text("rosa").count("the printers close at noon") == 1


async def test_a_form_takes_so_many_messages_of_a_long_thread_and_then_says_that_it_is_full(
    world: World,
) -> None:
    world.slack.page_size = 200
    root, *_ = await talk(world, "ade: the leaflet")
    for count in range(300):
        words = f"<number {count}> & {'what else is there to say of it ' * 9}"
        await world.workspace.post("val", words, "board", root)
    await capture(world, root)
    assert len(offered(world)) == 100
    assert any("number 299" in one or "number 298" in one for one in offered(world))
    assert not any("number 3>" in one for one in offered(world))

    while labels := offered(world):
        await add(world, labels[-1])
    form = view(world)
    assert "no room for another message here" in world.workspace.modal_text("rosa")
    assert len(json.loads(form["private_metadata"])["said"]) == 12
    assert len(form["private_metadata"]) <= 3000
    assert len(form["blocks"]) <= 100
    await world.workspace.submit("rosa")
    await world.settle()
    assert len(cards(world, root)) == 11


async def test_a_thread_that_says_more_plainly_than_a_form_holds_opens_without_the_oldest(
    world: World,
) -> None:
    bought = ("chairs", "tables", "lamps", "paint", "stamps", "a van", "a kettle", "two desks", "six cups")
    several = "\n".join(f"- Priya to order {what} by 11 December" for what in bought)
    lines = [f"mal: Val to sell the old {what} by 11 December" for what in bought]
    root, *_ = await opened(world, "ade: so", f"val: Actions:\n{several}", *lines, *["ade: hm"] * 12)

    form = view(world)
    assert len(form["blocks"]) <= 100
    assert "Wording 13: sell the old six cups" in world.workspace.modal_text("rosa")
    assert "no room for another message here" in world.workspace.modal_text("rosa")

    await capture(world, root)
    assert "ade wrote\nWording 1: so\n" in world.workspace.modal_text("rosa")
    assert "Wording 13: sell the old six cups" in world.workspace.modal_text("rosa")
