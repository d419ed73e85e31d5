"""A concern that is upheld stays to be seen wherever its decision is; what was answered is in Details."""

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest

from storage import concerns, decisions
from storage.records import ConcernStatus, Resolution, Source, Strength
from tests.decisions.test_concerns import card, close, raise_concern
from tests.decisions.test_decide import decide, told
from tests.decisions.test_replacing import direct
from tests.recaps.test_recaps import FORTNIGHT, RECAP_DAY, TUESDAY, fill, plan, recap_of
from tests.recaps.test_recaps import told as told_in_recaps
from tests.world import World

MONEY = "no money has been found"
UPHELD = "Objection upheld: no money has been found (mal)"
FOLLOWS = "Back on the agenda: we ask the trust again"


async def uphold(world: World, strength: str = "Objection", how: str = "Upheld") -> None:
    """Have Mal raise a concern on the board's last decision, and Rosa close it."""
    await raise_concern(world, "mal", MONEY, strength)
    await close(world, "rosa", how, "we ask the trust again")


@pytest.mark.parametrize("strength", ["Question", "Reservation", "Objection"])
async def test_a_concern_that_is_upheld_stays_on_the_card(world: World, strength: str) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await uphold(world, strength)

    line = f"{strength} upheld: {MONEY} (mal). {FOLLOWS}"
    assert line in card(world).splitlines()
    assert line in world.workspace.said_in("board")[0].splitlines()


@pytest.mark.parametrize(("who", "how"), [("rosa", "Answered"), ("mal", "Withdrawn")])
async def test_what_was_answered_or_withdrawn_leaves_the_card_for_details(
    world: World, who: str, how: str
) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY)
    await close(world, who, how, "we ask the trust again")

    assert MONEY not in card(world)
    await world.workspace.click("ade", "Details", channel="board")
    assert f"Reservation, {how.lower()}, by mal: {MONEY}" in world.workspace.modal_text("ade")


async def test_what_was_upheld_is_not_crowded_out_by_what_is_open(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await uphold(world, "Question")
    for number in range(7):
        await raise_concern(world, "ade", f"worry {number}", "Objection")

    shown = card(world)
    assert f"Question upheld: {MONEY}" in shown
    assert "2 more open concerns: press Details to read them." in shown


async def test_it_stays_in_the_groups_recap_and_in_the_absentees_message(world: World) -> None:
    await fill(world)
    await uphold(world)
    await world.until(RECAP_DAY + timedelta(hours=1))

    said = recap_of(world).splitlines()
    assert (
        said[said.index("Concerns that were upheld") + 1]
        == f"• D1 Pilot peer support with three providers. {UPHELD}. {FOLLOWS}"
    )
    for person in ("val", "priya"):
        [message] = told_in_recaps(world, person)
        assert f"{UPHELD}. {FOLLOWS}" in message


async def upheld(world: World, minutes: Sequence[int]) -> None:
    """Have as many worries raised on the board's last decision, and each upheld so many minutes from now."""
    team, channel = world.workspace.team_id, world.workspace.channel("board").id
    rosa = world.workspace.person("rosa").id
    async with world.sessions.begin() as session:
        [made] = await decisions.standing(session, team, channel, limit=1)
        for number, later in enumerate(minutes):
            words, at = f"worry {number}", world.now + timedelta(minutes=later)
            raised, _ = await concerns.raise_concern(
                session, made, words, Strength.QUESTION, author=rosa, at=world.now
            )
            await concerns.close(session, raised, ConcernStatus.UPHELD, "we ask", actor=rosa, at=at)


@pytest.mark.parametrize(
    ("minutes", "listed", "more"),
    [
        ([3, 1, 2], [1, 2, 0], False),
        ([5, 5, 5], [0, 1, 2], False),
        ([9, *range(8), 8], [*range(3, 9), 9, 0], True),
    ],
)
async def test_the_recap_lists_the_latest_of_them_in_the_order_in_which_they_were_upheld(
    world: World, minutes: list[int], listed: list[int], more: bool
) -> None:
    await fill(world)
    await upheld(world, minutes)
    await world.until(RECAP_DAY + timedelta(hours=1))

    said = recap_of(world)
    assert re.findall(r"Question upheld: worry (\d)", said) == [str(number) for number in listed]
    assert ("… and 2 more" in said) is more


async def test_it_comes_back_in_each_recap_until_something_has_come_of_it(world: World) -> None:
    await fill(world)
    await uphold(world)
    await plan(world, TUESDAY + 2 * FORTNIGHT)
    await plan(world, TUESDAY + 3 * FORTNIGHT)
    await plan(world, TUESDAY + 4 * FORTNIGHT)
    await world.until(TUESDAY + 2 * FORTNIGHT + timedelta(minutes=5))
    await decide(world, "rosa", "Wait for the trust replaces D1")
    await world.until(TUESDAY + 4 * FORTNIGHT)

    recaps = recap_of(world).split("Before the meeting on ")[1:]
    assert [UPHELD in said for said in recaps] == [True, True, False, False]


async def test_it_stays_on_what_was_replaced_and_is_said_to_those_who_hear_of_that(world: World) -> None:
    await decide(world, "ade", "We ship on Friday")
    await uphold(world)
    await decide(world, "val", "We wait a year replaces D1")

    assert UPHELD in card(world)
    await world.morning()
    assert f"D1: {UPHELD}. {FOLLOWS}" in direct(world, "ade")[-1]


async def test_what_replaces_a_decision_tells_of_no_others_concerns_and_of_none_that_was_answered(
    world: World,
) -> None:
    await decide(world, "ade", "We ship on Friday")
    await raise_concern(world, "mal", "who packs it?", "Question")
    await close(world, "rosa", "Answered", "Val packs it")
    await decide(world, "rosa", "Tea is at four")
    await uphold(world)
    await decide(world, "val", "We wait a year replaces D1")

    await world.morning()
    [said] = [one for one in direct(world, "ade") if "D3 has replaced D1" in one]
    assert MONEY not in said
    assert "who packs it?" not in said


async def test_it_is_in_one_recap_alone_where_the_decision_was_replaced_before_that(world: World) -> None:
    await fill(world)
    await uphold(world)
    await decide(world, "rosa", "Wait for the trust replaces D1")
    await plan(world, TUESDAY + 2 * FORTNIGHT)
    await world.until(TUESDAY + 2 * FORTNIGHT)

    recaps = recap_of(world).split("Before the meeting on ")[1:]
    assert [UPHELD in said for said in recaps] == [True, False]


async def test_it_is_in_no_recap_once_the_decision_was_undone(world: World) -> None:
    await fill(world)
    await uphold(world)
    await decide(world, "rosa", "Tea is at four")
    await world.workspace.click("rosa", "Undo", channel="board", on="D1")
    await world.until(RECAP_DAY + timedelta(hours=1))

    assert "Tea is at four" in recap_of(world)
    assert "upheld" not in recap_of(world)


async def test_it_is_in_no_other_groups_recap(world: World) -> None:
    await fill(world)
    cellar = world.workspace.add_channel("cellar", members=["rosa", "mal"])
    source = Source(world.workspace.team_id, cellar, world.workspace.person("rosa").id)
    async with world.sessions.begin() as session:
        made = await decisions.record(session, Resolution("We ship on Friday"), source=source, at=world.now)
        raised, _ = await concerns.raise_concern(
            session, made, MONEY, Strength.OBJECTION, author=source.author, at=world.now
        )
        upheld = ConcernStatus.UPHELD
        await concerns.close(session, raised, upheld, "we ask", actor=source.author, at=world.now)
    await world.until(RECAP_DAY + timedelta(hours=1))

    assert "upheld" not in recap_of(world)


async def test_it_stays_on_a_proposal_and_in_what_is_looked_up(world: World) -> None:
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Decision": "We ship on Friday", "Status": "Proposed"})
    await world.workspace.submit("rosa")
    await world.settle()
    await uphold(world)

    assert UPHELD in card(world)
    for typed in ("/decisions", "/decisions D1", "/decisions proposed", "/meeting"):
        await world.workspace.slash("val", typed, channel="board")
        await world.settle()
        shown = world.workspace.ephemerals("val")[-1].plain
        assert "Objection" in shown, typed
        assert "upheld" in shown, typed
    assert f"• 1 upheld concern: D1 {UPHELD}" in shown


async def test_it_is_named_where_something_like_it_is_decided_again(world: World) -> None:
    await decide(world, "ade", "Run peer support with three providers")
    await uphold(world)
    await decide(world, "val", "Run peer support with two providers")

    assert f"; mal’s objection was upheld: “{MONEY}”." in told(world, "val")[-1]


async def test_a_newcomer_reads_it_beside_the_decision(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await uphold(world)
    await world.workspace.join("sam", "board")
    await world.settle()

    [pack] = direct(world, "sam")
    assert f"D1 We ship on Friday – {UPHELD}. {FOLLOWS}" in pack
