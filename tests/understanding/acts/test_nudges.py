"""What is typed after `/nudges` is understood in few words, and answered with an example where it is not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.dates import Calendar
from bot.nudges.preferences import views
from bot.understanding import plain
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Ask, Meaning, NotUnderstood, Prefer, Preference
from bot.understanding.understand import understand

MONDAY = Calendar(datetime(2026, 11, 30, 9, tzinfo=UTC), ZoneInfo("Europe/London"), "en-GB")
KNOWN = Known("U1", "", replace(MONDAY, country=None))
SHOW, STOP, BACK = (Prefer(what) for what in (Preference.SHOW, Preference.STOP, Preference.BACK))
TWICE, ONCE, BEFORE, NOT = (
    Prefer(Preference.HOW_OFTEN, every=every)
    for every in ("twice a week", "weekly", "before meetings", "not at all")
)


def leave(until: str, since: str | None = None) -> Prefer:
    begins = date.fromisoformat(since) if since is not None else None
    return Prefer(Preference.AWAY, begins, date.fromisoformat(until))


def means(typed: str) -> Meaning:
    return understand(Said(Door.NUDGES, plain.read(typed)), KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("settings", SHOW),
        ("stop", STOP),
        ("Stop!", STOP),
        ("stop nagging me", STOP),
        ("how often", Prefer(Preference.HOW_OFTEN)),
        ("fewer please", Prefer(Preference.HOW_OFTEN)),
        ("weekly", ONCE),
        ("Once a week, please.", ONCE),
        ("each week", ONCE),
        ("before meetings", BEFORE),
        ("only before meetings", BEFORE),
        ("meetings", BEFORE),
        ("off", NOT),
        ("Not at all", NOT),
        ("on", TWICE),
        ("twice a week", TWICE),
        ("back", BACK),
        ("I'm back", BACK),
        ("I’m back", BACK),
        ("away until 4 January", leave("2027-01-04")),
        ("away till 4 January", leave("2027-01-04")),
        ("away until Monday 4 January 2027", leave("2027-01-04")),
        ("I'm on leave until 4 January", leave("2027-01-04")),
        ("I am away until the 16th", leave("2026-12-16")),
        ("off until Monday week", leave("2026-12-07")),
        ("on holiday until next Monday", leave("2026-12-07")),
        ("back on 4 January", leave("2027-01-04")),
        ("away for two weeks", leave("2026-12-14")),
        # The last day is one of leave, where two days are named.
        ("away 7 to 18 December", leave("2026-12-19", "2026-12-07")),
        ("away from 7 December to 18 December", leave("2026-12-19", "2026-12-07")),
        ("away from 7 December until 18 December", leave("2026-12-18", "2026-12-07")),
        ("away on Friday", leave("2026-12-05", "2026-12-04")),
    ],
)
def test_it_is_understood(typed: str, meant: Meaning) -> None:
    assert means(typed) == meant


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("wekly", "`/nudges weekly`"),
        ("befor meeting", "`/nudges before meetings`"),
        ("the day before a meeting", "`/nudges before meetings`"),
        (
            "4 January",
            "Are you away until then? For example: `/nudges away until Monday 4 January 2027`",
        ),
        ("until 4 January", "`/nudges away until Monday 4 January 2027`"),
        ("away", "Until which day are you away? You are back on it. For example: `/nudges away until Monday"),
        ("away until the cows come home", "Until which day are you away?"),
        ("away until yesterday", "`/nudges away until Monday 7 December 2026`"),
        ("hourly <!channel>", "I can not remind you ‘hourly"),
    ],
)
def test_what_it_can_not_take_is_answered_with_an_example(typed: str, answer: str) -> None:
    said = views.not_plain(means(typed), typed)

    assert answer in said
    assert "<!" not in said


@pytest.mark.parametrize("typed", ["away until " * 2000, "to " * 5000, "a" * 16_000, "away " + "- " * 8000])
def test_endless_words_are_answered_with_an_example(typed: str) -> None:
    meaning = means(typed)

    assert isinstance(meaning, NotUnderstood | Ask)
    assert len(views.not_plain(meaning, typed)) < 300
