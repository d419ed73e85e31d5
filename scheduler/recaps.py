"""Who missed what, and what a recap says in which order. Pure: values and a time in, values out."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from scheduler import calendar, places
from scheduler.calendar import Working
from scheduler.mornings import Mornings
from storage.records import (
    UNDER_WAY,
    Account,
    Ahead,
    Concern,
    Decision,
    DecisionStatus,
    Meeting,
    News,
    Rank,
    Reader,
    Setting,
    Strength,
    Work,
    strongest_first,
)

MOST_SHOWN = 12
"""How many of the decisions that somebody missed are shown; nobody reads a longer list."""

TOGETHER = timedelta(days=3)
"""How long before a meeting somebody is told who is written to in any case."""

EARLIEST = timezone(timedelta(hours=14))
LATEST = timezone(timedelta(hours=-12))
"""The zones in which a day begins first and last."""


def office(ahead: Ahead, zone: str | None = None) -> Working:
    """Return a group's office hours, or those in the `zone` of one of its people, with its holidays."""
    group = ahead.group
    return places.office(zone, group.zone, ahead.workspace_zone, group.country, group.subdivision)


def hours_of(ahead: Ahead, reader: Reader) -> Working:
    """Return the office hours of one of a group's people, where they are."""
    return places.own(office(ahead, reader.zone), reader.preference)


def group_due(ahead: Ahead) -> datetime:
    """Return when the group's recap is due, in UTC: 09:00, its lead in working days before the meeting."""
    return _due(ahead.meeting.starts_at, max(ahead.group.recap_lead, 0), office(ahead))


def recapped_until(ahead: Ahead, last: datetime) -> datetime:
    """Return up to when what happened stood in the recap before the `last` meeting, which began then.

    What came after that recap, before that meeting, belongs into the next one.
    """
    return min(last, _due(last, max(ahead.group.recap_lead, 0), office(ahead)))


@lru_cache(maxsize=20_000)
def _due(starts_at: datetime, lead: int, hours: Working) -> datetime:
    # Cached because working out public holidays is slow.
    return calendar.recap_at(starts_at, lead, hours)


def recap_day(ahead: Ahead) -> date:
    """Return the day of a meeting's recap, where the group is."""
    return calendar.local_day(group_due(ahead), office(ahead).zone)


def group_time(ahead: Ahead, now: datetime) -> datetime:
    """Return when to post the group's recap: when it is due, or at the next chance when that has passed."""
    due = group_due(ahead)
    if now <= due:
        return due
    chance = office(ahead).next_open(now)
    return chance if chance < ahead.meeting.starts_at else now


def person_due(ahead: Ahead, reader: Reader) -> datetime:
    """Return when a person's recap is due, in UTC: as their office hours begin, on the day of the group's."""
    hours, day = hours_of(ahead, reader), recap_day(ahead)
    due = hours.opens(day)
    if due < ahead.meeting.starts_at:
        return due
    # Far west of the group, the meeting begins before that.
    return hours.opens(hours.working_days_before(day, 1))


def mornings(ahead: Ahead, reader: Reader) -> Mornings:
    """Return the mornings on which a person may be written to before a meeting."""
    return Mornings(hours_of(ahead, reader), reader.preference, (ahead.meeting.day,), reader.taken)


def person_time(ahead: Ahead, reader: Reader, now: datetime) -> datetime | None:
    """Return when to write to a person: on the last morning for it on which they may be written to.

    If that is past, on the next one. None when none is left before the meeting.
    """
    permitted = mornings(ahead, reader)
    hours, today = permitted.hours, calendar.local_day(now, permitted.hours.zone)
    due = calendar.local_day(person_due(ahead, reader), hours.zone)
    day = permitted.last_by(due, today)
    if day is None or (day == today and now > hours.opens(day) and not hours.is_open(now)):
        day = permitted.on_or_after(max(today, due) if hours.is_open(now) else max(today, due) + calendar.DAY)
    if day is None:
        return None
    # Clocks that are put forward may skip all of somebody's hours on a day.
    when = hours.next_open(max(hours.opens(day), now) if day == today else hours.opens(day))
    return when if when < ahead.meeting.starts_at else None


def joins(ahead: Ahead, reader: Reader, now: datetime) -> bool:
    """Tell whether a person is told before a meeting already this morning, when they are written to anyhow.

    They are if the meeting is within three days, or no other morning is left to tell them.
    """
    permitted = mornings(ahead, reader)
    today = calendar.local_day(now, permitted.hours.zone)
    due = calendar.local_day(person_due(ahead, reader), permitted.hours.zone)
    following = permitted.after(today)
    soon = ahead.meeting.day <= today + TOGETHER
    return reader.joined_at < now < ahead.meeting.starts_at and (soon or following is None or following > due)


def earliest(ahead: Ahead) -> datetime:
    """Return a time before which no recap of a meeting is due, wherever its people are; in UTC."""
    day = recap_day(ahead)
    if datetime.combine(day, calendar.OPENS, LATEST) >= ahead.meeting.starts_at:
        day = office(ahead).working_days_before(day, 1)
    return datetime.combine(day, time(0), EARLIEST).astimezone(UTC)


def with_recaps(meetings: Iterable[Ahead]) -> list[Ahead]:
    """Return the meetings that have a recap: of a group's meetings with the same recap day, the first."""
    first: dict[tuple[str, str, date], Ahead] = {}
    for ahead in sorted(meetings, key=lambda one: (one.meeting.starts_at, one.meeting.id)):
        first.setdefault((ahead.meeting.team, ahead.meeting.channel, recap_day(ahead)), ahead)
    return list(first.values())


def reach(reader: Reader, last_meeting: datetime | None) -> datetime | None:
    """Return since when decisions made or settled concern a reader; None for ever."""
    return None if last_meeting is None else min(reader.joined_at, last_meeting)


def news_of(account: Account, user: str) -> News:
    """Return what a decision is to somebody who does not know of it, or of its present status."""
    if account.setting is Setting.MEETING:
        return News.MISSED
    if user in account.outdated:
        return News.CHANGED
    if account.setting is Setting.UNDER_WAY:
        return News.NOT_KNOWN_YET
    return News.UNRECORDED if account.setting is Setting.UNRECORDED else News.CHANNEL


def rank(account: Account, user: str) -> Rank:
    """Return why a decision matters to a person."""
    if user in account.outdated or any(user in followed.had_a_part for followed in account.follows):
        return Rank.CHANGED
    if own_work(account, user):
        return Rank.THEIRS_TO_DO
    if any(concern.strength is Strength.OBJECTION for concern in account.concerns):
        return Rank.OBJECTED_TO
    return Rank.OTHER


def own_work(account: Account, user: str) -> list[Work]:
    """Return the open actions under a decision of which a person still does a part."""
    return [
        work
        for work in account.work
        if any(owner.user == user and owner.answer in UNDER_WAY for owner in work.owners)
    ]


def ordered(accounts: Iterable[Account], user: str) -> list[Account]:
    """Return decisions ordered by news and rank for a person, and among equals the newest last."""
    return sorted(accounts, key=lambda one: (news_of(one, user), rank(one, user), *_age(one)))


def chosen(accounts: Iterable[Account], user: str, most: int = MOST_SHOWN) -> list[Account]:
    """Return the decisions that matter most to a person, in order; among equals the newest are kept."""
    newest_first = sorted(accounts, key=_age, reverse=True)
    kept = sorted(newest_first, key=lambda one: (news_of(one, user), rank(one, user)))[:most]
    return ordered(kept, user)


def overdue(work: Work, today: date) -> bool:
    """Tell whether an action's due day has passed."""
    return work.action.due is not None and work.action.due < today


def by_urgency(open_work: Iterable[Work], today: date) -> list[Work]:
    """Return open actions: overdue ones first, then by due day, those without one last."""
    return sorted(
        open_work,
        key=lambda work: (
            not overdue(work, today),
            work.action.due is None,
            work.action.due or date.max,
            work.action.number,
        ),
    )


def by_strength(raised: Iterable[tuple[Concern, Decision]]) -> list[tuple[Concern, Decision]]:
    """Return concerns, objections first, then reservations, then questions; the oldest first among equals."""
    return sorted(raised, key=lambda one: strongest_first(one[0]))


def coming_back(pending: Iterable[Decision], meeting: Meeting) -> list[Decision]:
    """Return what the meeting still has to decide: proposals, and decisions not put off to a later day."""
    return [
        decision
        for decision in pending
        if decision.status is DecisionStatus.PROPOSED
        or decision.come_back_on is None
        or decision.come_back_on <= meeting.day
    ]


def window(begun: Sequence[datetime], meetings: int) -> datetime | None:
    """Return since when decisions are considered: for the last few `meetings`, or None for ever.

    `begun` holds the times of the last meetings, latest first. Anything older that somebody was never told,
    because recap after recap could not be sent, is left to `/recap`.
    """
    return begun[meetings - 1] if len(begun) >= meetings else None


def _age(account: Account) -> tuple[datetime, int]:
    return account.decision.decided_at, account.decision.id


def zone_of(ahead: Ahead) -> ZoneInfo:
    """Return the zone in which a group's days are told."""
    return office(ahead).zone
