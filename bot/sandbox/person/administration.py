"""Accounts, channels and who is in them, user groups, and the app's installation."""

from collections.abc import Iterable
from datetime import datetime

from bot.sandbox.behaviour import membership
from bot.sandbox.data.calls import Answer
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Impossible
from bot.sandbox.data.people import Person, UserGroup
from bot.sandbox.payloads import Json, events
from bot.sandbox.person.actor import Actor


class Administration(Actor):
    """What changes who is where; the app is told as Slack tells it, except while the workspace is set up."""

    def add_person(
        self,
        handle: str,
        zone: str = "Europe/London",
        locale: str = "en-GB",
        real_name: str | None = None,
        *,
        display_name: str = "",
        is_guest: bool = False,
        deactivated: bool = False,
        email: str | None = None,
        is_bot: bool = False,
    ) -> str:
        """Give somebody an account and return their id."""
        person = Person(
            id=self.slack.identifiers.new("W" if self.enterprise_id else "U"),
            team=self.team_id,
            handle=handle,
            real_name=real_name or handle.capitalize(),
            zone=zone,
            locale=locale,
            email=email or f"{handle}@{self.domain}.example",
            is_guest=is_guest,
            display_name=display_name,
            deleted=deactivated,
            is_bot=is_bot,
            bot_id=self.slack.identifiers.new("B") if is_bot else None,
            updated=self._seconds(),
            enterprise=self.enterprise_id,
        )
        self._keep(person)
        return person.id

    def add_channel(
        self, name: str, members: Iterable[str] = (), *, private: bool = False, bot: bool = True
    ) -> str:
        """Make a channel with these members (and the bot, unless told otherwise) and return its id."""
        joined = [self.person(member).id for member in members]
        channel = Channel(
            id=self.slack.identifiers.new("C"),
            team=self.team_id,
            kind="private" if private else "public",
            creator=joined[0] if joined else self.bot_user,
            created=self._seconds(),
            names={self.team_id: name},
            members=joined + [self.bot_user] * bot,
        )
        self.slack.channels[channel.id] = channel
        self.slack.names[channel.id] = name
        self.channel_names[name] = channel.id
        return channel.id

    def add_user_group(self, handle: str, members: Iterable[str] = ()) -> str:
        """Make a user group, mentioned as `@handle`, and return its id."""
        listed = [self.person(member).id for member in members]
        group = UserGroup(self.slack.identifiers.new("S"), self.team_id, handle, listed, self._seconds())
        self.groups[handle] = group
        self.slack.names[group.id] = handle
        return group.id

    async def join(self, person: str, channel: str) -> Answer:
        """Let somebody enter a channel by themselves."""
        return await self.enter(self._actor(person).id, self.channel(channel))

    async def invite(self, person: str, channel: str, by: str | None = None) -> Answer:
        """Have somebody, or the bot (by its id), put into a channel; the bot hears of its own arrival."""
        invited_by = self._actor(by).id if by else None
        return await self.enter(self.person(person).id, self.channel(channel), inviter=invited_by)

    async def enter(self, member: str, place: Channel, *, inviter: str | None = None) -> Answer:
        """Put a person or bot, by id, into a channel."""
        return await membership.enter(self.slack, self, member, place, inviter=inviter)

    async def leave(self, person: str, channel: str) -> Answer:
        """Take somebody out of a channel."""
        place, member = self.channel(channel), self.person(person).id
        if member not in place.members:
            raise Impossible(f"{person} is not in #{channel}")
        place.members.remove(member)
        event = events.member_left_channel(self.who(member), self.where(place), at=self.slack.stamp())
        return await self._told(event, place)

    async def kick(self, person: str, channel: str) -> Answer:
        """Remove somebody; the bot (by its id) is told of nothing else, and hears no more from there."""
        place = self.channel(channel)
        if self.person(person).id != self.bot_user:
            return await self.leave(person, channel)
        place.members.remove(self.bot_user)
        kind = "channel_left" if place.kind == "public" else "group_left"
        at = self.slack.stamp()
        event: Json = {"type": kind, "channel": place.id, "actor_id": place.creator, "event_ts": at}
        return await self.slack.inbound.tell(event, channel=place, sender=self.team_id, to=self)

    async def rename(self, channel: str, name: str) -> Answer:
        """Give a channel another name."""
        place = self.channel(channel)
        self.channel_names.pop(place.name(self.team_id), None)
        place.names[self.team_id] = name
        self.channel_names[name] = place.id
        self.slack.names[place.id] = name
        event = events.channel_rename(self.where(place), place.created, at=self.slack.stamp())
        return await self._told(event, place)

    async def archive(self, channel: str, person: str | None = None) -> Answer:
        """Close a channel for good."""
        place = self.channel(channel)
        place.archived = True
        who = self.who(person or place.creator)
        return await self._told(events.channel_archive(who, self.where(place), at=self.slack.stamp()), place)

    async def convert_to_private(self, channel: str) -> Answer:
        """Make a public channel private; its id stays, and other scopes are needed for it from now on."""
        place = self.channel(channel)
        place.kind = "private"
        ts = self.slack.stamp()
        event: Json = {
            "type": "message",
            "subtype": "channel_convert_to_private",
            "user": place.creator,
            "text": "made this channel private",
            "ts": ts,
            "channel": place.id,
            "channel_type": place.letter,
            "event_ts": ts,
        }
        return await self._told(event, place)

    async def change_id(self, channel: str) -> str:
        """Give a channel a new id, as sharing a private one can, and return it."""
        place = self.channel(channel)
        old, place.id = place.id, self.slack.identifiers.new("C")
        self.slack.channels[place.id] = self.slack.channels.pop(old)
        self.slack.names[place.id] = self.slack.names[old]
        shown = [*place.messages.values()]
        for team in place.teams:
            self._home(team).channel_names[place.name(team)] = place.id
            shown += [one for one in self._home(team).ephemeral_messages if one.channel == old]
        for message in shown:
            message.channel = place.id
        await self._told(events.channel_id_changed(old, place.id, at=self.slack.stamp()), place)
        return place.id

    async def deactivate(self, person: str) -> Answer:
        """Close somebody's account; they leave every channel, and what is written to them still arrives."""
        leaver = self.person(person)
        leaver.deleted = True
        for channel in self.slack.channels.values():
            if channel.kind != "im" and leaver.id in channel.members:
                channel.members.remove(leaver.id)
        return await self._changed(person)

    async def reactivate(self, person: str) -> Answer:
        """Open somebody's account again; they are in no channel."""
        self.person(person).deleted = False
        return await self._changed(person)

    async def set_zone(self, person: str, zone: str) -> Answer:
        """Move somebody to another time zone, by its IANA name."""
        self.person(person).zone = zone
        return await self._changed(person)

    async def set_status(
        self, person: str, text: str, emoji: str = "", *, until: datetime | None = None
    ) -> Answer:
        """Give somebody a status, or take it away; two events tell of it, as of each change of one."""
        who = self.person(person)
        who.status_text, who.status_emoji = text, emoji
        who.status_expiration = int(until.timestamp()) if until is not None else 0
        answer = await self._changed(person)
        await self._changed(person, "user_status_changed")
        return answer

    async def pause(self, person: str, until: datetime | None) -> Answer:
        """Pause somebody's notifications until a time, or let them come again."""
        who = self.person(person)
        who.paused_until = int(until.timestamp()) if until is not None else 0
        event = events.dnd_updated_user(who.id, who.as_dnd(self.slack.clock()), at=self.slack.stamp())
        return await self.slack.inbound.tell(event, sender=self.team_id, to=self)

    async def _changed(self, person: str, kind: str = "user_change") -> Answer:
        who, now = self.person(person), self.slack.clock()
        who.updated = int(now.timestamp())
        user = who.as_user(now=now, viewer_team=self.team_id, with_email=True, with_locale=True)
        event = events.user_change(user, who.updated, at=self.slack.stamp(), kind=kind)
        return await self.slack.inbound.tell(event, sender=self.team_id, to=self)

    async def uninstall(self) -> list[Answer]:
        """Remove the app: its token stops, and two events tell of it."""
        self.revoke()
        told = (events.tokens_revoked(bot=(self.bot_user,)), events.app_uninstalled())
        return [await self.slack.inbound.tell(event, sender=self.team_id, to=self) for event in told]

    def authorise(self) -> str:
        """Agree to install the app and return the code that `oauth.v2.access` takes once."""
        code = self.slack.identifiers.secret(24)
        self.slack.codes[code] = self.team_id
        return code

    async def tell_app(self, event: Json, channel: str | None = None) -> Answer:
        """Deliver any event at all to the app, as if it had happened here."""
        place = self.channel(channel) if channel else None
        return await self.slack.inbound.tell(event, channel=place, sender=self.team_id, to=self)

    async def _told(self, event: Json, place: Channel) -> Answer:
        return await self.slack.inbound.tell(event, channel=place, sender=self.team_id)
