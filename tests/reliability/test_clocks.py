"""The clock is put back, or a message waits long: neither silences a channel, nor uses its tries up."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from scheduler import courier
from scheduler.outcomes import Failed, Later, Outcome
from storage import outbox
from storage.records import OutboxState, Outgoing
from tests.world import MONDAY_NINE, World


def ahead(world: World, by: timedelta) -> Callable[[], datetime]:
    """Return a clock that goes wrong by so much, and is put right later."""
    return lambda: world.now + by


async def decide(world: World, text: str) -> None:
    await world.workspace.slash("rosa", f"/decide {text}", channel="board")
    await world.slack.settle()


async def test_a_channel_is_not_held_up_by_what_was_sent_in_the_future(world: World) -> None:
    await decide(world, "We ship on Friday")
    await courier.deliver(world.sessions, world.messenger, ahead(world, timedelta(hours=1)))
    await decide(world, "We meet on Mondays")

    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    assert world.workspace.said_in("board") == ["D1 We ship on Friday", "D2 We meet on Mondays"]


async def test_a_pause_of_the_future_holds_nothing_up(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "429", retry_after=60)
    await decide(world, "We ship on Friday")
    await courier.deliver(world.sessions, world.messenger, ahead(world, timedelta(days=1)))
    await decide(world, "We meet on Mondays")

    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    assert world.workspace.said_in("board") == ["D2 We meet on Mondays"]


async def test_who_is_in_a_channel_is_asked_anew_when_the_clock_was_put_back(world: World) -> None:
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    people = replace(world.bot.people, clock=ahead(world, timedelta(days=1)))
    mal = world.workspace.person("mal").id
    assert mal in await people.members(team, board)
    world.workspace.channel("board").members.remove(mal)

    people.clock = world.slack.clock

    assert mal not in await people.members(team, board)


@dataclass
class Waiting:
    """A messenger that puts a message off so often, or for as long as Slack says, and then fails once."""

    outcome: Outcome
    left: int

    async def send(self, outgoing: Outgoing) -> Outcome:
        self.left -= 1
        return self.outcome if self.left >= 0 else Failed("Slack could not be reached")

    async def look(self, outgoing: Outgoing) -> Outcome:
        raise AssertionError(f"{outgoing.key} was in no doubt")

    async def sent(self, *_: object) -> None: ...

    async def unreachable(self, *_: object) -> None: ...


WAITS = [Later(MONDAY_NINE, "not yet"), Failed("ratelimited", pause=timedelta(0))]


@pytest.mark.parametrize("outcome", WAITS)
async def test_only_tries_count_as_tries(world: World, outcome: Outcome) -> None:
    await decide(world, "We ship on Friday")
    messenger = Waiting(outcome, 110)

    await courier.deliver(world.sessions, messenger, ticking(world))

    assert messenger.left < 0
    async with world.sessions.read() as session:
        card = await outbox.find(session, world.workspace.team_id, "decision card:1")
    assert card
    assert (card.state, card.attempts) == (OutboxState.PENDING, 1)


def ticking(world: World) -> Callable[[], datetime]:
    """Return a clock on which a second passes whenever somebody looks."""
    looks = count()
    return lambda: world.now + timedelta(seconds=next(looks))
