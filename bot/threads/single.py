"""One message of a thread by itself, as a form lists it for whoever wants it recorded."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.language import slack_text
from bot.slack.bot import Bot
from bot.sources import known as gathering
from bot.sources import messages
from bot.sources.messages import SlackMessage
from bot.threads import overview, prefill
from bot.threads.views import Candidate
from bot.understanding import threads as understanding
from bot.understanding.meaning import NewDecision
from bot.understanding.threads import Proposal, RecordAs
from storage import people
from storage.database import Session
from storage.records import DecisionStatus, Source


async def candidates(bot: Bot, source: Source, message: SlackMessage, room: int) -> list[Candidate]:
    """Return a message of the thread of `source` as what it says by itself, in at most so many candidates."""
    team = source.team
    words, _ = prefill.addressed(messages.words(message), bot.workspaces[team].bot_user)
    async with bot.sessions.read() as session:
        names = await people.known(session, team, [str(message["user"])])
        known = await gathering.gather(session, team, [source.channel], source.author, now=bot.clock())
        recorded = await overview.recorded_from(session, source, message)
        records = tuple(record.label for record in recorded)
        candidate = await said(session, source, message, words, records)
    if candidate.records:
        # It is on record: only a person may choose to record it twice.
        return [candidate]
    read = replace(overview.as_read(message, names), text=words)
    proposals = await asyncio.to_thread(understanding.propose, [read], known=known)
    return [prefill.offered(candidate, one) for one in _wanted(proposals, room)]


async def said(
    session: Session, source: Source, message: SlackMessage, words: str, records: tuple[str, ...]
) -> Candidate:
    """Return a message of so many words, as a candidate of neither kind; `records` were made of it."""
    named = await prefill.with_names(session, source.team, words)
    origin = messages.source_of(message, source.team, source.channel, source.author)
    return Candidate(origin, slack_text.readable(named), None, records=records)


def _wanted(proposals: Sequence[Proposal], room: int) -> list[Proposal]:
    """Return what a message says plainly, else what it likely is; a decision where nothing is likely."""
    plain = [one for one in proposals if one.chosen and one.record is not None]
    likely = sorted(proposals, key=lambda one: one.likely)[-1:] or [Proposal(0, RecordAs.DECISION, 0)]
    return [_as_chosen(one) for one in (plain if 0 < len(plain) <= room else likely)]


def _as_chosen(proposal: Proposal) -> Proposal:
    """Return a proposal as a person has chosen it: it is open only where its own words say so."""
    record = proposal.record
    is_open = isinstance(record, NewDecision) and record.status is DecisionStatus.PROPOSED
    return replace(proposal, chosen=True, open=is_open)
