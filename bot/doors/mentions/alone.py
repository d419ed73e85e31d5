"""A mention in a thread without a word: what looks settled in the thread, as far as Slack says in time."""

from bot.doors.mentions import above
from bot.slack.incoming.requests import Event
from bot.sources import conversations, messages
from bot.threads import overview
from bot.threads.overview import Settled
from storage.database import errands


async def settled(event: Event) -> Settled | None:
    """Return how much looks settled in the thread of a mention; None where Slack does not say in time."""
    found: list[Settled] = []
    await event.bot.background.start_and_wait(_find(event, found), errands.time_left(above.PATIENCE))
    return found[0] if found else None


async def _find(event: Event, found: list[Settled]) -> None:
    bot, root = event.bot, str(event.fields["thread_ts"])
    thread = await conversations.read_thread(bot, event.team, event.channel, root)
    if thread is None or not thread.whole:
        return
    asked = messages.source_of(event.fields, event.team, event.channel, event.user)
    read = await overview.read(bot, asked, thread.messages)
    async with bot.sessions.read() as session:
        found.append(await overview.settled(session, asked, read))
