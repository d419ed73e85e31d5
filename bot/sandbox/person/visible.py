"""What each person can see, and nothing else."""

from bot.sandbox import blocks as block_kit
from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import Json
from bot.sandbox.person.actor import Actor


class Visible(Actor):
    """What is on everybody's screen, messages oldest first."""

    def messages(self, channel: str, thread: str | None = None) -> list[Message]:
        """Return everybody's messages in a channel: all of them, or one thread with its first message."""
        return list(self.channel(channel).timeline(thread))

    def said_in(self, channel: str, as_person: str | None = None) -> list[str]:
        """Return the words of each message the bot posted there; none to a person who is not there."""
        place = self.channel(channel)
        if as_person and self.person(as_person).id not in place.members:
            return []
        return [message.plain for message in place.timeline() if message.user == self.bot_user]

    def direct_messages(self, person: str) -> list[Message]:
        """Return what the bot wrote to a person directly."""
        return [message for message in self.direct(person).timeline() if message.user == self.bot_user]

    def ephemerals(self, person: str) -> list[Message]:
        """Return what was shown to this person alone: answers to them, and Slack's own notices."""
        who = self.person(person).id
        return [message for message in self.ephemeral_messages if message.ephemeral_to == who]

    def visible_to(self, person: str) -> list[Message]:
        """Return every message that a person can see: in channels, in direct messages, or alone."""
        return self.seen_by(self.person(person).id)

    def home(self, person: str) -> Json | None:
        """Return a person's Home tab, or None when none was published."""
        view = self.slack.views.homes.get(self.person(person).id)
        return view.as_view() if view else None

    def home_text(self, person: str) -> str:
        """Return a person's Home tab in plain words."""
        view = self.home(person)
        return block_kit.visible_text(view["blocks"], self.slack.names) if view else ""
