"""The message of a morning: what it says is said by the capabilities; here is noted that it was sent."""

from datetime import date, datetime

from bot.slack.outgoing.shapes import Delivery, said_by_others
from storage import mornings
from storage.database import Session
from storage.records import Kind, Outgoing


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    # Its key ends with the day, where its recipient was.
    day = date.fromisoformat(outgoing.key.rsplit(":", 1)[-1])
    await mornings.take(session, outgoing.team, outgoing.recipient or "", day)


KINDS = {Kind.MORNING: Delivery(said_by_others, _arrived, timed=True)}
