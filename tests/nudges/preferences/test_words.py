"""What `/nudges` understands, as tables, and what it answers to everything else."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.dates import Calendar
from bot.language.refusal import Refusal
from bot.nudges.preferences import words
from bot.nudges.preferences.words import Leave, Meant, Other
from storage.records import HowOften

MONDAY = Calendar(datetime(2026, 11, 30, 9, tzinfo=UTC), ZoneInfo("Europe/London"), "en-GB")
TWICE, ONCE, BEFORE, NOT = HowOften


def leave(until: str, since: str | None = None) -> Leave:
    return Leave(date.fromisoformat(until), date.fromisoformat(since) if since is not None else None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Other.SHOW),
        ("stop", Other.STOP),
        ("Stop!", Other.STOP),
        ("weekly", ONCE),
        ("Once a week, please.", ONCE),
        ("before meetings", BEFORE),
        ("only before meetings", BEFORE),
        ("off", NOT),
        ("Not at all", NOT),
        ("on", TWICE),
        ("twice a week", TWICE),
        ("back", Other.BACK),
        ("I'm back", Other.BACK),
        ("I’m back", Other.BACK),
        ("away until 4 January", leave("2027-01-04")),
        ("away till 4 January", leave("2027-01-04")),
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
def test_it_understands(typed: str, meant: Meant) -> None:
    assert words.read(typed, MONDAY) == meant


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("wekly", "`/nudges weekly`"),
        ("befor meeting", "`/nudges before meetings`"),
        ("each week", "`/nudges weekly`"),
        ("the day before a meeting", "`/nudges before meetings`"),
        ("4 January", "If you are away until then, type: `/nudges away until 4 january`."),
        ("until 4 January", "If you are away until then, type: `/nudges away until 4 january`."),
        ("away", "Until when are you away? For example: `/nudges away until next Monday`."),
        ("away until the cows come home", "Which day is 'the cows come home'"),
        ("away until 4 November 2026", "`/nudges away until next Monday`"),
        ("hourly <!channel>", "I can not remind you ‘hourly"),
    ],
)
def test_what_it_can_not_take_is_answered_with_an_example(typed: str, answer: str) -> None:
    with pytest.raises(Refusal) as refused:
        words.read(typed, MONDAY)

    assert answer in str(refused.value)
    assert "<!" not in str(refused.value)


@pytest.mark.parametrize("typed", ["away until " * 2000, "to " * 5000, "a" * 16_000, "away " + "- " * 8000])
def test_endless_words_are_refused_at_once(typed: str) -> None:
    with pytest.raises(Refusal):
        words.read(typed, MONDAY)
