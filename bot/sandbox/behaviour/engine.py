"""What keeps the records moving: the app is told of what happens, and what falls due is done."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.behaviour.modals import Views
from bot.sandbox.data.calls import Call
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.teams import Records
from bot.sandbox.delivery.inbound import Delivery, Inbound
from bot.sandbox.payloads import Json


async def _at_once() -> None:
    """Wait for nothing: people look again at once."""


class Engine(Records):
    """Everything on record, with the way to the app.

    `answered` is awaited after each press: a person looks again once the app has done what it
    acknowledged first.
    """

    def __init__(self, start: datetime | None, *, app_name: str, seed: str) -> None:
        super().__init__(start, app_name=app_name, seed=seed)
        self.views = Views(self)
        self.inbound = Inbound(self)
        self.answered: Callable[[], Awaitable[None]] = _at_once
        self._background: set[asyncio.Task[Any]] = set()

    @property
    def deliveries(self) -> list[Delivery]:
        """Every attempt to deliver something to the app, and what came of it."""
        return self.inbound.deliveries

    def note(self, method: str, arguments: Json, token: str) -> Call:
        """Keep a call of the app in `calls`; secrets among its arguments are left out."""
        kept = {name: value for name, value in arguments.items() if name != "client_secret"}
        call = Call(method, kept, self.tokens.get(token), self.clock())
        self.calls.append(call)
        return call

    def announce(self, event: Json, channel: Channel, sender: str) -> None:
        """Tell the app of something that the workspace `sender` has done, without waiting for its answer."""
        self.spawn(self.inbound.tell(event, channel=channel, sender=sender))

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Let Slack do something on its own, such as tell the app of the message it has just posted."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def settle(self) -> None:
        """Wait until Slack has delivered everything that it began to deliver on its own."""
        while self._background:
            await asyncio.gather(*self._background)
        await self.inbound.release()

    async def stop(self) -> None:
        """Hang up, and drop what was still on its way."""
        await self.inbound.stop()
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)

    async def run_due(self) -> None:
        """Do what has fallen due by the sandbox's clock: events sent again, scheduled messages."""
        await self.inbound.run_due()

    async def advance(self, by: timedelta) -> None:
        """Move the clock on and do what fell due on the way, each thing at its own time."""
        await self.until(self.clock() + by)

    async def until(self, when: datetime) -> None:
        """Move the clock to `when` and do what fell due on the way, each thing at its own time."""
        while (due := self.inbound.next_due()) and due <= when:
            self.clock.set(max(due, self.clock()))
            await self.run_due()
        self.clock.set(when)
        await self.run_due()
