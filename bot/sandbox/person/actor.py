"""Who may act, and where: what all that a person does has in common."""

from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Impossible
from bot.sandbox.data.messages import Message
from bot.sandbox.data.people import Person
from bot.sandbox.data.teams import Team


class Actor(Team):
    """The rules for acting at all; what people can do is in the modules beside this one."""

    slack: Engine

    def __init__(
        self, slack: Engine, name: str, *, team_id: str | None, locale: str, enterprise_id: str | None
    ) -> None:
        super().__init__(slack, name, team_id=team_id, locale=locale, enterprise_id=enterprise_id)

    def _actor(self, who: str, *, own: bool = False) -> Person:
        """Return a person who can act; with `own`, who can use what the app offers in its own workspace."""
        person = self.person(who)
        if person.deleted:
            raise Impossible(f"{person.handle} is deactivated and can do nothing")
        if own and person.team != self.team_id:
            raise Impossible(
                f"{person.handle} is of another workspace: commands and shortcuts are for {self.name} alone"
            )
        if own and not self.installed:
            raise Impossible(f"the app is not installed in {self.name}")
        if own and "commands" not in self.scopes:
            raise Impossible("the app offers no commands or shortcuts: it was installed without that scope")
        return person

    def _place(self, person: Person, channel: str | None) -> Channel:
        """Return a channel the person is in, or their direct messages with the bot when none is named."""
        if channel is None:
            return self.direct(person.id)
        place = self.channel(channel)
        if person.id not in place.members:
            raise Impossible(f"{person.handle} is not in #{place.name(self.team_id)}")
        if place.archived:
            raise Impossible(f"#{place.name(self.team_id)} is archived")
        return place

    def _message(self, actor: Person, ts: str, channel: str | None) -> tuple[Channel, Message]:
        """Return a message in a channel that this person is in, with the channel."""
        place = self._place(actor, channel)
        message = place.messages.get(ts)
        if message is None or message.subtype == "tombstone":
            raise Impossible(
                f"there is no message {ts} in {place.name(self.team_id) or 'the direct messages'}"
            )
        return place, message

    def _home(self, team: str) -> Team:
        """Return the workspace that a message or view of the app belongs to; people of others see it too."""
        return self.slack.workspaces[team]

    def _named(self, name: str) -> str:
        """Return the id for a handle, a channel name, or an id."""
        if name.startswith("#") or name in self.channel_names:
            return self.channel(name).id
        return self.person(name.removeprefix("@")).id
