"""A world whose bot is reached in Socket Mode, over a line in a hurry."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.app import build_app
from bot.sandbox import Workspace
from bot.sandbox.delivery.sockets import Sockets
from bot.slack.incoming.connection import Tempo
from bot.slack.incoming.dispatch import Reception
from bot.slack.incoming.socket_mode import Line
from tests.world import World

# A pong has half a second: on a busy machine so long may pass before anybody reads it.
HURRIED = Tempo(ping=1.0, patience=1.0, silence=1.0, pause=0.02, longest_pause=0.1, steady=0.05, leaving=5.0)


class Doorkeeper(Reception):
    """A reception that can keep whoever comes waiting at an open door."""

    def __init__(self) -> None:
        super().__init__()
        self.door = asyncio.Event()
        self.door.set()
        self.came = asyncio.Event()

    async def async_dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        self.came.set()
        await self.door.wait()
        return await super().async_dispatch(request)


@dataclass
class Linked:
    """A world whose bot is reached over its line alone."""

    world: World
    line: Line
    reception: Doorkeeper

    @property
    def workspace(self) -> Workspace:
        return self.world.workspace

    @property
    def sockets(self) -> Sockets:
        return self.world.slack.inbound.sockets

    async def decide(self, *texts: str) -> list[str]:
        """Have rosa decide all of them at once; return those that were acknowledged."""
        answers = await asyncio.gather(
            *(self.workspace.slash("rosa", f"/decide {text}", channel="board") for text in texts)
        )
        return [text for text, answer in zip(texts, answers, strict=True) if answer.acked]

    async def reconnected(self) -> None:
        """Wait until another connection is up than the first."""
        async with asyncio.timeout(20):
            await self.sockets.opened_ever(2)

    async def recorded(self) -> list[str]:
        """Return what the cards in the channel say, without their numbers."""
        await self.world.settle()
        return sorted(card.split("\n")[0].partition(" ")[2] for card in self.workspace.said_in("board"))

    async def when(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, which comes about by itself."""
        async with asyncio.timeout(20):
            while not holds():
                await asyncio.to_thread(lambda: None)


@asynccontextmanager
async def opened(world: World) -> AsyncIterator[Linked]:
    """Connect the world's bot, and hang up in the end."""
    reception = Doorkeeper()
    reception.app = build_app(world.bot)
    world.slack.strict_rates = False  # an address a minute is for those whose connections last
    client = next(iter(world.bot.clients.values()))
    line = Line(reception, world.slack.app_token, client, HURRIED)
    line.start()
    await world.slack.inbound.sockets.opened(1)
    yield Linked(world, line, reception)
    await line.stop(5)
