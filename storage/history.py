"""The append-only account of every change, written in the transaction of the change itself."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from storage import rows
from storage.database import Session
from storage.records import Change, Recorded, RecordKind
from storage.tables import history

CHANGES_NOTHING = ("asked", "noted", "released", "snoozed", "source deleted", "source edited", "still on it")
"""What is said of a record that leaves it as it is."""
_INSERT = insert(history)
_OF = (
    select(history)
    .where(history.c.team == bindparam("team"))
    .where(history.c.record == bindparam("record"), history.c.record_id == bindparam("record_id"))
    .order_by(history.c.id)
)
_LATEST = (
    select(func.max(history.c.id))
    .where(history.c.team == bindparam("team"))
    .where(history.c.record == bindparam("record"), history.c.record_id == bindparam("record_id"))
)
_LATEST_CHANGE = (
    select(history)
    .where(history.c.team == bindparam("team"))
    .where(history.c.record == bindparam("record"), history.c.record_id == bindparam("record_id"))
    .where(history.c.what.not_in(CHANGES_NOTHING))
    .order_by(history.c.id.desc())
    .limit(1)
)
_BY_ACTOR = (
    select(history)
    .where(history.c.team == bindparam("team"), history.c.record == bindparam("record"))
    .where(history.c.record_id.in_(bindparam("ids", expanding=True)))
    .where(history.c.actor == bindparam("actor"), history.c.at >= bindparam("since"))
    .where(history.c.what != bindparam("asked"))
    .order_by(history.c.id)
)
_ONE = select(history).where(history.c.team == bindparam("team"), history.c.id == bindparam("id"))


async def write(
    session: Session,
    record: Recorded,
    what: str,
    *,
    actor: str,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    place: str | None = None,
) -> None:
    """Append a line about `record`.

    `what` is a past participle ('recorded', 'undone'); `before` and `after` hold only what changed,
    as JSON values; `place` is the message or form in which it was done.
    """
    line = {
        "team": record.team,
        "channel": record.channel,
        "record": record.kind.value,
        "record_id": record.id,
        "at": at,
        "actor": actor,
        "what": what,
        "before": before,
        "after": after,
        "place": place,
    }
    await session.execute(_INSERT, line)


async def changes_of(session: Session, record: Recorded) -> list[Change]:
    """Return the whole history of `record`, oldest first."""
    key = {"team": record.team, "record": record.kind.value, "record_id": record.id}
    return rows.every(await session.execute(_OF, key), Change)


async def changes_by(
    session: Session, team: str, kind: RecordKind, ids: Collection[int], actor: str, *, since: datetime
) -> dict[int, Change]:
    """Return the last change that somebody has made since a time to each of some records, by its id.

    Whom they have asked for it is none.
    """
    if not ids:
        return {}
    values = {"team": team, "record": kind.value, "ids": sorted(ids), "actor": actor, "since": since}
    values["asked"] = "asked"
    found = rows.every(await session.execute(_BY_ACTOR, values), Change)
    return {change.record_id: change for change in found}


async def last_line(session: Session, record: Recorded) -> int:
    """Return the id of the last line about `record`, 0 before the first; it identifies a state of it."""
    key = {"team": record.team, "record": record.kind.value, "record_id": record.id}
    return int((await session.execute(_LATEST, key)).scalar_one() or 0)


async def find(session: Session, team: str, line_id: int) -> Change | None:
    """Return one line of a workspace's history by its id; None when there is none."""
    return rows.first(await session.execute(_ONE, {"team": team, "id": line_id}), Change)


async def latest_change(session: Session, record: Recorded) -> Change | None:
    """Return the last line that changed `record`; None for none."""
    key = {"team": record.team, "record": record.kind.value, "record_id": record.id}
    return rows.first(await session.execute(_LATEST_CHANGE, key), Change)


def fields_of(record: Any, fields: Iterable[str]) -> dict[str, Any]:
    """Return some of a record's fields as JSON values, for `before` and `after`."""
    return {field: rows.plain(getattr(record, field)) for field in fields}
