"""A thread at a glance: who spoke in it, what looks settled there, and what of that is on record."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.language import slack_text
from bot.slack.blocks import addresses
from bot.slack.bot import Bot
from bot.sources import known as gathering
from bot.sources import message_changes, messages
from bot.sources.cards import Record
from bot.sources.messages import SlackMessage
from bot.understanding import answers
from bot.understanding import threads as understanding
from bot.understanding.talk import AGAINST, IN_FAVOUR
from bot.understanding.threads import Proposal, RecordAs, ThreadMessage
from storage import people
from storage.database import Session
from storage.records import Decision, Person, Source


@dataclass(frozen=True)
class Overview:
    """What people said in a thread, but not to the bot, how it was read, and what is proposed of it."""

    spoken: Sequence[SlackMessage]
    as_read: Sequence[ThreadMessage]
    proposals: Sequence[Proposal]


@dataclass(frozen=True)
class Settled:
    """How many things that look settled in a thread are to be recorded yet, and how many are on record."""

    new: int
    recorded: int


async def read(bot: Bot, asked: Source, thread: Sequence[SlackMessage]) -> Overview:
    """Return what is proposed of a thread to whoever `asked` in its group."""
    bot_user = bot.workspaces[asked.team].bot_user
    spoken = [
        one
        for one in thread
        if messages.writer(one) and not slack_text.names_person(messages.words(one), bot_user)
    ]
    async with bot.sessions.read() as session:
        names = await people.known(session, asked.team, [str(one["user"]) for one in spoken])
        known = await gathering.gather(session, asked.team, [asked.channel], asked.author, now=bot.clock())
    # A thread may be a thousand long messages: it is read beside everybody else's requests.
    said = [as_read(one, names) for one in spoken]
    proposals = await asyncio.to_thread(understanding.propose, said, known=known)
    return Overview(spoken, said, proposals)


async def settled(session: Session, source: Source, overview: Overview) -> Settled:
    """Return how much of a thread Capture thread would choose; what was only put up is not settled."""
    found = [one for one in overview.proposals if one.chosen and not one.open]
    places = {one.index for one in found}
    recorded = {index for index in places if await records(session, source, overview, index)}
    new = sum(one.index not in recorded for one in found)
    return Settled(new, len(found) - new)


async def records(session: Session, source: Source, overview: Overview, index: int) -> tuple[str, ...]:
    """Return what was recorded from a message before, or from an answer to it, and not undone: 'D1', 'A7'."""
    found = await recorded_from(session, source, overview.spoken[index])
    for answer, kinds in _answers(overview, index).items():
        recorded = await recorded_from(session, source, overview.spoken[answer])
        found += [one for one in recorded if _kind_of(one) in kinds]
    return tuple(record.label for record in found)


async def recorded_from(session: Session, source: Source, message: SlackMessage) -> list[Record]:
    """Return what was recorded from one message before and not undone."""
    found = await message_changes.recorded_from(session, source.team, source.channel, str(message["ts"]))
    return [record for record in found if record.undone_at is None]


def _answers(overview: Overview, index: int) -> dict[int, set[RecordAs]]:
    """Return which messages answer what is proposed of one, each with the kinds of that."""
    kinds = {one.kind for one in overview.proposals if one.index == index}
    found: dict[int, set[RecordAs]] = {}
    for at in range(index + 1, min(len(overview.spoken), index + 1 + answers.NEAR)) if kinds else ():
        for kind in kinds:
            answered = answers.of(overview.as_read, overview.proposals, at, kind)
            if any(one.index == index for one in answered):
                found.setdefault(at, set()).add(kind)
    return found


def _kind_of(record: Record) -> RecordAs:
    return RecordAs.DECISION if isinstance(record, Decision) else RecordAs.ACTION


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
