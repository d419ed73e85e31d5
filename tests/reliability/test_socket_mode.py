"""The line to Slack in Socket Mode, whatever becomes of its connections."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import cast

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.incoming.connection import Connection
from bot.slack.incoming.socket_mode import Line
from tests.linked import HURRIED, Doorkeeper, Linked, opened
from tests.world import World


@pytest.fixture
async def linked(world: World) -> AsyncIterator[Linked]:
    async with opened(world) as linked_world:
        yield linked_world


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled", "too_many_websockets"])
async def test_whatever_slack_ends_a_connection_for_there_is_another(linked: Linked, reason: str) -> None:
    before = await linked.decide("One before", "Two before")
    deciding = asyncio.create_task(linked.decide("One meanwhile", "Two meanwhile"))
    await linked.sockets.disconnect(reason)
    await linked.reconnected()
    meanwhile = await deciding
    after = await linked.decide("One after", "Two after")

    assert (len(before), len(after)) == (2, 2)
    assert set(await linked.recorded()) >= {*before, *meanwhile, *after}
    assert linked.line.fault() is None


async def test_a_connection_that_slack_warns_about_is_listened_to_until_it_closes(linked: Linked) -> None:
    await linked.sockets.disconnect("warning")
    await linked.reconnected()
    assert len(linked.sockets.open) == 2
    texts = [f"Number {number}" for number in range(12)]

    assert await linked.decide(*texts) == texts
    assert await linked.recorded() == sorted(texts)


async def test_an_answer_whose_connection_is_gone_goes_over_the_next(linked: Linked) -> None:
    linked.reception.door.clear()
    deciding = asyncio.create_task(linked.decide("We open in May"))
    await linked.reception.came.wait()
    await linked.sockets.disconnect("refresh_requested")
    await linked.reconnected()
    linked.reception.door.set()

    assert await deciding == ["We open in May"]
    assert await linked.recorded() == ["We open in May"]


async def test_a_connection_that_falls_silent_is_given_up(linked: Linked) -> None:
    linked.sockets.fall_silent()
    lost = await linked.decide("Nobody heard this")
    await linked.reconnected()

    assert lost == []
    assert await linked.decide("We open in May") == ["We open in May"]
    assert await linked.recorded() == ["We open in May"]


async def test_a_connection_over_which_nothing_comes_is_given_up(linked: Linked) -> None:
    asked = len(linked.world.slack.calls)
    linked.sockets.mute = True
    await linked.sockets.disconnect("refresh_requested")
    await linked.when(lambda: linked.line.fault() is not None and len(linked.world.slack.calls) > asked + 1)
    fault = linked.line.fault()
    linked.sockets.mute = False
    await linked.reconnected()

    assert fault
    assert fault.startswith("Socket Mode: no connection for")
    assert await linked.decide("We open in May") == ["We open in May"]
    await linked.when(lambda: linked.line.fault() is None)


async def test_who_says_no_hello_but_answers_signs_of_life_counts_as_a_connection(world: World) -> None:
    world.slack.inbound.sockets.mute = True
    client = next(iter(world.bot.clients.values()))
    line = Line(Doorkeeper(), world.slack.app_token, client, replace(HURRIED, silence=60.0))
    line.start()
    async with asyncio.timeout(20):
        while line.fault() is not None:
            await asyncio.to_thread(lambda: None)

    assert len([call for call in world.slack.calls if call.method == "apps.connections.open"]) == 1
    await line.stop(1)


async def test_whoever_is_sent_away_at_the_door_waits_before_the_next_try(linked: Linked) -> None:
    linked.sockets.most = 0
    asked = len(linked.world.slack.calls)
    await linked.sockets.disconnect("too_many_websockets")
    await linked.when(lambda: linked.line.fault() is not None)
    tries = len(linked.world.slack.calls) - asked
    linked.sockets.most = 10
    await linked.reconnected()

    assert 2 <= tries < 20
    assert await linked.decide("We open in May") == ["We open in May"]


async def test_while_slack_is_away_it_is_tried_again_and_again(linked: Linked) -> None:
    await linked.world.slack.unplug()
    await linked.when(lambda: linked.line.fault() is not None)
    await linked.world.slack.plug()
    await linked.reconnected()

    assert await linked.decide("We open in May") == ["We open in May"]
    assert await linked.recorded() == ["We open in May"]


async def test_slack_is_left_alone_for_as_long_as_it_asks(linked: Linked) -> None:
    slack = linked.world.slack
    slack.faults.add("apps.connections.open", "429", retry_after="3600")
    await linked.sockets.disconnect("refresh_requested")
    await linked.when(lambda: linked.line.fault() is not None)

    assert [call.method for call in slack.calls].count("apps.connections.open") == 2


class Standing(Connection):
    """A connection that is up, and keeps what goes over it."""

    def __init__(self, line: Line) -> None:
        super().__init__(line, HURRIED)
        self.said: list[str] = []

    @property
    def up(self) -> bool:
        return True

    async def say(self, said: str) -> None:
        self.said.append(said)


class Ending(Standing):
    """A connection that ends while something is said over it, just as its successor comes up."""

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self.successor = Standing(line)

    async def say(self, said: str) -> None:
        line, lives = self._keeper, cast("Line", self._keeper)._lives
        lives[self.successor] = lives.pop(self)
        line.greeted()
        raise ConnectionError("gone")


async def test_an_answer_finds_the_connection_that_comes_up_while_its_own_ends(linked: Linked) -> None:
    line = Line(linked.reception, "xapp", AsyncWebClient(), HURRIED)
    ending = Ending(line)
    life = asyncio.create_task(ending.settle())
    line._lives[ending] = life

    await line.relay("an answer")
    await life

    assert ending.successor.said == ["an answer"]
