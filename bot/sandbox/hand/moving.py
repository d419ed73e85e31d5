"""Coming and going: membership of channels, accounts, and the app's own installation."""

from bot.sandbox.answers import NOT_SENT, Answer
from bot.sandbox.channels import Channel
from bot.sandbox.errors import Impossible
from bot.sandbox.hand.acting import Acting
from bot.sandbox.messages import Json
from bot.sandbox.payloads import events


class Moving(Acting):
    """What changes who is where; the app is told as Slack tells it."""

    async def join(self, person: str, channel: str, *, inviter: str | None = None) -> Answer:
        """Put somebody into a channel."""
        invited_by = self.person(inviter).id if inviter else None
        return await self.enter(self._actor(person).id, self.channel(channel), inviter=invited_by)

    async def invite_bot(self, channel: str, inviter: str | None = None) -> Answer:
        """Put the bot into a channel; it hears of its own arrival."""
        invited_by = self.person(inviter).id if inviter else None
        return await self.enter(self.bot_user, self.channel(channel), inviter=invited_by)

    async def enter(self, member: str, place: Channel, *, inviter: str | None = None) -> Answer:
        """Put a person or bot, by id, into a channel."""
        if member in place.members:
            return NOT_SENT
        place.members.append(member)
        event = events.member_joined_channel(
            self.who(member), self.where(place), at=self.slack.stamp(), inviter=inviter
        )
        return await self._told(event, place)

    async def leave(self, person: str, channel: str) -> Answer:
        """Take somebody out of a channel."""
        place, member = self.channel(channel), self.person(person).id
        if member not in place.members:
            raise Impossible(f"{person} is not in #{channel}")
        place.members.remove(member)
        event = events.member_left_channel(self.who(member), self.where(place), at=self.slack.stamp())
        return await self._told(event, place)

    async def kick(self, person: str, channel: str) -> Answer:
        """Remove somebody from a channel; the same as leaving, to the app."""
        return await self.leave(person, channel)

    async def kick_bot(self, channel: str) -> Answer:
        """Remove the bot from a channel: it is told of that alone, and hears no more from there."""
        place = self.channel(channel)
        place.members.remove(self.bot_user)
        kind = "channel_left" if place.kind == "public" else "group_left"
        event: Json = {
            "type": kind,
            "channel": place.id,
            "actor_id": place.creator,
            "event_ts": self.slack.stamp(),
        }
        return await self._told(event, place)

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
        event: Json = {
            "type": "channel_convert_to_private",
            "channel": place.id,
            "event_ts": self.slack.stamp(),
        }
        return await self._told(event, place)

    async def deactivate(self, person: str) -> Answer:
        """Close somebody's account; their direct messages still take what is posted there."""
        self.person(person).deleted = True
        return await self._changed(person)

    async def reactivate(self, person: str) -> Answer:
        """Open somebody's account again."""
        self.person(person).deleted = False
        return await self._changed(person)

    async def set_zone(self, person: str, zone: str) -> Answer:
        """Move somebody to another time zone, by its IANA name."""
        self.person(person).zone = zone
        return await self._changed(person)

    async def _changed(self, person: str) -> Answer:
        who, now = self.person(person), self.slack.clock()
        who.updated = int(now.timestamp())
        user = who.as_user(now=now, viewer_team=self.team_id, with_email=True, with_locale=True)
        event = events.user_change(user, who.updated, at=self.slack.stamp())
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

    async def _told(self, event: Json, place: Channel) -> Answer:
        return await self.slack.inbound.tell(event, channel=place, sender=self.team_id)
