"""What was typed and not recorded yet: kept for a week, until somebody says what is meant."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from storage import rows
from storage.database import Session
from storage.records import Draft, Source
from storage.tables import drafts

AT_ONCE = 200
"""How many are forgotten in one transaction: so few that nobody notices the wait."""

_INSERT = insert(drafts).returning(drafts)
_KEY = (drafts.c.team == bindparam("of_team"), drafts.c.id == bindparam("of_id"))
_ONE = select(drafts).where(*_KEY)
_LOCK = _ONE.with_for_update()
_SETTLE = update(drafts).where(*_KEY).values(settled_at=bindparam("at"))
_WAITING = (
    select(drafts)
    .where(drafts.c.team == bindparam("team"), drafts.c.author == bindparam("author"))
    .where(drafts.c.settled_at.is_(None), drafts.c.asked_at >= bindparam("since"))
    .order_by(drafts.c.asked_at.desc(), drafts.c.id.desc())
    .limit(bindparam("limit"))
)
_OLD = (
    select(drafts.c.id)
    .where(drafts.c.asked_at < bindparam("before"))
    .order_by(drafts.c.asked_at)
    .limit(AT_ONCE)
)
_FORGET = delete(drafts).where(drafts.c.id.in_(_OLD))


async def keep(
    session: Session,
    source: Source,
    typed: str,
    asks: str,
    readings: Sequence[dict[str, Any]],
    *,
    at: datetime,
) -> Draft:
    """Keep what somebody typed, and what it may mean, until they say what is meant."""
    values = {
        "team": source.team,
        "channel": source.channel,
        "author": source.author,
        "typed": typed,
        "asks": asks,
        "readings": list(readings),
        "said_ts": source.said_ts,
        "thread_ts": source.thread_ts,
        "said_by": source.said_by,
        "read_ts": source.read_ts,
        "asked_at": at,
    }
    return rows.one(await session.execute(_INSERT, values), Draft)


async def find(session: Session, team: str, draft_id: int) -> Draft | None:
    """Return a draft of a workspace by its id, settled or not; None when there is none, or none any more."""
    return rows.first(await session.execute(_ONE, {"of_team": team, "of_id": draft_id}), Draft)


async def lock(session: Session, team: str, draft_id: int) -> Draft | None:
    """Do the same as `find`, and lock the draft until the transaction ends."""
    return rows.first(await session.execute(_LOCK, {"of_team": team, "of_id": draft_id}), Draft)


async def settle(session: Session, draft: Draft, *, at: datetime) -> None:
    """Note that somebody has said what is meant by a draft, or that it is to be nothing."""
    await session.execute(_SETTLE, {"of_team": draft.team, "of_id": draft.id, "at": at})


async def waiting(
    session: Session, team: str, author: str, *, since: datetime, limit: int = 20
) -> list[Draft]:
    """Return what somebody typed since a time and has not settled, newest first."""
    values = {"team": team, "author": author, "since": since, "limit": limit}
    return rows.every(await session.execute(_WAITING, values), Draft)


async def forget(session: Session, *, before: datetime) -> int:
    """Forget some of the drafts from before a time, oldest first; return how many."""
    return (await session.execute(_FORGET, {"before": before})).rowcount
