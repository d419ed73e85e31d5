"""What has been handled is forgotten in time, save what is done once for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import database, events_seen

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "again"),
    [
        ("command:1.2", True),
        ("view:V1", True),
        ("user group asked:7", False),
        ("alike:2:1", False),
        ("plan:abc", False),
        ("recap:4:U1", False),
    ],
)
async def test_what_is_done_once_for_ever_is_not_forgotten(tables_url: str, key: str, again: bool) -> None:
    sessions = database.connect(tables_url)
    async with sessions.begin() as session:
        await events_seen.first_time(session, "T1", key, at=NOW - timedelta(days=40))

        await events_seen.forget(session, before=NOW - timedelta(days=30))

        assert await events_seen.first_time(session, "T1", key, at=NOW) is again
    await sessions.close()


@pytest.mark.parametrize("more", [0, 1])
async def test_it_is_forgotten_some_at_a_time_going_on_behind_the_last_that_was_looked_at(
    tables_url: str, more: int
) -> None:
    sessions, old = database.connect(tables_url), NOW - timedelta(days=40)
    keys = [f"{'plan' if number % 2 else 'view'}:{number:03}" for number in range(events_seen.AT_ONCE + more)]
    async with sessions.begin() as session:
        for key in keys:
            await events_seen.first_time(session, "T1", key, at=old)

        last = await events_seen.forget(session, before=NOW)
        kept = [key for key in keys if await events_seen.seen_at(session, "T1", key) is not None]
        assert last == (old, "T1", sorted(keys)[events_seen.AT_ONCE - 1])
        assert [key for key in kept if key.startswith("view:")] == sorted(keys)[events_seen.AT_ONCE :]

        assert await events_seen.forget(session, before=NOW, after=last) is None
        assert [key for key in keys if await events_seen.seen_at(session, "T1", key) is not None] == [
            key for key in keys if key.startswith("plan:")
        ]
    await sessions.close()
