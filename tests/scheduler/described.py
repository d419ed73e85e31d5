"""Decisions, meetings and the like, as far as a test describes them."""

from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from storage.records import (
    Account,
    Action,
    ActionStatus,
    Ahead,
    Answer,
    Concern,
    ConcernStatus,
    Decision,
    DecisionStatus,
    Followed,
    Group,
    Meeting,
    MeetingStatus,
    Owner,
    OwnerKind,
    Relation,
    Setting,
    Strength,
    Work,
)

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
TUESDAY_TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
DAY = timedelta(days=1)


def empty(record: Any, /, **values: Any) -> Any:
    """Return a record with None in every field that is not given and begins with no value of its own."""
    unknown = {each.name: None for each in fields(record) if each.default is MISSING}
    return record(**(unknown | values))


def decision(number: int = 1, days: int = 0, **values: Any) -> Decision:
    known = {"status": DecisionStatus.AGREED, "text": f"text {number}"} | values
    made: Decision = empty(Decision, id=number, number=number, decided_at=MONDAY + days * DAY, **known)
    return made


def account(number: int = 1, days: int = 0, **more: Any) -> Account:
    """Return a decision, made at a meeting of which others said that they were there unless it says more."""
    return Account(decision(number, days), **({"setting": Setting.MEETING} | more))


def ahead(starts_at: datetime = TUESDAY_TEN, *, meeting: int = 1, **group: Any) -> Ahead:
    values = {
        "team": "T1",
        "channel": "C1",
        "recap_lead": 1,
        "zone": "Europe/London",
        "country": "GB",
    } | group
    planned = empty(
        Meeting,
        id=meeting,
        team="T1",
        channel=values["channel"],
        starts_at=starts_at,
        day=starts_at.date(),
        status=MeetingStatus.PLANNED,
    )
    return Ahead(planned, empty(Group, last_decision=1, last_action=0, **values), None)


def work(number: int, due: date | None = None, owner: str = "U9") -> Work:
    known = {"due": due, "status": ActionStatus.ACCEPTED, "deferrals": 0, "text": f"work {number}"}
    action = empty(Action, id=number, number=number, **known)
    owned = empty(Owner, id=number, kind=OwnerKind.PERSON, user=owner, answer=Answer.ACCEPTED, nudge_step=0)
    return Work(action, (owned,))


def concern(number: int, strength: Strength, author: str = "U9") -> Concern:
    raised: Concern = empty(
        Concern, id=number, strength=strength, author=author, status=ConcernStatus.OPEN, raised_at=MONDAY
    )
    return raised


def follows(decided_by: str = "", doubted_by: str = "") -> tuple[Followed, ...]:
    older = decision(99, -30)
    return (Followed(Relation.SUPERSEDES, older, None, frozenset([decided_by]), frozenset([doubted_by])),)
