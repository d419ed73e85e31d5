"""Pauses a group whose channel was shared with another workspace after something was recorded there.

Until its chair, or somebody who recorded something there, confirms the sharing, its recaps wait and people of
other workspaces do not see its record.
"""

from datetime import datetime

from sqlalchemy import bindparam, exists, or_, select

from storage import groups, history, outbox, rows
from storage.database import Session
from storage.records import Group, Kind, Member, NewMessage, subjects
from storage.tables import actions, decisions, members, people
from storage.tables import groups as table

UNCONFIRMED = "nobody has confirmed that its channel was shared"
"""Why recaps, and messages to people of other workspaces, wait."""

_HAS_RECORDED = or_(
    *(
        exists().where(
            kind.c.team == members.c.team,
            kind.c.channel == members.c.channel,
            kind.c.author == members.c.user,
        )
        for kind in (decisions, actions)
    )
)
_OURS = (
    select(members)
    .outerjoin(people, (people.c.team == members.c.team) & (people.c.user == members.c.user))
    .where(members.c.team == bindparam("team"), members.c.channel == bindparam("channel"))
    .where(members.c.left_at.is_(None))
    .where(or_(people.c.home_team.is_(None), people.c.home_team == members.c.team))
    .order_by(members.c.joined_at, members.c.user)
)
_ANSWERABLE = _OURS.where(or_(members.c.user == bindparam("chair"), _HAS_RECORDED))
_IS_PAUSED = select(table.c.channel).where(
    table.c.team == bindparam("team"),
    table.c.channel == bindparam("channel"),
    table.c.paused_at.is_not(None),
)


async def note_sharing(session: Session, group: Group, *, shared: bool, at: datetime) -> None:
    """Note what Slack now says of a channel: shared with another workspace, or not."""
    if shared and group.shared is False:
        await pause(session, group, at=at)
    elif not shared and group.paused_at is not None:
        await groups.set_values(session, group.team, group.channel, paused_at=None)


async def pause(session: Session, group: Group, *, at: datetime) -> None:
    """Pause a group's recaps, and ask the people who may confirm; without a record there is nothing to do."""
    if group.paused_at is not None or not (group.last_decision or group.last_action):
        return
    paused = await groups.set_values(session, group.team, group.channel, paused_at=at, shared=True)
    for user in await who_may_confirm(session, paused):
        await outbox.put(
            session,
            NewMessage.of(
                group,
                key=_key(paused, user),
                kind=Kind.SHARING_QUESTION,
                recipient=user,
                about=subjects.SharingQuestion(since=at),
                at=at,
            ),
        )


async def who_may_confirm(session: Session, group: Group) -> list[str]:
    """Return who may confirm: the chair and the people who recorded something, or else all of our members."""
    key = {"team": group.team, "channel": group.channel}
    found = rows.every(await session.execute(_ANSWERABLE, {**key, "chair": group.chair or ""}), Member)
    found = found or rows.every(await session.execute(_OURS, key), Member)
    return [member.user for member in found]


async def confirm(session: Session, group: Group, *, by: str, at: datetime) -> None:
    """Resume a group, because somebody who was asked confirmed it; the others' questions then show that."""
    await groups.set_values(session, group.team, group.channel, paused_at=None)
    await history.write(session, group, "sharing confirmed", actor=by, at=at)
    await outbox.hasten(session, group.team, UNCONFIRMED, at=at)
    for user in await who_may_confirm(session, group):
        key = _key(group, user)
        if await outbox.find(session, group.team, key) is not None:
            await outbox.put(
                session,
                NewMessage.of(
                    group,
                    key=f"answered:{key}",
                    kind=Kind.SHARING_ANSWERED,
                    recipient=user,
                    about=subjects.SharingAnswered(sent=key, by=by),
                    at=at,
                ),
            )


async def is_paused(session: Session, team: str, channel: str) -> bool:
    """Tell whether a group waits for somebody to confirm that its channel was shared."""
    return (await session.execute(_IS_PAUSED, {"team": team, "channel": channel})).first() is not None


def _key(group: Group, user: str) -> str:
    since = group.paused_at.isoformat() if group.paused_at is not None else ""
    return f"sharing:{group.channel}:{since}:{user}"
