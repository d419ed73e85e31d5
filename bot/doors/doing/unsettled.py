"""What was typed and not recorded for want of an answer: told of once more in its author's next morning."""

from datetime import datetime, timedelta

from bot.doors.doing import questions, views
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Press
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import drafts, outbox
from storage.database import Session
from storage.records import Draft, Kind, NewMessage, Outgoing, subjects

KEPT = timedelta(days=7)
"""How long a draft is kept, and so how long it can be told of."""


async def put(session: Session, draft: Draft) -> None:
    """Have the author of a draft told of it in their next morning, unless it is settled by then."""
    await outbox.put(
        session,
        NewMessage.of(
            draft,
            key=f"{Kind.UNSETTLED}:{draft.id}",
            kind=Kind.UNSETTLED,
            recipient=draft.author,
            about=subjects.OfDraft(draft=draft.id),
            at=draft.asked_at,
            expires_at=draft.asked_at + KEPT,
        ),
    )


async def is_asked_at(session: Session, press: Press, draft: Draft) -> bool:
    """Tell whether it was in a morning's message, among other things, that an answer was pressed."""
    said = await outbox.carried.said_in(session, press.team, *press.message_at)
    return any(one.key == f"{Kind.UNSETTLED}:{draft.id}" for one in said)


async def _told(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    draft = await drafts.find(session, outgoing.team, outgoing.about_as(subjects.OfDraft).draft)
    if draft is None or draft.settled_at is not None:
        return Drop("it is settled, or was asked too long ago")
    return Post(views.unsettled(draft, await questions.names_in(session, draft)))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    draft = await drafts.find(session, sent.team, sent.about_as(subjects.OfDraft).draft)
    if draft is None:
        return Drop("it is forgotten")
    names = await questions.names_in(session, draft)
    return views.no_longer_unsettled(draft, names) if draft.settled_at else views.unsettled(draft, names)


KINDS = {
    Kind.UNSETTLED: Delivery(_told, changed_by=Kind.UNSETTLED_UPDATE),
    Kind.UNSETTLED_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
}
