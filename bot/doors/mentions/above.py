"""What a mention in a thread points to: the last message before it that somebody wrote there.

Slack is asked for the thread only where that would change what is meant, and waited for no longer than a
person notices: a mention that it says nothing of in time asks what is missing, and loses nothing.
"""

from bot.language import slack_text
from bot.slack.incoming.requests import Event
from bot.sources import conversations, messages
from bot.sources.messages import SlackMessage
from bot.understanding.known import Above
from storage.database import errands

PATIENCE = 0.8
"""Seconds for which a mention waits for its thread."""
LIKELY = Above("", "Can somebody do that?")
"""Whatever means the same under this means the same under any message."""


async def read(event: Event) -> Above | None:
    """Return what stands above a mention in its thread; None where nothing does, or Slack does not say."""
    found: list[Above] = []
    await event.bot.background.start_and_wait(_find(event, found), errands.time_left(PATIENCE))
    return found[0] if found else None


async def _find(event: Event, found: list[Above]) -> None:
    thread = await conversations.read_thread(
        event.bot, event.team, event.channel, str(event.fields["thread_ts"])
    )
    ours = event.bot.workspaces[event.team].bot_user
    if thread is None or not thread.whole:
        return
    before = [one for one in thread.messages if _is_before(one, event) and _is_said(one, ours)]
    if before:
        found.append(Above(str(messages.writer(before[-1])), messages.words(before[-1])))


def _is_before(message: SlackMessage, event: Event) -> bool:
    return float(str(message.get("ts"))) < float(str(event.fields["ts"]))


def _is_said(message: SlackMessage, ours: str) -> bool:
    """Tell whether a person said something to the others: what is said to us is no matter of theirs."""
    words = messages.words(message)
    return bool(messages.writer(message) and words) and not slack_text.names_person(words, ours)
