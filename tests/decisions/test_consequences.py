"""A concern that is upheld has a consequence chosen with it, and card, recap and absentees hear of it."""

from datetime import timedelta
from typing import Any

import pytest

from tests import forging
from tests.decisions.test_concerns import card, close, raise_concern
from tests.decisions.test_decide import decide
from tests.decisions.test_replacing import direct
from tests.recaps.test_recaps import RECAP_DAY, TUESDAY, fill, plan, recap_of
from tests.recaps.test_recaps import told as told_in_recaps
from tests.world import World

MONEY = "no money has been found"
UPHELD = f"Objection upheld: {MONEY} (mal)"
WITHDRAW, AMEND, AGENDA = "Withdraw", "Amend", "Back on the agenda"


def offered(world: World, person: str) -> list[str]:
    view = world.workspace.modal(person) or {}
    [menu] = [one["element"] for one in view["blocks"] if one.get("block_id") == "consequence"]
    return [each["text"]["text"] for each in menu["options"]]


async def open_closing(world: World, person: str) -> None:
    await world.workspace.click(person, "Details", channel="board")
    await world.workspace.choose(person, "Close it as", "Upheld", modal=True)


@pytest.mark.parametrize(("person", "choices"), [("rosa", [WITHDRAW, AMEND, AGENDA]), ("ade", [AGENDA])])
async def test_its_recorder_chooses_of_three_and_anybody_else_puts_it_back_on_the_agenda(
    world: World, person: str, choices: list[str]
) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    await open_closing(world, person)

    assert offered(world, person) == choices


async def test_none_is_chosen_for_somebody(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    await open_closing(world, "rosa")
    await world.workspace.fill("rosa", {"What follows from it?": "we ask again"})
    await world.workspace.submit("rosa")

    assert "What becomes of it" in world.workspace.errors("rosa")
    assert "Objection, open" in card(world)


@pytest.mark.parametrize("consequence", ["withdraw", "amend", "", "burn"])
async def test_whoever_may_not_withdraw_it_does_not_by_a_form_that_they_were_not_shown(
    world: World, consequence: str
) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    values: dict[str, Any] = {
        "outcome": {"type": "plain_text_input", "value": "so there"},
        "consequence": {"type": "static_select", "selected_option": {"value": consequence}},
    }
    kept = {"concern": 1, "status": "upheld"}
    answer = await forging.submit(world, "ade", "concern_closing", kept, **values)
    await world.settle()

    assert "Choose what becomes of D1." in answer.body
    assert world.workspace.said_in("board")[0].startswith("D1 We ship")
    assert "Objection, open" in card(world)


async def test_to_withdraw_it_withdraws_the_decision(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    await close(world, "rosa", "Upheld", "we wait", WITHDRAW)

    assert card(world).startswith("D1 (withdrawn) We ship on Friday")
    assert f"{UPHELD}. Withdrawn: we wait" in card(world)
    assert "rosa upheld the concern and withdrew the decision: “we wait”" in world.workspace.modal_text(
        "rosa"
    )
    await world.morning()
    assert direct(world, "mal")[-1].splitlines()[2:4] == ["They wrote: we wait", "D1 in #board is withdrawn."]


async def test_to_amend_it_opens_the_form_in_which_that_is_done(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    await close(world, "rosa", "Upheld", "only once it is paid for", AMEND)

    assert f"{UPHELD}. To be amended: only once it is paid for" in card(world)
    assert "What has changed: only once it is paid for" in world.workspace.modal_text("rosa")
    await world.workspace.fill("rosa", {"Wording": "We ship on Friday if it is paid for"})
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.said_in("board")[1].startswith("D2 We ship on Friday if it is paid for")
    assert card(world).startswith("D1 (amended by D2) We ship on Friday")
    assert f"{UPHELD}. Amended: only once it is paid for" in card(world)


async def test_back_on_the_agenda_puts_it_on_that_of_the_next_meeting_once(world: World) -> None:
    await plan(world, TUESDAY)
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    world.slack.faults.add("view_submission", "duplicate")
    await close(world, "ade", "Upheld", "we talk again")

    assert f"{UPHELD}. Back on the agenda: we talk again" in card(world)
    await world.workspace.slash("val", "/meeting", channel="board")
    await world.settle()
    shown = world.workspace.ephemerals("val")[-1].plain
    assert f"On its agenda: 1. D1 We ship on Friday (objection upheld: {MONEY}). " in shown


@pytest.mark.parametrize(
    ("becomes", "said"), [(WITHDRAW, "Withdrawn"), (AMEND, "To be amended"), (AGENDA, "Back on the agenda")]
)
async def test_recap_and_absentees_message_say_what_became_of_it(
    world: World, becomes: str, said: str
) -> None:
    await fill(world)
    await raise_concern(world, "mal", MONEY, "Objection")
    await close(world, "rosa", "Upheld", "we ask again", becomes)
    await world.until(RECAP_DAY + timedelta(hours=1))

    assert (
        f"• D1 Pilot peer support with three providers. {UPHELD}. {said}: we ask again"
        in recap_of(world).splitlines()
    )
    for person in ("val", "priya"):
        assert f"{UPHELD}. {said}: we ask again" in told_in_recaps(world, person)[0]


async def test_what_does_not_stand_any_more_has_nothing_left_to_become_of_it(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY, "Objection")
    await decide(world, "rosa", "We wait a year replaces D1")
    await world.workspace.click("rosa", "Details", channel="board", on="D1 (replaced")
    await world.workspace.choose("rosa", "Close it as", "Upheld", modal=True)
    await world.workspace.fill("rosa", {"What follows from it?": "we had better wait"})
    await world.workspace.submit("rosa")
    await world.settle()

    assert f"{UPHELD}. What follows: we had better wait" in card(world)
