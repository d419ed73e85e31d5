"""Brings one outgoing message to Slack: checks, renders it afresh, posts once, and says what became of it."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.language import telling
from bot.language.telling import Reader
from bot.slack import failures, naming, readers
from bot.slack.blocks.text import Message
from bot.slack.incoming import access
from bot.slack.outgoing import calling, homes, searching
from bot.slack.outgoing.carrying import UNCONFIRMED_FOR, Carrying
from bot.slack.outgoing.looked_through import LookedThrough
from bot.slack.outgoing.searching import Search
from bot.slack.outgoing.shapes import Delivery, Drop, Ephemeral, Post, Publish, Rendered, Update, Wait
from bot.slack.outgoing.sight import Sight
from bot.slack.people import People, Unconfirmed, Unsure, Unwritable
from scheduler.clock import Clock
from scheduler.outcomes import Absent, Doubtful, Dropped, Failed, Later, Outcome, Sent, Unreachable
from storage import groups, outbox
from storage.database import UNREACHABLE, Session, Sessions
from storage.records import Kind, Outgoing

POST_SECONDS = 10
"""Longer than one call may take (see `bot.wiring`): a lease that ends before that is not enough."""


@dataclass
class Messenger:
    """The courier's hands in Slack: a client for each workspace, none of which retries, and all `kinds`."""

    sessions: Sessions
    clients: Mapping[str, AsyncWebClient]
    people: People
    clock: Clock
    kinds: Mapping[Kind, Delivery]
    _looked: LookedThrough = field(default_factory=LookedThrough, init=False, repr=False)

    @property
    def _sight(self) -> Sight:
        return Sight(self.sessions, self.people, self.clock, self.kinds)

    @property
    def _carrying(self) -> Carrying:
        return Carrying(self._sight)

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Check that the recipient may have it, look at the record again, and post once."""
        try:
            ready = await self._ready(outgoing)
        except Unconfirmed as unconfirmed:
            return Later(self.clock() + UNCONFIRMED_FOR, str(unconfirmed))
        except Unsure as unsure:
            return failures.of_look_up(unsure) or Failed(str(unsure))
        except UNREACHABLE as error:
            # Nothing has been sent yet, whether or not the note about it was stored.
            return Failed(f"the database did not answer: {type(error).__name__}")
        return await self._post(*ready) if isinstance(ready, tuple) else ready

    async def _ready(self, outgoing: Outgoing) -> tuple[Outgoing, Rendered, str] | Outcome:
        """Return a message as it is to be posted, and where to; or what has become of it before."""
        target = await self._target(outgoing)
        if isinstance(target, Dropped):
            return target
        with telling.to(await self._reader(outgoing)):
            outgoing, rendered = await self._rendered(outgoing)
        rendered = await self._named(outgoing, rendered)
        async with self.sessions.read() as session:
            held = await outbox.holds(session, outgoing, POST_SECONDS)
        if not held:
            # Asking Slack took so long that another may be at it already.
            return Failed("there was not enough time left to send it")
        return outgoing, rendered, target

    async def _reader(self, outgoing: Outgoing) -> Reader:
        user, channel = outgoing.recipient, outgoing.channel
        async with self.sessions.read() as session:
            return await readers.find(session, outgoing.team, now=self.clock(), user=user, channel=channel)

    async def _rendered(self, outgoing: Outgoing) -> tuple[Outgoing, Rendered]:
        """Return a message with what its recipient may see of it, and how it reads now."""
        if outgoing.kind.carries:
            return await self._carrying.rendered(outgoing)
        outgoing = await self._sight.narrowed(outgoing)
        if self.kinds[outgoing.kind].asks_slack_first and outgoing.channel:
            await self.people.channel(outgoing.team, outgoing.channel)
        async with self.sessions.read() as session:
            rendered = await self.kinds[outgoing.kind].render(session, outgoing, self.clock())
        if isinstance(rendered, Update) and outgoing.recipient is not None:
            rendered = await self._carrying.whole(outgoing, rendered)
        return outgoing, rendered

    async def _named(self, outgoing: Outgoing, rendered: Rendered) -> Rendered:
        """Return what is to be sent with people's names as plain text: it rings for its recipient alone."""
        if not isinstance(rendered, Post | Ephemeral | Update):
            return rendered
        people, team = self.people, outgoing.team
        message = await naming.named(people, team, rendered.message, ringing=outgoing.recipient)
        return replace(rendered, message=message)

    async def look(self, outgoing: Outgoing) -> Outcome:
        """Search the conversation for the message's key; what is safe to repeat is simply due again."""
        if self.kinds[outgoing.kind].idempotent:
            return Absent()
        if self.kinds[outgoing.kind].ephemeral:
            return Dropped("it may have been shown, and can not be looked for")
        try:
            target = await self._target(outgoing)
            if isinstance(target, Dropped):
                return target
            found = await self._search(outgoing, target)
        except Unsure as unsure:
            return failures.of_look_up(unsure) or Doubtful(str(unsure))
        return Absent() if found is None else Sent(target, found)

    async def sent(self, session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
        """Write what follows when a message has arrived."""
        await self.kinds[outgoing.kind].arrived(session, outgoing, channel, ts, at)
        if outgoing.kind.carries:
            await self._carrying.arrived(session, outgoing, channel, ts, at)

    async def unreachable(self, session: Session, outgoing: Outgoing, at: datetime) -> None:
        """Write what follows when the recipient can not be reached."""
        if outgoing.kind.carries:
            await self._carrying.unreachable(session, outgoing, at)
        await self.kinds[outgoing.kind].unreachable(session, outgoing, at)

    async def _target(self, outgoing: Outgoing) -> str | Dropped:
        """Return the channel to post to: the group's, or the direct message with somebody who may see it."""
        channel = outgoing.channel or ""
        if outgoing.recipient is None:
            return channel
        team, recipient = outgoing.team, outgoing.recipient
        if self.kinds[outgoing.kind].shown_groups is not None:
            # Even somebody whose account is closed is to have nothing of a group on their Home.
            return recipient
        person = await self.people.person(team, recipient)
        if person is None or person.deactivated or person.bot:
            return Unreachable("the recipient's account is gone")
        if channel and not await access.sees(self.people, team, recipient, channel):
            return Unreachable("the recipient can not see the channel")
        try:
            return await self.people.open_direct(team, recipient)
        except Unwritable as unwritable:
            return Unreachable(str(unwritable))

    async def _post(self, outgoing: Outgoing, rendered: Rendered, target: str) -> Outcome:
        match rendered:
            case Drop(reason):
                return Dropped(reason)
            case Wait(until, reason):
                return Later(until, reason)
            case Post():
                return await self._say(outgoing, rendered, target)
            case Publish():
                client, now = self.clients[outgoing.team], self.clock()
                return await homes.publish(self.people, client, outgoing, rendered, now)
            case Ephemeral():
                return await self._show(outgoing.team, target, rendered)
            case Update(message, channel, ts):
                arguments = {
                    "channel": channel,
                    "ts": ts,
                    "text": message["text"],
                    "blocks": message["blocks"],
                }
                return await self._call(outgoing.team, "chat.update", arguments)

    async def _say(self, outgoing: Outgoing, post: Post, target: str) -> Outcome:
        arguments = _arguments(outgoing, post.message) | {"channel": target}
        if post.thread_ts is not None and not outgoing.about.threadless:
            arguments["thread_ts"] = post.thread_ts
        outcome = await self._call(outgoing.team, "chat.postMessage", arguments)
        try:
            return await self._followed_up(outgoing, post, outcome)
        except UNREACHABLE as error:
            return Failed(f"what Slack answered could not be noted: {type(error).__name__}")

    async def _followed_up(self, outgoing: Outgoing, post: Post, outcome: Outcome) -> Outcome:
        """Note what follows when a message certainly did not arrive; return what becomes of it."""
        if isinstance(outcome, failures.Outside) and outgoing.recipient is not None:
            await self.people.lost_direct(outgoing.team, outgoing.recipient)
            return Failed(outcome.reason)
        if isinstance(outcome, failures.Outside):
            async with self.sessions.begin() as session:
                await self.kinds[outgoing.kind].bot_not_in_channel(session, outgoing, self.clock())
        if not (isinstance(outcome, failures.ThreadGone) and post.falls_back_to_channel):
            return outcome
        # Stored before it is sent: should that reply be lost, it is known where to look.
        about = replace(outgoing.about, thread=None, threadless=True)
        async with self.sessions.begin() as session:
            await outbox.describe(session, outgoing, about)
        return Later(self.clock(), "its thread is gone, so it goes to the channel")

    async def _show(self, team: str, channel: str, ephemeral: Ephemeral) -> Outcome:
        """Show a message to a person who is in the channel now; bots and passers-by get none."""
        try:
            person = await self.people.person(team, ephemeral.user)
            there = await access.is_in(self.people, team, ephemeral.user, channel)
        except Unsure as unsure:
            return failures.of_look_up(unsure) or Failed(str(unsure))
        except UNREACHABLE as error:
            # What was learnt of them could not be stored; nothing has been shown yet.
            return Failed(f"the database did not answer: {type(error).__name__}")
        if not there or (person is not None and person.bot):
            return Dropped("not a member of the channel")
        arguments = {"channel": channel, "user": ephemeral.user, **ephemeral.message}
        if ephemeral.thread_ts is not None:
            arguments["thread_ts"] = ephemeral.thread_ts
        return await self._call(team, "chat.postEphemeral", arguments)

    async def _call(self, team: str, method: str, arguments: dict[str, Any]) -> Outcome:
        answer = await calling.call(self.clients[team], method, arguments)
        if not isinstance(answer, dict):
            return answer
        ts = answer.get("ts") or answer.get("message_ts") or arguments.get("ts")
        if not ts:
            return Doubtful("Slack did not say where it is")
        return Sent(str(answer.get("channel") or arguments["channel"]), str(ts))

    async def _search(self, outgoing: Outgoing, target: str) -> str | None:
        """Return the `ts` of the message with this key, or None; raise Unsure if not all was looked through.

        Every other look is a near one, for an app that may read only 15 messages a minute. Where several
        are looked for, what is looked through for the first tells of the others, which wait for it.
        """
        tried = outgoing.claimed_at or outgoing.lost_since or outgoing.created_at
        search, began = Search(self.people, outgoing, target, tried), self.clock()
        lost = outgoing.claimed_at is None
        near = not lost and outgoing.attempts % 2 == 0
        several = self._looked.is_one_of_several(outgoing, target, began)
        known = None if lost else self._looked.search(outgoing, target, tried, began)
        if known is not None:
            return await self._told_by(known, outgoing, target)
        if near and several:
            raise Unsure("another message of this conversation is looked for first")
        try:
            found = await (search.since() if lost else search.near() if near else search.far())
        except Unsure as unsure:
            if lost or failures.code_of(unsure.__cause__) != failures.THREAD_GONE:
                raise
            # If it had arrived, there would be a thread.
            return None
        self._looked.keep(search, began)
        if found is None and near:
            raise Unsure("not found yet, and not all was looked through")
        return found or await self._told_by(search, outgoing, target)

    async def _told_by(self, search: Search, outgoing: Outgoing, target: str) -> str | None:
        """Return the `ts` of a message from what was looked through to the end, or None; or raise Unsure."""
        if (found := search.places.get(outgoing.key)) is not None:
            return found
        return None if search.marked else await self._alike(outgoing, target, search.unmarked)

    async def _alike(self, outgoing: Outgoing, target: str, unmarked: list[Mapping[str, Any]]) -> str | None:
        """Return which of our messages without a key has the same words as this one.

        Raise Unsure when there are some, and none has: the message may have been changed since.
        """
        reader = await self._reader(outgoing)
        async with self.sessions.read() as session:
            workspace = await groups.workspace(session, outgoing.team)
            ours = (workspace.bot_user, workspace.bot_id) if workspace else ()
            unknown = [
                said
                for said in unmarked
                if (said.get("user") in ours or (said.get("bot_id") or "") in ours)
                and await outbox.sent_as(session, outgoing.team, target, str(said.get("ts"))) is None
            ]
            if not unknown:
                return None
            with telling.to(reader):
                rendered = await self.kinds[outgoing.kind].render(session, outgoing, self.clock())
        rendered = await self._named(outgoing, rendered)
        words = _words(rendered.message["text"]) if isinstance(rendered, Post) else None
        for said in unknown:
            if _words(said.get("text") or "") == words:
                return str(said["ts"])
        raise Unsure("Slack does not say which of our messages is which")


def _arguments(outgoing: Outgoing, message: Message) -> dict[str, Any]:
    return {
        "text": message["text"],
        "blocks": message["blocks"],
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": {"event_type": searching.EVENT_TYPE, "event_payload": searching.marks(outgoing)},
    }


def _words(text: str) -> list[str]:
    return html.unescape(text).split()
