"""The form of one message, filled in with what its thread makes of it, as far as Slack gives the thread."""

from bot.language import slack_text
from bot.slack.bot import Bot
from bot.sources import conversations, messages
from bot.threads import meant, overview, prefill
from bot.threads.overview import Overview
from bot.threads.prefill import NOTHING, Context
from bot.understanding import answers
from bot.understanding.meaning import New
from bot.understanding.proposals import Proposal, RecordAs
from storage.database import Session, errands
from storage.records import Source

PATIENCE = 2.5
"""Seconds for which a form that says that it is being read waits for the thread."""


async def read(bot: Bot, kind: RecordAs, source: Source) -> Context:
    """Return what its thread makes of a message; nothing where none is given in time."""
    found: list[Context] = []
    if source.thread_ts:
        waited = errands.time_left(PATIENCE)
        await bot.background.start_and_wait(_find(bot, kind, source, source.thread_ts, found), waited)
    return found[0] if found else NOTHING


async def _find(bot: Bot, kind: RecordAs, source: Source, thread_ts: str, found: list[Context]) -> None:
    thread = await conversations.read_thread(bot, source.team, source.channel, thread_ts)
    if thread is None:
        return
    seen = await overview.read(bot, source, thread.messages)
    at = next((at for at, one in enumerate(seen.spoken) if one.get("ts") == source.said_ts), None)
    if at is None:
        return
    of = answers.of(seen.as_read, seen.proposals, at, kind)
    async with bot.sessions.read() as session:
        records = [await _record(session, source.team, seen, each) for each in of]
    if any(each.index != at for each in of):
        found.append(Context(answered=tuple(meant.granted(each) for each in records)))
    elif len(of) == 1 and of[0].chosen and not of[0].open:
        found.append(Context(matter=records[0]))


async def _record(session: Session, team: str, seen: Overview, proposal: Proposal) -> New:
    said = await prefill.with_names(session, team, messages.words(seen.spoken[proposal.index]))
    return prefill.proposed(proposal, slack_text.readable(said))
