"""Where a button was pressed, and so whose record it may act on."""

from typing import Any

from storage import outbox
from storage.database import Session

MOST_ID = 2**31 - 1
"""The largest id that both databases take."""


def id_in(value: object) -> int:
    """Return the record id in what a button or form sent; 0, which no record has, for anything else."""
    if isinstance(value, str) and value.isdecimal() and len(value) <= len(str(MOST_ID)):
        value = int(value)
    return value if isinstance(value, int) and 0 < value <= MOST_ID else 0


def channel_of(body: dict[str, Any]) -> str | None:
    """Return the channel in which something was pressed; None in a modal."""
    channel: str | None = (body.get("channel") or {}).get("id")
    return channel


async def shows(session: Session, team: str, body: dict[str, Any], channel: str) -> bool:
    """Tell whether what was pressed may act on a record of the group in `channel`.

    It does in that channel itself, and in a direct message that showed its reader a record of that group.
    The id in a button's value proves nothing, because anybody can send another one.
    """
    pressed_in = channel_of(body)
    if pressed_in is None:
        return False
    if pressed_in == channel:
        return True
    ts = (body.get("container") or {}).get("message_ts") or ""
    sent = await outbox.behind(session, team, pressed_in, ts)
    return sent is not None and (sent.recipient, sent.channel) == (body["user"]["id"], channel)
