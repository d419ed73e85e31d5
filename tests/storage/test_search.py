"""Words find records: the same ones on both databases, and never another group's."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from storage import database, search
from storage.database import Session
from storage.records import RecordKind
from tests import new_database


@dataclass(frozen=True)
class Decision:
    """As much of a record as search asks for."""

    kind = RecordKind.DECISION
    id: int
    team: str
    channel: str


HELD = [
    (Decision(1, "T1", "C1"), "We will pilot the crisis café from January"),
    (Decision(2, "T1", "C1"), "Peer support groups: three providers, £2,000 each"),
    (Decision(3, "T1", "C2"), "The crisis line stays open at night"),
    (Decision(4, "T2", "C1"), "Another workspace's crisis plan"),
    (Decision(5, "T1", "C1"), "A second café, in Wrexham"),
]


@pytest.fixture
async def session(database_url: str) -> AsyncIterator[Session]:
    """Yield a transaction on a database that holds a few documents."""
    sessions = database.connect(database_url)
    await new_database.make_tables(sessions)
    async with sessions.begin() as writing:
        for record, words in HELD:
            await search.add(writing, record, words)
    async with sessions.read() as reading:
        yield reading
    await sessions.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("café", [5, 1], id="newest-first"),
        pytest.param("CAFE", [5, 1], id="whatever-case-and-accent"),
        pytest.param("crisis cafe", [1], id="all-the-words"),
        pytest.param("prov", [2], id="the-beginning-of-a-word"),
        pytest.param("2,000", [2], id="a-number"),
        pytest.param("crisis line", [], id="not-another-group's"),
        pytest.param("zT1zC2", [], id="not-by-another-group's-token"),
        pytest.param('") OR words:("line', [], id="nor-by-the-index's-own-language"),
        pytest.param("line | crisis", [], id="nor-by-the-other-index's"),
        pytest.param("'; DROP TABLE documents; --", [], id="nor-by-SQL"),
        pytest.param("NOT café NEAR", [], id="operators-are-words"),
        pytest.param("!!! …", [], id="no-words-find-nothing"),
        pytest.param("crisis " * 5000, [1], id="a-very-long-query"),
    ],
)
async def test_words_find(session: Session, words: str, found: list[int]) -> None:
    assert await search.find(session, "T1", ["C1"], RecordKind.DECISION, words, limit=10) == found


async def test_several_groups_are_searched_at_once(session: Session) -> None:
    assert await search.find(session, "T1", ["C1", "C2"], RecordKind.DECISION, "crisis", limit=10) == [3, 1]


async def test_no_groups_find_nothing(session: Session) -> None:
    assert await search.find(session, "T1", [], RecordKind.DECISION, "crisis", limit=10) == []


async def test_actions_are_no_decisions(session: Session) -> None:
    assert await search.find(session, "T1", ["C1"], RecordKind.ACTION, "crisis", limit=10) == []
