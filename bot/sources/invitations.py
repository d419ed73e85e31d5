"""Asks the recorder to invite the bot, once, when it is not in the channel where something was recorded."""

from datetime import datetime

from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.sources import cards, views
from storage import actions, decisions, events_seen, outbox
from storage.database import Session
from storage.records import Action, Decision, Kind, NewMessage, OutboxState, Outgoing, subjects


async def first_asked(session: Session, record: Decision | Action, *, at: datetime) -> bool:
    """Tell whether nobody was asked yet about a record, or about what was recorded together with it."""
    return await events_seen.first_time(session, record.team, _key(record), at=at)


async def put(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Ask the recorder of a card that could not be posted to invite the bot, unless they were asked."""
    record = await _record(session, outgoing)
    if record is None or record.undone_at is not None or not await first_asked(session, record, at=at):
        return
    # Of no channel: where the bot is not, it can not be asked who may see it.
    about = subjects.Invitation(channel=record.channel, card=outgoing.key)
    await outbox.put(
        session,
        NewMessage(
            key=_key(record),
            kind=Kind.INVITATION,
            team=record.team,
            channel=None,
            recipient=record.author,
            about=about,
            at=at,
        ),
    )


async def _record(session: Session, card: Outgoing) -> Decision | Action | None:
    if isinstance(card.about, subjects.OfDecision):
        return await decisions.find(session, card.team, card.about.decision)
    return await actions.find(session, card.team, card.about_as(subjects.OfAction).action)


def _key(record: Decision | Action) -> str:
    at = cards.recorded_at(record).isoformat()
    return f"{Kind.INVITATION}:{record.channel}:{record.author}:{at}"


async def _render(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.Invitation)
    card = await outbox.find(session, outgoing.team, about.card)
    if card is None or card.state is not OutboxState.PARKED:
        return Drop("the bot has come to the channel meanwhile")
    return Post(views.not_there(about.channel))


KINDS = {Kind.INVITATION: Delivery(_render)}
