"""Cards of decisions and actions alike: posted once where it was said, then kept true."""

from datetime import datetime, timedelta

from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Drop, Rendered, Update, while_on_its_way
from bot.sources import meeting_posts
from storage import outbox
from storage.database import Session
from storage.records import Action, Decision, Kind, NewMessage, OutboxState, Outgoing, subjects

UNDO_FOR = timedelta(minutes=15)

Record = Decision | Action


def undoable(record: Record, now: datetime) -> bool:
    """Tell whether a record may still be undone by its author: for 15 minutes, once."""
    return record.undone_at is None and now < record.recorded_at + UNDO_FOR


def update_keys(record: Record) -> str:
    """Return how the keys of all updates of a record's card begin."""
    return f"{_kinds(record)[1]}:{record.id}:"


def why_not_undone(record: Record, user: str, now: datetime, *, not_theirs: str, too_late: str) -> str:
    """Return why somebody can not undo a record; empty when they can.

    `not_theirs` and `too_late` are the sentences for people who never could, or no longer can.
    """
    if record.undone_at is not None:
        return f"{record.label} has already been undone."
    if record.author != user:
        return not_theirs
    return "" if undoable(record, now) else too_late


async def post_card(session: Session, record: Record, *, at: datetime) -> None:
    """Have a new record's card posted where it was said, and its Undo taken away when it lapses."""
    card, change = _kinds(record)
    lapses = record.recorded_at + UNDO_FOR
    new = [
        _message(record, card_key(record), card, at),
        _message(record, _update_key(record, lapses), change, at, due_at=lapses),
    ]
    await outbox.put_all(session, new)


async def refresh_card(session: Session, record: Record, *, at: datetime) -> None:
    """Have a record's card shown anew, and the post of the meeting that lists it."""
    await refresh_card_alone(session, record, at=at)
    await meeting_posts.refresh_listing(session, record, at=at)


async def refresh_card_alone(
    session: Session, record: Record, *, at: datetime, due_at: datetime | None = None
) -> None:
    """Have what only a card shows be brought up to date, at once or at `due_at`.

    Changes of one instant share an update.
    """
    when = due_at or at
    await updates.put(
        session,
        _update_key(record, when),
        lambda key: _message(record, key, _kinds(record)[1], at, due_at=when),
    )


async def updated(
    session: Session, outgoing: Outgoing, record: Record, message: Message, now: datetime
) -> Rendered:
    """Return the update of a record's card with its new `message`, or what to do while it has no card."""
    if record.card_ts is not None:
        return Update(message, channel=record.channel, ts=record.card_ts)
    card = await outbox.find(session, outgoing.team, card_key(record))
    if waits := while_on_its_way(card, now):
        return waits
    # One that waits to be sent is rendered then, from the record as it is then.
    return Drop("it has no card yet" if card is not None and card.state is OutboxState.PENDING else "no card")


def _update_key(record: Record, when: datetime) -> str:
    return f"{update_keys(record)}{when.isoformat()}"


def card_key(record: Record) -> str:
    """Return the key of the message that is a record's card."""
    return f"{_kinds(record)[0]}:{record.id}"


def _kinds(record: Record) -> tuple[Kind, Kind]:
    """Return the kinds of the message that is a record's card, and of those that change it."""
    if isinstance(record, Decision):
        return Kind.DECISION_CARD, Kind.DECISION_CARD_UPDATE
    return Kind.ACTION_CARD, Kind.ACTION_CARD_UPDATE


def _message(
    record: Record, key: str, kind: Kind, at: datetime, *, due_at: datetime | None = None
) -> NewMessage:
    thread = record.thread_ts
    about = (
        subjects.OfDecision(decision=record.id, thread=thread)
        if isinstance(record, Decision)
        else subjects.OfAction(action=record.id, thread=thread)
    )
    return NewMessage.of(record, key=key, kind=kind, about=about, at=at, due_at=due_at)
