"""`/decisions` and `/actions`: look things up. Only the asker sees the answer, and only what they may see."""

from dataclasses import dataclass
from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.lookups import numbered, views
from bot.meetings import calendars
from bot.slack import names
from bot.slack.blocks import text, words
from bot.slack.blocks.text import Message
from bot.slack.incoming import access, acknowledgement, introductions
from bot.slack.incoming.requests import Command
from bot.understanding import lookups as understanding
from bot.understanding.lookups import Query
from scheduler.calendar import local_day
from storage import actions, concerns, groups, listing
from storage.database import Session
from storage.listing import Filter

LATEST = 10


@dataclass(frozen=True)
class LookUp:
    """One look-up: the command, what kind of record it asks for, and the channels that its asker may see.

    `unsure` tells that Slack did not say of all groups whether they may.
    """

    asked: Command
    record: str
    channels: list[str]
    unsure: bool = False

    async def answer(self) -> Message:
        """Return what was found, or the one sentence for whatever was not; Refusal for whom it may mean.

        While Slack does not say of all groups whether their asker may see them, there may be more.
        """
        async with self.asked.bot.sessions.read() as session:
            named = await names.resolved(session, self.asked.team, self.channels, self.asked.typed)
            query = understanding.read(named, self.record)
            if query.number is not None:
                found = await self._whole(session, query.number)
            elif self.record == "decision":
                found = await self._decisions(session, query)
            else:
                found = await self._actions(session, query)
        if self.unsure:
            return text.unsure(found)
        if found is None and (numbered := understanding.numbered(self.asked.typed, self.record)) is not None:
            return views.only_looks(self.record, numbered)
        if found is None and query.mine and query.status in (None, "open"):
            return _said(views.NOTHING_OF_YOURS)
        return found or _said(views.NOT_FOUND[self.record])

    async def _whole(self, session: Session, number: int) -> Message | None:
        """Return one record; of several groups' with that number, each with its channel."""
        show, team, now = numbered.SHOW[self.record], self.asked.team, self.asked.at
        shown = {
            channel: message
            for channel in self.channels
            if (message := await show(session, team, channel, number, now)) is not None
        }
        if len(shown) < 2:
            return next(iter(shown.values()), None)
        return views.several({channel: message["text"] for channel, message in shown.items()})

    async def _decisions(self, session: Session, query: Query) -> Message | None:
        wanted = Filter(query.words, [query.status] if query.status else [], query.people)
        filtered = bool(query.words or query.status or query.people)
        limit = views.MOST_LISTED + 1 if filtered else LATEST
        found = await listing.decided(session, self.asked.team, self.channels, wanted, limit=limit)
        if not found:
            return None
        title = f"Decisions {_asked_for(query)}" if filtered else "The latest decisions"
        upheld = await concerns.upheld_of(session, self.asked.team, [one.id for one in found])
        elsewhere = self.channels != [self.asked.channel]
        return views.decided(found, title=title, elsewhere=elsewhere, upheld=upheld)

    async def _actions(self, session: Session, query: Query) -> Message | None:
        team, today = self.asked.team, await self._today(session)
        wanted = Filter(
            query.words,
            _statuses(query),
            (self.asked.user,) if query.mine else query.people,
            due_before=today if query.status == "overdue" else None,
        )
        found = await listing.assigned(session, team, self.channels, wanted, limit=views.MOST_LISTED + 1)
        if not found:
            return None
        owned = [views.Owned(action, await actions.owners_of(session, action)) for action in found]
        title = f"{'Your actions' if query.mine else 'Actions'} {_asked_for(query)}".strip()
        return views.assigned(
            owned, title=title, today=today, elsewhere=self.channels != [self.asked.channel]
        )

    async def _today(self, session: Session) -> date:
        channel = self.channels[0] if self.channels else ""
        zone = await calendars.find_zone(session, self.asked.team, channel, self.asked.user)
        return local_day(self.asked.at, zone)


async def decisions_command(ack: AsyncAck, command: Command) -> None:
    """Answer `/decisions …`."""
    await _look_up("decision", ack, command)


async def actions_command(ack: AsyncAck, command: Command) -> None:
    """Answer `/actions …`."""
    await _look_up("action", ack, command)


async def _look_up(record: str, ack: AsyncAck, command: Command) -> None:
    if slack_text.asks_help(command.typed):
        await ack(**_said(views.HELP[record]))
        return
    async with command.bot.sessions.read() as session:
        here = not command.is_direct and await groups.find(session, command.team, command.channel) is not None
    if here and await introductions.are_due(command):
        look = LookUp(command, record, [command.channel])
        acknowledgement.later(command, introductions.answer_after(command, look.answer))
        await ack()
        return
    if here:
        # Whoever types there is there: it is Slack that says so.
        await ack(**await LookUp(command, record, [command.channel]).answer())
        return
    await ack()
    acknowledgement.later(command, _seen(command, record))


async def _seen(command: Command, record: str) -> None:
    """Answer what is asked where no group is, such as to the bot alone: from all groups the asker may see."""
    sight = await access.held_in_sight(command.bot.people, command.team, command.user)
    try:
        if not await introductions.make(command, sight.channels):
            raise Refusal(introductions.UNTOLD)
        answer = await LookUp(command, record, list(sight.channels), unsure=sight.unsure).answer()
    except Refusal as refusal:
        told = _said(str(refusal))
        answer = text.unsure(told) if sight.unsure else told
    command.reply_privately(answer)


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
