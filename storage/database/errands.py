"""Who a query is for: a person waiting for an answer, or the bot's own work, which lets people go first.

A request is one errand, however many transactions it opens. They share one deadline, after which the person
has stopped waiting.
"""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

BUSY_SECONDS = 2.0
"""How long a transaction outside any request may wait; about as long as one within a request."""
PATIENT_SECONDS = 30.0
"""How long the bot's own work may wait for the database; well within the courier's lease."""
GIVE_WAY_SECONDS = 0.2
"""How long each step of the bot's own work lets people go first; bounded, so that it always proceeds."""

Result = TypeVar("Result")


@dataclass(eq=False)
class Errand:
    """A request that somebody is waiting for; `until` is in the event loop's time."""

    until: float
    closed: bool = False
    """Set when they were told that nothing was recorded: from then on nothing may be."""
    recorded: bool = False
    """Set when it committed something that people are told of."""
    unsettled: bool = False
    """Set while the outcome of one of its commits is unknown."""

    @property
    def unsure(self) -> bool:
        """Tell whether something of it may be on record."""
        return self.recorded or self.unsettled


_errand: ContextVar[Errand | None] = ContextVar("errand", default=None)
_behind: ContextVar[bool] = ContextVar("behind", default=False)
_under_way: set[Errand] = set()
_giving_way: set["asyncio.Future[None]"] = set()


@contextmanager
def answering(*, until: float) -> Iterator[Errand]:
    """Run the block as an errand that may wait for the database until then, in the event loop's time."""
    with _doing(Errand(until)) as errand:
        yield errand


def start(within: float) -> Errand:
    """Return a new errand that may wait for the database `within` so many seconds in all."""
    return Errand(asyncio.get_running_loop().time() + within)


async def on_behalf_of(errand: Errand, work: Awaitable[Result]) -> Result:
    """Do work that somebody still waits for as a separate errand; call it in a task of its own."""
    with _doing(errand):
        return await work


@contextmanager
def _doing(errand: Errand) -> Iterator[Errand]:
    before = _errand.set(errand)
    _under_way.add(errand)
    try:
        yield errand
    finally:
        _errand.reset(before)
        _under_way.discard(errand)
        if not _under_way:
            for waiting in _giving_way:
                if not waiting.done():
                    waiting.set_result(None)


async def detached(work: Awaitable[Result]) -> Result:
    """Do work that outlasts the errand that began it, though somebody waits for it; in a task of its own."""
    _errand.set(None)
    return await work


async def in_background(work: Awaitable[Result]) -> Result:
    """Do the bot's own work, which outlasts what began it and lets people go first; in a task of its own."""
    _errand.set(None)
    _behind.set(True)
    return await work


def current() -> Errand | None:
    """Return the errand that this is part of; None for the bot's own work."""
    return _errand.get()


def is_background() -> bool:
    """Tell whether this is the bot's own work, which lets people go first."""
    return _behind.get()


def deadline() -> float:
    """Return until when this may wait for the database, in the event loop's time."""
    errand = _errand.get()
    if errand is not None:
        return errand.until
    return asyncio.get_running_loop().time() + (PATIENT_SECONDS if is_background() else BUSY_SECONDS)


def time_left(most: float) -> float:
    """Return how many seconds this may take: `most`, or what is left of the errand if that is less."""
    errand = _errand.get()
    if errand is None:
        return most
    return max(0.0, min(most, errand.until - asyncio.get_running_loop().time()))


async def give_way() -> None:
    """If this is the bot's own work, let requests under way finish first, for a bounded time."""
    if not is_background():
        return
    # A request that is just coming in is not under way yet.
    await asyncio.sleep(0)
    if not _under_way:
        return
    answered = asyncio.get_running_loop().create_future()
    _giving_way.add(answered)
    try:
        await asyncio.wait([answered], timeout=GIVE_WAY_SECONDS)
    finally:
        _giving_way.discard(answered)
