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
