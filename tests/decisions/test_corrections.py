"""The recorder and the chair correct a decision's wording: the record keeps both, or it is amended."""

from typing import Any

from storage import decisions, history
from storage.records import Change
from tests.decisions.test_decide import decide, told
from tests.decisions.test_replacing import direct
from tests.decisions.test_settling import propose
from tests.world import World

WORDING, SORT, CHANGED = "Wording", "What kind of correction", "What has changed"
BUTTON = "Correct the wording"
ONLY, AGREED = "Only the wording", "It changes what was agreed"


async def details(world: World, person: str, on: str = "D1") -> str:
    """Open a decision's Details, and return what they show."""
    if world.workspace.modal(person):
        await world.workspace.close_modal(person, clear=True)
    await world.workspace.click(person, "Details", channel="board", on=on)
    return world.workspace.modal_text(person)


async def open_form(world: World, person: str, on: str = "D1") -> None:
    await details(world, person, on)
    await world.workspace.click(person, BUTTON, modal=True)


async def submit(world: World, person: str, answers: dict[str, Any]) -> None:
    await world.workspace.fill(person, answers)
    await world.workspace.submit(person)
    await world.settle()


async def correct(world: World, person: str, text: str, on: str = "D1", **more: Any) -> None:
    """Correct a wording, and only that unless `more` says so."""
    await open_form(world, person, on)
    await submit(world, person, {WORDING: text, SORT: ONLY} | more)


async def chaired(world: World, chair: str) -> None:
    await world.workspace.slash(chair, f"/meeting chair @{chair}", channel="board")
    await world.settle()


def said(world: World) -> list[str]:
    """Return the cards in the channel."""
    return [each for each in world.workspace.said_in("board") if each.startswith("D")]


async def changes(world: World, number: int = 1) -> list[Change]:
    """Return the corrections in a decision's history."""
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    async with world.sessions.read() as session:
        decision = await decisions.numbered(session, team, board, number)
        assert decision is not None
        return [each for each in await history.changes_of(session, decision) if each.what == "corrected"]


async def test_the_form_holds_the_wording_and_the_reason_as_they_are(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe because three partners can host it")
    await open_form(world, "rosa")

    shown = world.workspace.modal_text("rosa")
    assert "We pilot the cafe" in shown
    assert "three partners can host it" in shown


async def test_only_the_wording_changes_the_card_and_tells_nobody(world: World) -> None:
    await decide(world, "ade", "We pilot the cafe")
    await chaired(world, "val")
    before = {person: told(world, person) for person in ("ade", "rosa", "val")}
    await correct(world, "val", "We pilot the café")

    assert said(world) == ["D1 (corrected) We pilot the café"]
    assert {person: told(world, person) for person in before} == before
    assert [direct(world, person) for person in before] == [[], [], []]


async def test_the_full_record_keeps_both_wordings_and_says_until_when(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe because three partner can host it")
    await world.advance(days=10)
    await open_form(world, "rosa")
    await submit(
        world, "rosa", {WORDING: "We pilot the café", "Because": "three partners can host it", SORT: ONLY}
    )

    shown = world.workspace.modal_text("rosa")
    assert "D1 We pilot the café" in shown
    [worded] = [line for line in shown.splitlines() if line.startswith("Worded until")]
    assert worded.endswith(": We pilot the cafe")
    assert "3 December 2026" in worded or "Dec 3" in worded
    [because] = [line for line in shown.splitlines() if line.startswith("Because until")]
    assert because.endswith(": three partner can host it")
    assert "rosa corrected its wording and its reason, " in shown


async def test_looking_it_up_shows_both_and_either_wording_finds_it(world: World) -> None:
    await decide(world, "rosa", "We pilot the bistro because partners can host it")
    await correct(world, "rosa", "We pilot the canteen")

    await world.workspace.slash("ade", "/decisions D1", channel="board")
    found = world.workspace.ephemerals("ade")[-1].readable
    assert "D1 We pilot the canteen" in found
    assert "We pilot the bistro" in found
    for words in ("bistro", "canteen", "canteen partners"):
        await world.workspace.slash("ade", f"/decisions {words}", channel="board")
        assert "D1 We pilot the canteen" in world.workspace.ephemerals("ade")[-1].readable.replace("*", "")


async def test_the_card_of_a_decision_that_quotes_it_shows_the_new_wording(world: World) -> None:
    await decide(world, "rosa", "Run peer suport")
    await decide(world, "rosa", "Double it amends D1")
    await correct(world, "rosa", "Run peer support", on="D1 (amended")

    assert said(world) == [
        "D1 (amended by D2, corrected) Run peer support",
        "D2 Double it\nAmends D1 Run peer support",
    ]


async def test_the_card_of_an_action_that_is_for_it_shows_the_new_wording(world: World) -> None:
    await decide(world, "rosa", "Run peer suport")
    await open_form(world, "rosa")
    await world.workspace.slash("rosa", "/action @ade ring the hall by Friday for D1", channel="board")
    await world.settle()
    await submit(world, "rosa", {WORDING: "Run peer support", SORT: ONLY})

    [card] = [each.readable for each in world.workspace.messages("board") if each.plain.startswith("A1")]
    assert "for D1 Run peer support" in card


async def test_it_can_be_corrected_again_and_every_wording_is_kept(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    await correct(world, "rosa", "We pilot the caffè")
    await world.advance(days=40)
    await correct(world, "rosa", "We pilot the café")

    assert said(world) == ["D1 (corrected) We pilot the café"]
    kept = [line.split(": ", 1)[1] for line in (await details(world, "rosa")).splitlines() if "until" in line]
    assert kept == ["We pilot the cafe", "We pilot the caffè"]


async def test_what_changes_what_was_agreed_is_an_amendment(world: World) -> None:
    await decide(world, "ade", "Run peer support with three providers because it is needed")
    await chaired(world, "val")
    await open_form(world, "val")
    await submit(
        world,
        "val",
        {WORDING: "Run peer support with two providers", SORT: AGREED, CHANGED: "one provider has closed"},
    )

    assert said(world) == [
        "D1 (amended by D2) Run peer support with three providers\nBecause it is needed",
        "D2 Run peer support with two providers\nBecause it is needed\n"
        "Amends D1 Run peer support with three providers",
    ]
    await world.morning()
    [message] = direct(world, "ade")
    assert message.startswith("D2 has amended D1, which you recorded in #board.")
    assert "What has changed: one provider has closed" in message
    assert direct(world, "val") == []
    assert "Amended by D2" in world.workspace.modal_text("val")
    assert await changes(world) == []


async def test_a_proposal_that_is_amended_is_still_a_proposal(world: World) -> None:
    await propose(world, "Buy the building")
    await open_form(world, "rosa")
    await submit(world, "rosa", {WORDING: "Rent the building", SORT: AGREED, CHANGED: "it is too dear"})

    assert said(world)[1].startswith("D2 (proposed) Rent the building")


async def test_what_an_amended_decision_is_subject_to_goes_with_it(world: World) -> None:
    await decide(world, "rosa", "Buy the building, subject to legal advice")
    await open_form(world, "rosa")
    await submit(world, "rosa", {WORDING: "Rent the building", SORT: AGREED, CHANGED: "it is too dear"})

    assert "Subject to: legal advice" in said(world)[1]


async def test_a_long_wording_is_kept_whole_through_the_form(world: World) -> None:
    long = " ".join(f"word{number}" for number in range(800))
    await decide(world, "rosa", "We pilot the cafe")
    await decide(world, "rosa", long)
    await open_form(world, "rosa", on="D2")
    await submit(world, "rosa", {WORDING: "Shorter", f"{WORDING}, continued": None, SORT: ONLY})

    [line] = await changes(world, 2)
    assert line.before == {"text": long}


async def test_recaps_show_the_new_wording(world: World) -> None:
    await decide(world, "rosa", "We pilot the bistro")
    await correct(world, "rosa", "We pilot the canteen")
    await world.workspace.slash("ade", "/recap", channel="board")
    await world.settle()

    recap = world.workspace.ephemerals("ade")[-1].readable
    assert "We pilot the canteen" in recap
    assert "bistro" not in recap


async def test_the_search_of_a_correction_leaves_the_order_of_what_was_found(world: World) -> None:
    await decide(world, "rosa", "We pilot the bistro")
    await world.advance(days=1)
    await decide(world, "rosa", "The bistro opens on Sundays")
    await correct(world, "rosa", "We pilot the canteen, not a bistro", on="D1 We")

    await world.workspace.slash("ade", "/decisions bistro", channel="board")
    found = world.workspace.ephemerals("ade")[-1].readable
    assert 0 <= found.index("D2") < found.index("D1")
