"""On whose behalf the database is asked: for somebody who waits for an answer, or for the bot's own work.

A request is one errand, however many transactions it opens: they share one limit, beyond which nobody
waits for an answer any more. The bot's own work is behind that of people: it has time, and they go first.
"""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

BUSY_SECONDS = 2.0
"""How long a transaction that is no part of a request may wait; about as long as one that is."""
PATIENT_SECONDS = 30.0
"""How long the bot's own work may wait for the database; well within the courier's lease."""
GIVE_WAY_SECONDS = 0.2
"""How long each step of the bot's own work lets people go first: so it goes on, however many come."""

Result = TypeVar("Result")


@dataclass(eq=False)
class Errand:
    """A request of somebody who waits; `until` is by the event loop's time."""

    until: float
    closed: bool = False
    """Set when they have been answered that nothing was recorded: from then on nothing is."""
    recorded: bool = False
    """Set when something of it was committed that people are told of."""
    unsettled: bool = False
    """Set while nobody knows whether a commit of it came about."""

    @property
    def unsure(self) -> bool:
        """Tell whether something of it may be on record."""
        return self.recorded or self.unsettled


_errand: ContextVar[Errand | None] = ContextVar("errand", default=None)
_behind: ContextVar[bool] = ContextVar("behind", default=False)
_under_way: set[Errand] = set()
_giving_way: set["asyncio.Future[None]"] = set()


@contextmanager
def answering(within: float) -> Iterator[Errand]:
    """Do what somebody waits for, whose waits for the database end `within` so many seconds in all."""
    with _doing(begun(within)) as errand:
        yield errand


def begun(within: float) -> Errand:
    """Return a new errand, whose waits for the database end `within` so many seconds in all."""
    return Errand(asyncio.get_running_loop().time() + within)


async def owed(errand: Errand, work: Awaitable[Result]) -> Result:
    """Do in a task of its own, as an errand of its own, what somebody still waits for."""
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


async def apart(work: Awaitable[Result]) -> Result:
    """Do in a task of its own what outlasts the errand that began it, for somebody who waits all the same."""
    _errand.set(None)
    return await work


async def behind(work: Awaitable[Result]) -> Result:
    """Do the bot's own work, in a task of its own: it outlasts what began it, and people go first."""
    _errand.set(None)
    _behind.set(True)
    return await work


def current() -> Errand | None:
    """Return the errand that this is part of; None for the bot's own work."""
    return _errand.get()


def is_behind() -> bool:
    """Tell whether this is the bot's own work, which lets people go first."""
    return _behind.get()


def limit() -> float:
    """Return until when this may wait for the database, by the event loop's time."""
    errand = _errand.get()
    if errand is not None:
        return errand.until
    return asyncio.get_running_loop().time() + (PATIENT_SECONDS if is_behind() else BUSY_SECONDS)


def left(most: float) -> float:
    """Return how many seconds this may take, `most` at the most: whoever waits may have less."""
    errand = _errand.get()
    if errand is None:
        return most
    return max(0.0, min(most, errand.until - asyncio.get_running_loop().time()))


async def give_way() -> None:
    """Let the requests under way be answered first, if this is the bot's own work; not for ever."""
    if not is_behind():
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
