"""Cards of decisions and actions alike: posted once where it was said, then kept true."""

from datetime import datetime, timedelta
from itertools import count

from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Drop, Rendered, Update, Wait
from storage import outbox
from storage.database import Session
from storage.records import Action, Decision, OutboxState, Outgoing

UNDO_FOR = timedelta(minutes=15)

Record = Decision | Action


def kind_of(record: Record) -> str:
    """Return the record's kind as outbox kinds, keys and `about` name it: 'decision' or 'action'."""
    return type(record).__name__.lower()


def recorded_at(record: Record) -> datetime:
    """Return when a decision or an action was recorded."""
    return record.decided_at if isinstance(record, Decision) else record.created_at


def undoable(record: Record, now: datetime) -> bool:
    """Tell whether a record may still be undone by its author: for 15 minutes, once."""
    return record.undone_at is None and now < recorded_at(record) + UNDO_FOR


def why_not_undone(record: Record, user: str, now: datetime, *, not_theirs: str, too_late: str) -> str:
    """Return why somebody can not undo a record; empty when they can.

    The two sentences for those who never could, or no longer can, advise what to do instead.
    """
    if record.undone_at is not None:
        return f"{record.label} has already been undone."
    if record.author != user:
        return not_theirs
    return "" if undoable(record, now) else too_late


async def put_card(session: Session, record: Record, *, at: datetime) -> None:
    """Have a new record's card posted where it was said, and its Undo taken away when it lapses."""
    kind = kind_of(record)
    await outbox.put(
        session,
        f"{kind} card:{record.id}",
        f"{kind} card",
        team=record.team,
        channel=record.channel,
        at=at,
        about=_about(record),
    )
    await put_update(session, record, at=at, due_at=recorded_at(record) + UNDO_FOR)


async def put_update(
    session: Session, record: Record, *, at: datetime, due_at: datetime | None = None
) -> None:
    """Have a record's card shown anew, at once or at `due_at`; changes of one instant share an update."""
    kind, when = kind_of(record), due_at or at
    for turn in count():
        key = f"{kind} update:{record.id}:{when.isoformat()}" + (f":{turn}" if turn else "")
        new = await outbox.put(
            session,
            key,
            f"{kind} update",
            team=record.team,
            channel=record.channel,
            at=at,
            about=_about(record),
            due_at=when,
        )
        waiting = None if new else await outbox.find(session, record.team, key)
        # One that is on its way may have been rendered before this change.
        if waiting is None or waiting.state is OutboxState.PENDING:
            return


async def updated(
    session: Session, outgoing: Outgoing, record: Record, message: Message, now: datetime
) -> Rendered:
    """Return the update of a record's card with its new `message`, or what to do while it has no card."""
    if record.card_ts is not None:
        return Update(message, channel=record.channel, ts=record.card_ts)
    card = await outbox.find(session, outgoing.team, f"{kind_of(record)} card:{record.id}")
    if card is not None and card.state in (OutboxState.SENDING, OutboxState.DOUBT):
        return Wait(max(now + timedelta(seconds=5), card.due_at), "its card is on its way")
    # One that waits to be sent is rendered then, from the record as it is then.
    return Drop("it has no card yet" if card is not None and card.state is OutboxState.PENDING else "no card")


def _about(record: Record) -> dict[str, int | str]:
    thread = {"thread": record.thread_ts} if record.thread_ts is not None else {}
    return {kind_of(record): record.id, **thread}
