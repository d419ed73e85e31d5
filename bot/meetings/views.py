"""Meetings as people see them: the plan that waits for its Confirm, and what the channel is told."""

from bot.meetings.agenda.views import agenda
from bot.meetings.attendance.roll import attendance_request, post, too_early, too_late
from bot.meetings.notices import cancelled, chair_named, meeting_card, moved, no_such_meeting, series_card
from bot.meetings.plan.views import (
    HELP,
    between,
    confirmed,
    one_meeting,
    passed,
    plan,
    taken,
    when,
    when_for,
)

__all__ = [
    "HELP",
    "agenda",
    "attendance_request",
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
    "post",
    "series_card",
    "taken",
    "too_early",
    "too_late",
    "when",
    "when_for",
]
