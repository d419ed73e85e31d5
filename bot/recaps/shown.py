"""What somebody has missed, from what is stored in the groups that the asker may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.recaps import service, views
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.due import missed as planning
from storage import decisions, people, recaps
from storage.database import Session
from storage.records import Account, Decision, News

DAY = timedelta(days=1)
MOST_READ = 1000
"""How many decisions of a group are listed to somebody who wants to see all that they missed there."""
NOTHING = recaps.Found((), 0)


@dataclass(frozen=True)
class RecapRequest:
    """What `asker` asks for, when, in which zone, and of which groups; `until` is a day that still counts."""

    team: str
    asker: str
    now: datetime
    zone: ZoneInfo
    reach: Reach
    since: date | None = None
    person: str | None = None
    until: date | None = None

    @property
    def reader(self) -> str:
        """The person who may have missed something."""
        return self.person or self.asker


@dataclass(frozen=True)
class Missed:
    """What the reader has missed: the first few of `count` decisions, the most important first.

    Of the others `behind` are those that matter most.
    """

    shown: list[Account]
    count: int = 0
    behind: Sequence[Account] = ()


async def in_reach(session: Session, request: RecapRequest) -> RecapRequest:
    """Return a request for those groups alone that its reader is in; in a group's channel the asker is."""
    if request.reach.here:
        return request
    channels = [
        channel
        for channel in request.reach.channels
        if await people.is_member(session, request.team, channel, request.reader)
    ]
    return replace(request, reach=replace(request.reach, channels=tuple(channels)))


async def missed(
    session: Session,
    request: RecapRequest,
    *,
    without: Sequence[int] = (),
    most: int = rules.MOST_SHOWN,
) -> Missed:
    """Return what was missed in the groups of a request, `without` some decisions."""
    ids: list[int] = []
    count = 0
    for channel in request.reach.channels:
        in_group = await _missed_in(session, request, channel, without, most)
        ids += in_group.ids
        count += in_group.count
    found = await recaps.accounts_of(session, request.team, ids, request.reader, ended_by=request.now)
    return Missed(rules.chosen(found, request.reader, most), count)


async def whole(session: Session, request: RecapRequest) -> Missed:
    """Return what was missed, as much of it as one message tells, and what is one press away."""
    found = await missed(session, request, most=rules.MOST_SHOWN + views.MOST_BEHIND)
    if not found.shown:
        return found
    first = replace(found, shown=rules.chosen(found.shown, request.reader))
    kept = views.fitting(_shown(request, first, None))
    ids = {one.decision.id for one in kept}
    left = [one for one in found.shown if one.decision.id not in ids]
    return Missed(kept, found.count, rules.chosen(left, request.reader, views.MOST_BEHIND))


async def behind(
    session: Session, team: str, user: str, ids: Sequence[int], inside: Collection[str], now: datetime
) -> views.Missed:
    """Return what a recap had no room for, of the channels that its reader is inside; Refusal for nothing."""
    found = await recaps.accounts_of(session, team, ids, user, ended_by=now)
    seen = rules.ordered([one for one in found if one.decision.channel in inside], user)
    if not seen:
        raise Refusal(service.NOTHING)
    channels = {one.decision.channel for one in seen}
    zone = await calendars.find_zone(session, team, min(channels), user)
    return views.Missed(
        views.reading(len(seen)),
        user,
        seen,
        calendar.local_day(now, zone),
        concerns=False,
        several=len(channels) > 1,
        workspace=await directory.workspace(session, team),
    )


async def every_missed(
    session: Session, request: RecapRequest, *, without: Sequence[int] = ()
) -> list[Decision]:
    """Return all that was missed in the groups of a request, what matters most in each group first."""
    found: list[Decision] = []
    for channel in request.reach.channels:
        in_group = await _missed_in(session, request, channel, without, most=MOST_READ)
        by_id = {one.id: one for one in await decisions.with_ids(session, request.team, in_group.ids)}
        found += [by_id[decision_id] for decision_id in in_group.ids if decision_id in by_id]
    return found


async def _missed_in(
    session: Session,
    request: RecapRequest,
    channel: str,
    without: Sequence[int] = (),
    most: int = rules.MOST_SHOWN,
) -> recaps.Found:
    """Return what the reader does not know of, or has not confirmed that they know, told of it or not."""
    team, user, since = request.team, request.reader, request.since
    reader = await recaps.reader(session, team, channel, user)
    if reader is None and user != request.asker:
        return NOTHING
    last = await planning.last_meeting(session, team, channel, request.now)
    now = request.now
    look = partial(recaps.missing, session, team, channel, user, most=most, ended_by=now, without=without)
    if since is not None or request.until is not None:
        after = request.until + DAY if request.until is not None else None
        return await look(
            made_since=_begins(since, request.zone) if since is not None else None,
            made_before=_begins(after, request.zone) if after is not None else None,
        )
    return await look(touched_since=rules.reach(reader, last) if reader is not None else None)


def _begins(day: date, zone: ZoneInfo) -> datetime:
    return calendar.instant(datetime.combine(day, time(0)), zone)


def message(request: RecapRequest, found: Missed, address: str | None = None) -> Message:
    """Return the answer to a request; that there may be more, while Slack does not say so of all groups."""
    if not found.shown:
        return text.unsure(None) if request.reach.unsure else views.nothing(_nothing(request))
    answer = views.missed(_shown(request, found, address))
    return text.unsure(answer) if request.reach.unsure else answer


def _shown(request: RecapRequest, found: Missed, address: str | None) -> views.Missed:
    return views.Missed(
        _title(request, found),
        request.reader,
        found.shown,
        calendar.local_day(request.now, request.zone),
        rest=[one.decision.id for one in found.behind],
        left=found.count - len(found.shown),
        pressable=request.reader == request.asker,
        concerns=request.reach.here,
        several=len(request.reach.channels) > 1,
        workspace=address,
    )


def _title(request: RecapRequest, found: Missed) -> str:
    listed = [*found.shown, *found.behind]
    news = {account.decision.id: rules.news_of(account, request.reader) for account in listed}
    without = [one for one in listed if news[one.decision.id] is News.MISSED]
    if without:
        who = "you" if request.reader == request.asker else text.person(request.reader)
        when = _when(request) or views.days(without, request.zone)
        complete = len(listed) >= found.count
        return views.decided_without(without, who, f"{_where(request)}{when}", complete=complete)
    return _nothing(request, so_far=News.NOT_KNOWN_YET in news.values())


def _nothing(request: RecapRequest, *, so_far: bool = False) -> str:
    known = ", as far as is known yet" if so_far else ""
    return f"{_reader_has(request, 'missed nothing')}{_where(request)}{_when(request)}{known}."


def _reader_has(request: RecapRequest, what: str) -> str:
    if request.reader != request.asker:
        return f"{text.person(request.reader)} has {what}"
    return f"You have {what}"


def _where(request: RecapRequest) -> str:
    channels = request.reach.channels
    return f" in {text.channel(channels[0])}" if len(channels) == 1 else ""


def _when(request: RecapRequest) -> str:
    since, until = request.since, request.until
    if since is not None and since == until:
        return f" on {text.day(since)}"
    # What is asked for up to today is asked for since then.
    until = until if until is not None and until < calendar.local_day(request.now, request.zone) else None
    if since is not None and until is not None:
        return f" from {text.day(since)} to {text.day(until)}"
    return f" since {text.day(since)}" if since else f" until {text.day(until)}" if until else ""
