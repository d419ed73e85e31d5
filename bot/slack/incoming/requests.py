"""What somebody did, or what Slack tells by itself: the one value that each handler is given."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.language import slack_text
from bot.slack.blocks import modals, origins, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.bot import Bot
from bot.slack.incoming import home_answers, repeats, replies
from bot.slack.incoming import modals as slack_modals
from bot.slack.incoming.ids import id_in as id_in
from storage import events_seen, outbox, people
from storage.database import Session
from storage.records import Outgoing, Source
from storage.surroundings import Surroundings

Json = dict[str, Any]


@dataclass(frozen=True)
class Request:
    """Who did something, when, and in which workspace of ours: `team` is never the sender's own."""

    bot: Bot
    team: str
    at: datetime
    body: Json
    """What Slack sent."""
    around: Surroundings = field(default_factory=Surroundings)
    """What was known when it came."""

    @property
    def user(self) -> str:
        """The person who did it: signed by Slack, so it wins over any person that a button or form names."""
        return str(self.body["user"]["id"])

    @property
    def channel(self) -> str:
        """Where it was done; empty in a modal."""
        return str((self.body.get("channel") or {}).get("id") or "")

    @property
    def home(self) -> str | None:
        """The workspace of the person who did it, where Slack says so."""
        return str(self.body["user"].get("team_id") or "") or None

    @property
    def thread(self) -> str | None:
        """The thread in which it was done, by the `ts` of its first message."""
        return (self.body.get("container") or {}).get("thread_ts")

    @property
    def view(self) -> Json:
        """The modal or the Home in which it was done; empty outside both."""
        return self.body.get("view") or {}

    @property
    def metadata(self) -> Json:
        """What the form was opened with in which it was done; empty for a form that keeps nothing."""
        return modals.metadata(self.view)

    @property
    def on_home(self) -> bool:
        """Whether it was done on a Home tab, where there is neither channel nor message."""
        return self.view.get("type") == "home"

    @property
    def is_alone(self) -> bool:
        """Whether it was done with the bot alone, where nobody else sees it."""
        return self.on_home or self.channel.startswith("D")

    @property
    def is_shown_alone(self) -> bool:
        """Whether nobody else sees the message that was pressed in, so that an answer can take its place."""
        return bool((self.body.get("container") or {}).get("is_ephemeral")) or self.is_alone

    @property
    def source(self) -> Source:
        """Where a record comes from that is made from this request, not from a message."""
        return Source(self.team, self.channel, self.user)

    @property
    def key(self) -> str:
        """What this has in common with its second arrival, and with nothing else."""
        return f"trigger:{self.body['trigger_id']}"

    @property
    def client(self) -> AsyncWebClient:
        """Slack, as the bot in this workspace."""
        return self.bot.clients[self.team]

    async def first_time(self, session: Session) -> bool:
        """Tell whether this arrives for the first time; must be in the transaction of what it causes."""
        return await events_seen.first_time(session, self.team, self.key, at=self.at)

    async def remember(self, session: Session, outcome: Json) -> None:
        """Keep what came of this, in ids or our words, so that its second arrival is answered like it."""
        await events_seen.remember(session, self.team, self.key, outcome)

    async def outcome(self, session: Session) -> Json:
        """Return what was kept when this arrived before; empty when nothing was."""
        return await events_seen.outcome_of(session, self.team, self.key)

    async def join(self, session: Session) -> None:
        """Note that this person is in the channel, since they do something there."""
        await people.join(session, self.team, self.channel, self.user, at=self.at)

    def reply_privately(self, message: Message, *, instead: bool = False, at_url: str | None = None) -> None:
        """Tell only this person, after the acknowledgement, where they are but outside any modal.

        `instead` puts it in place of the message that they pressed in, if nobody else sees that; `at_url` is
        that message's response_url, where a form has kept it: it counts only as an address of Slack's.
        """
        if self.on_home:
            self.bot.background.start(home_answers.answer(self.bot, self.team, self.user, message, self.key))
            return
        kept = at_url is not None and replies.is_slacks(at_url, self.client.base_url)
        url = at_url if kept else self.body.get("response_url")
        instead = instead and (kept or self.is_shown_alone)
        told = replies.alone(
            self.bot, self.team, url, self.channel, self.user, message, instead=instead, thread=self.thread
        )
        self.bot.background.start(told)

    async def show_again(self, view: View) -> None:
        """Show the bottom modal of the stack in which this was done, as it is now."""
        if await slack_modals.update_view(self.bot, self.team, self.view["root_view_id"], view) is None:
            self.reply_privately(text.note(slack_modals.NOT_SHOWN))


@dataclass(frozen=True)
class Command(Request):
    """A slash command that somebody typed."""

    @property
    def user(self) -> str:
        """The person who typed it."""
        return str(self.body["user_id"])

    @property
    def channel(self) -> str:
        """Where it was typed."""
        return str(self.body["channel_id"])

    @property
    def typed(self) -> str:
        """What follows the command's name, as Slack sends it: people as `<@U1|name>`."""
        return str(self.body.get("text") or "").strip()

    @property
    def readable(self) -> str:
        """What follows the command's name, as a person reads it."""
        return slack_text.readable(self.typed)

    @property
    def is_direct(self) -> bool:
        """Whether it was typed to the bot, or to one person, alone."""
        return self.body.get("channel_name") == "directmessage" or self.is_alone

    @cached_property
    def key(self) -> str:
        """What a command has in common with its second arrival, and with no other."""
        return repeats.key_of(self.body)

    async def open(self, view: View) -> bool:
        """Open a modal; False when Slack would not, which the answer to the command is to say."""
        return await self.show(view) is not None

    async def show(self, view: View) -> slack_modals.Shown | None:
        """Open a modal that is filled in later; None when Slack would not."""
        return await slack_modals.open_view(self.bot, self.team, self.body.get("trigger_id") or "", view)


@dataclass(frozen=True)
class Press(Request):
    """Something that somebody pressed: a button, a choice in a menu, or a message shortcut."""

    @property
    def value(self) -> str:
        """What the button or the choice carries. It proves nothing: anybody can send another one."""
        action = self.body["actions"][0]
        return str(action.get("value") or (action.get("selected_option") or {}).get("value") or "")

    @property
    def id(self) -> int:
        """The record that the value names; 0 for none."""
        return id_in(self.value)

    @property
    def value_json(self) -> Json:
        """The JSON in the value; empty for a value of another kind."""
        try:
            value = json.loads(self.value)
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    @property
    def message_at(self) -> tuple[str, str]:
        """The channel and the `ts` of the message that was pressed; empty in a modal."""
        return self.channel, str((self.body.get("container") or {}).get("message_ts") or "")

    async def outbox_row(self, session: Session) -> Outgoing | None:
        """Return the message of ours that was pressed; None for one that the outbox did not send."""
        return await outbox.sent_as(session, self.team, *self.message_at)

    async def open(self, view: View) -> slack_modals.Shown | None:
        """Open a modal, over the one that was pressed in if there is one; where Slack would not, say so."""
        show = slack_modals.push_view if self.view and not self.on_home else slack_modals.open_view
        shown = await show(self.bot, self.team, self.body["trigger_id"], view)
        if shown is None:
            self.not_opened()
        return shown

    async def unfold(self, view: View) -> None:
        """Change the modal that was pressed in, keeping what was typed; where Slack would not, say so."""
        if await slack_modals.update_view(self.bot, self.team, self.view["id"], view) is None:
            self.not_opened()

    async def fill_in(self, shown: slack_modals.Shown, view: View) -> None:
        """Put `view` in the place of a modal that waited for it; where Slack would not, say so."""
        if not await slack_modals.fill_in(self.bot, self.team, shown, view):
            self.not_opened()

    def not_opened(self) -> None:
        """Tell this person, outside the modal so that its inputs stay, that nothing opened or changed."""
        self.reply_privately(text.note(slack_modals.NOT_OPENED))

    def reply(self, message: Message | str, *, instead: bool = False) -> None:
        """Tell this person, in the modal where they pressed or else privately.

        Plain words become a message. `instead` as for `reply_privately`.
        """
        said = text.note(message) if isinstance(message, str) else message
        if self.view and not self.on_home:
            self.bot.background.start(self._reply_inside(said))
        else:
            self.reply_privately(said, instead=instead)

    async def _reply_inside(self, message: Message) -> None:
        if not await slack_modals.say_inside(self.bot, self.team, self.view, message):
            self.reply_privately(message)


@dataclass(frozen=True)
class Submission(Request):
    """A form that somebody sent in."""

    @property
    def key(self) -> str:
        """What a form and its second arrival share: it is sent in once, by whatever trigger."""
        return f"view:{self.view['id']}"

    @property
    def source(self) -> Source:
        """Where the form's subject was said; its author is the person who sends the form in."""
        return origins.unpack(self.metadata, self.team, self.user)


@dataclass(frozen=True)
class Event(Request):
    """Something that Slack tells by itself; `user` and `channel` are those of a message or a mention."""

    @property
    def fields(self) -> Json:
        """What happened; each kind of event has its own shape."""
        return dict(self.body["event"])

    @property
    def user(self) -> str:
        """The person who said it."""
        return str(self.fields["user"])

    @property
    def channel(self) -> str:
        """Where it was said."""
        return str(self.fields["channel"])

    @property
    def home(self) -> str | None:
        """The workspace that Slack says the sender is of."""
        return str(self.fields.get("user_team") or self.fields.get("team") or "") or None

    @property
    def key(self) -> str:
        """What an event and its second arrival share: its id may be missing, or be shared by two messages."""
        ts = self.fields.get("ts") or self.fields.get("event_ts")
        return f"{self.fields['type']}:{self.channel}:{ts}"

    @property
    def thread(self) -> str | None:
        """The thread that it was said in."""
        return self.fields.get("thread_ts")
