"""Gathers what is known of a group when somebody types something there, in a fixed number of queries."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar
from bot.slack.people import UserGroup
from bot.understanding.known import (
    Known,
    KnownAction,
    KnownDecision,
    KnownMeeting,
    KnownPerson,
    KnownUserGroup,
)
from scheduler import places
from storage import actions, brief, meetings, people, surroundings
from storage.database import Session
from storage.records import Action, Answer, DecisionInBrief, Group, Meeting, Member, Owner, Person

MOST = 100
"""How many of a group's latest decisions, and of its open actions, what is typed may be about."""
PAST = timedelta(days=100)
"""How far back meetings are known: far enough for the last one of a group that meets each quarter."""
MOST_MEETINGS = 60
MOST_CLOSED = 30
_GIVEN_UP = (Answer.DECLINED, Answer.PASSED_ON)
"""Answers of those whose it is no longer."""


async def gather(
    session: Session,
    team: str,
    channels: Sequence[str],
    user: str,
    *,
    now: datetime,
    user_groups: Sequence[UserGroup] = (),
) -> Known:
    """Return what is known in the channel of a group, or outside of several, when `user` types something.

    Of several groups only their people are known: what is there has a number in each. `user_groups` are
    those of the workspace, as Slack told them.
    """
    channel = channels[0] if len(channels) == 1 else ""
    around = await surroundings.find(session, team, channel=channel)
    workspace, group = around.workspace, around.group
    described = await people.described(session, team, channels)
    person = next((one for one in described if one.user == user), None)
    locale = (person.locale if person else None) or (workspace.locale if workspace else None)
    zones = (person.zone if person else None, workspace.zone if workspace else None)
    if not channel:
        zone = places.first_known(*zones)
        everybody = tuple(KnownPerson(one.user, one.name) for one in described)
        return Known(user, "", Calendar(now, zone, locale), everybody)
    zone = places.first_known(zones[0], group.zone if group else None, zones[1])
    met = await meetings.from_on(session, team, channel, now - PAST, now=now, coming=MOST_MEETINGS)
    coming = [meeting for meeting in met if meeting.ends_at > now]
    days = tuple(dict.fromkeys(meeting.day for meeting in coming))
    members = await people.members_of(session, team, channel)
    return Known(
        speaker=user,
        channel=channel,
        calendar=Calendar(now, zone, locale, days, *_nation(group, zone)),
        people=_people(described, members, group),
        decisions=tuple(map(_decision, await brief.latest(session, team, channel, limit=MOST))),
        actions=await _actions(session, team, channel),
        meetings=meetings_known(met, zone),
        groups={channel: group.name} if group is not None and group.name else {},
        organisations=tuple(sorted({one.organisation for one in members if one.organisation})),
        user_groups=tuple(KnownUserGroup(one.id, one.handle, one.name) for one in user_groups),
    )


def _nation(group: Group | None, zone: ZoneInfo) -> tuple[str | None, str | None]:
    """Return whose public holidays count: what the group's form says, else those of the country of a zone."""
    if group is not None and group.country is not None:
        return group.country, group.subdivision
    return places.country_of(group.zone if group is not None and group.zone else zone.key)


def _people(
    described: Sequence[Person], members: Sequence[Member], group: Group | None
) -> tuple[KnownPerson, ...]:
    organisations = {one.user: one.organisation for one in members}
    chair = group.chair if group is not None else None
    return tuple(
        KnownPerson(one.user, one.name, organisations.get(one.user), ("chair",) if one.user == chair else ())
        for one in described
    )


def _decision(decision: DecisionInBrief) -> KnownDecision:
    return KnownDecision(decision.number, decision.text, decision.status, decision.author)


async def _actions(session: Session, team: str, channel: str) -> tuple[KnownAction, ...]:
    """Return a group's open actions, and those that were closed last: a slip may be taken back."""
    found = await actions.open_in(session, team, channel, limit=MOST)
    found += await actions.closed_in(session, team, channel, limit=MOST_CLOSED)
    owners = await actions.owners_of_each(session, team, [one.id for one in found])
    return tuple(action_known(one, owners[one.id]) for one in found)


def action_known(action: Action, owners: Sequence[Owner]) -> KnownAction:
    """Return what is known of an action, and of the people in Slack who own it."""
    theirs = [one for one in owners if one.user is not None and one.answer not in _GIVEN_UP]
    return KnownAction(
        action.number,
        action.text,
        action.status,
        owners=tuple(one.user for one in theirs if one.user is not None),
        due=action.due,
        asked_by=action.author,
        channel=action.channel,
        unanswered=tuple(one.user for one in theirs if one.user is not None and one.answer is Answer.ASKED),
    )


def meetings_known(met: Sequence[Meeting], zone: ZoneInfo) -> tuple[KnownMeeting, ...]:
    """Return what is known of meetings, by the wall of a zone, the first one first."""
    known = [
        KnownMeeting(
            meeting.starts_at.astimezone(zone).replace(tzinfo=None),
            round((meeting.ends_at - meeting.starts_at).total_seconds() / 60),
            channel=meeting.channel,
        )
        for meeting in met
    ]
    return tuple(sorted(known, key=lambda one: one.start))
