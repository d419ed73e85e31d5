"""Goes through a thread, and proposes in a form what was likely decided there and who does what."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.language import slack_text
from bot.slack import membership
from bot.slack.blocks import addresses
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations, invitations, message_changes, messages, typed
from bot.sources import known as gathering
from bot.sources.messages import SlackMessage
from bot.threads import another, prefill, views
from bot.threads.reading import NOTHING
from bot.threads.views import Candidate
from bot.understanding import threads as understanding
from bot.understanding.meaning import New
from bot.understanding.talk import AGAINST, IN_FAVOUR
from bot.understanding.threads import Proposal, ThreadMessage
from storage import groups, people
from storage.database import Session
from storage.records import Person, Source

UNREADABLE = (
    "This thread could not be read just now. Try again in a minute, or use Record decision or "
    "Record action on one of its messages."
)


async def propose(press: Press, shown: Shown, thread_ts: str, *, chosen: str | None = None) -> None:
    """Put the thread's likely decisions and actions, and the message that was `chosen`, into a modal."""
    bot, team, channel = press.bot, press.team, press.channel
    thread = await conversations.read_thread(bot, team, channel, thread_ts)
    if thread is None:
        outside = await conversations.is_outside(bot, team, channel)
        words = invitations.INVITE_FIRST if outside else UNREADABLE
        await press.fill_in(shown, views.notice(views.CAPTURE_THREAD, words))
        return
    bot_user = bot.workspaces[team].bot_user
    spoken = [
        one
        for one in thread
        if messages.writer(one) and not slack_text.names_person(messages.words(one), bot_user)
    ]
    await _meet(press)
    async with bot.sessions.read() as session:
        names = await people.known(session, team, [str(one["user"]) for one in spoken])
        known = await gathering.gather(session, team, [channel], press.user, now=bot.clock())
    # A thread may be a thousand long messages: it is read beside everybody else's requests.
    read = [as_read(one, names) for one in spoken]
    proposals = await asyncio.to_thread(understanding.propose, read, known=known)
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, press.user, at=bot.clock())
        candidates = views.fitting(await _candidates(session, press.source, spoken, proposals, chosen))
        kept = await keep(session, press, candidates)
        below = await another.below(session, team, bot_user, thread, candidates)
    root = str(thread[0].get("thread_ts") or thread[0].get("ts") or thread_ts)
    form = views.form(replace(press.source, thread_ts=root), candidates, kept=kept, below=below)
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


async def _candidates(
    session: Session,
    source: Source,
    spoken: Sequence[SlackMessage],
    proposals: Sequence[Proposal],
    chosen: str | None,
) -> list[Candidate]:
    """Return what is proposed, and the `chosen` message; the last message when nothing else stands out."""
    found: dict[int, list[Proposal]] = defaultdict(list)
    for each in proposals:
        found[each.index].append(each)
    candidates = []
    for index, message in enumerate(spoken):
        if index not in found and message.get("ts") != chosen:
            continue
        candidate = await said(session, source, message, messages.words(message))
        # What is on record is not proposed again: only a person may choose to record it twice.
        offered = [] if candidate.records else found.get(index, [])
        candidates += [_offered(candidate, each, spoken) for each in offered] or [candidate]
    return candidates or [await said(session, source, one, messages.words(one)) for one in spoken[-1:]]


def _offered(candidate: Candidate, proposal: Proposal, spoken: Sequence[SlackMessage]) -> Candidate:
    also = tuple(str(spoken[index]["ts"]) for index in proposal.also)
    return prefill.offered(replace(candidate, source=replace(candidate.source, said_also=also)), proposal)


async def said(session: Session, source: Source, message: SlackMessage, words: str) -> Candidate:
    """Return a message of so many words, with what is on record of it, as a candidate of neither kind."""
    records = await _records(session, source, str(message["ts"]))
    named = await prefill.with_names(session, source.team, words)
    origin = messages.source_of(message, source.team, source.channel, source.author)
    return Candidate(origin, slack_text.readable(named), None, records=records)


async def _records(session: Session, source: Source, ts: str) -> tuple[str, ...]:
    """Return what was recorded from a message before and not undone: 'D1', 'A7'."""
    found = await message_changes.recorded_from(session, source.team, source.channel, ts)
    return tuple(record.label for record in found if record.undone_at is None)


def as_read(message: SlackMessage, known: Mapping[str, Person]) -> ThreadMessage:
    """Return a message as its reader takes it, with the name of who wrote it and who reacted."""
    user = str(message["user"])
    name = known[user].name if user in known else user
    return ThreadMessage(
        user,
        name,
        messages.words(message),
        addresses.instant(str(message["ts"])),
        messages.reacting(message, IN_FAVOUR),
        messages.reacting(message, AGAINST),
    )
