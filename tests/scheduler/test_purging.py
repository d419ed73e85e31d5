"""What is needed no more is let go of in small steps, and SQLite learns how large its tables are."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import event, func, insert, select, text

from scheduler import purging
from storage import database, events_seen, outbox, statistics
from storage import tables as t
from storage.database import Sessions, SqliteSessions
from storage.records import Kind, NewMessage, OutboxState

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
DAY = timedelta(days=1)


async def filled(sessions: Sessions, count: int) -> None:
    """Fill the outbox, and what was seen, with what is old; and with one that is new of each."""
    old = NOW - 40 * DAY
    async with sessions.begin() as session:
        for number in range(count):
            await outbox.put(
                session,
                NewMessage(key=f"k{number}", kind=Kind.GREETING, team="T1", channel=f"C{number}", at=old),
            )
            await events_seen.first_time(session, "T1", f"command:{number}", at=old)
            await events_seen.first_time(session, "T1", f"recap:{number}:U1", at=old)
        sent = {"state": OutboxState.SENT, "settled_at": old}
        await session.execute(t.outbox.update().values(**sent))
        await outbox.put(session, NewMessage(key="new", kind=Kind.GREETING, team="T1", channel="C1", at=NOW))
        await session.execute(t.outbox.update().where(t.outbox.c.key == "new").values(settled_at=NOW))
        await events_seen.first_time(session, "T1", "command:new", at=NOW)


async def counted(sessions: Sessions) -> tuple[int, int]:
    """Return how many messages are in the outbox, and how many events were seen."""
    async with sessions.read() as session:
        both = [
            (await session.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (t.outbox, t.events_seen)
        ]
    return both[0], both[1]


async def test_everything_old_goes_in_transactions_of_a_few(sessions: Sessions) -> None:
    count, kept = 450, 450 + 1
    await filled(sessions, count)
    changed: list[int] = []
    assert isinstance(sessions, SqliteSessions)

    @event.listens_for(sessions.engine, "after_cursor_execute")
    def note(_: object, cursor: object, statement: str, *__: object) -> None:
        if statement.startswith("DELETE FROM outbox"):
            changed.append(getattr(cursor, "rowcount", 0))

    await purging.purge(sessions, NOW)

    assert await counted(sessions) == (1, kept)
    assert changed == [outbox.AT_ONCE, outbox.AT_ONCE, count - 2 * outbox.AT_ONCE]


async def test_what_was_sent_stays_as_long_as_is_set(sessions: Sessions) -> None:
    await filled(sessions, 3)

    await purging.purge(sessions, NOW, keep_sent=50 * DAY)
    assert (await counted(sessions))[0] == 4
    await purging.purge(sessions, NOW, keep_sent=39 * DAY)
    assert (await counted(sessions))[0] == 1


async def test_nothing_more_is_let_go_of_once_it_is_time_to_stop(sessions: Sessions) -> None:
    await filled(sessions, 3)

    await purging.purge(sessions, NOW, stopping=lambda: True)

    assert await counted(sessions) == (4, 7)


async def test_sqlite_notes_how_large_a_large_table_is_and_nothing_of_small_ones(
    sessions: Sessions,
) -> None:
    rows = [
        {"team": "T1", "channel": "C1", "record": "decision", "record_id": number, "words": "word"}
        for number in range(2 * statistics.SMALL)
    ]
    async with sessions.begin() as session:
        await events_seen.first_time(session, "T1", "command:1", at=NOW)
        await session.execute(insert(t.documents), rows)
        await statistics.gather(session)
        await statistics.gather(session)

    async with sessions.read() as session:
        noted = set((await session.execute(text("SELECT tbl FROM sqlite_stat1"))).scalars())
    assert "documents" in noted
    assert "events_seen" not in noted


async def test_postgresql_is_left_to_itself(postgres_filled: str) -> None:
    sessions = database.connect(postgres_filled)

    await purging.purge(sessions, NOW)

    assert await counted(sessions) == (0, 0)
    await sessions.close()
