"""What has been handled already. A second arrival of an event, a form or a press changes nothing."""

import re
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, bindparam, delete, exists, func, literal, select, tuple_, update

from storage.database import Session
from storage.dialects import insert_latest, insert_once
from storage.tables import events_seen


class Seen(NamedTuple):
    """Something that was handled, and when."""

    at: datetime
    team: str
    key: str


_CHANNEL = re.compile(r"[^:]*:([CDG][A-Z0-9]+):")
"""Finds the channel in a key that names one: 'mention:C0123:1764.5'."""
_INSERT = insert_once(events_seen)
_LATEST = insert_latest(events_seen, "at").returning(events_seen.c.at)
_WHEN = select(events_seen.c.at).where(
    events_seen.c.team == bindparam("team"), events_seen.c.key == bindparam("key")
)
LASTING = ("action from:", "alike:", "change:", "plan:", "recap:", "user group asked:")
"""Prefixes of keys that are kept for ever; the other keys only guard against what Slack sends again."""
AT_ONCE = 200
"""How many keys one transaction looks at: few enough that nobody notices the wait."""
_PLACE = tuple_(events_seen.c.at, events_seen.c.team, events_seen.c.key)
_BEFORE = (
    select(events_seen.c.at, events_seen.c.team, events_seen.c.key)
    .where(events_seen.c.at < bindparam("before"))
    .order_by(events_seen.c.at, events_seen.c.team, events_seen.c.key)
    .limit(AT_ONCE)
)
# With its type, since SQLite compares times as text.
_LAST = tuple_(bindparam("at", type_=events_seen.c.at.type), bindparam("team"), bindparam("key"))
_AFTER = _BEFORE.where(_PLACE > _LAST)
_KEY = (events_seen.c.team == bindparam("of_team"), events_seen.c.key == bindparam("of_key"))
_FORGET = delete(events_seen).where(*_KEY)
_REMEMBER = update(events_seen).where(*_KEY).values(outcome=bindparam("outcome"))
_TWIN = events_seen.alias("twin")
_OLD, _NEW = bindparam("old", type_=String), bindparam("new", type_=String)
_RENAMED = func.replace(
    events_seen.c.key, literal(":").concat(_OLD).concat(":"), literal(":").concat(_NEW).concat(":")
)
_OF_CHANNEL = (events_seen.c.team == bindparam("of_team"), events_seen.c.channel == _OLD)
_TWICE = delete(events_seen).where(
    *_OF_CHANNEL, exists().where(_TWIN.c.team == events_seen.c.team, _TWIN.c.key == _RENAMED)
)
_RENAME = update(events_seen).where(*_OF_CHANNEL).values(key=_RENAMED, channel=_NEW)
_OUTCOME = select(events_seen.c.outcome).where(*_KEY)


async def first_time(session: Session, team: str, key: str, *, at: datetime) -> bool:
    """Note `key` as handled and tell whether it was new; must be in the transaction of what it causes."""
    noted = await session.execute(_INSERT, _noted(team, key, at))
    return noted.rowcount == 1


async def seen_at(session: Session, team: str, key: str) -> datetime | None:
    """Return the time that was noted with `key`, or None when it was never noted."""
    return (await session.execute(_WHEN, {"team": team, "key": key})).scalar_one_or_none()


async def note_latest(session: Session, team: str, key: str, *, at: datetime) -> datetime:
    """Note a time with `key` unless a later one is noted, and return the later of the two.

    Another transaction that notes a time with the same key waits until this one has ended.
    """
    noted: datetime = (await session.execute(_LATEST, _noted(team, key, at))).scalar_one()
    return noted


async def forget(session: Session, *, before: datetime, after: Seen | None = None) -> Seen | None:
    """Forget some of what was handled before a time, going on `after` the last one looked at.

    Keys that are kept for ever stay. Returns the last key looked at, None at the end.
    """
    values: dict[str, Any] = {"before": before}
    if after is not None:
        values |= after._asdict()
    found = await session.execute(_BEFORE if after is None else _AFTER, values)
    old = [Seen(row.at, row.team, row.key) for row in found]
    passing = [{"of_team": one.team, "of_key": one.key} for one in old if not one.key.startswith(LASTING)]
    if passing:
        await session.execute(_FORGET, passing)
    return old[-1] if len(old) == AT_ONCE else None


async def remember(session: Session, team: str, key: str, outcome: dict[str, Any]) -> None:
    """Keep the outcome of a `key`, in ids or our words, so that a second arrival gets the same answer."""
    await session.execute(_REMEMBER, {"of_team": team, "of_key": key, "outcome": outcome})


async def outcome_of(session: Session, team: str, key: str) -> dict[str, Any]:
    """Return the outcome of a `key` that was handled before; empty when none was kept."""
    found = (await session.execute(_OUTCOME, {"of_team": team, "of_key": key})).scalar_one_or_none()
    return dict(found or {})


async def move(session: Session, team: str, old: str, new: str) -> None:
    """Rename the keys of a channel to its new id: Slack may send the same event again under that."""
    values = {"of_team": team, "old": old, "new": new}
    for statement in (_TWICE, _RENAME):
        await session.execute(statement, values)


def _noted(team: str, key: str, at: datetime) -> dict[str, Any]:
    named = _CHANNEL.match(key)
    return {"team": team, "key": key, "at": at, "channel": named[1] if named else None}
