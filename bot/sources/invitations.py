"""Asks people who record something where the bot is not to invite it, so that it can be shown there.

They are asked once: where they typed, or else in a direct message when the card could not be posted.
"""

from contextlib import suppress
from datetime import datetime

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Request
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.slack.people import Unsure
from bot.sources import conversations
from storage import actions, decisions, events_seen, groups, outbox
from storage.database import Session
from storage.records import Action, Decision, Kind, NewMessage, OutboxState, Outgoing, subjects

INVITE = "I am not in this channel yet, so I can neither read it nor post the card."
INVITE_FIRST = f"{INVITE} Type `/invite @Matters Arising` there first; nothing that you wrote is lost."


def not_here(label: str) -> Message:
    """Say that what was recorded can not be shown where it was, before the bot is invited."""
    here = "I am not in this channel: type `/invite @Matters Arising` and I post its card."
    return text.note(f"{label} is stored. {here}")


def not_there(channel: str) -> Message:
    """Say so in a direct message, once for everything recorded in that channel at the same time."""
    there = "I am not in that channel: type `/invite @Matters Arising` there and I post what you record."
    return text.note(f"What you recorded in {text.channel(channel)} is stored. {there}")


async def ask_where_typed(request: Request, record: Decision | Action) -> None:
    """Tell the recorder, where they typed, that `record` is stored, if it can not be shown yet.

    In a channel that the bot is not in, only what came with a response_url can be answered.
    """
    await _learn_channel(request)
    if "response_url" not in request.body or not await conversations.is_outside(
        request.bot, record.team, record.channel
    ):
        return
    async with request.bot.sessions.begin() as session:
        first = await first_asked(session, record, at=request.at)
    if first:
        request.reply_privately(not_here(record.label))


async def _learn_channel(request: Request) -> None:
    """Ask Slack about a channel that is new to us, such as whether it is shared."""
    async with request.bot.sessions.read() as session:
        group = await groups.find(session, request.team, request.channel)
    if group is not None and group.shared is None:
        with suppress(Unsure):
            await request.bot.people.channel(request.team, request.channel)


async def first_asked(session: Session, record: Decision | Action, *, at: datetime) -> bool:
    """Note that an author is asked about what they recorded at one time; False when they were before."""
    return await events_seen.first_time(session, record.team, _key(record), at=at)


async def ask_to_invite(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Ask the author of a record whose card could not be posted, if they were not asked yet."""
    record = await _record(session, outgoing)
    if record is None or record.undone_at is not None or not await first_asked(session, record, at=at):
        return
    await outbox.put(
        session,
        NewMessage(
            key=_key(record),
            kind=Kind.INVITATION,
            team=record.team,
            # Slack does not tell the bot who is in a channel that it is not in.
            channel=None,
            recipient=record.author,
            about=subjects.Invitation(channel=record.channel, card=outgoing.key),
            at=at,
        ),
    )


async def _record(session: Session, card: Outgoing) -> Decision | Action | None:
    if isinstance(card.about, subjects.OfDecision):
        return await decisions.find(session, card.team, card.about.decision)
    return await actions.find(session, card.team, card.about_as(subjects.OfAction).action)


def _key(record: Decision | Action) -> str:
    at = record.recorded_at.isoformat()
    return f"{Kind.INVITATION}:{record.channel}:{record.author}:{at}"


async def _render(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.Invitation)
    card = await outbox.find(session, outgoing.team, about.card)
    if card is None or card.state is not OutboxState.PARKED:
        return Drop("the bot has come to the channel meanwhile")
    return Post(not_there(about.channel))


KINDS = {Kind.INVITATION: Delivery(_render)}
