"""What has been handled already. A second arrival of an event, a form or a press changes nothing."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, delete, exists, func, select, update

from storage.database import Session
from storage.dialects import insert_latest, insert_once
from storage.tables import events_seen

_INSERT = insert_once(events_seen)
_LATEST = insert_latest(events_seen, "at").returning(events_seen.c.at)
_WHEN = select(events_seen.c.at).where(
    events_seen.c.team == bindparam("team"), events_seen.c.key == bindparam("key")
)
LASTING = ("action from:", "alike:", "change:", "plan:", "recap:", "user group asked:")
"""How the keys begin of what is done once for ever. What only Slack may send again has other keys."""
_FORGET = delete(events_seen).where(
    events_seen.c.at < bindparam("before"), *(~events_seen.c.key.startswith(start) for start in LASTING)
)
_KEY = (events_seen.c.team == bindparam("of_team"), events_seen.c.key == bindparam("of_key"))
_REMEMBER = update(events_seen).where(*_KEY).values(outcome=bindparam("outcome"))
_TWIN = events_seen.alias("twin")
_OLD, _NEW = bindparam("old", type_=String), bindparam("new", type_=String)
_RENAMED = func.replace(events_seen.c.key, _OLD, _NEW)
_OF_CHANNEL = (
    events_seen.c.team == bindparam("of_team"),
    events_seen.c.key.contains(_OLD),
)
_TWICE = delete(events_seen).where(
    *_OF_CHANNEL, exists().where(_TWIN.c.team == events_seen.c.team, _TWIN.c.key == _RENAMED)
)
_RENAME = update(events_seen).where(*_OF_CHANNEL).values(key=_RENAMED)
_OUTCOME = select(events_seen.c.outcome).where(*_KEY)


async def first_time(session: Session, team: str, key: str, *, at: datetime) -> bool:
    """Note `key` as handled and tell whether it was new; must be in the transaction of what it causes."""
    noted = await session.execute(_INSERT, {"team": team, "key": key, "at": at})
    return noted.rowcount == 1


async def when(session: Session, team: str, key: str) -> datetime | None:
    """Return the time that was noted with `key`, or None when it was never noted."""
    return (await session.execute(_WHEN, {"team": team, "key": key})).scalar_one_or_none()


async def latest(session: Session, team: str, key: str, *, at: datetime) -> datetime:
    """Note a time with `key` unless a later one is noted, and return the later of the two.

    Whoever else notes one with the same key waits until this transaction has ended.
    """
    noted: datetime = (await session.execute(_LATEST, {"team": team, "key": key, "at": at})).scalar_one()
    return noted


async def forget(session: Session, *, before: datetime) -> int:
    """Forget what was handled before a time after which Slack sends nothing again; return how much.

    What is done once for ever is not forgotten.
    """
    return (await session.execute(_FORGET, {"before": before})).rowcount


async def remember(session: Session, team: str, key: str, outcome: dict[str, Any]) -> None:
    """Keep what came of a `key`, as ids, so that a second arrival is answered like the first."""
    await session.execute(_REMEMBER, {"of_team": team, "of_key": key, "outcome": outcome})


async def outcome_of(session: Session, team: str, key: str) -> dict[str, Any]:
    """Return what came of a `key` that was handled before; empty when nothing was kept."""
    found = (await session.execute(_OUTCOME, {"of_team": team, "of_key": key})).scalar_one_or_none()
    return dict(found or {})


async def follow(session: Session, team: str, old: str, new: str) -> None:
    """Know what was handled in a channel by the channel's new id: it may be told again, by either."""
    values = {"of_team": team, "old": f":{old}:", "new": f":{new}:"}
    for statement in (_TWICE, _RENAME):
        await session.execute(statement, values)
