"""Links between decisions, and the status that they give the older one: the only SQL for either."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, union_all

from storage import decisions, history, rows
from storage.database import Session
from storage.dialects import by_ids, insert_once
from storage.records import Decision, DecisionStatus, Link, Relation, status_under
from storage.tables import decisions as decisions_table
from storage.tables import links

_LINK = insert_once(links).returning(links)
_UNLINK = delete(links).where(links.c.team == bindparam("of_team"), links.c.id == bindparam("of_id"))
# One query for each end: with OR, the database would read all links of the workspace.
_EITHER_END = [
    select(links.c.id).where(links.c.team == bindparam("team"), end == bindparam("id"))
    for end in (links.c.newer_id, links.c.older_id)
]
_OF = select(links).where(links.c.id.in_(union_all(*_EITHER_END))).order_by(links.c.id)
_NEIGHBOURS = select(decisions_table).where(*by_ids(decisions_table))
_BY_RELATION = {DecisionStatus.AMENDED, DecisionStatus.SUPERSEDED}


async def relate(
    session: Session,
    newer: Decision,
    relation: Relation,
    older: Decision,
    *,
    actor: str,
    at: datetime,
    changed: str | None = None,
) -> bool:
    """Link two decisions, and give the older one the status that follows; False if they were linked before.

    `changed` is what the newer one's author said has changed.
    """
    values = {
        "team": newer.team,
        "newer_id": newer.id,
        "older_id": older.id,
        "relation": relation,
        "changed": changed,
        "author": actor,
        "at": at,
    }
    if (await session.execute(_LINK, values)).first() is None:
        return False
    after = {"relation": relation.value, "number": older.number, "changed": changed}
    await history.write(session, newer, "linked", actor=actor, at=at, after=after)
    before = {"status": older.status.value}
    status = status_under(older.status, [relation])
    await decisions.set_status(session, older, status)
    after = {"status": status.value, "relation": relation.value, "number": newer.number}
    await history.write(session, older, "followed", actor=actor, at=at, before=before, after=after)
    return True


async def release(session: Session, newer: Decision, *, actor: str, at: datetime) -> list[Decision]:
    """Remove the links of an undone decision to older ones, and return those with their status restored."""
    released = []
    for link, older in await older_of(session, newer):
        await session.execute(_UNLINK, {"of_team": link.team, "of_id": link.id})
        left = [other.relation for other in await links_of(session, older) if other.older_id == older.id]
        status = older.status
        if status in _BY_RELATION:
            status = status_under(await _own_status(session, older), left)
        changed = await decisions.set_status(session, older, status)
        before = {"status": older.status.value, "relation": link.relation.value, "number": newer.number}
        after = {"status": status.value}
        await history.write(session, older, "released", actor=actor, at=at, before=before, after=after)
        released.append(changed)
    return released


async def links_of(session: Session, decision: Decision) -> list[Link]:
    """Return the links in which a decision is the newer or the older one, oldest first."""
    return rows.every(await session.execute(_OF, {"team": decision.team, "id": decision.id}), Link)


async def older_of(session: Session, decision: Decision) -> list[tuple[Link, Decision]]:
    """Return the decisions that this one amends or supersedes, each with its link."""
    return await _ends(session, decision, await links_of(session, decision), "older_id")


async def newer_of(session: Session, decision: Decision) -> list[tuple[Link, Decision]]:
    """Return the decisions that amend or supersede this one, each with its link."""
    return await _ends(session, decision, await links_of(session, decision), "newer_id")


async def _ends(
    session: Session, decision: Decision, found: list[Link], end: str
) -> list[tuple[Link, Decision]]:
    ids = [getattr(link, end) for link in found]
    if not ids:
        return []
    others = rows.every(await session.execute(_NEIGHBOURS, {"team": decision.team, "ids": ids}), Decision)
    by_id = {other.id: other for other in others if other.id != decision.id}
    return [(link, by_id[getattr(link, end)]) for link in found if getattr(link, end) in by_id]


async def _own_status(session: Session, older: Decision) -> DecisionStatus:
    """Return the status that a decision had before others amended or superseded it."""
    for change in reversed(await history.changes_of(session, older)):
        status = (change.before or {}).get("status")
        if change.what == "followed" and status is not None and DecisionStatus(status) not in _BY_RELATION:
            return DecisionStatus(status)
    return DecisionStatus.AGREED
