"""No field of a record is forgotten by the export: each changes what is exported, or is left out by name."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from bot.language import telling
from bot.language.telling import Reader
from bot.operations import export
from storage.records import (
    Action,
    ActionStatus,
    Answer,
    Audience,
    Concern,
    ConcernStatus,
    Decision,
    DecisionStatus,
    DueMeeting,
    EarlierWording,
    Link,
    Meeting,
    MeetingStatus,
    Note,
    Owner,
    OwnerKind,
    Party,
    Relation,
    Repeats,
    Setting,
    Strength,
    There,
    Votes,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WHERE = {"id": "ids", "team": "its file is of one bot", "channel": "its group's name stands in each row"}
SAID = dict.fromkeys(
    (
        *("said_ts", "thread_ts", "said_by", "read_ts", "said_also"),
        *("source_changed_at", "source_change", "card_ts"),
    ),
    "where in Slack it was said, which means nothing outside it",
)
NUDGED = dict.fromkeys(
    (
        *("nudge_at", "nudge_step", "nudged_from", "snoozed_until", "nudged_at", "nudge_key", "nudges"),
        *("tell", "tell_at", "escalation_key"),
    ),
    "how the bot reminds, not what the group recorded",
)
WAITS = dict.fromkeys(
    ("waits_since", "waits_for", "waits_user", "waits_action", "waits_note"),
    "what they wait for is over once they go on, and what they wrote of it is among the notes",
)
GONE = dict.fromkeys(("hand_on_at", "handed_at"), "how what leavers leave is handed on")
UNDONE = {"undone_at": "what was undone is left out"}
LEFT_OUT: dict[type, dict[str, str]] = {
    EarlierWording: {},
    Decision: WHERE | SAID | UNDONE | {"meeting_id": "the meeting itself is exported"},
    Action: WHERE
    | SAID
    | UNDONE
    | {"decision_id": "the decision itself is exported", "due_meeting": "the day that it makes is exported"},
    Owner: WHERE
    | NUDGED
    | WAITS
    | GONE
    | {"action_id": "it stands in the action's row", "kind": "told by which names it has"},
    Note: WHERE | {"action_id": "it stands in the action's row", "audience": "only the group's are exported"},
    Concern: WHERE | {"decision_id": "it stands in the decision's row"},
    Link: WHERE
    | {"newer_id": "its row", "older_id": "named", "author": "who recorded the newer one", "at": "then"},
    There: {
        "recorder": "who recorded it has a column",
        "thread": "who wrote in a thread were not said to be there",
    },
}

Record = TypeVar("Record", bound="DataclassInstance")


def empty(kind: type[Record], /, **known: Any) -> Record:
    """Return a record of which nothing is known but this."""
    return kind(**{each.name: None for each in fields(kind)} | known)


DECISION = empty(
    Decision,
    **{"id": 1, "team": "T1", "channel": "C1", "number": 1, "text": "Open in May", "author": "U1"},
    **{"status": DecisionStatus.AGREED, "decided_at": AT},
)
ACTION = empty(
    Action,
    **{"id": 1, "team": "T1", "channel": "C1", "number": 1, "text": "book the hall", "author": "U1"},
    **{"status": ActionStatus.ASKED, "created_at": AT, "deferrals": 0},
)
OWNER = empty(
    Owner,
    **{"id": 1, "team": "T1", "action_id": 1, "kind": OwnerKind.OUTSIDE, "name": "Mrs Bell"},
    **{"answer": Answer.ASKED, "nudge_step": 0, "nudges": 0},
)
NOTE = Note(1, "T1", 1, "U2", "The hall is free", AT, Audience.GROUP)
CONCERN = Concern(
    *(1, "T1", "C1", 1, "U2", "Too soon", Strength.OBJECTION, ConcernStatus.OPEN, AT, None, None, None)
)
LINK = Link(1, "T1", 1, 2, Relation.AMENDS, None, "U1", AT)
THERE = There(Setting.MEETING, "U1", ("U2",))
EARLIER = EarlierWording("Open in Mai", "It is spring", AT)
MEETING = Meeting(1, "T1", "C1", None, AT, AT, AT.date(), MeetingStatus.PLANNED, None, None)
NAMES = {"U1": "Rosa", "U2": "Ade", "another": "Val"}


def exported(record: Any) -> dict[str, Any]:
    """Return the row in which `record` stands, with everything else as it always is."""
    given: dict[type, Any] = {
        type(each): each for each in (DECISION, ACTION, OWNER, NOTE, CONCERN, LINK, THERE, EARLIER)
    }
    given[type(record)] = record
    if isinstance(record, Action | Owner | Note):
        return export.action_row(given[Action], DECISION, [given[Owner]], [given[Note]], NAMES)
    older = replace(DECISION, number=9)
    return export.decision_row(
        given[Decision],
        given[There],
        MEETING,
        [(given[Link], older)],
        [given[Concern]],
        [given[EarlierWording]],
        NAMES,
    )


def test_times_are_exported_by_the_clock_of_the_group() -> None:
    with telling.to(Reader(None, ZoneInfo("Asia/Kolkata"))):
        row = exported(DECISION)

    assert (row["recorded at"], row["meeting"]) == ("2026-03-02T14:30:00+05:30",) * 2
    assert exported(DECISION)["recorded at"] == "2026-03-02T09:00:00+00:00"


def another(record: Any, field: str) -> Any:
    """Return `record` with another value in a field."""
    was = getattr(record, field)
    kind = get_type_hints(type(record))[field]
    kind = (
        next(each for each in get_args(kind) if each is not type(None))
        if isinstance(kind, UnionType)
        else kind
    )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return replace(record, **{field: next(each for each in kind if each not in (was, Answer.PASSED_ON))})
    values: dict[Any, Any] = {
        **{int: 7, str: "another", datetime: AT.replace(year=2030), date: date(2030, 1, 1)},
        **{Votes: Votes(5, 1), Party: Party("U2"), Repeats: Repeats("FREQ=MONTHLY", "every month")},
        DueMeeting: DueMeeting(7),
    }
    return replace(record, **{field: values.get(kind, ("another",))})


EVERY_FIELD = [
    (record, each.name)
    for record in (DECISION, ACTION, OWNER, NOTE, CONCERN, LINK, THERE, EARLIER)
    for each in fields(record)
]


@pytest.mark.parametrize(
    ("record", "field"),
    EVERY_FIELD,
    ids=[f"{type(record).__name__}.{field}" for record, field in EVERY_FIELD],
)
def test_each_field_is_exported_or_left_out_by_name(record: Any, field: str) -> None:
    is_told = exported(another(record, field)) != exported(record)

    assert is_told is (field not in LEFT_OUT[type(record)])


def test_nothing_is_left_out_that_does_not_exist() -> None:
    for kind, left_out in LEFT_OUT.items():
        assert set(left_out) - {"channel"} <= {each.name for each in fields(kind)}


def test_each_fact_of_a_row_has_a_column() -> None:
    rows = (exported(DECISION), exported(ACTION))

    assert {name for row in rows for name in row} | {"group"} == set(export.COLUMNS)
