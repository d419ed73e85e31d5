"""What can be undone: a decision or an action alike, by whoever recorded it, for 15 minutes, once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sources import cards
from storage.records import Action, ActionStatus, Decision, DecisionStatus

RECORDED = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
SOON, LATE = RECORDED + timedelta(minutes=14), RECORDED + timedelta(minutes=15)


def decision(undone_at: datetime | None = None) -> Decision:
    nothing = (None,) * 7
    return Decision(
        1, "T1", "C1", 4, "pilot", None, None, DecisionStatus.AGREED, None, "U1", RECORDED, *nothing,
        None, undone_at,
    )  # fmt: skip


def action(undone_at: datetime | None = None) -> Action:
    status, nothing = ActionStatus.ASKED, (None,) * 9
    return Action(
        1, "T1", "C1", 4, "draft", None, None, status, None, "U1", RECORDED, 0, *nothing, undone_at
    )  # fmt: skip


@pytest.mark.parametrize(
    ("user", "now", "undone_at", "why_not"),
    [
        ("U1", RECORDED, None, ""),
        ("U1", SOON, None, ""),
        ("U1", LATE, None, "too late"),
        ("U2", SOON, None, "not theirs"),
        ("U2", LATE, None, "not theirs"),
        ("U1", SOON, RECORDED, "{label} has already been undone."),
        ("U2", LATE, RECORDED, "{label} has already been undone."),
    ],
)
def test_only_its_author_undoes_a_record_and_only_once_and_soon(
    user: str, now: datetime, undone_at: datetime | None, why_not: str
) -> None:
    for record in (decision(undone_at), action(undone_at)):
        said = cards.why_not_undone(record, user, now, not_theirs="not theirs", too_late="too late")
        assert said == why_not.format(label=record.label)
