"""A channel that has another id takes its record along, and nobody else's is read for that."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert, select

from storage import database, decisions, events_seen, groups, search
from storage.database import Session
from storage.records import OutboxState, RecordKind, Resolution, Source
from storage.tables import documents, messages, metadata
from storage.tables import events_seen as seen
from storage.tables import history as told
from tests.storage.effort import effort, settle

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OTHERS = 2_000


@pytest.fixture
async def session(tables_url: str) -> AsyncIterator[Session]:
    """Yield a transaction on a database in which one group has recorded a little."""
    sessions = database.connect(tables_url)
    async with sessions.begin() as writing:
        source = Source("T1", "C1", "rosa")
        await groups.ensure(writing, "T1", "C1")
        await decisions.record(writing, Resolution("We pilot the crisis café"), source=source, at=NOW)
        for key in ("mention:C1:1.1", "source edited:C1:1.1", "view:V1"):
            await events_seen.first_time(writing, "T1", key, at=NOW)
        yield writing
    await sessions.close()


async def others(session: Session, number: int = OTHERS) -> None:
    """Give another group of the workspace a long record."""
    of = [{"team": "T1", "channel": "C9"} for _ in range(number)]
    rows: dict[Any, list[dict[str, Any]]] = {
        told: [
            one | {"record": "decision", "record_id": n, "at": NOW, "actor": "U1", "what": "recorded"}
            for n, one in enumerate(of)
        ],
        messages: [one | {"key": f"k{n}", "settled_at": NOW} for n, one in enumerate(of)],
        seen: [one | {"key": f"mention:C9:{n}", "at": NOW} for n, one in enumerate(of)],
        documents: [
            one | {"record": "decision", "record_id": n, "words": "zt1zc9 a"} for n, one in enumerate(of)
        ],
        metadata.tables["outbox"]: [
            one
            | {"key": f"k{n}", "kind": "card", "lane": "C9", "about": {}, "due_at": NOW, "created_at": NOW}
            | {"state": OutboxState.SENT}
            for n, one in enumerate(of)
        ],
    }
    for table, values in rows.items():
        await session.execute(insert(table), values)
    await settle(session)


async def test_a_channels_new_id_is_written_without_reading_what_other_groups_have(session: Session) -> None:
    alone = await effort(session, lambda: groups.move(session, "T1", "C1", "C2", at=NOW))
    await others(session)

    among_many = await effort(session, lambda: groups.move(session, "T1", "C2", "C3", at=NOW))

    assert among_many < alone + OTHERS / 4


async def test_what_was_handled_by_a_channels_old_id_is_known_by_its_new_one(session: Session) -> None:
    await events_seen.first_time(session, "T1", "mention:C2:1.1", at=NOW)

    await groups.move(session, "T1", "C1", "C2", at=NOW)

    for key in ("mention:C2:1.1", "source edited:C2:1.1", "view:V1"):
        assert not await events_seen.first_time(session, "T1", key, at=NOW), key
    assert await events_seen.first_time(session, "T1", "mention:C1:1.1", at=NOW)


async def test_words_are_found_by_each_new_id_in_turn_and_by_no_other(session: Session) -> None:
    for old, new in (("C1", "C2"), ("C2", "C33"), ("C33", "C1")):
        await groups.move(session, "T1", old, new, at=NOW)

        assert await search.find(session, "T1", [new], RecordKind.DECISION, "cafe", limit=9) == [1]
        assert await search.find(session, "T1", [old], RecordKind.DECISION, "cafe", limit=9) == []
    assert len((await session.execute(select(documents))).all()) == 1
