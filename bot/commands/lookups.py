"""`/decisions` and `/actions`: look things up. Only the asker sees the answer, and only what they may see."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond

from bot import naming, telling, zones
from bot.commands import numbered
from bot.context import Bot
from bot.parsing import lookups as parsing
from bot.parsing import typed
from bot.parsing.lookups import Query
from bot.parsing.refusal import Refusal
from bot.views import actions as action_views
from bot.views import lookups as views
from bot.views import text
from bot.views.decisions import words
from bot.views.text import Message
from scheduler.calendar import local_day
from storage import actions, groups, listing, people
from storage.database import Session
from storage.listing import Filter
from storage.records import Answer

LATEST = 10


class LookUp:
    """One look-up: who asks, in which workspace, and the channels whose record they may see."""

    def __init__(self, bot: Bot, team: str, asker: str, record: str, channels: list[str]) -> None:
        self.bot, self.team, self.asker, self.record, self.channels = bot, team, asker, record, channels

    async def answer(self, words: str) -> Message:
        """Return what was found, or the one sentence for whatever was not; Refusal for whom it may mean."""
        async with self.bot.sessions.read() as session:
            named = await naming.resolved(session, self.team, self.channels, words)
            query = parsing.read(named, self.record)
            if query.number is not None:
                found = await self._whole(session, query.number)
            elif self.record == "decision":
                found = await self._decisions(session, query)
            else:
                found = await self._actions(session, query)
        return found or _said(views.NOT_FOUND[self.record])

    async def _whole(self, session: Session, number: int) -> Message | None:
        """Return one record; of several groups' with that number, each with its channel."""
        show, now = numbered.SHOW[self.record], self.bot.clock()
        shown = {
            channel: message
            for channel in self.channels
            if (message := await show(session, self.team, channel, number, now)) is not None
        }
        if len(shown) < 2:
            return next(iter(shown.values()), None)
        return views.several({channel: message["text"] for channel, message in shown.items()})

    async def _decisions(self, session: Session, query: Query) -> Message | None:
        wanted = Filter(query.words, [query.status] if query.status else [], query.people)
        asked = bool(query.words or query.status or query.people)
        limit = views.MOST_LISTED + 1 if asked else LATEST
        found = await listing.decided(session, self.team, self.channels, wanted, limit=limit)
        if not found:
            return None
        title = f"Decisions {_asked_for(query)}" if asked else "The latest decisions"
        return views.decided(found, title=title, several_groups=len(self.channels) > 1)

    async def _actions(self, session: Session, query: Query) -> Message | None:
        today = await self._today(session)
        wanted = Filter(
            query.words,
            _statuses(query),
            (self.asker,) if query.mine else query.people,
            due_before=today if query.status == "overdue" else None,
        )
        found = await listing.assigned(session, self.team, self.channels, wanted, limit=views.MOST_LISTED + 1)
        if not found:
            return None
        owned = [
            views.Owned(
                action,
                [
                    action_views.named(owner)
                    for owner in await actions.owners_of(session, action)
                    if owner.answer is not Answer.PASSED_ON
                ],
            )
            for action in found
        ]
        title = f"{'Your actions' if query.mine else 'Actions'} {_asked_for(query)}".strip()
        return views.assigned(owned, title=title, today=today, several_groups=len(self.channels) > 1)

    async def _today(self, session: Session) -> date:
        zone = await zones.of(session, self.team, self.channels[0] if self.channels else "", self.asker)
        return local_day(self.bot.clock(), zone)


async def decisions_command(
    ack: AsyncAck, command: dict[str, Any], bot: Bot, team: str, respond: AsyncRespond
) -> None:
    """Answer `/decisions …`."""
    await _look_up("decision", ack, command, bot, team, respond)


async def actions_command(
    ack: AsyncAck, command: dict[str, Any], bot: Bot, team: str, respond: AsyncRespond
) -> None:
    """Answer `/actions …`."""
    await _look_up("action", ack, command, bot, team, respond)


async def _look_up(
    record: str, ack: AsyncAck, command: dict[str, Any], bot: Bot, team: str, respond: AsyncRespond
) -> None:
    words = command.get("text") or ""
    if typed.asks_help(words):
        await ack(**_said(views.HELP[record]))
        return
    asker, channel = command["user_id"], command["channel_id"]
    async with bot.sessions.read() as session:
        known = await people.is_member(session, team, channel, asker)
    if known:
        await ack(**await LookUp(bot, team, asker, record, [channel]).answer(words))
        return
    await ack()
    bot.chores.spawn(_seen(LookUp(bot, team, asker, record, []), words, respond, channel))


async def _seen(look_up: LookUp, words: str, respond: AsyncRespond, asked_in: str) -> None:
    """Answer somebody not known where they ask: from that group, if they may see it, else from all they may.

    So a group that is not theirs is answered like none at all, a direct message say.
    """
    bot, team, asker = look_up.bot, look_up.team, look_up.asker
    async with bot.sessions.read() as session:
        held = [each.channel for each in await groups.of_workspace(session, team)]
    here = [each for each in held if each == asked_in and await bot.people.may_see(team, asker, each)]
    look_up.channels = here or [each for each in held if await bot.people.may_see(team, asker, each)]
    try:
        answer = await look_up.answer(words)
    except Refusal as refusal:
        answer = _said(str(refusal))
    await telling.alone(bot.clients[team], respond, asked_in, look_up.asker, answer)


def _statuses(query: Query) -> tuple[str, ...]:
    if query.status == "closed":
        return listing.CLOSED
    if query.status in ("done", "dropped"):
        return (query.status,)
    return () if query.words else listing.OPEN


def _asked_for(query: Query) -> str:
    asked = [
        words.status(query.status or ""),
        f"with '{text.brief(query.words, 100)}'" if query.words else "",
    ]
    asked += [f"of {text.people(query.people)}" if query.people else ""]
    return " ".join(part for part in asked if part)


def _said(plain: str) -> Message:
    return Message(text=plain, blocks=[text.section(plain)])
