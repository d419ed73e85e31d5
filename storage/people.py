"""People as Slack last described them, and who is a member of which group."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from storage import departures, groups, history, homes, nudges, rows
from storage.database import Session
from storage.dialects import insert_once, upsert
from storage.records import Group, Member, Person
from storage.tables import members, people

_LEARN = upsert(people, "direct")
_ONE = select(people).where(people.c.team == bindparam("team"), people.c.user == bindparam("user"))
_PERSON = (people.c.team == bindparam("of_team"), people.c.user == bindparam("of_user"))
_DIRECT = select(people.c.direct).where(*_PERSON)
_SET_DIRECT = update(people).where(*_PERSON).values(direct=bindparam("channel"))
_SOME = select(people).where(
    people.c.team == bindparam("team"), people.c.user.in_(bindparam("users", expanding=True))
)
_JOIN = insert_once(members)
_OF_GROUP = (
    select(members)
    .where(members.c.team == bindparam("team"), members.c.channel == bindparam("channel"))
    .where(members.c.left_at.is_(None))
    .order_by(members.c.joined_at, members.c.user)
)
_DESCRIBED = (
    select(people)
    .join(members, (members.c.team == people.c.team) & (members.c.user == people.c.user))
    .where(people.c.team == bindparam("team"), members.c.left_at.is_(None))
    .where(members.c.channel.in_(bindparam("channels", expanding=True)))
    .where(~people.c.bot, ~people.c.deactivated)
    .distinct()
    .order_by(people.c.name, people.c.user)
)
_MEMBERSHIP = (
    members.c.team == bindparam("of_team"),
    members.c.channel == bindparam("of_channel"),
    members.c.user == bindparam("of_user"),
)
_REJOIN = (
    update(members)
    .where(*_MEMBERSHIP, members.c.left_at.is_not(None))
    .values(left_at=None, joined_at=bindparam("at"))
)
_SPEAKS_FOR = (
    update(members)
    .where(*_MEMBERSHIP, members.c.organisation.is_(None))
    .values(organisation=bindparam("called"))
)
_REPRESENT = (
    update(members).where(*_MEMBERSHIP, members.c.left_at.is_(None)).values(organisation=bindparam("called"))
)
_IS_MEMBER = select(members.c.user).where(*_MEMBERSHIP, members.c.left_at.is_(None))
_HAS_LEFT = select(members.c.user).where(*_MEMBERSHIP, members.c.left_at.is_not(None))
_GROUPS_OF = (
    select(members.c.channel)
    .where(members.c.team == bindparam("team"), members.c.user == bindparam("user"))
    .where(members.c.left_at.is_(None))
)
_LEAVE = update(members).where(*_MEMBERSHIP, members.c.left_at.is_(None)).values(left_at=bindparam("at"))


async def learn(session: Session, person: Person) -> None:
    """Remember what Slack told of a person; if their zone changed, their nudges are worked out again.

    Where they may see something else from now on, their Home shows that. Who has no account any more has gone
    from every group, and with it again is back.
    """
    before = await find(session, person.team, person.user)
    await session.execute(_LEARN, vars(person))
    if before is not None and _sight(before) != _sight(person):
        await homes.publish(session, person.team, person.user, at=person.seen_at)
    was_closed = before is not None and before.deactivated
    if person.deactivated and not was_closed:
        await departures.gone(session, person.team, person.user, at=person.seen_at)
    elif was_closed and not person.deactivated:
        await departures.back(session, person.team, person.user)
    if before is None or before.zone != person.zone:
        await nudges.look_again(session, person.team, user=person.user, at=person.seen_at)


def _sight(person: Person) -> tuple[object, ...]:
    """Return what decides beside membership what a person may see."""
    return person.deactivated, person.guest, person.bot, person.home_team


async def find(session: Session, team: str, user: str) -> Person | None:
    """Return what is known of a person, or None."""
    return rows.first(await session.execute(_ONE, {"team": team, "user": user}), Person)


async def direct_of(session: Session, team: str, user: str) -> str | None:
    """Return the bot's direct message channel with a person, if Slack has said it before."""
    found: str | None = (
        await session.execute(_DIRECT, {"of_team": team, "of_user": user})
    ).scalar_one_or_none()
    return found


async def note_direct(session: Session, team: str, user: str, channel: str | None) -> None:
    """Keep the bot's direct message channel with a person who is known; None forgets it."""
    await session.execute(_SET_DIRECT, {"of_team": team, "of_user": user, "channel": channel})


async def known(session: Session, team: str, users: Iterable[str]) -> dict[str, Person]:
    """Return what is known of `users`, by id; unknown ones are left out."""
    wanted = list(users)
    if not wanted:
        return {}
    found = await session.execute(_SOME, {"team": team, "users": wanted})
    return {person.user: person for person in rows.every(found, Person)}


async def described(session: Session, team: str, channels: Iterable[str]) -> list[Person]:
    """Return the members of some groups as Slack describes them, by name; no bots and no closed accounts."""
    values = {"team": team, "channels": list(channels)}
    return rows.every(await session.execute(_DESCRIBED, values), Person) if values["channels"] else []


async def join(session: Session, team: str, channel: str, user: str, *, at: datetime) -> bool:
    """Note that a person is in a group's channel; tell whether that is new."""
    key = {"of_team": team, "of_channel": channel, "of_user": user}
    # Nearly always they are there: a look locks nothing.
    if (await session.execute(_IS_MEMBER, key)).first() is not None:
        return False
    joined = await session.execute(
        _JOIN, {"team": team, "channel": channel, "user": user, "organisation": None, "joined_at": at}
    )
    if joined.rowcount == 1:
        # They may have owned something there that they did not see.
        await departures.back(session, team, user, channel)
        return True
    rejoined = (await session.execute(_REJOIN, key | {"at": at})).rowcount == 1
    if rejoined:
        await departures.back(session, team, user, channel)
    return rejoined


async def speaks_for(session: Session, team: str, channel: str, user: str, organisation: str | None) -> None:
    """Note whom a member speaks for, unless that is known already; None changes nothing."""
    if organisation:
        key = {"of_team": team, "of_channel": channel, "of_user": user, "called": organisation}
        await session.execute(_SPEAKS_FOR, key)


async def represent(
    session: Session, group: Group, user: str, organisation: str | None, *, actor: str, at: datetime
) -> bool:
    """Have a member speak for an organisation, or for none; False when the person is no member."""
    key = {"of_team": group.team, "of_channel": group.channel, "of_user": user, "called": organisation}
    if (await session.execute(_REPRESENT, key)).rowcount != 1:
        return False
    after = {"user": user, "organisation": organisation}
    await history.write(session, group, "organisation said", actor=actor, at=at, after=after)
    return True


async def is_member(session: Session, team: str, channel: str, user: str) -> bool:
    """Tell whether a person is in a group's channel, as far as Slack has told."""
    key = {"of_team": team, "of_channel": channel, "of_user": user}
    return (await session.execute(_IS_MEMBER, key)).first() is not None


async def groups_of(session: Session, team: str, user: str) -> list[str]:
    """Return the channels of the groups that a person is in, as far as Slack has told."""
    return sorted((await session.execute(_GROUPS_OF, {"team": team, "user": user})).scalars())


async def has_left(session: Session, team: str, channel: str, user: str) -> bool:
    """Tell whether a person was in a group's channel and has left; False when they never were."""
    key = {"of_team": team, "of_channel": channel, "of_user": user}
    return (await session.execute(_HAS_LEFT, key)).first() is not None


async def reachable(session: Session, team: str, channel: str, user: str) -> bool:
    """Tell whether somebody of a group can still be asked: their account is open, and they see its channel.

    A public channel is seen by whoever has a full account and has not left it, a private one by those in it;
    who is in it is known once Slack has said so.
    """
    if await has_left(session, team, channel, user):
        return False
    person = await find(session, team, user)
    if person is not None and person.deactivated:
        return False
    group = await groups.find(session, team, channel)
    if group is None or group.synced_at is None or await is_member(session, team, channel, user):
        return True
    return not (group.private or (person is not None and _is_limited(person)))


def _is_limited(person: Person) -> bool:
    """Tell whether somebody sees only those channels that they are in."""
    return person.guest or person.home_team not in (None, person.team)


async def leave(session: Session, team: str, channel: str, user: str, *, at: datetime) -> None:
    """Note that a person has left a group's channel; what they leave there is handed on.

    Their Home then shows nothing of it any more.
    """
    key = {"of_team": team, "of_channel": channel, "of_user": user, "at": at}
    if (await session.execute(_LEAVE, key)).rowcount == 1:
        await departures.gone(session, team, user, channel, at=at)
    # Whether or not they were known to be there: Slack may have said so to whoever made the Home.
    await homes.publish(session, team, user, at=at)


async def members_of(session: Session, team: str, channel: str) -> list[Member]:
    """Return who is in a group's channel, the longest there first."""
    return rows.every(await session.execute(_OF_GROUP, {"team": team, "channel": channel}), Member)
