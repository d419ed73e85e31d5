"""The leave that people's signs suggest is kept with what they answered to it; on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage import database, suggestions
from storage.database import Sessions
from storage.records import Sign, Suggestion

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
JANUARY = Suggestion("T1", "U1", date(2027, 1, 4), Sign.STATUS, NOW)
ANOTHER_DAY = replace(JANUARY, until=date(2027, 1, 11))


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def test_the_latest_day_counts_and_what_was_answered_to_it_stays(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await suggestions.note(session, JANUARY)
        await suggestions.answer(session, "T1", "U1", JANUARY.until, agreed=False)
        await suggestions.note(session, JANUARY)
        same = await suggestions.find(session, "T1", "U1")
        await suggestions.note(session, ANOTHER_DAY)
        await suggestions.answer(session, "T1", "U1", JANUARY.until, agreed=True)
        other = await suggestions.find(session, "T1", "U1")
        elsewhere = [await suggestions.find(session, *who) for who in (("T2", "U1"), ("T1", "U2"))]

    assert same == replace(JANUARY, agreed=False)
    assert other == ANOTHER_DAY
    assert elsewhere == [None, None]


async def test_what_a_sign_suggested_is_forgotten_with_it_unless_it_was_answered(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await suggestions.note(session, JANUARY)
        await suggestions.forget(session, "T1", "U1", Sign.PAUSED)
        kept = await suggestions.find(session, "T1", "U1")
        await suggestions.forget(session, "T1", "U1", Sign.STATUS)
        gone = await suggestions.find(session, "T1", "U1")
        await suggestions.note(session, JANUARY)
        await suggestions.answer(session, "T1", "U1", JANUARY.until, agreed=True)
        await suggestions.forget(session, "T1", "U1", Sign.STATUS)
        answered = await suggestions.find(session, "T1", "U1")

    assert (kept, gone, answered) == (JANUARY, None, replace(JANUARY, agreed=True))
