"""What `make mutants` breaks, and by which tests it should be seen."""

_CALENDAR = ("tests/scheduler/test_calendar_*.py", "tests/scheduler/test_nudges.py")
_OUTBOX = ("tests/storage/test_outbox*.py", "tests/storage/test_pacing.py", "tests/scheduler/test_runner.py")
_SENT = ("tests/reliability/test_doubt.py", "tests/reliability/test_addressees.py")
_TENANTS = ("tests/reliability/test_tenants.py",)
_NUDGED = (
    *("tests/storage/test_nudges.py", "tests/scheduler/test_nudges_due.py"),
    *(f"tests/nudges/test_{what}.py" for what in ("mornings", "escalations", "answers", "mishaps")),
)
_ROWS = (
    *("tests/storage/test_nothing.py", "tests/scheduler/test_bad_rows.py"),
    *("tests/storage/test_plans.py", "tests/scheduler/test_runner.py"),
)
_SEEN = (
    *("tests/storage/test_events_seen.py", "tests/scheduler/test_purging.py"),
    *("tests/storage/test_following.py", "tests/slack/incoming/test_request_keys.py"),
)
_SIGHT = ("tests/slack/test_people.py", "tests/reliability/test_sight.py")
_DOORS = ("matrix", "presses", "words", "messages_and_forms", "sharing", "look_ups")
_ACCESS = (
    "tests/slack/incoming/access/test_claims.py",
    *(f"tests/slack/incoming/access/test_{door}.py" for door in _DOORS),
    *("tests/slack/incoming/test_forged_presses.py", "tests/slack/incoming/access/test_left_unnoticed.py"),
    "tests/slack/incoming/access/test_values.py",
)

SUBJECTS: dict[str, tuple[str, ...]] = {
    "scheduler/calendar.py": _CALENDAR,
    "scheduler/courier.py": ("tests/scheduler/test_courier.py", *_OUTBOX, *_SENT),
    "scheduler/meetings.py": ("tests/scheduler/test_meetings.py",),
    "scheduler/nudges.py": ("tests/scheduler/test_nudges*.py",),
    "scheduler/recaps.py": ("tests/scheduler/test_rec*.py",),
    "scheduler/retry.py": ("tests/scheduler/test_retry.py",),
    "storage/outbox/*.py": ("tests/storage/test_outbox*.py", "tests/storage/test_pacing.py"),
    "storage/events_seen.py": (*_SEEN, *_TENANTS),
    "storage/links.py": ("tests/decisions/test_history_told.py", "tests/decisions/test_replacing.py"),
    "storage/nudges.py": (*_NUDGED, *_TENANTS, *_ROWS),
    "storage/people.py": ("tests/storage/test_people.py",),
    "bot/slack/incoming/access/sight.py": (*_SIGHT, *_ACCESS),
    "bot/slack/incoming/access/*.py": _ACCESS,
    "bot/slack/people.py": (*_SIGHT, *_ACCESS),
}
"""By path; quick tests first, for the first that fails ends it."""
