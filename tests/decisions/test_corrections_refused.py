"""Who may correct a decision, what can not be taken, and what becomes of two corrections at once."""

import asyncio
import json
from typing import Any

import pytest

from tests import forging
from tests.decisions.test_corrections import (
    AGREED,
    BUTTON,
    CHANGED,
    ONLY,
    SORT,
    WORDING,
    chaired,
    changes,
    correct,
    details,
    open_form,
    said,
    submit,
)
from tests.decisions.test_decide import decide
from tests.world import World


@pytest.mark.parametrize(
    ("answers", "label", "told_so"),
    [
        ({WORDING: "  \u200b "}, WORDING, "What should it say?"),
        ({WORDING: "We pilot  the cafe"}, WORDING, "D1 reads like that already"),
        ({SORT: AGREED, CHANGED: "we chose another"}, WORDING, "D1 reads like that already"),
        ({WORDING: "We run the café", SORT: AGREED}, CHANGED, "What has changed?"),
        ({WORDING: "We run the café", CHANGED: "no pilot"}, CHANGED, "choose It changes what was agreed"),
        ({WORDING: "We run the café replaces D7"}, WORDING, "leave out what it replaces or amends"),
    ],
)
async def test_what_can_not_be_taken_is_said_beside_its_input(
    world: World, answers: dict[str, Any], label: str, told_so: str
) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    await open_form(world, "rosa")
    await submit(world, "rosa", {SORT: ONLY} | answers)

    assert told_so in world.workspace.errors("rosa")[label]
    assert said(world) == ["D1 We pilot the cafe"]


async def test_only_the_recorder_and_the_chair_are_offered_it(world: World) -> None:
    await decide(world, "ade", "We pilot the cafe")
    await chaired(world, "val")

    assert [person for person in ("rosa", "ade", "val") if BUTTON in await details(world, person)] == [
        "ade",
        "val",
    ]


async def test_a_chair_who_is_replaced_meanwhile_is_refused(world: World) -> None:
    await decide(world, "ade", "We pilot the cafe")
    await chaired(world, "val")
    await open_form(world, "val")
    await world.workspace.slash("mal", "/meeting chair @mal", channel="board")
    for person in ("mal", "val"):
        await world.workspace.click(person, "Confirm")
        await world.settle()
    await submit(world, "val", {WORDING: "We pilot the café", SORT: ONLY})

    assert (
        "Only whoever recorded D1, and the chair, can correct it." in world.workspace.errors("val")[WORDING]
    )
    assert said(world) == ["D1 We pilot the cafe"]


@pytest.mark.parametrize(
    ("ended", "told_so"),
    [("Stop it replaces D1", "D1 is replaced"), ("D1 no longer stands", "D1 is withdrawn")],
)
async def test_what_stands_no_more_keeps_its_wording(world: World, ended: str, told_so: str) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    await chaired(world, "val")
    await open_form(world, "rosa")
    await decide(world, "val", ended)
    if "withdrawn" in told_so:
        await world.workspace.click("val", "Confirm")
        await world.settle()
    await submit(world, "rosa", {WORDING: "We pilot the café", SORT: ONLY})

    assert told_so in world.workspace.errors("rosa")[WORDING]
    assert BUTTON not in await details(world, "rosa")


async def test_what_was_undone_keeps_its_wording(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    await open_form(world, "rosa")
    form = world.workspace.modal("rosa")
    assert form is not None
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.settle()
    await submit(world, "rosa", {WORDING: "We pilot the café", SORT: ONLY})

    assert "D1 was undone" in world.workspace.errors("rosa")[WORDING]


async def test_somebody_who_has_left_corrects_nothing(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    await open_form(world, "rosa")
    await world.workspace.leave("rosa", "board")
    await world.settle()
    await submit(world, "rosa", {WORDING: "We pilot the café", SORT: ONLY})

    assert "nothing was stored" in world.workspace.errors("rosa")[WORDING]
    assert said(world) == ["D1 We pilot the cafe"]


async def test_a_form_that_arrives_twice_corrects_once(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    world.slack.faults.add("view_submission", "duplicate")
    await correct(world, "rosa", "We pilot the café")

    assert said(world) == ["D1 (corrected) We pilot the café"]
    assert world.workspace.errors("rosa") == {}
    assert len(await changes(world)) == 1


async def test_a_form_that_arrives_twice_amends_once(world: World) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    world.slack.faults.add("view_submission", "duplicate")
    await correct(world, "rosa", "We run the café", **{SORT: AGREED, CHANGED: "it went well"})

    assert [each.splitlines()[0] for each in said(world)] == [
        "D1 (amended by D2) We pilot the cafe",
        "D2 We run the café",
    ]


async def test_of_two_at_once_one_wins_and_the_other_sees_what_it_says_now(world: World) -> None:
    await decide(world, "ade", "We pilot the cafe")
    await chaired(world, "val")
    typed = {"ade": "We pilot the café", "val": "We pilot the cafés"}
    for person, words in typed.items():
        await open_form(world, person)
        await world.workspace.fill(person, {WORDING: words, SORT: ONLY})
    await asyncio.gather(*(world.workspace.submit(person) for person in typed))
    await world.settle()

    [line] = await changes(world)
    [loser] = [person for person in typed if "corrected D1 meanwhile" in world.workspace.modal_text(person)]
    [winner] = set(typed) - {loser}
    assert said(world) == [f"D1 (corrected) {typed[winner]}"]
    assert line.before == {"text": "We pilot the cafe"}
    shown = world.workspace.modal_text(loser)
    assert f"{winner} corrected D1 meanwhile. It now says: {typed[winner]}" in shown
    assert shown.count(typed[loser]) >= 1

    await world.workspace.submit(loser)
    await world.settle()
    assert said(world) == [f"D1 (corrected) {typed[loser]}"]
    assert len(await changes(world)) == 2


async def test_of_two_who_amend_at_once_one_wins_and_the_other_sees_the_amendment(world: World) -> None:
    await decide(world, "ade", "We pilot the cafe")
    await chaired(world, "val")
    typed = {"ade": "We run the café", "val": "We close the café"}
    for person, words in typed.items():
        await open_form(world, person)
        await world.workspace.fill(person, {WORDING: words, SORT: AGREED, CHANGED: "it went so"})
    await asyncio.gather(*(world.workspace.submit(person) for person in typed))
    await world.settle()

    [loser] = [person for person in typed if "amended D1 meanwhile" in world.workspace.modal_text(person)]
    [winner] = set(typed) - {loser}
    assert len(said(world)) == 2
    shown = world.workspace.modal_text(loser)
    assert f"{winner} amended D1 meanwhile. D2 says: {typed[winner]}" in shown
    assert typed[loser] in shown


@pytest.mark.parametrize("sort", ["SOMETHING", "", "only the wording"])
async def test_a_forged_choice_corrects_nothing(world: World, sort: str) -> None:
    await decide(world, "rosa", "We pilot the cafe")
    await details(world, "rosa")
    metadata = json.loads((world.workspace.modal("rosa") or {})["private_metadata"])
    values: dict[str, dict[str, Any]] = {
        "wording": {"type": "plain_text_input", "value": "We pilot the café"},
        "sort": {"type": "static_select", "selected_option": {"value": sort}},
    }

    answer = await forging.submit(world, "rosa", "decision_wording", metadata, **values)
    await world.settle()

    assert "Choose Only the wording, or It changes what was agreed." in answer.body
    assert said(world) == ["D1 We pilot the cafe"]
