"""Meetings as people see them: the plan that waits for its Confirm, and what the channel is told."""

from bot.views.meetings.notices import (
    cancelled,
    chair_named,
    meeting_card,
    moved,
    no_such_meeting,
    series_card,
)
from bot.views.meetings.plan import (
    HELP,
    between,
    confirmed,
    one_meeting,
    passed,
    plan,
    taken,
    when,
)

__all__ = [
    "HELP",
    "between",
    "cancelled",
    "chair_named",
    "confirmed",
    "meeting_card",
    "moved",
    "no_such_meeting",
    "one_meeting",
    "passed",
    "plan",
    "series_card",
    "taken",
    "when",
]
