"""What was typed and is asked about waits a week for an answer, and no longer."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from scheduler import purging
from storage import database, drafts
from storage.records import Source


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[database.Sessions]:
    opened = database.connect(tables_url)
    yield opened
    await opened.close()


NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
READINGS: list[dict[str, Any]] = [{"label": "This", "means": {}}, {"label": "", "means": {}}]
LONG_AGO = NOW - purging.KEEP_DRAFTS - timedelta(seconds=1)
SAID = Source("T1", "C1", "U1", "1764.1", "1764.0", "U2", "1764.1")


async def test_what_is_kept_comes_back_with_where_it_was_said(sessions: database.Sessions) -> None:
    async with sessions.begin() as session:
        kept = await drafts.keep(session, SAID, "Ade to write", "Which?", READINGS, at=NOW)
        found = await drafts.find(session, "T1", kept.id)

    assert found is not None
    assert (found.typed, found.asks, found.source) == ("Ade to write", "Which?", SAID)
    assert (found.readings, found.labels) == (READINGS, ["This"])


async def test_only_what_its_author_has_not_settled_is_waiting(sessions: database.Sessions) -> None:
    async with sessions.begin() as session:
        settled = await drafts.keep(session, SAID, "one", "", [], at=NOW)
        await drafts.settle(session, settled, at=NOW)
        await drafts.keep(session, Source("T1", "C1", "U9"), "another's", "", [], at=NOW)
        await drafts.keep(session, SAID, "long ago", "", [], at=NOW - timedelta(days=9))
        await drafts.keep(session, SAID, "two", "", [], at=NOW)

        waiting = await drafts.waiting(session, "T1", "U1", since=NOW - purging.KEEP_DRAFTS)

    assert [one.typed for one in waiting] == ["two"]


async def test_a_draft_is_of_one_workspace(sessions: database.Sessions) -> None:
    async with sessions.begin() as session:
        kept = await drafts.keep(session, SAID, "one", "", [], at=NOW)

        assert await drafts.find(session, "T2", kept.id) is None
        assert await drafts.lock(session, "T2", kept.id) is None


async def test_after_a_week_it_is_forgotten(sessions: database.Sessions) -> None:
    async with sessions.begin() as session:
        for _ in range(drafts.AT_ONCE + 1):
            await drafts.keep(session, SAID, "old", "", [], at=LONG_AGO)
        kept = await drafts.keep(session, SAID, "new", "", [], at=NOW - purging.KEEP_DRAFTS)

    await purging.purge(sessions, NOW)

    async with sessions.begin() as session:
        assert [
            one.id for one in await drafts.waiting(session, "T1", "U1", since=NOW - timedelta(days=99))
        ] == [kept.id]
