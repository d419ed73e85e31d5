"""What the tests of the outbox share: messages in it, claimed at one time or another."""

from datetime import UTC, datetime, timedelta
from typing import Any

from storage import outbox
from storage.database import Sessions
from storage.records import Kind, NewMessage, OutboxState, Outgoing

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LEASE = 60


async def put(sessions: Sessions, key: str, channel: str = "C1", team: str = "T1", **values: Any) -> None:
    async with sessions.begin() as session:
        await outbox.put(
            session, NewMessage(key=key, kind=Kind.GREETING, team=team, channel=channel, at=NOW, **values)
        )


async def claim(
    sessions: Sessions, *, later: float = 0, state: OutboxState = OutboxState.PENDING, lease: int = LEASE
) -> list[Outgoing]:
    async with sessions.begin() as session:
        return await outbox.claim(session, state, now=NOW + later * SECOND, lease=lease)


async def found(sessions: Sessions, key: str, team: str = "T1") -> Outgoing:
    async with sessions.read() as session:
        message = await outbox.find(session, team, key)
    assert message is not None
    return message


def keys(claimed: list[Outgoing]) -> list[str]:
    return [each.key for each in claimed]
