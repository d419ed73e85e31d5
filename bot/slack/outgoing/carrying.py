"""Says several things to somebody in one message, and keeps each of them true in it afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.slack.blocks import together
from bot.slack.blocks.text import Message
from bot.slack.incoming import access
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update, Wait
from bot.slack.outgoing.sight import Sight
from bot.slack.people import Unconfirmed
from storage import outbox
from storage.database import Session
from storage.records import Kind, OutboxState, Outgoing, ReplyMeans, subjects

UNCONFIRMED_FOR = timedelta(hours=1)
"""How long a message for another workspace's people waits to be tried again; see `bot.slack.people`."""
CHANGED = ":changed:"
"""What stands in the key of a change between the key of what it changes and its time."""
NOTHING = "nothing to say"


@dataclass(frozen=True)
class Said:
    """One of the things that a message carries, and how it reads."""

    part: Outgoing
    message: Message


@dataclass(frozen=True)
class Carrying:
    """Renders messages that carry others, each of which is rendered by its own kind."""

    sight: Sight

    @property
    def _kinds(self) -> Mapping[Kind, Delivery]:
        return self.sight.kinds

    async def rendered(self, outgoing: Outgoing) -> tuple[Outgoing, Rendered]:
        """Return a message with what it says now, as it is to be posted; what that is, is stored before."""
        now = self.sight.clock()
        async with self.sight.sessions.read() as session:
            waiting = await outbox.carried.waiting_for(session, outgoing, now=now)
        said = [one for part in waiting if (one := await self._said(part, now)) is not None]
        if not said:
            return outgoing, Drop(NOTHING)
        message, count = await self._together(said)
        parts = [one.part for one in said[:count]]
        asking = [part for part in parts if part.kind.reply_means is ReplyMeans.ITS_ACTIONS]
        about = subjects.Carrying(
            parts=tuple(part.key for part in parts),
            actions=tuple(dict.fromkeys(each for part in asking for each in part.about.action_ids)),
        )
        async with self.sight.sessions.begin() as session:
            await outbox.describe(session, outgoing, about)
        return replace(outgoing, about=about), Post(message)

    async def _together(self, said: Sequence[Said]) -> tuple[Message, int]:
        """Return as many things as one message has room for in one, and how many these are."""
        carrier = said[0].part.kind.carrier if said else None
        as_one = self._kinds[carrier].together if carrier is not None else None
        if as_one is None or len(said) < 2:
            return together.fit([one.message for one in said])
        async with self.sight.sessions.read() as session:
            return await as_one(session, [one.part for one in said], self.sight.clock())

    async def _said(self, part: Outgoing, now: datetime) -> Said | None:
        """Return one thing as it is to be said; None, once it is settled, when it is not to be said now."""
        try:
            rendered = await self._rendered(part)
        except Unconfirmed as unconfirmed:
            rendered = Wait(now + UNCONFIRMED_FOR, str(unconfirmed))
        if isinstance(rendered, Said):
            return rendered
        async with self.sight.sessions.begin() as session:
            if isinstance(rendered, Wait):
                await outbox.carried.wait(session, part, until=rendered.until, reason=rendered.reason)
            elif rendered is None:
                await self._drop_unseen(session, part, "the recipient can not see the channel", now)
            else:
                await outbox.settle(session, part, OutboxState.DROPPED, at=now, reason=rendered.reason)
        return None

    async def _rendered(self, part: Outgoing) -> Said | Wait | Drop | None:
        """Return one thing as it is to be said, or what becomes of it; None when they may not see it."""
        kind = self._kinds[part.kind]
        if not await self._may_see(part):
            return None
        if kind.asks_slack_first and part.channel:
            await self.sight.people.channel(part.team, part.channel)
        part = await self.sight.narrowed(part)
        async with self.sight.sessions.read() as session:
            rendered = await kind.render(session, part, self.sight.clock())
        match rendered:
            case Post(message):
                return Said(part, message)
            case Wait() | Drop():
                return rendered
        raise TypeError(f"{part.kind} can not be said with other things")

    async def _drop_unseen(self, session: Session, part: Outgoing, reason: str, now: datetime) -> None:
        if await outbox.settle(session, part, OutboxState.DROPPED, at=now, reason=reason):
            await self._kinds[part.kind].unreachable(session, part, now)

    async def _may_see(self, part: Outgoing) -> bool:
        if part.channel is None or part.recipient is None:
            return True
        return await access.sees(self.sight.people, part.team, part.recipient, part.channel)

    async def arrived(
        self, session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime
    ) -> None:
        """Settle all that a message has said, and write what follows from each."""
        # What it said is stored with it; `outgoing` is as it was claimed, before that.
        sent = await outbox.find(session, outgoing.team, outgoing.key) or outgoing
        for part in await outbox.carried.parts_of(session, sent):
            rendered_at = outgoing.claimed_at
            if await outbox.settle(
                session, part, OutboxState.SENT, at=at, channel=channel, ts=ts, rendered_at=rendered_at
            ):
                shown = replace(part, claimed_at=rendered_at, sent_channel=channel, sent_ts=ts)
                await self._kinds[part.kind].arrived(session, shown, channel, ts, at)

    async def unreachable(self, session: Session, outgoing: Outgoing, at: datetime) -> None:
        """Drop all that waits for somebody who can not be reached, and write what follows from each."""
        settled = await outbox.find(session, outgoing.team, outgoing.key) or outgoing
        for part in await outbox.carried.waiting_for(session, outgoing, now=at):
            await self._drop_unseen(session, part, settled.reason or "out of reach", at)

    async def whole(self, outgoing: Outgoing, update: Update) -> Rendered:
        """Return the change of one thing within a message that says several as a change of the message."""
        async with self.sight.sessions.read() as session:
            parts = await outbox.carried.said_in(session, outgoing.team, update.channel, update.ts)
        if len(parts) < 2:
            return update
        about = outgoing.about
        changed = about.sent if isinstance(about, subjects.OfSent) else outgoing.key.split(CHANGED)[0]
        told = [
            (part, update.message if part.key == changed else await self._again(outgoing, part))
            for part in parts
        ]
        message, _ = await self._together([Said(part, each) for part, each in told if each is not None])
        return replace(update, message=message)

    async def _again(self, outgoing: Outgoing, part: Outgoing) -> Message | None:
        """Return how one of the other things reads now; None when there is nothing to show of it any more."""
        if not await self._may_see(part):
            return None
        kind = self._kinds[part.kind].changed_by
        if kind is not None:
            subject = kind.subject
            about = subject(sent=part.key) if issubclass(subject, subjects.OfSent) else part.about
            part = replace(outgoing, kind=kind, key=f"{part.key}{CHANGED}", channel=part.channel, about=about)
            part = await self.sight.narrowed(part, stored=False)
        async with self.sight.sessions.read() as session:
            rendered = await self._kinds[part.kind].render(session, part, self.sight.clock())
        return rendered.message if isinstance(rendered, Post | Update) else None
