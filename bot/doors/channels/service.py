"""What is stored of a channel and its people as Slack tells of them: each function one transaction's work."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.doors.channels import deliveries
from bot.home.tab import service as home_service
from bot.nudges.suggestions import service as suggestions
from bot.recaps.deliveries import newcomers
from storage import departures, groups, outbox, people, resting, sharing
from storage.database import Session
from storage.records import Group, Kind, NewMessage, Person


async def arrive(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Greet a group that the bot was invited to, and send what waited for the invitation."""
    await groups.ensure(session, team, channel)
    await outbox.put(
        session,
        NewMessage(key=f"{Kind.GREETING}:{channel}", kind=Kind.GREETING, team=team, channel=channel, at=at),
    )
    await outbox.revive(session, team, channel, at=at)


async def come_or_go(
    session: Session, team: str, channel: str, user: str, *, there: bool, at: datetime
) -> Group | None:
    """Welcome somebody who has joined a group, or note that they have left; return the group, if any."""
    channel = await groups.now_at(session, team, channel)
    group = await groups.find(session, team, channel)
    if group is None:
        return None
    if there:
        await newcomers.welcome(session, group, user, at=at)
        await departures.back(session, team, channel=channel, user=user)
    else:
        await people.leave(session, team, channel, user, at=at)
    return group


async def note_member(
    session: Session,
    team: str,
    channel: str,
    user: str,
    person: Person | None,
    organisation: str | None,
    *,
    there: bool,
    at: datetime,
) -> None:
    """Note whether somebody is in a group, and whom they speak for; bots are not counted among its people."""
    if not there:
        await people.leave(session, team, channel, user, at=at)
    elif person is not None and not person.bot:
        await people.join(session, team, channel, user, at=at)
        await people.speaks_for(session, team, channel, user, organisation)


async def share(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Let the recaps of a channel that was shared wait until somebody confirms that."""
    group = await groups.find(session, team, channel)
    if group is not None:
        await sharing.pause(session, group, at=at)


async def move(session: Session, team: str, old: str, new: str, *, at: datetime) -> bool:
    """Let everything follow a channel to its new id; tell whether a group of ours is there."""
    await groups.move(session, team, old, new, at=at)
    await home_service.show_anew(session, team, old, at=at)
    return await groups.find(session, team, new) is not None


async def describe(session: Session, team: str, channel: str, *, at: datetime, **values: Any) -> bool:
    """Store what has changed about a channel, perhaps also who may see it; tell whether it is a group's."""
    if await groups.find(session, team, channel) is None:
        return False
    await groups.set_values(session, team, channel, **values)
    await home_service.show_anew(session, team, channel, at=at)
    return True


async def doubt(session: Session, team: str, channel: str, *, at: datetime) -> bool:
    """Have nothing of a channel stay on Homes unless Slack says so anew; tell whether it is a group's."""
    await home_service.show_anew(session, team, channel, at=at)
    return await groups.find(session, team, channel) is not None


async def archive(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Let a group rest whose channel was archived, and tell its people once."""
    group = await groups.find(session, team, channel)
    if group is not None and group.archived_at is None:
        await groups.set_values(session, team, channel, archived_at=at)
        await resting.rest(session, team, channel)
        await deliveries.tell_people(session, group, at=at)


async def unarchive(session: Session, team: str, channel: str) -> None:
    """Wake a group whose channel is in use again."""
    group = await groups.find(session, team, channel)
    if group is not None and group.archived_at is not None:
        await groups.set_values(session, team, channel, archived_at=None)
        await resting.wake(session, team, channel)


async def learn(session: Session, person: Person, profile: Mapping[str, Any]) -> None:
    """Store what has changed about somebody, and what the status in their profile suggests."""
    await people.learn(session, person)
    await suggestions.see_status(session, person, profile, at=person.seen_at)
