"""What every act has in common: who may act where, and the passes an interaction carries."""

from bot.sandbox.channels import Channel
from bot.sandbox.errors import Impossible
from bot.sandbox.people import Person
from bot.sandbox.state import State


class Acting(State):
    """The rules for acting at all; the acts themselves are in the modules beside this one."""

    def _actor(self, who: str, *, own: bool = False) -> Person:
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

    def _home(self, team: str) -> "Acting":
        """Return the workspace that something of the app's belongs to: people of others may meet it too."""
        return self.slack.workspaces[team]

    def _trigger(self, person: Person) -> str:
        return self.slack.triggers.issue(self.team_id, person.id, self.slack.clock())

    def _named(self, name: str) -> str:
        """Return the id for a handle, a channel name, or an id."""
        if name.startswith("#") or name in self.channel_names:
            return self.channel(name).id
        return self.person(name.removeprefix("@")).id
