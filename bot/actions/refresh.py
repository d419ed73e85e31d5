"""Has everything that shows an action show what has become of it.

Messages that show actions to one person are known here by their kind alone: actions know nothing of nudges.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.actions.asks import deliveries as ask_deliveries
from bot.sources import cards
from storage import actions, history, outbox
from storage.database import Session
from storage.records import Action, Outgoing

NUDGE, LAST_RUNG = "nudge", "last rung"
NOTED, DONE, WHICH = "action noted", "action done", "action which"
ANSWER_UPDATES = {NOTED: "answer update", DONE: "answer update", WHICH: f"{WHICH} update"}


async def messages(
    session: Session, action: Action, *, at: datetime, pressed: Outgoing | None = None
) -> None:
    """Update an action's card, asks and nudges, and what the chair was told once those had ended.

    The message that was `pressed` is updated too, however long ago it was sent.
    """
    await cards.put_update(session, action, at=at)
    await ask_deliveries.put_updates(session, action, at=at)
    owners = await actions.owners_of(session, action)
    nudged = [owner.nudged_in for owner in owners]
    nudged += [pressed.key] if pressed is not None and pressed.kind == NUDGE else []
    await _put_of_sent(session, action, nudged, (NUDGE, "nudge"), at)
    await _put_of_sent(session, action, [owner.told_in for owner in owners], (LAST_RUNG, "told"), at)
    if pressed is not None:
        await answer(session, action, pressed, at=at)


async def answer(session: Session, action: Action, sent: Outgoing, *, at: datetime) -> None:
    """Update an answer to what somebody wrote, in which something was pressed; do nothing for other kinds."""
    if sent.kind not in ANSWER_UPDATES:
        return
    stamp = await history.latest(session, action)
    await outbox.put(
        session,
        f"update:{sent.key}:{action.id}:{stamp}:{at.isoformat()}",
        ANSWER_UPDATES[sent.kind],
        team=sent.team,
        channel=sent.channel,
        recipient=sent.recipient,
        about={"answer": sent.key},
        at=at,
    )


async def _put_of_sent(
    session: Session, action: Action, keys: Iterable[str | None], named: tuple[str, str], at: datetime
) -> None:
    """Update sent messages; `named` is their kind, and the name by which its updates know them."""
    (kind, name), stamp = named, await history.latest(session, action)
    for key in dict.fromkeys(keys):
        sent = await outbox.find(session, action.team, key) if key is not None else None
        if sent is None:
            continue
        await outbox.put(
            session,
            f"update:{sent.key}:{action.id}:{stamp}",
            f"{kind} update",
            team=action.team,
            channel=None,
            recipient=sent.recipient,
            about={name: sent.key},
            at=at,
        )
