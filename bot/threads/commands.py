"""Goes through a thread, and proposes in a form what was likely decided there and who does what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.slack import membership
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations, invitations, messages, typed
from bot.sources.conversations import Thread
from bot.sources.messages import SlackMessage
from bot.threads import another, overview, prefill, single, views
from bot.threads.overview import Overview
from bot.threads.reading import NOTHING
from bot.threads.views import Candidate
from bot.understanding.meaning import New
from bot.understanding.threads import Proposal
from storage import groups, people
from storage.database import Session
from storage.records import Source

UNREADABLE = (
    "This thread could not be read just now. Try again in a minute, or use Record decision or "
    "Record action on one of its messages."
)


async def propose(press: Press, shown: Shown, thread_ts: str, *, chosen: SlackMessage | None = None) -> None:
    """Put the thread's likely decisions and actions, and the message that was `chosen`, into a modal."""
    bot, team, channel = press.bot, press.team, press.channel
    thread = await conversations.read_thread(bot, team, channel, thread_ts)
    if thread is None:
        outside = await conversations.is_outside(bot, team, channel)
        words = invitations.INVITE_FIRST if outside else UNREADABLE
        await press.fill_in(shown, views.notice(views.CAPTURE_THREAD, words))
        return
    await _meet(press)
    said = thread.messages
    read = await overview.read(bot, press.source, said)
    beyond = await _beyond(press, thread, chosen)
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, press.user, at=bot.clock())
        found = await _candidates(session, press.source, read, chosen, beyond)
        candidates = views.fitting(found, str(chosen["ts"]) if chosen is not None else None)
        kept = await keep(session, press, candidates)
        below = await another.below(session, team, bot.workspaces[team].bot_user, said, candidates)
    root = str(said[0].get("thread_ts") or said[0].get("ts") or thread_ts)
    note = "" if thread.whole else views.read_up_to(len(said))
    form = views.form(replace(press.source, thread_ts=root), candidates, note=note, kept=kept, below=below)
    await press.fill_in(shown, form)


async def keep(
    session: Session,
    press: Press,
    candidates: Sequence[Candidate],
    before: Mapping[int, New] = NOTHING,
    first: int = 1,
) -> views.Kept:
    """Keep what was understood of candidates numbered from the `first`, with what was of those `before`."""
    found = {number: one.understood for number, one in enumerate(candidates, first) if one.understood}
    if not found:
        return views.NOTHING_KEPT
    found = {**before, **found}
    draft = await typed.keep(session, press.source, list(found.values()), at=press.at)
    return {typed.FORM_KEEPS: draft, "reading": typed.READING, "of": list(found)}


async def _meet(press: Press) -> None:
    """Have Slack say who is in the channel, if that was not asked lately: people are named in threads."""
    async with press.bot.sessions.read() as session:
        group = await groups.find(session, press.team, press.channel)
    if group is None or membership.is_stale(group, press.at):
        await membership.sync(press.bot, press.team, press.channel)


async def _beyond(press: Press, thread: Thread, chosen: SlackMessage | None) -> list[Candidate]:
    """Return the `chosen` message by itself, where Slack gave no more than what stands before it."""
    if chosen is None or thread.whole or messages.writer(chosen) is None:
        return []
    if any(one.get("ts") == chosen["ts"] for one in thread.messages):
        return []
    return await single.candidates(press.bot, press.source, chosen, views.MOST_LISTED)


async def _candidates(
    session: Session,
    source: Source,
    read: Overview,
    chosen: SlackMessage | None,
    beyond: Sequence[Candidate],
) -> list[Candidate]:
    """Return what is proposed, and the `chosen` message; the last message when nothing else stands out.

    Where that was chosen `beyond` what was read of the thread, it comes last.
    """
    asked = chosen["ts"] if chosen is not None else None
    found: dict[int, list[Proposal]] = defaultdict(list)
    for each in read.proposals:
        found[each.index].append(each)
    candidates = []
    for index, message in enumerate(read.spoken):
        if index not in found and message.get("ts") != asked:
            continue
        records = await overview.records(session, source, read, index)
        candidate = await single.said(session, source, message, messages.words(message), records)
        # What is on record is not proposed again: only a person may choose to record it twice.
        offered = [] if candidate.records else found.get(index, [])
        candidates += [_offered(candidate, each, read.spoken) for each in offered] or [candidate]
    candidates += beyond
    if not candidates and read.spoken:
        last, records = read.spoken[-1], await overview.records(session, source, read, len(read.spoken) - 1)
        candidates = [await single.said(session, source, last, messages.words(last), records)]
    return candidates


def _offered(candidate: Candidate, proposal: Proposal, spoken: Sequence[SlackMessage]) -> Candidate:
    also = tuple(str(spoken[index]["ts"]) for index in proposal.also)
    return prefill.offered(replace(candidate, source=replace(candidate.source, said_also=also)), proposal)
