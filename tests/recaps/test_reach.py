"""How far a decision has reached: how many of its group have read it, of how many, as its Details say."""

from datetime import timedelta

from storage import decisions, people
from storage.records import DecisionStatus, How
from tests.recaps.test_recaps import RECAP_DAY, TUESDAY, board, fill
from tests.world import World


async def reach(world: World, number: int = 1) -> str:
    """Return what a decision's Details say of its reach."""
    await world.workspace.click("rosa", "Details", channel="board", on=f"D{number} ")
    lines = world.workspace.modal_text("rosa").splitlines()
    return next((line for line in lines if line.startswith("Reach: ")), "")


async def test_who_was_there_and_who_pressed_got_it_have_read_it_and_who_was_told_has_not(
    world: World,
) -> None:
    await fill(world)
    await world.until(RECAP_DAY)

    before = await reach(world)
    await world.workspace.click("val", "Got it", dm=True)
    await world.settle()

    assert before == "Reach: 3 of 5 have read it or were there"
    assert await reach(world) == "Reach: 4 of 5 have read it or were there"


async def test_what_was_decided_in_the_channel_is_known_to_its_recorder_alone(world: World) -> None:
    await fill(world)
    await world.until(TUESDAY + timedelta(days=2))
    await world.workspace.slash("mal", "/decide Paint the hall", channel="board")
    await world.settle()

    assert await reach(world, 2) == "Reach: 1 of 5 has read it"


async def test_only_people_of_the_group_count_who_have_an_account(world: World) -> None:
    await fill(world)
    async with world.sessions.begin() as session:
        mal = world.workspace.person("mal").id
        await people.leave(session, world.workspace.team_id, board(world), mal, at=world.now)

    assert await reach(world) == "Reach: 2 of 4 have read it or were there"


async def test_who_read_a_proposal_has_not_read_what_became_of_it(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY)
    rosa, val, priya = (world.workspace.person(name).id for name in ("rosa", "val", "priya"))
    await world.workspace.slash("rosa", "/decide Proposal: paint the hall", channel="board")
    await world.settle()
    async with world.sessions.begin() as session:
        [made] = await decisions.latest(session, world.workspace.team_id, board(world), limit=1)
        await decisions.make_aware(session, made, [val, priya], How.CONFIRMED, at=world.now)
    assert await reach(world, 2) == "Reach: 3 of 5 have read it"

    await world.advance(minutes=1)
    async with world.sessions.begin() as session:
        await decisions.settle(
            session, made, DecisionStatus.AGREED, None, come_back_on=None, actor=rosa, at=world.now
        )

    assert await reach(world, 2) == "Reach: 1 of 5 has read it"


async def test_an_undone_decision_reaches_nobody(world: World) -> None:
    await fill(world)
    async with world.sessions.begin() as session:
        [made] = await decisions.latest(session, world.workspace.team_id, board(world), limit=1)
        await decisions.undo(session, made, actor=made.author, at=world.now)

    assert await reach(world) == ""
