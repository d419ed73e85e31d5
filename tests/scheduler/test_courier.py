"""What becomes of a message, and of the others for its workspace, by what the courier learns of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from scheduler import courier
from scheduler.outcomes import Doubtful, Dropped, Failed, Later, Outcome, Parked, Refused
from scheduler.retry import FIRST_DELAY, FIRST_PAUSE, LONGEST_DELAY, LOOK_DELAY, MOST_TRIES
from storage import outbox, tables
from storage.database import Sessions
from storage.records import Kind, NewMessage

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Postman:
    """Learns one thing of everything that it is given."""

    outcome: Outcome

    async def send(self, *_: object) -> Outcome:
        return self.outcome

    async def look(self, *_: object) -> Outcome:
        return self.outcome

    async def sent(self, *_: object) -> None:
        """Nothing follows."""

    async def unreachable(self, *_: object) -> None:
        """Nothing follows."""


@pytest.mark.parametrize(
    ("outcome", "tries", "state", "again", "counted"),
    [
        (Failed("down"), 1, "pending", FIRST_DELAY, 1),
        (Failed("down"), MOST_TRIES - 1, "pending", LONGEST_DELAY, MOST_TRIES - 1),
        (Failed("down"), MOST_TRIES, "parked", None, MOST_TRIES),
        (Failed("ratelimited", HOUR), 1, "pending", HOUR, 0),
        (Failed("ratelimited", HOUR), MOST_TRIES, "pending", HOUR, MOST_TRIES - 1),
        (Refused("invalid_auth"), MOST_TRIES, "pending", FIRST_PAUSE, MOST_TRIES - 1),
        (Later(NOW + HOUR, "archived"), MOST_TRIES, "pending", HOUR, MOST_TRIES - 1),
        (Doubtful("cut off"), 1, "doubt", LOOK_DELAY, 1),
        (Doubtful("cut off"), MOST_TRIES, "parked", None, MOST_TRIES),
        (Dropped("undone"), 1, "dropped", None, 1),
        (Parked("too long"), 1, "parked", None, 1),
    ],
)
async def test_a_message_is_tried_again_in_time_and_given_up_when_enough_was_tried(
    sessions: Sessions, outcome: Outcome, tries: int, state: str, again: timedelta | None, counted: int
) -> None:
    async with sessions.begin() as session:
        await outbox.put(session, NewMessage(key="k", kind=Kind.GREETING, team="T1", channel="C1", at=NOW))
        await session.execute(tables.outbox.update().values(attempts=tries - 1))

    assert await courier.deliver(sessions, Postman(outcome), lambda: NOW) == 1

    async with sessions.read() as session:
        [row] = await session.execute(select(tables.outbox))
    assert (row.state, row.attempts) == (state, counted)
    assert row.reason == getattr(outcome, "reason", None)
    assert row.settled_at == (None if again else NOW)
    assert again is None or row.due_at == NOW + again
