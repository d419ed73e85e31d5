"""What a recap has no room for is one press away, and is told by that press alone."""

from datetime import timedelta

from storage import decisions
from storage.records import How, Meeting, Presence
from tests.recaps.test_recaps import FORTNIGHT, RECAP_DAY, TUESDAY, attend, board, fill, plan, told
from tests.world import World

LONG = "We open the café on day {} as well as on Saturdays, " + "with two people behind the counter and " * 4
MANY = 14


async def many(world: World) -> Meeting:
    """Have more decided at a meeting that Val misses than one message has room for."""
    _, second = await fill(world)
    for number in range(MANY):
        await world.workspace.slash(
            "rosa", f"/decide {LONG.format(number)} because {LONG.format('any')}", channel="board"
        )
    await world.settle()
    await world.until(RECAP_DAY)
    return second


async def known(world: World) -> dict[int, set[How]]:
    """Return how Val knows of each decision, by its number."""
    async with world.sessions.read() as session:
        made = await decisions.latest(session, world.workspace.team_id, board(world), limit=50)
        knows = {one.number: await decisions.who_knows(session, one) for one in made}
    return {number: how.get(world.workspace.person("val").id, set()) for number, how in knows.items()}


def numbered(said: str) -> set[int]:
    return {int(line.split()[0][1:]) for line in said.splitlines() if line[:1] == "D" and line[1:2].isdigit()}


async def test_a_recap_is_short_counts_all_and_shows_the_rest_at_a_press(world: World) -> None:
    await many(world)
    [message] = world.workspace.direct_messages("val")

    assert message.plain.startswith("15 things were decided without you in #board on Tuesday 24 ")
    assert len(message.plain) <= 3_000
    in_message = numbered(message.plain)
    assert {number for number, how in (await known(world)).items() if how} == in_message
    assert f"… and {15 - len(in_message)} more: press Show the rest." in message.plain

    await world.workspace.click("val", "Show the rest", dm=True)
    await world.settle()

    form = world.workspace.modal_text("val")
    assert all(f"day {number} " in form or number + 2 in in_message for number in range(MANY))
    assert all(How.TOLD in how for how in (await known(world)).values())


async def test_what_was_read_is_what_was_shown_where_it_was_pressed(world: World) -> None:
    await many(world)
    [message] = world.workspace.direct_messages("val")
    in_message = numbered(message.plain)
    await world.workspace.click("val", "Show the rest", dm=True)
    await world.settle()

    await world.workspace.click("val", "Got it", modal=True)
    await world.settle()

    read = {number for number, how in (await known(world)).items() if How.CONFIRMED in how}
    assert read == set(range(1, MANY + 2)) - in_message
    assert "Marked as read." in world.workspace.modal_text("val")
    await world.workspace.click("val", "Got it", dm=True)
    await world.settle()
    assert all(How.CONFIRMED in how for how in (await known(world)).values())
    assert world.workspace.direct_messages("val")[0].plain.startswith("Marked as read.\nD")


async def test_what_was_not_shown_is_told_before_the_next_meeting(world: World) -> None:
    second = await many(world)
    await plan(world, TUESDAY + 2 * FORTNIGHT)
    await world.until(second.starts_at + timedelta(minutes=5))
    await attend(world, second, val=Presence.PRESENT, rosa=Presence.PRESENT)
    await world.until(TUESDAY + 2 * FORTNIGHT)

    first, following = told(world, "val")
    assert numbered(following)
    assert not numbered(first) & numbered(following)


async def test_all_of_a_groups_recap_is_one_press_away_for_its_people(world: World) -> None:
    await many(world)
    [recap] = [one for one in world.workspace.messages("board") if one.plain.startswith("Before the meeting")]

    assert len(recap.plain) <= 3_000
    assert "day 0 " not in recap.plain
    await world.workspace.click("mal", "Show all", channel="board")
    await world.settle()

    form = world.workspace.modal_text("mal")
    assert all(f"day {number} " in form for number in range(MANY))
