"""Has everything that shows an action show what has become of it.

Messages that show actions to one person are known here by their kind alone: actions know nothing of nudges.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.waits import deliveries as wait_deliveries
from bot.meetings.attendance import deliveries as attendance_deliveries
from bot.slack.outgoing import updates
from bot.sources import cards
from storage import actions, history, meetings, outbox
from storage.database import Session
from storage.records import Action, Kind, Outgoing

STILL_READ = timedelta(days=7)
"""How long after a meeting what was asked then shows what its actions still lack."""
_UPDATES = {
    Kind.ASK_OVER: Kind.ASK_OVER_UPDATE,
    Kind.NUDGE: Kind.NUDGE_UPDATE,
    Kind.ESCALATION: Kind.ESCALATION_UPDATE,
    Kind.HANDED: Kind.HANDED_UPDATE,
    Kind.OWNER_NEWS: Kind.OWNER_NEWS_UPDATE,
    Kind.STILL_NEEDED: Kind.STILL_NEEDED_UPDATE,
    Kind.WAITED_FOR: Kind.WAITED_FOR_UPDATE,
    Kind.REPLY_NOTED: Kind.REPLY_UPDATE,
    Kind.REPLY_DONE: Kind.REPLY_UPDATE,
    Kind.REPLY_WHICH: Kind.REPLY_WHICH_UPDATE,
}
_ANSWERS = (Kind.REPLY_NOTED, Kind.REPLY_DONE, Kind.REPLY_WHICH)


async def shown_in(session: Session, action: Action) -> list[str]:
    """Return the keys of the last nudges about an action, and of what others were told once they ended.

    They end for an owner who has gone, too.
    """
    owners = await actions.owners_of(session, action)
    keys = [key for owner in owners for key in (owner.nudge_key, owner.escalation_key)]
    if any(owner.handed_at is not None for owner in owners):
        changes = await history.changes_of(session, action)
        keys += [key for each in changes if each.what == "handed" for key in (each.after or {})["keys"]]
    return [key for key in keys if key is not None]


async def messages(
    session: Session,
    action: Action,
    *,
    at: datetime,
    pressed: Outgoing | None = None,
    also: Sequence[str] = (),
) -> None:
    """Update an action's card, asks and nudges, and what the chair was told once those had ended.

    The message that was `pressed` is updated too, however long ago it was sent, and those that were `also`
    about it before it changed.
    """
    await cards.refresh_card(session, action, at=at)
    await _refresh_asked_of_chair(session, action, at)
    await ask_deliveries.refresh_asks(session, action, at=at)
    keys = [*await shown_in(session, action), *also]
    for owner in await actions.waiting_for(session, action):
        keys += await wait_deliveries.waited_for_keys(session, owner)
    shows_it = pressed is not None and pressed.kind in _UPDATES and pressed.kind not in _ANSWERS
    keys += [pressed.key] if pressed is not None and shows_it else []
    stamp = await history.last_line(session, action)
    for key in dict.fromkeys(keys):
        sent = await outbox.find(session, action.team, key)
        if sent is not None:
            await _update(session, sent, f"{action.id}:{stamp}", at)
    if pressed is not None:
        await answer(session, action, pressed, at=at)


async def _refresh_asked_of_chair(session: Session, action: Action, at: datetime) -> None:
    """Update what was asked after the meeting at which an action was recorded, as long as that is read."""
    meeting = await meetings.current(session, action.team, action.channel, action.recorded_at)
    if meeting is not None and meeting.ends_at <= at < meeting.ends_at + STILL_READ:
        await attendance_deliveries.refresh_requests(session, meeting, at=at)


async def answer(session: Session, action: Action, sent: Outgoing, *, at: datetime) -> None:
    """Update an answer to what somebody wrote, in which something was pressed; do nothing for other kinds."""
    if sent.kind in _ANSWERS:
        stamp = await history.last_line(session, action)
        await _update(session, sent, f"{action.id}:{stamp}:{at.isoformat()}", at)


async def _update(session: Session, sent: Outgoing, state: str, at: datetime) -> None:
    """Update a message that was sent, once for each `state` of things."""
    key = f"update:{sent.key}:{state}"
    await outbox.put(session, updates.changing(sent, _UPDATES[sent.kind], key=key, at=at))
