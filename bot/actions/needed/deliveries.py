"""The question whether an action is still needed, to whoever asked for it."""

from datetime import datetime

from bot.actions.needed import views
from bot.decisions import shown as decision_shown
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import actions, history, outbox
from storage.database import Session
from storage.records import Action, Kind, NewMessage, Note, Outgoing, Owner, subjects


async def ask(
    session: Session, action: Action, owner: Owner, decider: str, by: str, note: Note | None, *, at: datetime
) -> None:
    """Ask somebody whether an action is still needed, in their next morning."""
    about = subjects.StillNeeded(
        action=action.id, owner=owner.id, by=by, note=note.id if note is not None else None
    )
    await outbox.put(
        session,
        NewMessage.of(
            action,
            key=f"{Kind.STILL_NEEDED}:{owner.id}:{await history.last_line(session, action)}",
            kind=Kind.STILL_NEEDED,
            recipient=decider,
            about=about,
            at=at,
        ),
    )


async def _shown(session: Session, outgoing: Outgoing) -> views.StillNeeded | None:
    about = outgoing.about_as(subjects.StillNeeded)
    action = await actions.find(session, outgoing.team, about.action)
    if action is None:
        return None
    note = await actions.note(session, outgoing.team, about.note) if about.note is not None else None
    decision, fate = await decision_shown.with_fate(session, outgoing.team, about.decision)
    changes = await history.changes_of(session, action) if outgoing.sent_ts is not None else []
    kept = any((each.what, each.place) == ("needed", outgoing.sent_ts) for each in changes)
    return views.StillNeeded(action, about.by, note, kept, decision, fate)


async def _ask(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing)
    if shown is None or not shown.action.is_open:
        return Drop("it is closed by now")
    if not shown.by and not shown.fate:
        return Drop("the decision that it is for holds again")
    return Post(views.question(shown))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    shown = await _shown(session, sent)
    return views.question(shown) if shown is not None else Drop("there is no such action")


KINDS = {
    Kind.STILL_NEEDED: Delivery(_ask, changed_by=Kind.STILL_NEEDED_UPDATE),
    Kind.STILL_NEEDED_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
}
