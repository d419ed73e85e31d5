"""Empties the outbox: claims what is due, has it sent once, and records the outcome."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from functools import partial
from typing import Protocol

import structlog

from scheduler import retry
from scheduler.clock import Clock
from scheduler.outcomes import (
    Absent,
    Doubtful,
    Dropped,
    Failed,
    Later,
    Outcome,
    Parked,
    Refused,
    Sent,
    Unreachable,
)
from storage import falling_due, outbox
from storage.database import Session, Sessions, errands
from storage.records import Kind, OutboxState, Outgoing

LEASE_SECONDS = 60
"""Longer than a send with its look-ups may take (see `bot.slack.outgoing.messenger`)."""
AT_ONCE = 20
"""How many messages are sent at once: more would keep the event loop from answering people."""

Held = Callable[[], Collection[Kind]]
"""Returns the kinds of messages that must wait: those that depend on the time, while the clock is wrong."""

log = structlog.get_logger()


def nothing_held() -> Collection[Kind]:
    """Hold nothing."""
    return ()


class Messenger(Protocol):
    """Brings messages to Slack, as `bot.slack.outgoing.messenger` does."""

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Check the record again, and post once."""

    async def look(self, outgoing: Outgoing) -> Outcome:
        """Find out whether a message in doubt arrived, without sending anything."""

    async def sent(self, session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
        """Write what follows from a message having arrived, in the transaction that settles it."""

    async def unreachable(self, session: Session, outgoing: Outgoing, at: datetime) -> None:
        """Write what follows from its recipient being out of reach, in that same transaction."""


async def deliver(
    sessions: Sessions,
    messenger: Messenger,
    clock: Clock,
    *,
    lease: int = LEASE_SECONDS,
    stopping: Callable[[], bool] = lambda: False,
    held: Held = nothing_held,
) -> int:
    """Send what is due, except the kinds `held`, until nothing is; return how many messages were handled.

    It ends earlier when we are `stopping`.
    """
    handled = 0
    while not stopping() and (claimed := await _claim(sessions, clock, lease, held(), stopping)):
        places = asyncio.Semaphore(AT_ONCE)
        handle = partial(_handle, sessions, messenger, clock)
        await asyncio.gather(*(_in_turn(places, partial(handle, one)) for one in claimed))
        handled += len(claimed)
    return handled


async def _in_turn(places: asyncio.Semaphore, handle: Callable[[], Awaitable[None]]) -> None:
    """Handle a message once fewer than the limit are under way and requests have gone first."""
    async with places:
        await errands.give_way()
        await handle()


async def _claim(
    sessions: Sessions, clock: Clock, lease: int, held: Collection[Kind], stopping: Callable[[], bool]
) -> list[Outgoing]:
    async with sessions.read() as session:
        # Most looks find nothing, and need not queue with those who write.
        if not await falling_due.is_to_claim(session, now=clock()):
            return []
    async with sessions.begin() as session:
        if stopping():
            # We were told to stop while this waited for its turn.
            return []
        now = clock()
        await outbox.abandon(session, now=now)
        claim = partial(outbox.claim, session, now=now, lease=lease, held=held)
        return await claim(OutboxState.DOUBT) + await claim(OutboxState.PENDING)


async def _handle(sessions: Sessions, messenger: Messenger, clock: Clock, outgoing: Outgoing) -> None:
    """Send or look for one message and settle it, whatever happens on the way."""
    doubtful = outgoing.state is OutboxState.DOUBT
    if not doubtful and outgoing.expires_at is not None and clock() >= outgoing.expires_at:
        outcome: Outcome = Dropped("too late")
    else:
        outcome = await _attempt(messenger.look if doubtful else messenger.send, outgoing)
    why = {} if isinstance(outcome, Sent | Absent) else {"reason": outcome.reason}
    log.info("outbox", key=outgoing.key, kind=outgoing.kind, outcome=type(outcome).__name__, **why)
    async with sessions.begin() as session:
        await _settle(session, messenger, outgoing, outcome, clock())


async def _attempt(call: Callable[[Outgoing], Awaitable[Outcome]], outgoing: Outgoing) -> Outcome:
    try:
        return await call(outgoing)
    except Exception as error:
        # The one broad `except`: whatever broke, this message must be settled and the others sent.
        log.exception("message could not be sent", key=outgoing.key)
        return Doubtful(f"{type(error).__name__} while sending")


async def _settle(
    session: Session, messenger: Messenger, outgoing: Outgoing, outcome: Outcome, now: datetime
) -> None:
    match outcome:
        case Sent(channel, ts):
            if await outbox.settle(session, outgoing, OutboxState.SENT, at=now, channel=channel, ts=ts):
                await messenger.sent(session, outgoing, channel, ts, now)
            await outbox.note_accepted(session, outgoing.team)
        case Dropped() | Parked():
            await _end(session, messenger, outgoing, outcome, now)
        case Later() | Refused() | Failed():
            await _put_off(session, outgoing, outcome, now)
        case Doubtful(reason):
            await _look_later(session, outgoing, reason, now)
        case Absent():
            await _send_again(session, outgoing, now)


async def _put_off(
    session: Session, outgoing: Outgoing, outcome: Later | Refused | Failed, now: datetime
) -> None:
    match outcome:
        case Later(until, reason):
            put = partial(outbox.postpone, tried=False, late=False)
            await put(session, outgoing, OutboxState.PENDING, until=until, reason=reason)
        case Refused(reason):
            await _knock_later(session, outgoing, reason, now)
        case Failed():
            await _retry(session, outgoing, outcome, now)


async def _end(
    session: Session, messenger: Messenger, outgoing: Outgoing, outcome: Dropped | Parked, now: datetime
) -> None:
    end = OutboxState.DROPPED if isinstance(outcome, Dropped) else OutboxState.PARKED
    ended = await outbox.settle(session, outgoing, end, at=now, reason=outcome.reason)
    if ended and isinstance(outcome, Unreachable):
        await messenger.unreachable(session, outgoing, now)


async def _retry(session: Session, outgoing: Outgoing, failed: Failed, now: datetime) -> None:
    reason, until = failed.reason, retry.next_try(outgoing.attempts, now)
    if failed.pause is not None:
        # Slack said when: waiting is not a failed try, so it uses none of the tries up.
        until = now + failed.pause
        await outbox.pause(session, outgoing.team, until=until)
        await _wait_for_slack(session, outgoing, reason, until)
    elif until is None:
        await outbox.settle(session, outgoing, OutboxState.PARKED, at=now, reason=reason)
    else:
        await outbox.postpone(session, outgoing, OutboxState.PENDING, until=until, reason=reason)


async def _knock_later(session: Session, outgoing: Outgoing, reason: str, now: datetime) -> None:
    since = await outbox.refused_since(session, outgoing.team) or now
    until = retry.next_knock(since, now)
    await outbox.pause(session, outgoing.team, until=until, reason=reason, since=since)
    await _wait_for_slack(session, outgoing, reason, until)


async def _wait_for_slack(session: Session, outgoing: Outgoing, reason: str, until: datetime) -> None:
    """Have a message wait as its whole workspace does, which uses none of its tries up."""
    state = OutboxState.DOUBT if outgoing.state is OutboxState.DOUBT else OutboxState.PENDING
    await outbox.postpone(session, outgoing, state, until=until, reason=reason, tried=False)


async def _look_later(session: Session, outgoing: Outgoing, reason: str, now: datetime) -> None:
    until = retry.next_look(outgoing.attempts, now)
    if until is None:
        await outbox.settle(session, outgoing, OutboxState.PARKED, at=now, reason=reason)
    else:
        await outbox.postpone(session, outgoing, OutboxState.DOUBT, until=until, reason=reason)


async def _send_again(session: Session, outgoing: Outgoing, now: datetime) -> None:
    if retry.next_look(outgoing.attempts, now) is None:
        reason = "sent again and again, and never arrived"
        await outbox.settle(session, outgoing, OutboxState.PARKED, at=now, reason=reason)
    else:
        reason = "looked for, and not there"
        again = OutboxState.PENDING if outgoing.kind.carrier is None else OutboxState.CARRIED
        await outbox.postpone(session, outgoing, again, until=now, reason=reason)
