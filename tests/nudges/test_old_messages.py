"""Messages of long ago, which have left the outbox, do all that they did on their day."""

from datetime import timedelta

from scheduler import purging
from storage import outbox
from storage.records import Kind, NewMessage, OutboxState, subjects
from tests.nudges.story import at
from tests.world import World


async def two_months_later(world: World) -> None:
    """Let two months pass in which nothing is said, and what was sent leave the outbox."""
    await world.settle()
    await world.slack.until(world.now + timedelta(days=61))
    await purging.purge(world.sessions, world.now)
    async with world.sessions.read() as session:
        open_now = {state for state, _, _ in await outbox.counts(session)}
    assert open_now <= {OutboxState.PENDING}


async def asked(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await world.settle()


def card(world: World) -> str:
    return world.workspace.messages("board")[0].readable


async def test_an_ask_of_two_months_ago_can_be_accepted(world: World) -> None:
    await asked(world)
    await two_months_later(world)

    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()

    assert "taken on by ade" in card(world)
    assert world.workspace.direct_messages("ade")[0].readable.startswith("You said that you'll do A1")


async def test_done_on_a_nudge_of_two_months_ago_closes_the_action(world: World) -> None:
    await asked(world)
    await world.until(at(2))
    nudge = world.workspace.direct_messages("ade")[-1].ts
    await two_months_later(world)

    await world.workspace.click("ade", "Done", ts=nudge)
    await world.settle()

    assert "Done by ade on" in card(world)
    (pressed,) = [one for one in world.workspace.direct_messages("ade") if one.ts == nudge]
    assert "Done. Thank you!" in pressed.readable


async def test_a_card_of_two_months_ago_shows_what_replaced_its_decision(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We will pilot the café", channel="board")
    await two_months_later(world)

    await world.workspace.slash("rosa", "/decide We will open two cafés replaces D1", channel="board")
    await world.settle()

    assert "D2" in card(world)


async def test_what_was_put_two_months_ago_is_not_said_again(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We will pilot the café", channel="board")
    await two_months_later(world)
    said = len(world.workspace.messages("board"))

    async with world.sessions.begin() as session:
        team = world.workspace.team_id
        channel = world.workspace.channel("board").id
        assert not await outbox.put(
            session,
            NewMessage(
                key="decision card:1",
                kind=Kind.DECISION_CARD,
                team=team,
                channel=channel,
                about=subjects.OfDecision(decision=1),
                at=world.now,
            ),
        )
    await world.settle()

    assert len(world.workspace.messages("board")) == said


async def test_what_was_said_to_be_done_two_months_ago_can_be_taken_back(world: World) -> None:
    await asked(world)
    await world.workspace.post("ade", "done")
    await two_months_later(world)

    await world.workspace.click("ade", "Not done after all", dm=True)
    await world.settle()

    assert "A1 in #board is open again" in world.workspace.direct_messages("ade")[-1].readable
    assert "Done" not in card(world)


async def test_the_group_can_be_shown_a_note_of_two_months_ago(world: World) -> None:
    await asked(world)
    await world.workspace.post("ade", "the hall is only free in May")
    await two_months_later(world)

    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()

    assert "the hall is only free in May" in card(world)
