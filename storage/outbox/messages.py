"""Turns rows of the outbox into messages and back: only here is a message's subject JSON."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.engine import CursorResult

from storage.records import Kind, NewMessage, OutboxState, Outgoing, packing
from storage.tables import outbox

FIELDS = [outbox.c[field] for field in Outgoing.__dataclass_fields__]

CARRYING = [kind.value for kind in Kind if kind.carries]
"""The kinds of messages that carry others."""

_KINDS = {kind.value: kind for kind in Kind}


def first(result: CursorResult[Any]) -> Outgoing | None:
    """Return the first row as a message, or None when there is none."""
    row = result.first()
    return None if row is None else read(row)


def read(row: Row[Any], **gone: Any) -> Outgoing:
    """Return a row as a message; `gone` holds values for the columns that the row lacks."""
    kind = _KINDS.get(row.kind, Kind.UNKNOWN)
    values = row._asdict() | gone
    return Outgoing(**values | {"kind": kind, "about": packing.read(kind.subject, row.about)})


def row_of(message: NewMessage, number: int) -> dict[str, Any]:
    """Return a new message as a row with this id, waiting to be sent."""
    return {
        "id": number,
        "team": message.team,
        "key": message.key,
        "kind": message.kind.value,
        "channel": message.channel,
        "recipient": message.recipient,
        "lane": message.lane,
        "about": packing.pack(message.about),
        "due_at": message.due_at or message.at,
        "expires_at": message.expires_at,
        "state": OutboxState.CARRIED if _is_carried(message) else OutboxState.PENDING,
        "created_at": message.at,
    }


def _is_carried(message: NewMessage) -> bool:
    return message.kind.carrier is not None and not message.alone
