"""What waits to be sent: put with a change, or not at all."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
    update,
)

from storage import rows
from storage.database import Session
from storage.dialects import upsert
from storage.outbox import messages, pace, sent
from storage.records import Kind, NewMessage, OutboxState, TokenRefusal
from storage.tables import outbox, pauses

OUTSIDE = ("not_in_channel", "channel_not_found")
"""What Slack answers about a channel that the bot is not in."""
# These are beginnings of reasons; Slack's answer follows each.
UNREAD = ("conversations.members failed", "conversations.info failed")
UNSEARCHED = ("conversations.history failed", "conversations.replies failed")
"""Why messages are parked, as `bot.slack.people` says it: Slack did not tell the members, or the messages."""
UNASKED = ("conversations.open failed", "users.info failed")
TOKEN_REFUSED = "Slack refuses the token: "  # noqa: S105 - the beginning of a reason, no password
"""How the reason begins when Slack no longer accepts the token."""


def _reason_is(*reasons: str) -> ColumnElement[bool]:
    return or_(*(outbox.c.reason.startswith(reason, autoescape=True) for reason in reasons))


_INSERT = insert(outbox)
_LATE = (
    select(literal(1))
    .where(outbox.c.team == bindparam("team"), outbox.c.lane == bindparam("lane"))
    .where(outbox.c.state.in_([OutboxState.PENDING, OutboxState.SENDING, OutboxState.DOUBT]))
    .where(outbox.c.kind.in_(bindparam("kinds", expanding=True)))
    .where(func.coalesce(outbox.c.first_due_at, outbox.c.due_at) <= bindparam("since"))
    .limit(1)
)
_PAUSED = (
    select(literal(1))
    .where(pauses.c.team == bindparam("team"), pauses.c.until > bindparam("now"))
    .where(pauses.c.until <= bindparam("at_most"))
)
_HELD_UP = select(or_(_PAUSED.exists(), _LATE.exists()))
_PAUSES = select(func.count().label("every"), func.count(pauses.c.reason).label("refused")).where(
    pauses.c.until > bindparam("now"), pauses.c.until <= bindparam("at_most")
)
_HOLD = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.lane == bindparam("in_lane"))
    .where(outbox.c.key.startswith(bindparam("start"), autoescape=False))
    .where(outbox.c.state == OutboxState.PENDING, outbox.c.due_at <= bindparam("now"))
    .values(due_at=outbox.c.due_at)
)
_PARKED = update(outbox).where(outbox.c.team == bindparam("of_team"), outbox.c.state == OutboxState.PARKED)
_TO_BE_SENT = case(
    (outbox.c.state == OutboxState.DOUBT, OutboxState.DOUBT),
    # It may have been revived and sent before a backup was restored.
    ((outbox.c.state == OutboxState.PARKED) & outbox.c.lost_since.is_not(None), OutboxState.DOUBT),
    else_=OutboxState.PENDING,
)
_AGAIN: dict[str, Any] = {"due_at": bindparam("now"), "settled_at": None, "attempts": 0}
_REVIVE = _PARKED.where(
    outbox.c.channel == bindparam("of_channel"),
    _reason_is(*(f"Slack refused: {code}" for code in OUTSIDE), *UNREAD),
).values(state=_TO_BE_SENT, **_AGAIN)
_LOOK_AGAIN = _PARKED.where(outbox.c.channel == bindparam("of_channel"), _reason_is(*UNSEARCHED)).values(
    state=OutboxState.DOUBT, **_AGAIN
)
_REVIVE_ALL = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"))
    .where(outbox.c.state.in_([OutboxState.PARKED, OutboxState.PENDING, OutboxState.DOUBT]))
    .where(_reason_is(*UNREAD, *UNASKED, TOKEN_REFUSED))
    .values(state=_TO_BE_SENT, **_AGAIN)
)
_LOOK_FOR_ALL = _PARKED.where(_reason_is(*UNSEARCHED)).values(state=OutboxState.DOUBT, **_AGAIN)
_HASTEN = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.state == OutboxState.PENDING)
    .where(outbox.c.reason == bindparam("why"), outbox.c.due_at > bindparam("now"))
    .values(due_at=bindparam("now"))
)
_END_PAUSE = delete(pauses).where(pauses.c.team == bindparam("of_team"))
_PAUSE = upsert(pauses)
_ACCEPTED = _END_PAUSE.where(pauses.c.reason.is_not(None))
_REFUSED_SINCE = select(pauses.c.since).where(pauses.c.team == bindparam("team"))
_REFUSALS = select(pauses.c.team, pauses.c.reason, pauses.c.since, pauses.c.until).where(
    pauses.c.reason.is_not(None)
)
# Each state reads one end of the index; for both at once it would be scanned.
_OF_WAITING = [
    select(func.min(outbox.c.due_at)).where(outbox.c.state == state)
    for state in (OutboxState.PENDING, OutboxState.DOUBT)
]
_FIRST_DUE = union_all(*_OF_WAITING)
_NEXT = union_all(*(first.where(outbox.c.due_at > bindparam("now")) for first in _OF_WAITING))


async def put(session: Session, message: NewMessage) -> bool:
    """Put a message in the outbox, once for each key in a workspace; tell whether it was new."""
    number = await sent.take_key(session, message.team, message.key)
    if number is None:
        return False
    await session.execute(_INSERT, messages.row_of(message, number))
    session.stirred = True
    return True


async def put_all(session: Session, new: Sequence[NewMessage]) -> int:
    """Put messages in the outbox, as `put` does each, in two statements; return how many were new."""
    numbers = await sent.take_keys(session, [(one.team, one.key) for one in new])
    taken = [
        messages.row_of(one, numbers[one.team, one.key]) for one in new if (one.team, one.key) in numbers
    ]
    if taken:
        await session.execute(_INSERT, taken)
        session.stirred = True
    return len(taken)


async def waits(session: Session, team: str, lane: str, start: str, *, now: datetime) -> bool:
    """Tell whether a due message waits whose key has this `start`, and keep it unsent until the commit.

    It is then rendered with what this transaction changes, so no other message is needed for that.
    """
    key = {"of_team": team, "in_lane": lane, "start": start, "now": now}
    return (await session.execute(_HOLD, key)).rowcount > 0


async def is_due(session: Session, *, now: datetime) -> bool:
    """Tell whether a message is due, even if its lane or its workspace has to wait a moment."""
    times = (await session.execute(_FIRST_DUE)).scalars()
    return any(time is not None and time <= now for time in times)


async def is_held_up(
    session: Session, team: str, lane: str, kinds: Iterable[Kind], *, since: datetime, now: datetime
) -> bool:
    """Tell whether nothing is sent to a workspace now, or some kinds are due in a lane `since` a time."""
    times = {"since": since, "now": now, "at_most": now + pace.LONGEST_PAUSE}
    key = {"team": team, "lane": lane, "kinds": [kind.value for kind in kinds]}
    return bool((await session.execute(_HELD_UP, key | times)).scalar_one())


async def paused(session: Session, *, now: datetime) -> tuple[int, int]:
    """Return to how many workspaces nothing is sent as Slack asks to wait, and as it refuses the token."""
    times = {"now": now, "at_most": now + pace.LONGEST_PAUSE}
    found = (await session.execute(_PAUSES, times)).one()
    return found.every - found.refused, found.refused


async def next_due(session: Session, *, now: datetime) -> datetime | None:
    """Return when the next message falls due after `now`, or None."""
    times = (await session.execute(_NEXT, {"now": now})).scalars()
    return min((time for time in times if time is not None), default=None)


async def revive(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Send, to a channel and its people, what was parked because the bot was not in it, now that it is.

    Messages that may have arrived are looked for first.
    """
    key = {"of_team": team, "of_channel": channel, "now": at}
    for statement in (_REVIVE, _LOOK_AGAIN):
        revived = await session.execute(statement, key)
        session.stirred = session.stirred or revived.rowcount > 0


async def hasten(session: Session, team: str, reason: str, *, at: datetime) -> None:
    """Send now what was waiting for this one `reason`, which is gone."""
    hastened = await session.execute(_HASTEN, {"of_team": team, "why": reason, "now": at})
    session.stirred = session.stirred or hastened.rowcount > 0


async def let_in(session: Session, team: str, *, at: datetime) -> None:
    """Send what a refused token kept from being sent, and look for what it kept from being found."""
    key = {"of_team": team, "now": at}
    await session.execute(_END_PAUSE, {"of_team": team})
    for statement in (_REVIVE_ALL, _LOOK_FOR_ALL):
        revived = await session.execute(statement, key)
        session.stirred = session.stirred or revived.rowcount > 0


async def pause(
    session: Session, team: str, *, until: datetime, reason: str | None = None, since: datetime | None = None
) -> None:
    """Send nothing more to a workspace before `until`, because Slack asked for that.

    With a `reason`, because Slack refuses its token, `since` then.
    """
    await session.execute(_PAUSE, {"team": team, "until": until, "reason": reason, "since": since})


async def refused_since(session: Session, team: str) -> datetime | None:
    """Return since when Slack has refused a workspace's token; None when it is not known to refuse it."""
    return (await session.execute(_REFUSED_SINCE, {"team": team})).scalar_one_or_none()


async def note_accepted(session: Session, team: str) -> None:
    """Note that Slack accepts a workspace's token."""
    await session.execute(_ACCEPTED, {"of_team": team})


async def refusals(session: Session) -> list[TokenRefusal]:
    """Return why Slack refuses tokens, in all workspaces; for the operator."""
    return rows.every(await session.execute(_REFUSALS), TokenRefusal)
