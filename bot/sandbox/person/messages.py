"""Messages: written, changed, deleted, reacted to."""

import uuid
from collections.abc import Callable

from bot.sandbox.behaviour import posting
from bot.sandbox.data.calls import NOT_SENT, Answer
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Impossible
from bot.sandbox.data.messages import Message
from bot.sandbox.data.people import Person
from bot.sandbox.payloads import Json, events
from bot.sandbox.payloads import messages as payloads
from bot.sandbox.person.actor import Actor
from bot.sandbox.text import escaping


class Messages(Actor):
    """What a person can do with messages, their own and those of others."""

    async def post(
        self,
        person: str,
        text: str,
        channel: str | None = None,
        thread: str | None = None,
        *,
        broadcast: bool = False,
    ) -> str:
        """Say something in a channel, a thread, or (with no channel) to the bot alone; return its ts."""
        actor = self._actor(person)
        place = self._place(actor, channel)
        message = Message(
            ts=self.slack.stamp(),
            channel=place.id,
            user=actor.id,
            team=actor.team,
            text=escaping.typed(text, self.tokens(labelled=False)),
            names=self.slack.names,
            thread_ts=posting.root(place, thread) if thread else None,
            broadcast=broadcast,
            bot_id=actor.bot_id,
        )
        message.client_msg_id = (
            None if actor.is_bot else str(uuid.UUID(hex=self.slack.identifiers.secret(32)))
        )
        message.blocks = payloads.typed_blocks(message.text, message.ts)
        posting.put(place, message)
        await self._tell(self._posted(message, place), place, actor)
        for home in [self._home(team) for team in place.teams]:
            if f"<@{home.bot_user}" in message.text and place.kind != "im":
                event = self._mentioned(message, place)
                await self.slack.inbound.tell(event, channel=place, sender=actor.team, to=home)
        return message.ts

    def _posted(self, message: Message, place: Channel) -> Json:
        """Return the event that tells of a new message, in a thread or outside one."""
        who, where, shared = self.who(message.user), self.where(place), place.is_shared
        event = payloads.message(who, where, message.text, message.ts, shared=shared)
        if message.thread_ts:
            parent = place.messages[message.thread_ts].as_event()
            build = payloads.thread_broadcast if message.broadcast else payloads.thread_reply
            event = build(who, where, message.text, message.ts, parent, shared=shared)
        return event | message.as_event()

    def _mentioned(self, message: Message, place: Channel) -> Json:
        event = payloads.app_mention(
            self.who(message.user),
            self.where(place),
            message.text,
            message.ts,
            shared=place.is_shared,
            thread_ts=message.thread_ts,
        )
        more = {"client_msg_id": message.client_msg_id, "bot_id": message.bot_id}
        return event | {name: value for name, value in more.items() if value}

    async def edit(self, person: str, ts: str, text: str, channel: str | None = None) -> Answer:
        """Change one's own message."""
        actor = self._actor(person)
        place, message = self._message(actor, ts, channel)
        if message.user != actor.id:
            raise Impossible(f"{actor.handle} did not write {message.plain!r}")
        new = escaping.typed(text, self.tokens(labelled=False))
        blocks = payloads.typed_blocks(new, message.ts)
        event = posting.change(self, place, message, actor.id, text=new, blocks=blocks)
        return await self._tell(event, place, actor)

    async def delete(self, person: str, ts: str, channel: str | None = None) -> Answer:
        """Delete a message of one's own, or the bot's in one's direct messages (as an administrator can)."""
        actor = self._actor(person)
        place, message = self._message(actor, ts, channel)
        if message.user not in (actor.id, self.bot_user):
            raise Impossible(f"{actor.handle} did not write {message.plain!r}")
        return await self._tell(posting.remove(self, place, message), place, actor)

    async def react(self, person: str, reaction: str, ts: str, channel: str | None = None) -> Answer:
        """React to a message; a second time changes nothing."""
        actor = self._actor(person)
        place, message = self._message(actor, ts, channel)
        users = message.reactions.setdefault(reaction.strip(":"), [])
        if actor.id in users:
            return NOT_SENT
        users.append(actor.id)
        return await self._reaction(events.reaction_added, actor, reaction, place, message)

    async def unreact(self, person: str, reaction: str, ts: str, channel: str | None = None) -> Answer:
        """Take one's reaction back."""
        actor = self._actor(person)
        place, message = self._message(actor, ts, channel)
        users = message.reactions.get(reaction.strip(":"), [])
        if actor.id not in users:
            raise Impossible(f"{actor.handle} has not reacted with {reaction}")
        users.remove(actor.id)
        if not users:
            del message.reactions[reaction.strip(":")]
        return await self._reaction(events.reaction_removed, actor, reaction, place, message)

    async def _reaction(
        self, shape: Callable[..., Json], actor: Person, reaction: str, place: Channel, message: Message
    ) -> Answer:
        event = shape(
            self.who(actor.id),
            self.where(place),
            reaction.strip(":"),
            message.ts,
            message.user,
            at=self.slack.stamp(),
        )
        return await self._tell(event, place, actor)

    async def _tell(self, event: Json, place: Channel, actor: Person) -> Answer:
        return await self.slack.inbound.tell(event, channel=place, sender=actor.team)
