"""Opens work that repeats again when it is done, and takes that back."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from bot.actions import refresh
from bot.language.refusal import Refusal
from bot.meetings import calendars, due_dates
from scheduler import calendar
from scheduler import repeats as rules
from storage import actions
from storage.database import Session
from storage.records import Action, ActionStatus, DueMeeting, Outgoing, Owner, Repeats, Source

CHANGED = "{label} has changed since it was done, so nothing has changed now."


async def first(
    session: Session,
    source: Source,
    repeats: Repeats,
    due: date | None,
    *,
    tied: DueMeeting | None = None,
    at: datetime,
) -> tuple[Repeats, date | None]:
    """Return a rule that counts from the first due day, and that day: the rule's own where none was said.

    What comes again with the meetings has no rule, and is first `tied` to one of them.
    Raises ValueError for a rule that can not be read.
    """
    if repeats.each_meeting is not None:
        since = await due_dates.left_out_before(session, source, tied, at=at) if tied is not None else None
        return replace(repeats, since=since), due
    today = await _today(session, source.team, source.channel, at)
    following = rules.next_due(repeats, due, today)
    starts = due or following
    return replace(repeats, starts=repeats.starts or starts), starts


async def begin_again(
    session: Session, action: Action, user: str, *, at: datetime, place: str | None = None
) -> Action:
    """Open an action again if it is done and repeats; return it as it then is.

    After the last time that its rule allows it stays closed, and so it does with a rule that somebody wrote
    into the database and nobody can read. What comes again with the meetings waits while none is planned.
    """
    if action.repeats is None or action.status is not ActionStatus.DONE:
        return action
    if (each := action.repeats.each_meeting) is not None:
        then = await due_dates.next_time(session, action, each, past=action.due, at=at)
        return await actions.begin_again(
            session,
            action,
            then.due,
            actor=user,
            at=at,
            place=place,
            due_meeting=then.tied,
            since=then.since,
        )
    today = await _today(session, action.team, action.channel, at)
    following: date | None = None
    with suppress(ValueError):
        following = rules.next_due(action.repeats, action.due, today)
    if following is None:
        return action
    return await actions.begin_again(session, action, following, actor=user, at=at, place=place)


async def take_back(
    session: Session,
    action: Action,
    owner: Owner | None,
    user: str,
    pressed: Outgoing | None,
    place: str | None,
    *,
    said_at: datetime,
    at: datetime,
) -> None:
    """Take back that an owner had done an action this time, as they said at a time; or all of them, for None.

    Raises Refusal when that was not the last time, or when the action has changed since.
    """
    time = await actions.last_time(session, action)
    before = (time.before or {}).get("last_done_at") if time is not None else None
    if time is None or (before is not None and said_at <= datetime.fromisoformat(before)):
        raise Refusal(CHANGED.format(label=action.label))
    shown_in = await refresh.shown_in(session, action)
    action = await actions.take_back(session, action, time, owner, actor=user, at=at, place=place)
    await refresh.messages(session, action, at=at, pressed=pressed, also=shown_in)


async def _today(session: Session, team: str, channel: str, at: datetime) -> date:
    return calendar.local_day(at, await calendars.find_zone(session, team, channel))
