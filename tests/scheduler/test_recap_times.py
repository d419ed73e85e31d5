"""When the recaps before a meeting are due: at nine, where people are, and never at night."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import recaps
from storage.records import Reader
from tests.scheduler.described import DAY, MONDAY, TUESDAY_TEN, ahead


def reader(zone: str | None) -> Reader:
    return Reader("U1", MONDAY - 90 * DAY, zone)


@pytest.mark.parametrize(
    ("starts_at", "zone", "expected"),
    [
        pytest.param(TUESDAY_TEN, "Europe/London", MONDAY, id="as-the-group"),
        pytest.param(TUESDAY_TEN, "Asia/Kolkata", MONDAY.replace(hour=3, minute=30), id="in-the-east"),
        pytest.param(TUESDAY_TEN, "America/Los_Angeles", MONDAY.replace(hour=17), id="in-the-west"),
        pytest.param(TUESDAY_TEN, None, MONDAY, id="unknown-so-the-group's"),
        pytest.param(TUESDAY_TEN, "Mars/Olympus", MONDAY, id="no-such-zone-so-the-group's"),
        pytest.param(MONDAY, "Europe/London", MONDAY - 3 * DAY, id="over-a-weekend"),
        pytest.param(
            datetime(2026, 12, 29, 10, tzinfo=UTC),
            None,
            datetime(2026, 12, 24, 9, tzinfo=UTC),
            id="christmas",
        ),
    ],
)
def test_a_person_is_told_at_nine_where_they_are(
    starts_at: datetime, zone: str | None, expected: datetime
) -> None:
    assert recaps.person_time(ahead(starts_at), reader(zone), MONDAY - 30 * DAY) == expected


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        pytest.param(MONDAY.replace(hour=11), "Europe/London", MONDAY.replace(hour=11), id="at-once"),
        pytest.param(
            MONDAY.replace(hour=20), "Europe/London", TUESDAY_TEN.replace(hour=9), id="the-next-morning"
        ),
        pytest.param(TUESDAY_TEN.replace(hour=9, minute=59), None, TUESDAY_TEN.replace(hour=9, minute=59)),
        pytest.param(MONDAY.replace(hour=23), "America/Los_Angeles", MONDAY.replace(hour=23), id="their-day"),
        pytest.param(TUESDAY_TEN.replace(hour=2), "America/Los_Angeles", None, id="night-until-the-meeting"),
    ],
)
def test_who_could_not_be_told_in_time_is_told_in_office_hours_before_the_meeting(
    now: datetime, zone: str | None, expected: datetime | None
) -> None:
    assert recaps.person_time(ahead(), reader(zone), now) == expected


@pytest.mark.parametrize(
    ("starts_at", "now", "expected"),
    [
        pytest.param(TUESDAY_TEN, MONDAY - DAY, MONDAY, id="in-time"),
        pytest.param(TUESDAY_TEN, MONDAY, MONDAY, id="on-time"),
        pytest.param(TUESDAY_TEN, MONDAY.replace(hour=11), MONDAY.replace(hour=11), id="at-once"),
        pytest.param(
            TUESDAY_TEN, MONDAY.replace(hour=20), TUESDAY_TEN.replace(hour=9), id="the-next-morning"
        ),
        pytest.param(
            TUESDAY_TEN.replace(hour=9),
            MONDAY.replace(hour=20),
            MONDAY.replace(hour=20),
            id="no-hour-is-left",
        ),
        pytest.param(
            TUESDAY_TEN.replace(hour=8),
            MONDAY.replace(hour=20),
            MONDAY.replace(hour=20),
            id="an-early-meeting",
        ),
    ],
)
def test_a_group_is_told_when_it_is_due_or_at_the_next_chance_before_the_meeting(
    starts_at: datetime, now: datetime, expected: datetime
) -> None:
    assert recaps.group_time(ahead(starts_at), now) == expected


@pytest.mark.parametrize(
    ("lead", "due"), [(2, MONDAY - 3 * DAY), (1, MONDAY), (0, TUESDAY_TEN.replace(hour=9))]
)
def test_a_groups_recap_comes_so_many_working_days_before_its_meeting(lead: int, due: datetime) -> None:
    assert recaps.group_due(ahead(recap_lead=lead)) == due


@pytest.mark.parametrize(
    ("zone", "country", "reader", "expected"),
    [
        ("Europe/London", "US", None, ("Europe/London", "US", None)),
        ("Europe/London", None, None, ("Europe/London", "GB", "ENG")),
        ("Europe/London", None, "Asia/Kolkata", ("Asia/Kolkata", "GB", "ENG")),
        (None, None, "Asia/Kolkata", ("Asia/Kolkata", "IN", None)),
    ],
)
def test_holidays_are_the_groups_and_hours_the_readers(
    zone: str | None, country: str | None, reader: str | None, expected: tuple[str, str, str | None]
) -> None:
    hours = recaps.office(ahead(zone=zone, country=country), reader)

    assert (hours.zone.key, hours.country, hours.subdivision) == expected


def test_a_lead_that_is_none_counts_as_the_day_itself() -> None:
    assert recaps.group_due(ahead(recap_lead=-3)) == recaps.group_due(ahead(recap_lead=0))


def test_of_meetings_with_one_recap_day_the_first_has_the_recap() -> None:
    saturday, sunday = TUESDAY_TEN + 4 * DAY, TUESDAY_TEN + 5 * DAY
    planned = [ahead(sunday, meeting=2), ahead(saturday, meeting=1), ahead(saturday, meeting=3, channel="C2")]

    assert [one.meeting.id for one in recaps.with_recaps(planned)] == [1, 3]


@given(
    starts=st.timedeltas(timedelta(0), timedelta(days=700)).map(lambda later: MONDAY + later),
    lead=st.integers(0, 5),
    zone=st.sampled_from(
        ["Europe/London", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
    ),
    late=st.timedeltas(timedelta(days=-12), timedelta(days=2)),
)
def test_nobody_is_written_to_at_night_or_after_the_meeting_began(
    starts: datetime, lead: int, zone: str, late: timedelta
) -> None:
    planned = ahead(starts, recap_lead=lead)
    when = recaps.person_time(planned, reader(zone), starts + late)

    assert recaps.earliest(planned) <= recaps.person_due(planned, reader(zone))
    if when is not None and late < timedelta(0):
        assert recaps.office(planned, zone).is_open(when)
        assert when < starts
