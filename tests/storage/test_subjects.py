"""What each kind of message is about, as it is stored now and as earlier versions stored it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from storage import database, outbox
from storage import tables as t
from storage.database import Sessions
from storage.records import Kind, NewMessage, OutboxState, Outgoing, packing, subjects
from storage.records.packing import Subject
from tests.storage.stored import LATER, NOW, STORED


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


EVERY = pytest.mark.parametrize(
    ("kind", "stored", "subject"),
    STORED,
    ids=[f"{index} {kind}" for index, (kind, _, _) in enumerate(STORED)],
)


def test_every_kind_that_was_ever_stored_stands_in_the_table() -> None:
    assert {kind for kind, _, _ in STORED} == {*Kind} - {Kind.UNKNOWN}


@EVERY
def test_what_an_earlier_version_stored_is_read(kind: Kind, stored: dict[str, Any], subject: Subject) -> None:
    assert packing.read(kind.subject, stored) == subject
    assert packing.read(kind.subject, stored | {"of another version": [1]}) == subject


@EVERY
def test_what_is_stored_is_read_as_it_was(kind: Kind, stored: dict[str, Any], subject: Subject) -> None:
    packed = packing.pack(subject)

    assert type(subject) is kind.subject
    assert packing.read(kind.subject, packed) == subject
    assert None not in packed.values()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "stored",
    [None, [], {}, {"shown": 5, "since": "soon", "from": 7, "starts_at": {}, "actions": ["x"]}],
    ids=["nothing", "a list", "no keys", "other values"],
)
def test_what_was_written_by_hand_can_be_read(kind: Kind, stored: Any) -> None:
    subject = packing.read(kind.subject, stored)

    assert type(subject) is kind.subject
    assert set(subject.action_ids) <= {0}


async def _as_stored(sessions: Sessions, kind: str, about: dict[str, Any]) -> Outgoing:
    """Return what is read of a row of this kind, however it was stored."""
    async with sessions.begin() as session:
        message = NewMessage(key="k", kind=Kind.GREETING, team="T1", channel="C1", at=NOW)
        assert await outbox.put(session, message)
        await session.execute(t.outbox.update().values(kind=kind, about=about))
        [claimed] = await outbox.claim(session, OutboxState.PENDING, now=NOW, lease=60)
        found = await outbox.find(session, "T1", "k")
        assert found
        assert (claimed.kind, claimed.about) == (found.kind, found.about)
        await outbox.settle(session, claimed, OutboxState.SENT, at=NOW, channel="C1", ts="1.0")
        await outbox.let_go(session, before=LATER)
        left = await outbox.sent_as(session, "T1", "C1", "1.0")
    assert left
    assert (left.kind, left.about) == (found.kind, found.about)
    return found


async def test_a_row_is_read_alike_while_it_waits_and_once_it_has_left(sessions: Sessions) -> None:
    found = await _as_stored(sessions, "nudge update", {"nudge": "nudge:U1", "shown": [4], "of old": 1})

    assert found.kind is Kind.NUDGE_UPDATE
    assert found.about == subjects.ItemsOfSent(sent="nudge:U1", shown=(4,))


async def test_a_row_of_a_kind_that_is_not_known_here_can_be_read(sessions: Sessions) -> None:
    found = await _as_stored(sessions, "of tomorrow", {"thread": "1.5", "poem": 4})

    assert (found.kind, found.about) == (Kind.UNKNOWN, Subject(thread="1.5"))


def test_a_message_is_about_what_its_kind_is_about() -> None:
    with pytest.raises(TypeError, match="is about"):
        NewMessage(key="k", kind=Kind.NUDGE, team="T1", channel="C1", at=NOW)


async def test_what_a_message_is_about_is_asked_for_by_its_own_shape(sessions: Sessions) -> None:
    found = await _as_stored(sessions, "nudge", {"shown": [4]})

    assert found.about_as(subjects.Items).shown == (4,)
    with pytest.raises(TypeError, match="nudge is about Items, not Ask"):
        found.about_as(subjects.Ask)
