"""Home tabs: who has opened theirs, what it shows, and what is answered on it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from storage import rows
from storage.database import Session
from storage.dialects import insert_once, upsert
from storage.outbox import again
from storage.records import Group, Home, HomeTab, Kind, NewMessage
from storage.tables import groups, homes, members

_OPEN = upsert(homes, "shown", "shown_at", "within")
_ENSURE = insert_once(homes)
_KEY = (homes.c.team == bindparam("of_team"), homes.c.user == bindparam("of_user"))
_ONE = select(homes).where(*_KEY)
_SINCE = (
    select(homes)
    .where(homes.c.team == bindparam("team"))
    .where(or_(homes.c.opened_at >= bindparam("since"), homes.c.shown_at >= bindparam("shown_since")))
    .where(homes.c.user > bindparam("after"))
    .order_by(homes.c.user)
    .limit(bindparam("limit"))
)
_ALL = select(homes).where(homes.c.team == bindparam("team")).order_by(homes.c.user)
_SHOWN = update(homes).where(*_KEY)
_FORGET = (
    update(homes)
    .where(*_KEY, homes.c.answer_to != bindparam("of_press"))
    .values(answer=None, answer_to=None, answer_within=None)
)
_LEFT = select(members.c.channel).where(
    members.c.team == bindparam("team"), members.c.user == bindparam("user"), members.c.left_at.is_not(None)
)
# Whom Slack has never told us of may be in a group all the same, until it has told us who is.
_GROUPS = (
    select(groups)
    .outerjoin(
        members,
        (members.c.team == groups.c.team)
        & (members.c.channel == groups.c.channel)
        & (members.c.user == bindparam("user")),
    )
    .where(groups.c.team == bindparam("team"), members.c.left_at.is_(None))
    .where(or_(members.c.user.is_not(None), groups.c.synced_at.is_(None)))
    .order_by(groups.c.channel)
)


async def note_opened(session: Session, team: str, user: str, *, at: datetime) -> None:
    """Note that somebody has opened their Home, which answers no earlier press then."""
    unsaid = {"answer_to": None, "answer": None, "answer_within": None}
    values = {"team": team, "user": user, "opened_at": at, "shown": None, "shown_at": None, "within": None}
    await session.execute(_OPEN, values | unsaid)


async def note_pressed(session: Session, team: str, user: str, *, at: datetime) -> None:
    """Note that somebody has their Home before them, even if it is not known that they ever opened it."""
    await session.execute(_ENSURE, {"team": team, "user": user, "opened_at": at})


async def find(session: Session, team: str, user: str) -> Home | None:
    """Return somebody's Home; None when they have never opened it."""
    return rows.first(await session.execute(_ONE, {"of_team": team, "of_user": user}), Home)


async def to_look_at(
    session: Session, team: str, since: datetime, shown_since: datetime, *, after: str = "", limit: int
) -> list[Home]:
    """Return some of the Homes that were opened since a time or have changed since one, behind `after`.

    They are ordered by whose they are.
    """
    values = {"team": team, "since": since, "shown_since": shown_since, "after": after, "limit": limit}
    return rows.every(await session.execute(_SINCE, values), Home)


async def showing(session: Session, team: str, channel: str) -> list[Home]:
    """Return the Homes, whenever they were opened, that show anything of a group."""
    found = rows.every(await session.execute(_ALL, {"team": team}), Home)
    return [home for home in found if channel in (home.within or ())]


async def groups_of(session: Session, team: str, user: str) -> list[Group]:
    """Return the groups in which somebody is, or may be as far as is known."""
    return rows.every(await session.execute(_GROUPS, {"team": team, "user": user}), Group)


async def left_by(session: Session, team: str, user: str) -> frozenset[str]:
    """Return the channels that somebody was in and has left."""
    return frozenset((await session.execute(_LEFT, {"team": team, "user": user})).scalars())


async def note_shown(
    session: Session, team: str, user: str, shown: str, within: Sequence[str], *, at: datetime
) -> None:
    """Note what somebody's Home is about to show, and of which channels."""
    values: dict[str, Any] = {"shown": shown, "shown_at": at, "within": list(within)}
    await session.execute(_SHOWN.values(**values), {"of_team": team, "of_user": user})


async def answer(session: Session, team: str, user: str, blocks: list[dict[str, Any]], press: str) -> None:
    """Have somebody's Home answer their press of this key.

    It counts only as long as they may see whatever the Home shows now, save what they have just left.
    """
    home = await find(session, team, user)
    left = await left_by(session, team, user)
    within = [channel for channel in (home.within if home else None) or () if channel not in left]
    said: dict[str, Any] = {"answer": blocks, "answer_to": press, "answer_within": within}
    await session.execute(_SHOWN.values(**said), {"of_team": team, "of_user": user})


async def forget_answers_before(session: Session, team: str, user: str, press: str) -> None:
    """Have somebody's Home answer no press but the one of this key."""
    await session.execute(_FORGET, {"of_team": team, "of_user": user, "of_press": press})


async def publish(session: Session, team: str, user: str, *, at: datetime) -> None:
    """Have somebody's Home show how things are now, if they have ever opened it."""
    if await find(session, team, user) is None:
        return
    await again.put_again(
        session,
        NewMessage(
            key=key(user),
            kind=Kind.HOME,
            team=team,
            channel=None,
            recipient=user,
            about=HomeTab(),
            at=at,
        ),
    )


def key(user: str) -> str:
    """Return the key under which somebody's Home is published, each time."""
    return f"{Kind.HOME}:{user}"
