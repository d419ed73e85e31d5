"""Puts the one message of a morning in the outbox, which tells somebody all that waits for them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from scheduler import calendar
from scheduler import nudges as rules
from scheduler.calendar import DAY, Working
from scheduler.due import asks, attendance, missed, suggestions
from scheduler.due import hours as office_hours
from scheduler.mornings import Mornings
from storage import meetings, nudges, outbox, preferences
from storage import mornings as taken_mornings
from storage.database import Session
from storage.records import HowOften, Kind, NewMessage, Outgoing, subjects

PLANNED = (Kind.NUDGE, Kind.PERSON_RECAP, Kind.ESCALATION)
"""What is put when a morning is to be taken for it; other things are put as they happen."""
MUST_KNOW = frozenset((Kind.ESCALATION, Kind.HANDED))
"""What is told to those as well who wish for no mornings, since nobody else would see to it."""


async def put(session: Session, now: datetime) -> None:
    """Have everybody written to for whom something waits, on the first morning on which they may be."""
    await outbox.carried.expire(session, now=now)
    await asks.put_left(session, now)
    while waiting := await outbox.carried.due(session, Kind.MORNING, now=now):
        people: dict[tuple[str, str], list[Outgoing]] = {}
        for each in waiting:
            people.setdefault((each.team, each.recipient or ""), []).append(each)
        held = [await _write(session, team, user, theirs, now) for (team, user), theirs in people.items()]
        await session.step()
        if not all(held):
            # Those who are written to now keep what waits until that is sent: the next round goes on.
            break


async def _write(session: Session, team: str, user: str, waiting: Sequence[Outgoing], now: datetime) -> bool:
    """Have somebody written to of what waits, the longest first; tell whether that is put off."""
    longest = waiting[0]
    hours = await office_hours.of(session, team, longest.channel, user)
    if await _is_waiting(session, team, user, hours, now):
        return False
    # What others do in the course of a day is for another morning; what is planned knows its own.
    when: datetime | None = now
    if longest.kind not in PLANNED:
        when = hours.next_opening(longest.created_at)
    if when is not None and when <= now:
        unwished = not MUST_KNOW.isdisjoint(each.kind for each in waiting)
        permitted = await of(session, team, user, hours, unwished=unwished)
        when = await take(session, team, user, permitted, now)
    if when is not None:
        await outbox.carried.put_off(session, Kind.MORNING, team, user, now=now, until=when)
    return when is not None


async def _is_waiting(session: Session, team: str, user: str, hours: Working, now: datetime) -> bool:
    """Tell whether today's message to somebody waits to be sent."""
    message = await outbox.find(session, team, _key(Kind.MORNING, user, now, hours))
    return message is not None and message.settled_at is None


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when something that waits for a morning is next to be looked at."""
    return await outbox.carried.next_due(session, now=now)


async def of(session: Session, team: str, user: str, hours: Working, *, unwished: bool = False) -> Mornings:
    """Return the mornings on which somebody may be written to.

    What is `unwished` goes to those as well who wish for none, or for others than one a week.
    """
    wish, days = await preferences.find(session, team, user), await taken_mornings.taken(session, team, user)
    if unwished and wish.often is not HowOften.ONCE_A_WEEK:
        wish = replace(wish, often=HowOften.TWICE_A_WEEK)
    meeting_days: tuple[date, ...] = ()
    if wish.often is HowOften.BEFORE_MEETINGS:
        meeting_days = await meetings.days_of_member(session, team, user, min(days, default=date.min))
    return Mornings(hours, wish, meeting_days, days)


async def hidden_today(
    session: Session, kind: Kind, team: str, user: str, hours: Working, now: datetime
) -> Collection[int]:
    """Return the ids of what today's message did not show to somebody, since they may not see it."""
    sent = await outbox.find(session, team, _key(kind, user, now, hours))
    return sent.about_as(subjects.Items).hidden if sent is not None else ()


async def nudges_now(session: Session, team: str, user: str, hours: Working, now: datetime) -> bool:
    """Tell whether the message that somebody gets this morning nudges them."""
    nudge = await outbox.find(session, team, _key(Kind.NUDGE, user, now, hours))
    return nudge is not None and nudge.settled_at is None


async def take(
    session: Session,
    team: str,
    user: str,
    permitted: Mornings,
    now: datetime,
    *,
    gathers: Kind | None = None,
) -> datetime | None:
    """Have somebody written to this morning, where they may be; else return when that may be tried again.

    What falls due while the message waits to be sent is said in it; of what it `gathers` nothing is in the
    outbox. It goes within today's office hours, or not at all: then the day is not counted as one on which
    they were written to.
    """
    hours = permitted.hours
    today = calendar.local_day(now, hours.zone)
    message = await outbox.find(session, team, _key(Kind.MORNING, user, now, hours))
    if message is not None and message.settled_at is None:
        if gathers is not None:
            await _add(session, gathers, team, user, hours, now)
        return None
    if message is None and permitted.on_or_after(today) == today:
        if hours.is_open(now):
            await _put(session, team, user, permitted, now)
            return None
        if now < hours.opens(today):
            return hours.opens(today)
    following = permitted.on_or_after(today + DAY)
    return hours.next_opening(hours.opens(following or hours.next_working_day(today)))


def _key(kind: Kind, user: str, now: datetime, hours: Working) -> str:
    """Return the key of what somebody gets on the present day, where they are."""
    return f"{kind}:{user}:{calendar.local_day(now, hours.zone).isoformat()}"


async def _put(session: Session, team: str, user: str, permitted: Mornings, now: datetime) -> None:
    """Put today's message in the outbox, with what is to be said in it, also what is brought forward."""
    hours = permitted.hours
    await _add(session, Kind.MORNING, team, user, hours, now)
    following = permitted.after(calendar.local_day(now, hours.zone))
    near = hours.opens(following) if following is not None else now
    if any(rules.joins(each, now) for each in await nudges.due_for(session, team, user, now=near)):
        await _add(session, Kind.NUDGE, team, user, hours, now)
    if await nudges.escalations_due_for(session, team, user, now=now):
        await _add(session, Kind.ESCALATION, team, user, hours, now)
    await missed.join(session, team, user, now)
    await suggestions.join(session, team, user, hours, now)
    await attendance.join(session, team, user, now)


async def _add(session: Session, kind: Kind, team: str, user: str, hours: Working, now: datetime) -> None:
    await outbox.put(
        session,
        NewMessage(
            key=_key(kind, user, now, hours),
            kind=kind,
            team=team,
            channel=None,
            recipient=user,
            about=kind.subject(),
            at=now,
            expires_at=rules.closes(hours, now),
        ),
    )
