"""Adds a message that somebody chooses to the open form of Capture thread."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.slack.blocks import origins
from bot.slack.incoming import acknowledgement
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations, messages, typed
from bot.sources import known as gathering
from bot.sources.messages import SlackMessage
from bot.threads import another, commands, overview, prefill, views
from bot.threads.views import Candidate
from bot.understanding import threads as understanding
from bot.understanding.meaning import NewDecision
from bot.understanding.threads import Proposal, RecordAs
from storage import people
from storage.records import DecisionStatus, Source


async def another_message(ack: AsyncAck, press: Press) -> None:
    """Add the message that was chosen of those in the menu, once Slack has said what it is now."""
    if any(option["value"] == press.value for option in another.offered(press.view)):
        acknowledgement.later(press, _add(press, press.value))
    await ack()


async def _add(press: Press, ts: str) -> None:
    bot, team, view = press.bot, press.team, press.view
    source = origins.unpack(press.metadata, team, press.user)
    listed = len(press.metadata["said"])
    left = [one for one in another.offered(view) if one["value"] != ts]
    message = await conversations.read_message(bot, team, source.channel, ts)
    candidates: list[Candidate] = []
    kept, note = views.NOTHING_KEPT, another.GONE
    if message is not None:
        words, _ = prefill.addressed(messages.words(message), bot.workspaces[team].bot_user)
        candidates, note = await _candidates(press, source, message, words), ""
        async with bot.sessions.begin() as session:
            before = await typed.understood(session, press)
            kept = await commands.keep(session, press, candidates, before, listed + 1)
    shown, below = Shown(view["id"], view["hash"]), another.menu(left, listed + len(candidates), note)
    form = views.added(view, candidates, kept, below)
    full = another.menu([], listed, another.FULL)
    await press.fill_in(shown, form or views.added(view, [], views.NOTHING_KEPT, full) or view)


async def _candidates(press: Press, source: Source, message: SlackMessage, words: str) -> list[Candidate]:
    """Return a message as what it says by itself, for whoever asks for it wants that recorded."""
    bot, team = press.bot, press.team
    async with bot.sessions.read() as session:
        names = await people.known(session, team, [str(message["user"])])
        known = await gathering.gather(session, team, [source.channel], press.user, now=bot.clock())
        recorded = await overview.recorded_from(session, source, message)
        records = tuple(record.label for record in recorded)
        said = await commands.said(session, source, message, words, records)
    if said.records:
        # It is on record: only a person may choose to record it twice.
        return [said]
    read = replace(overview.as_read(message, names), text=words)
    proposals = await asyncio.to_thread(understanding.propose, [read], known=known)
    room = views.MOST_LISTED - len(press.metadata["said"])
    return [prefill.offered(said, one) for one in _wanted(proposals, room)]


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
