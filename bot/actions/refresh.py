"""Keeping everything that shows an action true to it.

What shows actions to one person is known here by its kind alone, so that an action knows of no nudge.
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


async def put_updates(
    session: Session, action: Action, *, at: datetime, pressed: Outgoing | None = None
) -> None:
    """Have an action's card, asks, nudges and what was told of them show what has just become of it.

    What was `pressed` shows it too, however long ago it was sent.
    """
    await cards.put_update(session, action, at=at)
    await ask_deliveries.put_updates(session, action, at=at)
    owners = await actions.owners_of(session, action)
    nudged = [owner.nudged_in for owner in owners]
    nudged += [pressed.key] if pressed is not None and pressed.kind == NUDGE else []
    await _put_of_sent(session, action, nudged, (NUDGE, "nudge"), at)
    await _put_of_sent(session, action, [owner.told_in for owner in owners], (LAST_RUNG, "told"), at)
    if pressed is not None:
        await put_answer_update(session, action, pressed, at=at)


async def put_answer_update(session: Session, action: Action, sent: Outgoing, *, at: datetime) -> None:
    """Have an answer that was pressed show what has become of it; other messages see to themselves."""
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
    """Have messages of a kind, which their updates know by a name, show how an action stands."""
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
