"""Commands and shortcuts: what the app offers to the people of its own workspace."""

from bot.sandbox.behaviour import posting, responses
from bot.sandbox.data.calls import Answer
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure, Impossible
from bot.sandbox.data.people import Person
from bot.sandbox.payloads import interactions
from bot.sandbox.person.actor import Actor
from bot.sandbox.text import escaping


class Commands(Actor):
    """What a person can do by typing a slash, or from the menu beside a message."""

    async def slash(
        self, person: str, text: str, channel: str | None = None, thread: str | None = None
    ) -> Answer:
        """Send a command such as `/decide We ship on Friday`, in a channel or the direct messages."""
        actor = self._actor(person, own=True)
        if thread:
            raise Impossible("Slack offers no commands in threads")
        place = self._place(actor, channel)
        command, _, rest = text.partition(" ")
        form = interactions.slash_command(
            self.app,
            self.who(actor.id),
            self.where(place),
            command,
            escaping.typed(rest.strip(), self.tokens(labelled=True)),
            response_url=responses.new_url(self, place, actor.id),
            trigger_id=self.trigger(actor),
        )
        answer = await self.slack.inbound.send(self, "slash_commands", dict(form))
        self._show(answer, command, place, actor)
        return answer

    def _show(self, answer: Answer, command: str, place: Channel, actor: Person) -> None:
        """Show the person the words that acknowledged the command, or that it failed."""
        if not answer.acked:
            error = "operation_timeout" if answer.reason == "http_timeout" else "dispatch_failed"
            posting.from_slackbot(self, place, actor.id, f'{command} failed with the error "{error}"')
            return
        given = answer.json if isinstance(answer.json, dict) else {"text": answer.body}
        if not given.get("text") and not given.get("blocks"):
            return
        try:
            responses.say(self.slack, self, place, actor.id, given)
        except Failure as failure:
            posting.from_slackbot(self, place, actor.id, f'{command} failed with the error "{failure.code}"')

    async def shortcut(self, person: str, callback_id: str, ts: str, channel: str | None = None) -> Answer:
        """Use a message shortcut, from the menu beside a message."""
        actor = self._actor(person, own=True)
        place, message = self._message(actor, ts, channel)
        payload = interactions.message_shortcut(
            self.app,
            self.who(actor.id),
            self.where(place),
            callback_id,
            message.as_event(),
            response_url=responses.new_url(self, place, actor.id, message),
            trigger_id=self.trigger(actor),
            at=self.slack.stamp(),
        )
        return await self.slack.inbound.send(self, "interactive", payload)

    async def global_shortcut(self, person: str, callback_id: str) -> Answer:
        """Use a shortcut from the search or plus menu, which does not tell the app a channel."""
        actor = self._actor(person, own=True)
        payload = interactions.global_shortcut(
            self.app, self.who(actor.id), callback_id, trigger_id=self.trigger(actor), at=self.slack.stamp()
        )
        return await self.slack.inbound.send(self, "interactive", payload)
