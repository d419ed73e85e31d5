"""Whoever records something sees its card; if that is late, they are told that it is on record.

It may be late because Slack is slow, refuses it or asks for a pause, or because much else is to be posted.
"""

import asyncio
from datetime import datetime, timedelta

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.bot import Awaited, Bot
from bot.slack.incoming import replies
from bot.slack.incoming.requests import Request
from bot.sources import cards, conversations
from bot.sources.cards import Record
from storage import actions, decisions, outbox
from storage.database import Session
from storage.records import Decision, Kind, OutboxState

PATIENCE = timedelta(seconds=5)
"""How long a person waits for a card without a word."""
_ON_ITS_WAY = (OutboxState.PENDING, OutboxState.SENDING, OutboxState.DOUBT)


def follows(record: Record) -> Message:
    """Say that something is on record whose card can not be posted yet."""
    return text.note(f"Recorded as {record.label}. Its card follows as soon as it can be posted.")


def is_late(record: Record) -> Message:
    """Say that something is on record whose card may not be there yet: Slack may have taken it just now."""
    return text.note(
        f"Recorded as {record.label}. If its card is not here yet, it follows as soon as it can be posted."
    )


def never_comes(record: Record) -> Message:
    """Say that something is on record whose card Slack does not take."""
    command = "/decisions" if isinstance(record, Decision) else "/actions"
    refused = f"Slack does not let me post its card here; `{command} {record.label}` shows it."
    return text.note(f"Recorded as {record.label}. {refused}")


async def are_held_up(session: Session, team: str, channel: str, *, now: datetime) -> bool:
    """Tell whether it is known that a card would be late in a channel: those before it are."""
    kinds = (Kind.DECISION_CARD, Kind.ACTION_CARD)
    return await outbox.is_held_up(session, team, channel, kinds, since=now - PATIENCE, now=now)


def wait(request: Request, record: Record) -> None:
    """Have the author of a new record told where they are, unless its card comes within a few seconds."""
    url = request.body.get("response_url") or None
    request.bot.awaited.append(Awaited(record, request.bot.clock(), url))


async def tell(bot: Bot, patience: timedelta = PATIENCE) -> None:
    """Tell those whose cards are late by now that what they recorded is on record, once."""
    now = bot.clock()
    due = [one for one in bot.awaited if abs(now - one.since) >= patience]
    if not due:
        return
    async with bot.sessions.read() as session:
        said = [(one, await _late(session, one.record)) for one in due]
    bot.awaited[:] = [one for one in bot.awaited if one not in due]
    await asyncio.gather(*(_say(bot, one, message) for one, message in said if message is not None))


async def _late(session: Session, record: Record) -> Message | None:
    """Return what there is to say of a record's card; None where it has come, or is no longer to come."""
    card = await outbox.find(session, record.team, cards.card_key(record))
    if card is None or card.state in (OutboxState.SENT, OutboxState.DROPPED):
        return None
    by_now = await _found(session, record)
    if by_now is None or by_now.undone_at is not None:
        return None
    return is_late(record) if card.state in _ON_ITS_WAY else never_comes(record)


async def _found(session: Session, record: Record) -> Record | None:
    find = decisions.find if isinstance(record, Decision) else actions.find
    return await find(session, record.team, record.id)


async def _say(bot: Bot, awaited: Awaited, message: Message) -> None:
    record = awaited.record
    # Where the bot is not, they are asked to invite it: see `bot.sources.invitations`.
    if not await conversations.is_outside(bot, record.team, record.channel):
        await replies.alone(
            bot,
            record.team,
            awaited.url,
            record.channel,
            record.author,
            message,
            thread=record.thread_ts,
        )
