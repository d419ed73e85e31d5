"""`/recap`: what somebody missed. Only the asker sees the answer, and only what they may see."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck

from bot.language import names, slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars, zones
from bot.recaps import views
from bot.slack import access, acknowledgement, introductions
from bot.slack import names as slack_names
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.requests import Command
from bot.understanding import recaps as understanding
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.planning import recaps as planning
from storage import decisions, groups, people, recaps
from storage.database import Session
from storage.records import Account, How, News

WHOSE = "Pick them from Slack's list as you type, for example `/recap @sam`."
EVERYTHING = understanding.Asked()
NOTHING = recaps.Found((), 0)


@dataclass(frozen=True)
class Request:
    """What somebody asks, by which clock; `channels` are those whose record they may see.

    `unsure` tells that Slack did not say of all groups whether they may.
    """

    asked: Command
    zone: ZoneInfo
    channels: tuple[str, ...] = ()
    here: bool = False
    unsure: bool = False
    meant: understanding.Asked = EVERYTHING

    @property
    def reader(self) -> str:
        """Whoever may have missed something."""
        return self.meant.person or self.asked.user


async def recap(ack: AsyncAck, asked: Command) -> None:
    """Answer `/recap …`: for a group in its channel, elsewhere for every group that the asker may see."""
    if slack_text.asks_help(asked.typed):
        await ack(**text.note(views.HELP))
        return
    async with asked.bot.sessions.read() as session:
        request = Request(asked, await zones.of(session, asked.team, asked.channel, asked.user))
        # Whoever types in a group's channel is there: it is Slack that says so.
        here = not asked.is_direct and await groups.find(session, asked.team, asked.channel) is not None
    if here and not await introductions.are_due(asked):
        await ack(**await _here(request))
        return
    await ack()
    answering = introductions.answer_after(asked, partial(_here, request)) if here else _seen(request)
    acknowledgement.later(asked, answering)


async def _here(request: Request) -> Message:
    """Answer a member in their channel: for that group."""
    request = replace(request, channels=(request.asked.channel,), here=True)
    async with request.asked.bot.sessions.begin() as session:
        return await _answer(session, await _read(session, request))


async def _seen(request: Request) -> None:
    """Answer what is asked where no group is, such as to the bot alone: for the reader's groups in sight."""
    asked = request.asked
    bot, team = asked.bot, asked.team
    sight = await access.held_in_sight(bot.people, team, asked.user)
    try:
        if not await introductions.make(asked, sight.channels):
            raise Refusal(introductions.UNTOLD)
        async with bot.sessions.begin() as session:
            request = await _read(session, replace(request, channels=sight.channels, unsure=sight.unsure))
            seen = [
                each for each in sight.channels if await people.is_member(session, team, each, request.reader)
            ]
            answer = await _answer(session, replace(request, channels=tuple(seen)))
    except Refusal as refusal:
        told = text.note(str(refusal))
        answer = text.unsure(told) if sight.unsure else told
    asked.aside(answer)


async def _read(session: Session, request: Request) -> Request:
    """Return a request with what its words ask for; Refusal for what they may mean or do not tell."""
    asked = request.asked
    words = await slack_names.resolved(session, asked.team, request.channels, asked.typed)
    if nobody := [one.name for one in names.read(words, ())]:
        raise Refusal(f"Nobody you can see here goes by ‘{text.brief(nobody[0])}’. {WHOSE}")
    locale = await calendars.locale(session, asked.team, asked.user)
    today = calendar.local_day(asked.at, request.zone)
    return replace(request, meant=understanding.read(words, today=today, locale=locale))


async def _answer(session: Session, request: Request) -> Message:
    """Return what was missed, and note that the asker has been told of it."""
    missed: list[Account] = []
    count = 0
    for channel in request.channels:
        found = await _missed(session, request, channel)
        missed += await recaps.these(
            session, request.asked.team, found.ids, request.reader, ended_by=request.asked.at
        )
        count += found.count
    shown = rules.chosen(missed, request.reader)
    if request.unsure:
        return text.unsure(await _told(session, request, shown, count) if shown else None)
    if not shown:
        return views.nothing(_nothing(request))
    return await _told(session, request, shown, count)


async def _told(session: Session, request: Request, shown: list[Account], count: int) -> Message:
    asker, now = request.asked.user, request.asked.at
    own = request.reader == asker
    if own:
        for account in shown:
            await decisions.make_aware(session, account.decision, [asker], How.TOLD, at=now)
    return views.missed(
        views.Missed(
            _title(request, shown),
            request.reader,
            shown,
            calendar.local_day(now, request.zone),
            left=count - len(shown),
            pressable=own,
            concerns=request.here,
            several=len(request.channels) > 1,
        )
    )


async def _missed(session: Session, request: Request, channel: str) -> recaps.Found:
    """Return what the reader does not know of, or has not confirmed that they know, told of it or not."""
    team, user, meant = request.asked.team, request.reader, request.meant
    reader = await recaps.reader(session, team, channel, user)
    if reader is None and user != request.asked.user:
        return NOTHING
    last = await planning.last_meeting(session, team, channel, request.asked.at)
    most, now = rules.MOST_SHOWN, request.asked.at
    look = partial(recaps.missing, session, team, channel, user, most=most, ended_by=now)
    if meant.since is not None:
        return await look(made_since=calendar.instant(datetime.combine(meant.since, time(0)), request.zone))
    if meant.last_meeting and last is not None:
        return await look(made_since=last)
    return await look(touched_since=rules.reach(reader, last) if reader is not None else None)


def _title(request: Request, shown: list[Account]) -> str:
    told = {rules.news_of(account, request.reader) for account in shown}
    if News.MISSED in told:
        return f"{_who(request, 'missed this')}{_since(request)}"
    return _nothing(request, so_far=News.NOT_KNOWN_YET in told)


def _who(request: Request, what: str) -> str:
    if request.reader != request.asked.user:
        return f"{text.person(request.reader)} has {what}"
    return f"You have {what}"


def _nothing(request: Request, *, so_far: bool = False) -> str:
    known = ", as far as is known yet" if so_far else ""
    return f"{_who(request, 'missed nothing')}{_since(request)}{known}."


def _since(request: Request) -> str:
    where = f" in {text.channel(request.channels[0])}" if len(request.channels) == 1 else ""
    if request.meant.last_meeting:
        return f"{where} since the last meeting"
    return where + (f" since {text.day(request.meant.since)}" if request.meant.since else "")
