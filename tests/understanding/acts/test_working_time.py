"""When somebody works, and whose public holidays they keep, is taken from words that say nothing else."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.language.dates import Calendar
from bot.nudges.preferences import views
from bot.understanding import plain
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, Prefer, Preference, WorkingTime
from bot.understanding.understand import understand

KNOWN = Known("U1", "", Calendar(datetime(2026, 11, 30, 9, tzinfo=UTC), ZoneInfo("Europe/London"), "en-GB"))
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
MONDAY_TO_THURSDAY, TUESDAY_AND_THURSDAY = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY), (TUESDAY, THURSDAY)
USUAL = Prefer(Preference.USUAL_HOURS)


def means(typed: str, door: Door = Door.NUDGES) -> Meaning:
    return understand(Said(door, plain.read(typed)), KNOWN)


def works(typed: str, door: Door) -> WorkingTime | None:
    meant = means(typed, door)
    return meant.hours if isinstance(meant, Prefer) else None


AFTER_NUDGES = [
    ("10 to 16, Monday to Thursday", WorkingTime(MONDAY_TO_THURSDAY, (), time(10), time(16))),
    ("Mon-Thu 10-4", WorkingTime(MONDAY_TO_THURSDAY, (), time(10), time(16))),
    ("Monday to Wednesday 9.30 to 15:00", WorkingTime((0, 1, 2), (), time(9, 30), time(15))),
    ("between 10 and 4 on Mondays, Tuesdays and Thursdays", WorkingTime((0, 1, 3), (), time(10), time(16))),
    ("weekdays only 10:00–15:00", WorkingTime((0, 1, 2, 3, 4), (), time(10), time(15))),
    ("9am-1pm", WorkingTime((), (), time(9), time(13))),
    ("9 to 5", WorkingTime((), (), time(9), time(17))),
    ("7 to 3", WorkingTime((), (), time(7), time(15))),
    ("0900 to 1230", WorkingTime((), (), time(9), time(12, 30))),
    ("mornings only", WorkingTime((), (), time(9), time(12))),
    ("afternoons", WorkingTime((), (), time(13), time(17, 30))),
    ("Tuesday mornings", WorkingTime((TUESDAY,), (), time(9), time(12))),
    ("not before 10", WorkingTime((), (), time(10), None)),
    ("after 10am, not after 4pm", WorkingTime((), (), time(10), time(16))),
    ("before noon", WorkingTime((), (), None, time(12))),
    ("Tuesdays and Thursdays", WorkingTime(TUESDAY_AND_THURSDAY)),
    ("Tue/Thu", WorkingTime(TUESDAY_AND_THURSDAY)),
    ("Mon, Wed and Fri", WorkingTime((MONDAY, WEDNESDAY, FRIDAY))),
    ("Thursday to Monday", WorkingTime((0, 3, 4, 5, 6))),
    ("Fridays only", WorkingTime((FRIDAY,))),
    ("not on Fridays", WorkingTime((), (FRIDAY,))),
    ("no Mondays please", WorkingTime((), (MONDAY,))),
    ("not Wednesdays or Fridays", WorkingTime((), (WEDNESDAY, FRIDAY))),
    ("Monday to Friday except Wednesdays", WorkingTime((MONDAY, TUESDAY, THURSDAY, FRIDAY))),
    ("I have Fridays off", WorkingTime((), (FRIDAY,))),
    ("Mondays", WorkingTime((MONDAY,))),
    ("on fridays please", WorkingTime((FRIDAY,))),
    ("only on Thursdays after lunch", WorkingTime((THURSDAY,), (), time(13), time(17, 30))),
    ("not after lunch", WorkingTime((), (), time(9), time(12))),
    ("tue and wed am", WorkingTime((TUESDAY, WEDNESDAY), (), time(9), time(12))),
    ("pm only", WorkingTime((), (), time(13), time(17, 30))),
]


@pytest.mark.parametrize(("typed", "hours"), AFTER_NUDGES)
def test_days_and_times_alone_are_enough_after_the_command(typed: str, hours: WorkingTime) -> None:
    assert means(typed) == Prefer(Preference.WORKING_TIME, hours=hours)


OF_ONESELF = [
    ("I work Monday to Thursday", WorkingTime(MONDAY_TO_THURSDAY)),
    ("I work 10 to 16, Monday to Thursday", WorkingTime(MONDAY_TO_THURSDAY, (), time(10), time(16))),
    ("I work part-time: Mon-Wed", WorkingTime((0, 1, 2))),
    ("I work three days, Monday to Wednesday", WorkingTime((0, 1, 2))),
    ("I only work mornings", WorkingTime((), (), time(9), time(12))),
    ("I work Mondays", WorkingTime((MONDAY,))),
    ("my working days are Tue and Thu", WorkingTime(TUESDAY_AND_THURSDAY)),
    ("My hours are 10 to 4", WorkingTime((), (), time(10), time(16))),
    ("I don’t work Fridays", WorkingTime((), (FRIDAY,))),
    ("I don't work on Fridays", WorkingTime((), (FRIDAY,))),
    ("I'm not in on Fridays", WorkingTime((), (FRIDAY,))),
    ("I'm off on Fridays", WorkingTime((), (FRIDAY,))),
    ("I'm only in on Tuesdays and Thursdays", WorkingTime(TUESDAY_AND_THURSDAY)),
    ("don't message me on Fridays", WorkingTime((), (FRIDAY,))),
    ("Please don't write to me on Fridays, I don't work then", WorkingTime((), (FRIDAY,))),
    ("stop sending me messages on Fridays", WorkingTime((), (FRIDAY,))),
    ("remind me only between 10 and 4", WorkingTime((), (), time(10), time(16))),
    ("no messages before 10 please", WorkingTime((), (), time(10), None)),
    ("only message me Monday to Thursday", WorkingTime(MONDAY_TO_THURSDAY)),
    ("only mornings please", WorkingTime((), (), time(9), time(12))),
    ("only remind me before lunch", WorkingTime((), (), time(9), time(12))),
    ("always message me after 2", WorkingTime((), (), time(14), None)),
    ("remind me on Fridays", WorkingTime((FRIDAY,))),
]


@pytest.mark.parametrize("door", [Door.DIRECT, Door.REPLY, Door.NUDGES])
@pytest.mark.parametrize(("typed", "hours"), OF_ONESELF)
def test_whoever_says_when_they_work_is_written_to_then(typed: str, hours: WorkingTime, door: Door) -> None:
    assert means(typed, door) == Prefer(Preference.WORKING_TIME, hours=hours)


@pytest.mark.parametrize(
    "typed",
    [
        # What is of this week alone, of work, of a meeting, or of how often.
        *("I'm off on Friday", "I'm working Monday to Wednesday", "I'm working on Monday", "by Friday"),
        *("I am out of office Monday to Thursday", "I'm in on Tuesday", "I'm away Monday to Wednesday"),
        *("I work with Val on Tuesdays", "meet Tuesdays 10 to 12", "can we meet Tuesdays and Thursdays?"),
        *("two to three messages a week", "2 to 3 reminders please", "I work 2 days a week", "10 to 16"),
        *("remind me in the morning", "remind me after lunch", "nudge me after 2", "write to me before 10"),
        *("remind me on Monday", "every Friday please", "A1 Monday to Thursday", "Monday to Thursday"),
        *("I sent it Monday to Thursday", "I work nights", "the hours are 10 to 4 at the library"),
        *("no more messages", "I'm back on Monday", "not before Christmas", "can't do it before Friday"),
        "Tuesday mornings and Thursday afternoons",
    ],
)
def test_what_is_no_standing_time_of_work_is_none(typed: str) -> None:
    assert works(typed, Door.DIRECT) is None


@pytest.mark.parametrize(
    "typed",
    ["Tuesday", "4 January", "7 to 18 December", "on Monday", "twice a week", "10 to 10", "25 to 3"],
)
def test_after_the_command_too_a_day_is_no_day_of_every_week(typed: str) -> None:
    assert works(typed, Door.NUDGES) is None


@pytest.mark.parametrize(
    "typed",
    [
        "usual hours",
        "Back to usual hours",
        "normal working hours",
        "office hours please",
        "any day",
        "full time",
    ],
)
def test_the_usual_hours_are_a_word_away(typed: str) -> None:
    assert means(typed) == USUAL
    assert means("I work full time again", Door.DIRECT) == USUAL


PLACES = [
    ("Scotland", "GB/SCT"),
    ("in Wales", "GB/WLS"),
    ("England and Wales", "GB/ENG"),
    ("northern ireland", "GB/NIR"),
    ("Ireland", "IE"),
    ("holidays Northern Ireland", "GB/NIR"),
    ("public holidays: Wales", "GB/WLS"),
    ("the Netherlands", "NL"),
]
SAID_PLACES = [
    ("I'm in Northern Ireland", "GB/NIR"),
    ("I am based in Scotland", "GB/SCT"),
    ("I work in Wales", "GB/WLS"),
    ("I live in Germany now", "DE"),
    ("I've moved to Scotland", "GB/SCT"),
    ("I keep Scottish bank holidays", "GB/SCT"),
    ("Northern Irish public holidays please", "GB/NIR"),
]


@pytest.mark.parametrize(("typed", "place"), [*PLACES, *SAID_PLACES])
def test_whose_holidays_somebody_keeps_is_told_by_the_name_of_a_place(typed: str, place: str) -> None:
    meant = means(typed)

    assert (meant.place if isinstance(meant, Prefer) else None) == place


@pytest.mark.parametrize(("typed", "place"), SAID_PLACES)
def test_where_somebody_is_says_whose_holidays_they_keep(typed: str, place: str) -> None:
    assert means(typed, Door.DIRECT) == Prefer(Preference.HOLIDAYS, place=place)


@pytest.mark.parametrize(
    "typed",
    [
        *("I'm in Scotland until Friday", "I'm in Wales next week", "Scotland", "the paper on Scotland"),
        *("I'm in Swansea", "I'm in the UK", "on holiday in Spain", "holidays in Spain"),
    ],
)
def test_a_visit_or_a_subject_is_no_home(typed: str) -> None:
    meant = means(typed, Door.DIRECT)

    assert not isinstance(meant, Prefer) or meant.place is None


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            "UK",
            "The parts of the United Kingdom have different public holidays. For example: `/nudges E",
        ),
        ("Fridays if it rains", "`/nudges 10 to 16, Monday to Thursday`"),
        ("hours 25 to 30", "`/nudges 10 to 16, Monday to Thursday`"),
    ],
)
def test_what_is_not_plain_is_answered_with_an_example(typed: str, answer: str) -> None:
    assert answer in views.not_plain(means(typed), typed)


@pytest.mark.parametrize("typed", ["10 to " * 3000, "Monday, " * 3000, "i'm in " * 3000, "not " * 5000])
def test_endless_words_are_no_time_of_work(typed: str) -> None:
    assert works(typed, Door.DIRECT) is None
