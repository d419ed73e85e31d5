"""What follows a message waits while nobody knows whether that has arrived, whatever its kind."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.doors import kinds
from bot.slack.outgoing.shapes import LOOK_AGAIN, Drop, Rendered, Wait
from storage import database, outbox
from storage.database import Session, Sessions
from storage.records import Kind, NewMessage, OutboxState, Outgoing, packing, subjects
from storage.records.packing import Subject

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
FOLLOWERS = [
    kind
    for kind in Kind
    if issubclass(kind.subject, subjects.OfSent | subjects.AskEnded)
    # It goes to who wanted a change, however the question to another person fares.
    and kind is not Kind.MEETING_CHANGE_ANSWER
]


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


def following(kind: Kind, sent: str) -> Subject:
    """Return what a message of this kind is about that follows the one under the key `sent`."""
    return packing.read(kind.subject, {"sent": sent, "ask": sent})


async def rendered(session: Session, kind: Kind, now: datetime) -> Rendered:
    follower = await outbox.find(session, "T1", "follower")
    assert follower
    return await kinds.KINDS[kind].render(session, follower, now)


async def put_both(session: Session, kind: Kind) -> Outgoing:
    """Put a message and its follower in the outbox; return the message, which is being sent."""
    first = NewMessage(key="first", kind=Kind.GREETING, team="T1", channel="C1", at=NOW)
    follower = replace(first, key="follower", kind=kind, about=following(kind, "first"), recipient="U1")
    await outbox.put(session, first)
    await outbox.put(session, follower)
    claimed = await outbox.claim(session, OutboxState.PENDING, now=NOW, lease=60)
    return next(one for one in claimed if one.key == "first")


@pytest.mark.parametrize("kind", FOLLOWERS)
async def test_a_follower_waits_for_a_message_that_may_be_on_its_way(sessions: Sessions, kind: Kind) -> None:
    async with sessions.begin() as session:
        first = await put_both(session, kind)
        sending = await rendered(session, kind, NOW)
        until = NOW + timedelta(minutes=1)
        await outbox.postpone(session, first, OutboxState.DOUBT, until=until, reason="no reply")
        doubtful = await rendered(session, kind, NOW)

    assert isinstance(sending, Wait)
    assert isinstance(doubtful, Wait)
    assert (sending.until, doubtful.until) == (NOW + LOOK_AGAIN, until)


@pytest.mark.parametrize("kind", FOLLOWERS)
async def test_nothing_follows_a_message_that_was_dropped(sessions: Sessions, kind: Kind) -> None:
    async with sessions.begin() as session:
        first = await put_both(session, kind)
        await outbox.settle(session, first, OutboxState.DROPPED, at=NOW, reason="undone")
        follower = await rendered(session, kind, NOW)

    assert isinstance(follower, Drop)


async def test_what_only_another_version_can_send_waits_for_it(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put_both(session, Kind.UNKNOWN)
        unknown = await rendered(session, Kind.UNKNOWN, NOW)

    assert isinstance(unknown, Wait)
    assert unknown.until > NOW
