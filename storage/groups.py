"""Workspaces, and groups: the channels in which something was recorded or planned."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, select, update

from storage import events_seen, history, meetings, rows, search
from storage.database import Session
from storage.dialects import counted_on, insert_once, upsert
from storage.records import Group, Workspace
from storage.tables import actions, decisions, groups, members, messages, metadata, offers, outbox, workspaces

_INSTALL = upsert(workspaces)
_WORKSPACES = select(workspaces).order_by(workspaces.c.team)
_WORKSPACE = select(workspaces).where(workspaces.c.team == bindparam("team"))
_MOVED = "moved:"
_INSERT = insert_once(groups)
_ONE = select(groups).where(groups.c.team == bindparam("team"), groups.c.channel == bindparam("channel"))
_ALL = select(groups).where(groups.c.team == bindparam("team")).order_by(groups.c.channel)
_KEY = (groups.c.team == bindparam("of_team"), groups.c.channel == bindparam("of_channel"))
_NEXT_DECISION = counted_on(groups, groups.c.last_decision)
_NEXT_ACTION = counted_on(groups, groups.c.last_action)
_TWIN = offers.alias("twin")
_OFFERED_TWICE = (
    delete(offers)
    .where(offers.c.team == bindparam("of_team"), offers.c.channel == bindparam("old"))
    .where(
        exists().where(
            *(_TWIN.c[name] == offers.c[name] for name in ("team", "said_ts", "user", "kind")),
            _TWIN.c.channel == bindparam("new"),
        )
    )
)


async def install(session: Session, workspace: Workspace) -> None:
    """Remember a workspace, overwriting what was known of it."""
    await session.execute(_INSTALL, vars(workspace))


async def workspaces_known(session: Session) -> list[Workspace]:
    """Return every workspace the bot is installed in."""
    return rows.every(await session.execute(_WORKSPACES), Workspace)


async def workspace(session: Session, team: str) -> Workspace | None:
    """Return what is known of one workspace, or None when the bot is not installed there."""
    return rows.first(await session.execute(_WORKSPACE, {"team": team}), Workspace)


async def ensure(session: Session, team: str, channel: str) -> Group:
    """Return the group of a channel, made on first use."""
    known = await find(session, team, channel)
    if known is not None:
        return known
    await session.execute(_INSERT, {"team": team, "channel": channel})
    return rows.one(await session.execute(_ONE, {"team": team, "channel": channel}), Group)


async def find(session: Session, team: str, channel: str) -> Group | None:
    """Return the group of a channel, or None when nothing was ever recorded there."""
    return rows.first(await session.execute(_ONE, {"team": team, "channel": channel}), Group)


async def of_workspace(session: Session, team: str) -> list[Group]:
    """Return every group of a workspace."""
    return rows.every(await session.execute(_ALL, {"team": team}), Group)


async def set_values(session: Session, team: str, channel: str, **values: Any) -> Group:
    """Set some of a group's fields and return it; the group must exist."""
    statement = update(groups).where(*_KEY).values(**values).returning(groups)
    return rows.one(await session.execute(statement, {"of_team": team, "of_channel": channel}), Group)


async def change(session: Session, group: Group, *, actor: str, at: datetime, **values: Any) -> Group:
    """Set the fields of a group that differ, and write their old and new values into its history."""
    new = {field: value for field, value in values.items() if getattr(group, field) != value}
    if not new:
        return group
    changed = await set_values(session, group.team, group.channel, **new)
    before, after = history.fields_of(group, new), history.fields_of(changed, new)
    await history.write(session, group, "changed", actor=actor, at=at, before=before, after=after)
    return changed


async def next_decision(session: Session, team: str, channel: str) -> int:
    """Return the group's next decision number.

    The group's row stays locked until the transaction ends, so that numbers have no gaps and no duplicates.
    """
    taken = await session.execute(_NEXT_DECISION, {"team": team, "channel": channel})
    return int(taken.scalar_one())


async def next_action(session: Session, team: str, channel: str) -> int:
    """Return the group's next action number; see `next_decision`."""
    taken = await session.execute(_NEXT_ACTION, {"team": team, "channel": channel})
    return int(taken.scalar_one())


async def now_at(session: Session, team: str, channel: str) -> str:
    """Return the present id of a channel: late events may still name an old one."""
    while to := (await events_seen.outcome_of(session, team, _MOVED + channel)).get("to"):
        # This ends, because a move clears the mark of the id that it moves to.
        channel = str(to)
    return channel


async def move(session: Session, team: str, old: str, new: str, *, at: datetime) -> None:
    """Give a group's channel its new id in every table; sharing a private channel can change the id.

    What was recorded under the new id before Slack reported the change is numbered after the rest, in order.
    """
    if old == new:
        return
    await events_seen.first_time(session, team, _MOVED + old, at=at)
    await events_seen.remember(session, team, _MOVED + old, {"to": new})
    await events_seen.remember(session, team, _MOVED + new, {})
    await events_seen.move(session, team, old, new)
    await _merge(session, team, old, new)
    await meetings.merge(session, team, old, new)
    await session.execute(_OFFERED_TWICE, {"of_team": team, "old": old, "new": new})
    await search.move(session, team, old, new)
    for table in metadata.sorted_tables:
        if {"team", "channel"} <= set(table.c.keys()):
            followed = update(table).where(table.c.team == team, table.c.channel == old)
            await session.execute(followed.values(channel=new))
    for column in (outbox.c.lane, outbox.c.sent_channel, messages.c.sent_channel):
        followed = update(column.table).where(column.table.c.team == team, column == old)
        await session.execute(followed.values({column: new}))


async def _merge(session: Session, team: str, old: str, new: str) -> None:
    """Merge what is already recorded under `new` into the group at `old`, to make room for it at `new`."""
    before, after = await find(session, team, old), await find(session, team, new)
    for table in (members, groups):
        at_new = table.c.team == team, table.c.channel == new
        if before is not None:
            await session.execute(delete(table).where(*at_new))
    if before is None or after is None:
        return
    for table, last in ((decisions, before.last_decision), (actions, before.last_action)):
        followed = update(table).where(table.c.team == team, table.c.channel == new)
        await session.execute(followed.values(channel=old, number=table.c.number + last))
    await set_values(
        session,
        team,
        old,
        last_decision=before.last_decision + after.last_decision,
        last_action=before.last_action + after.last_action,
    )
