"""`/decide` with what is no decision: answered to the asker alone, and never on record."""

import pytest

from tests.decisions.test_decide import decide
from tests.world import World


async def typed(world: World, words: str) -> str:
    """Return what rosa is told, after nothing new has come to the channel."""
    before = len(world.workspace.messages("board"))
    await world.workspace.slash("rosa", f"/decide {words}", channel="board")
    await world.settle()
    assert len(world.workspace.messages("board")) == before
    return world.workspace.ephemerals("rosa")[-1].plain


@pytest.mark.parametrize("words", ["list", "what have we decided so far?", "show all", "search café"])
async def test_who_asks_what_was_decided_is_shown_it(world: World, words: str) -> None:
    await decide(world, "ade", "Pilot the crisis café")

    assert "D1 Pilot the crisis café" in await typed(world, words)


async def test_who_names_one_decision_is_shown_all_of_it(world: World) -> None:
    await decide(world, "ade", "Pilot the crisis café because partners host it")

    assert "partners host it" in await typed(world, "show me D1 please")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("testing 123", "Nothing is recorded. Type /decide help to see what I can do."),
        ("undo", "Nothing has changed. To take back what you have just recorded, press Undo on its card."),
        ("edit D1", "To change it, say what holds instead, for example: /decide Amends D1: also on Sundays."),
    ],
)
async def test_nothing_is_recorded_of_what_is_no_decision_and_so_it_is_said(
    world: World, words: str, told: str
) -> None:
    await decide(world, "ade", "Pilot the crisis café")

    assert told in await typed(world, words)
    assert world.workspace.modal("rosa") is None


async def test_a_question_opens_the_form_as_a_proposal(world: World) -> None:
    told = await typed(world, "Should we move the clinic to Mondays?")

    assert told == (
        "Nothing is recorded yet. A question is put to the group as a proposal. "
        "The form is open with what you typed."
    )
    await world.workspace.submit("rosa")
    await world.settle()
    [card] = [each.readable for each in world.workspace.messages("board") if each.plain.startswith("D1")]
    assert "Should we move the clinic to Mondays?" in card
    assert "roposed" in card


async def test_that_a_decision_has_ended_and_what_holds_instead_is_asked_about(world: World) -> None:
    await decide(world, "ade", "Pilot the crisis café")

    told = await typed(world, "D1 no longer stands, instead the café stays shut")

    assert told.startswith("Nothing is recorded yet. What stands instead of D1?")
    await world.workspace.click("rosa", "A new decision instead", ephemeral=True)
    await world.settle()
    assert "eplaced" in next(
        each.readable for each in world.workspace.messages("board") if each.plain.startswith("D1")
    )


async def test_a_mention_that_asks_is_answered_in_its_thread_and_not_recorded(world: World) -> None:
    await world.workspace.post("val", "@Matters Arising decide should we ask the school?", channel="board")
    await world.settle()

    said = world.workspace.said_in("board")
    assert "A question is put to the group as a proposal." in " ".join(said)
    assert not any(line.startswith("D1") for line in said)
    await world.workspace.click("val", "Open the form", channel="board")
    await world.workspace.submit("val")
    await world.settle()
    [card] = [each.readable for each in world.workspace.messages("board") if each.plain.startswith("D1")]
    assert "roposed" in card
