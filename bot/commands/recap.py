"""`/recap`: what somebody missed. Only the asker sees the answer, and only what they may see."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck, AsyncRespond

from bot import calendars, naming, telling, zones
from bot.context import Bot
from bot.parsing import names, typed
from bot.parsing import recaps as parsing
from bot.parsing.recaps import Asked
from bot.parsing.refusal import Refusal
from bot.views import recaps as views
from bot.views import text
from bot.views.text import Message
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.planning import recaps as planning
from storage import decisions, groups, people, recaps
from storage.database import Session
from storage.records import Account, How, Reader

WHOSE = "Pick them from Slack's list as you type, for example `/recap @sam`."
EVERYTHING = Asked()
EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Request:
    """Who asks what, in which workspace, by which clock; `channels` are those whose record they may see."""

    team: str
    asker: str
    words: str
    now: datetime
    zone: ZoneInfo
    channels: tuple[str, ...] = ()
    here: bool = False
    asked: Asked = EVERYTHING

    @property
    def reader(self) -> str:
        """Whoever may have missed something."""
        return self.asked.person or self.asker


async def recap(ack: AsyncAck, command: dict[str, Any], respond: AsyncRespond, team: str, bot: Bot) -> None:
    """Answer `/recap …`: for a group in its channel, elsewhere for every group that the asker may see."""
    words, asker, channel = command.get("text") or "", command["user_id"], command["channel_id"]
    if typed.asks_help(words):
        await ack(**text.note(views.HELP))
        return
    now = bot.clock()
    async with bot.sessions.begin() as session:
        zone = await zones.of(session, team, channel, asker)
        request = Request(team, asker, words, now, zone)
        answer = None
        if await people.is_member(session, team, channel, asker):
            request = replace(request, channels=(channel,), here=True)
            answer = await _answer(session, await _read(session, request))
    if answer is not None:
        await ack(**answer)
        return
    await ack()
    bot.chores.spawn(_seen(bot, request, respond, channel))


async def _seen(bot: Bot, request: Request, respond: AsyncRespond, asked_in: str) -> None:
    """Answer somebody not known where they ask: for that group, if they may see it, else for the reader's.

    So a group that is not theirs is answered like none at all, a direct message say.
    """
    team, asker = request.team, request.asker
    async with bot.sessions.read() as session:
        held = [group.channel for group in await groups.of_workspace(session, team)]
    here = [each for each in held if each == asked_in and await bot.people.may_see(team, asker, each)]
    seen = here or [each for each in held if await bot.people.may_see(team, asker, each)]
    try:
        async with bot.sessions.begin() as session:
            request = await _read(session, replace(request, channels=tuple(seen), here=bool(here)))
            if not here:
                seen = [each for each in seen if await people.is_member(session, team, each, request.reader)]
            answer = await _answer(session, replace(request, channels=tuple(seen)))
    except Refusal as refusal:
        answer = text.note(str(refusal))
    await telling.alone(bot.clients[team], respond, asked_in, asker, answer)


async def _read(session: Session, request: Request) -> Request:
    """Return a request with what its words ask for; Refusal for what they may mean or do not tell."""
    words = await naming.resolved(session, request.team, request.channels, request.words)
    if nobody := [one.name for one in names.read(words, ())]:
        raise Refusal(f"Nobody you can see here goes by ‘{text.brief(nobody[0])}’. {WHOSE}")
    locale = await calendars.locale(session, request.team, request.asker)
    today = calendar.local_day(request.now, request.zone)
    return replace(request, asked=parsing.read(words, today=today, locale=locale))


async def _answer(session: Session, request: Request) -> Message:
    """Return what was missed, and note that the asker has been told of it."""
    missed: list[Account] = []
    for channel in request.channels:
        missed += await _missed(session, request, channel)
    shown = rules.chosen(missed, request.reader)
    if not shown:
        return views.nothing(f"{_who(request, 'missed nothing')}{_since(request)}.")
    own = request.reader == request.asker
    if own:
        for account in shown:
            await decisions.make_aware(session, account.decision, [request.asker], How.TOLD, at=request.now)
    return views.missed(
        views.Missed(
            f"{_who(request, 'missed this')}{_since(request)}",
            request.reader,
            shown,
            calendar.local_day(request.now, request.zone),
            left=len(missed) - len(shown),
            pressable=own,
            concerns=request.here,
            several=len(request.channels) > 1,
        )
    )


async def _missed(session: Session, request: Request, channel: str) -> list[Account]:
    """Return what a group decided without the reader and what they have not confirmed, told of it or not."""
    team, user, asked = request.team, request.reader, request.asked
    reader = await recaps.reader(session, team, channel, user)
    if reader is None and user != request.asker:
        return []
    last = await planning.last_meeting(session, team, channel, request.now)
    since = last if asked.last_meeting else None
    if asked.since is not None:
        since = calendar.instant(datetime.combine(asked.since, time(0)), request.zone)
    accounts = await recaps.accounts(session, team, channel, since=since)
    if since is not None or reader is None:
        reader = Reader(user, EVER)
    return [
        account
        for account in accounts
        if not rules.is_aware(account, user) and rules.concerns_reader(account, reader, last)
    ]


def _who(request: Request, what: str) -> str:
    if request.reader != request.asker:
        return f"{text.person(request.reader)} has {what}"
    return f"You have {what}"


def _since(request: Request) -> str:
    where = f" in {text.channel(request.channels[0])}" if len(request.channels) == 1 else ""
    if request.asked.last_meeting:
        return f"{where} since the last meeting"
    return where + (f" since {text.day(request.asked.since)}" if request.asked.since else "")
