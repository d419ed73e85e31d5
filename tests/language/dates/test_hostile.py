"""Whatever is typed, the answer is a day within two years or a question; nothing raises or takes for ever."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.language import dates
from bot.language.dates import with_dateparser
from tests.language.dates.boards import board
from tests.language.dates.test_phrases import MEETINGS, at

SOME_WORDS = """
by before on at in within next last this the a of end start mid early late Friday Tuesday week fortnight month
quarter year day working days weeks meeting after from today tomorrow December March May 3 3rd 31 2027 99 0
first second 3/12 12/13/2027 2027-02-30 31.4. noon 5pm EOD COP Mawrth dydd prochain morgen mañana or few ago
w/c for - , . ! hours 9999 Christmas Easter Q1 Q4 2026/27 FY financial asap TBC half term AGM of to prior
ahead clear bank holiday Mar-27 7.12. Apr '27 spring conference following weekday once every each until due
"""
WORDS = SOME_WORDS.split()

HOSTILE = [
    "\0",
    "Friday\0",
    "\ud800 Friday",
    "🎉" * 30,
    "\N{RIGHT-TO-LEFT OVERRIDE}yadirF",
    "جمعة",
    "١٢/٣",
    "9" * 5000,
    "1/" * 6000,
    "before " * 2000 + "Friday",
    "Friday or " * 1200,
    "a week from " * 8 + "Friday",
    "﷽" * 100,
    "Friday " * 1700,
    "by " * 4000,
    "<!channel> Friday",
    "99999999-99-99",
    "0000-00-00",
    "9999-12-31",
    "31/12/9999",
    "in 999999999999 years",
    "((((((((((((((((((((",
    "3rd" * 33,
    "%s %d {phrase} {0}",
]

CALENDARS = [
    at(locale) for locale in ("en-GB", "en-US", "cy-GB", "fr-FR", "de-DE", "es-ES", "it-IT", "xx", None)
] + [board(country=country, subdivision=None) for country in ("GB", "US", "AU", "DE", "XX")]


def within_two_years(answer: object, calendar: dates.Calendar) -> bool:
    """Say whether the answer is one that people may be given."""
    if isinstance(answer, dates.Understood):
        return calendar.today <= answer.day <= calendar.today.replace(year=calendar.today.year + 2)
    return isinstance(answer, dates.Question) and bool(answer.asks) and len(answer.readings) <= 4


@pytest.mark.parametrize("phrase", HOSTILE)
def test_hostile_text_is_asked_about_or_harmless(phrase: str) -> None:
    for calendar in CALENDARS:
        assert within_two_years(dates.read(phrase, calendar), calendar)
        dates.find(phrase, calendar)


@given(phrase=some.text(max_size=120), calendar=some.sampled_from(CALENDARS))
@settings(max_examples=300)
def test_any_text_gives_a_day_within_two_years_or_a_question(phrase: str, calendar: dates.Calendar) -> None:
    assert within_two_years(dates.read(phrase, calendar), calendar)


@given(
    words=some.lists(some.sampled_from(WORDS), max_size=8),
    calendar=some.sampled_from(CALENDARS),
    days=some.integers(0, 1500),
    zone=some.sampled_from(["Europe/London", "Pacific/Auckland", "America/Los_Angeles"]),
)
@settings(max_examples=600)
def test_any_words_of_dates_give_a_day_within_two_years_or_a_question(
    words: list[str], calendar: dates.Calendar, days: int, zone: str
) -> None:
    now = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=days)
    calendar = dates.Calendar(now, ZoneInfo(zone), calendar.locale, MEETINGS, calendar.country)
    answer = dates.read(" ".join(words), calendar)

    if isinstance(answer, dates.Understood):
        assert timedelta(0) <= answer.day - calendar.today <= timedelta(days=731)


@given(words=some.lists(some.sampled_from([*WORDS, "write", "to", "Val", "so", "that"]), max_size=20))
@settings(max_examples=300)
def test_what_is_found_is_what_stands_there(words: list[str]) -> None:
    text = " ".join(words)
    for calendar in (at("en-GB"), board()):
        if found := dates.find(text, calendar):
            assert found.phrase in text[found.start : found.end]
            assert dates.read(found.phrase, calendar) == found.answer
            dates.without(text, found)


@pytest.mark.parametrize("length", [101, 301, 12_000])
def test_a_phrase_of_over_a_hundred_characters_is_asked_about(length: int) -> None:
    phrase = "Friday".ljust(length - 1) + "x"

    answer = dates.read(phrase, at("en-GB"))

    assert isinstance(answer, dates.Question)
    assert len(answer.asks) < 200
    assert with_dateparser.ask("vendredi " * 20, at("it-IT")) is None


@given(day=some.dates(date(2026, 11, 24), date(2028, 11, 24)), locale=some.sampled_from(["en-GB", "en-US"]))
@settings(max_examples=100)
def test_what_was_understood_can_be_read_again(day: date, locale: str) -> None:
    assert dates.read(dates.echo(day), at(locale)) == dates.Understood(day, dates.echo(day))
    assert dates.read(day.isoformat(), at(locale)) == dates.Understood(day, day.isoformat())


def test_warming_changes_no_answer() -> None:
    before = dates.read("3 dicembre", at("it-IT"))

    dates.warm()

    assert dates.read("3 dicembre", at("it-IT")) == before
