"""Which status, and which pause, suggests leave, and on which day somebody would be back."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.nudges.suggestions import signs

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def seconds(text: str, zone: ZoneInfo = LONDON) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) if text else 0


STATUSES = [
    # text, emoji, when it ends, on which day they are back
    ("On holiday", ":palm_tree:", "2027-01-03 23:59", "2027-01-04"),
    ("Vacationing", ":palm_tree:", "2027-01-04 00:00", "2027-01-04"),
    ("", ":palm_tree:", "2027-01-04 09:00", "2027-01-04"),
    ("On annual leave", ":spiral_calendar_pad:", "2027-01-03 18:00", "2027-01-04"),
    ("OOO", "", "2026-12-04 23:59", "2026-12-05"),
    ("Out sick", ":face_with_thermometer:", "2026-12-01 23:59", "2026-12-02"),
    ("I'm off sick", ":bed:", "2026-12-01 23:59", "2026-12-02"),
    # A day that it names, where it does not end by itself.
    ("On leave until 4 January", ":palm_tree:", "", "2027-01-04"),
    ("away 7 to 18 December", "", "", "2026-12-19"),
    # What does not tell when it is over, or is over.
    ("On holiday", ":palm_tree:", "", None),
    ("On holiday", ":palm_tree:", "2026-11-29 23:59", None),
    # What people do at work, or on the way to it.
    ("In a meeting", ":spiral_calendar_pad:", "2026-11-30 11:00", None),
    ("Commuting", ":bus:", "2026-11-30 09:30", None),
    ("Working remotely", ":house_with_garden:", "2026-11-30 23:59", None),
    ("Holiday planning", ":airplane:", "2026-12-04 23:59", None),
    ("Val is on leave until Friday", "", "", None),
    ("", "", "", None),
]


@pytest.mark.parametrize(("words", "emoji", "ends", "back"), STATUSES)
def test_a_status_of_leave_that_ends_suggests_the_day_of_return(
    words: str, emoji: str, ends: str, back: str | None
) -> None:
    profile = {"status_text": words, "status_emoji": emoji, "status_expiration": seconds(ends)}

    found = signs.of_status(profile, LONDON, NOW)

    assert (found.isoformat() if found else None) == back


def test_a_status_ends_where_its_owner_is() -> None:
    profile = {"status_emoji": ":palm_tree:", "status_expiration": seconds("2027-01-03 23:59")}

    assert str(signs.of_status(profile, ZoneInfo("Asia/Kolkata"), NOW)) == "2027-01-04"
    assert str(signs.of_status(profile, ZoneInfo("America/New_York"), NOW)) == "2027-01-04"
    assert str(signs.of_status(profile, ZoneInfo("Pacific/Honolulu"), NOW)) == "2027-01-03"


@pytest.mark.parametrize(
    "profile",
    [
        {},
        {"status_text": None, "status_emoji": None, "status_expiration": None},
        {"status_text": "On holiday", "status_expiration": "tomorrow"},
        {"status_text": "On holiday", "status_expiration": True},
        {"status_text": "On holiday", "status_expiration": 1 << 60},
        {"status_text": "away until " * 3000, "status_expiration": 1 << 40},
    ],
)
def test_a_profile_of_another_shape_suggests_nothing(profile: dict[str, Any]) -> None:
    assert signs.of_status(profile, LONDON, NOW) is None


PAUSES = [
    # since, until, on which day they are back
    ("2026-11-30 08:59", "2027-01-04 09:00", "2027-01-04"),
    ("2026-11-30 08:59", "2026-12-04 18:00", "2026-12-05"),
    ("2026-11-30 08:59", "2026-12-01 08:59", None),
    ("2026-11-30 22:00", "2026-12-04 08:00", None),
    ("", "", None),
]


@pytest.mark.parametrize(("since", "until", "back"), PAUSES)
def test_a_pause_of_days_suggests_leave_and_a_night_does_not(
    since: str, until: str, back: str | None
) -> None:
    status = {"dnd_enabled": True, "next_dnd_start_ts": seconds(since), "next_dnd_end_ts": seconds(until)}

    found = signs.of_pause(status, LONDON, NOW)

    assert (found.isoformat() if found else None) == back
    assert signs.of_pause(status | {"dnd_enabled": False}, LONDON, NOW) is None
