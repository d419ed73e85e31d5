"""What is sent under one key as often as it is asked for, one at a time: what is asked for last wins.

It stays one row in the outbox. Whatever is asked for before the row is claimed is rendered with it; what is
asked for while it is being sent is remembered, and sent after that.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, false, null, true, update

from storage.database import Session
from storage.outbox.queue import put
from storage.records import NewMessage, OutboxState, Outgoing
from storage.tables import outbox

_ENDED = outbox.c.state.in_([OutboxState.SENT, OutboxState.DROPPED, OutboxState.PARKED])
_WAITS = _ENDED | (outbox.c.state == OutboxState.PENDING)
_ANEW: dict[str, Any] = {"attempts": 0, "first_due_at": null(), "settled_at": null(), "reason": null()}
_AGAIN = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.key == bindparam("of_key"))
    .values(
        state=case((_ENDED, OutboxState.PENDING), else_=outbox.c.state),
        due_at=case((_WAITS, bindparam("now")), else_=outbox.c.due_at),
        again=case((outbox.c.state == OutboxState.SENDING, true()), else_=outbox.c.again),
        **{name: case((_ENDED, value), else_=outbox.c[name]) for name, value in _ANEW.items()},
    )
)
_REPEAT = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.id == bindparam("of_id"), outbox.c.again)
    .values(state=OutboxState.PENDING, due_at=bindparam("now"), again=false(), **_ANEW)
)


async def put_again(session: Session, message: NewMessage) -> None:
    """Have a message sent, whether or not one of its key was sent before."""
    if not await put(session, message):
        values = {"of_team": message.team, "of_key": message.key, "now": message.at}
        await session.execute(_AGAIN, values)
        session.stirred = True


async def repeat(session: Session, sent: Outgoing, *, at: datetime) -> None:
    """Have a message that was just sent go once more, if that was asked for while it was on its way."""
    key = {"of_team": sent.team, "of_id": sent.id, "now": at}
    repeated = await session.execute(_REPEAT, key)
    session.stirred = session.stirred or repeated.rowcount > 0
