"""Every phrase that is read without a question, as people of Britain and of the United States write it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import dates

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday
LONDON = ZoneInfo("Europe/London")
MEETINGS = (date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 12))

ENGLISH = """
today                            2026-11-24
tonight                          2026-11-24
this afternoon                   2026-11-24
now                              2026-11-24
tomorrow                         2026-11-25
tomorrow morning                 2026-11-25
day after tomorrow               2026-11-26
the day after tomorrow           2026-11-26
Friday                           2026-11-27
this Friday                      2026-11-27
this coming Friday               2026-11-27
coming Friday                    2026-11-27
by Friday                        2026-11-27
by Friday at the latest          2026-11-27
until Friday                     2026-11-27
Friday or sooner                 2026-11-27
no later than Friday             2026-11-27
on Friday                        2026-11-27
due by Friday                    2026-11-27
Sunday                           2026-11-29
Monday                           2026-11-30
Weds                             2026-11-25
Thurs                            2026-11-26
next Friday                      2026-12-04
by next Friday                   2026-12-04
next Tuesday                     2026-12-01
next Monday                      2026-11-30
Tuesday next                     2026-12-01
Friday week                      2026-12-04
Monday week                      2026-12-07
a week on Friday                 2026-12-04
a week from Friday               2026-12-04
a week tomorrow                  2026-12-02
tomorrow week                    2026-12-02
a week today                     2026-12-01
today week                       2026-12-01
Friday fortnight                 2026-12-11
a fortnight on Wednesday         2026-12-09
two weeks on Friday              2026-12-11
Friday in two weeks              2026-12-11
Wednesday next week              2026-12-02
Monday of next week              2026-11-30
next week Monday                 2026-11-30
Thursday the week after next     2026-12-10
in a fortnight                   2026-12-08
a fortnight                      2026-12-08
a fortnight today                2026-12-08
in two weeks                     2026-12-08
in two weeks' time               2026-12-08
two weeks                        2026-12-08
two weeks from today             2026-12-08
two weeks from now               2026-12-08
in a couple of weeks             2026-12-08
within 10 days                   2026-12-04
in ten days                      2026-12-04
in 3 working days                2026-11-27
10 working days                  2026-12-08
ten business days                2026-12-08
in a month                       2026-12-24
in 3 months                      2027-02-24
in a year                        2027-11-24
within 24 hours                  2026-11-25
in 48 hours                      2026-11-26
within the next two weeks        2026-12-08
this week                        2026-11-27
next week                        2026-12-04
the week after next              2026-12-11
end of week                      2026-11-27
end of the week                  2026-11-27
by the end of this week          2026-11-27
end of next week                 2026-12-04
end of month                     2026-11-30
end of the month                 2026-11-30
month end                        2026-11-30
end of next month                2026-12-31
end of the quarter               2026-12-31
end of next quarter              2027-03-31
end of the year                  2026-12-31
end of next year                 2027-12-31
end of November                  2026-11-30
end of Feb                       2027-02-28
end of February 2028             2028-02-29
EOD                              2026-11-24
by EOD                           2026-11-24
end of day                       2026-11-24
COB                              2026-11-24
close of play                    2026-11-24
close of business on Friday      2026-11-27
EOD Friday                       2026-11-27
end of play tomorrow             2026-11-25
by the end of Friday             2026-11-27
EOW                              2026-11-27
EOM                              2026-11-30
COP Thursday                     2026-11-26
Thursday COP                     2026-11-26
noon on Friday                   2026-11-27
5pm Friday                       2026-11-27
Friday at 5pm                    2026-11-27
Friday at 5                      2026-11-27
Friday 17:00                     2026-11-27
Friday 5.30 p.m.                 2026-11-27
Friday lunchtime                 2026-11-27
first thing Monday               2026-11-30
before 5pm Friday                2026-11-27
before close of play Friday      2026-11-27
mid-December                     2026-12-15
mid next week                    2026-12-02
start of December                2026-12-01
beginning of January             2027-01-01
start of next week               2026-11-30
start of next month              2026-12-01
the 3rd                          2026-12-03
3rd                              2026-12-03
by the 30th                      2026-11-30
the 24th                         2026-11-24
the 3rd of next month            2026-12-03
the first of next month          2026-12-01
3 Dec                            2026-12-03
3 December                       2026-12-03
3rd December                     2026-12-03
3rd of December                  2026-12-03
the third of December            2026-12-03
the twenty-first of December     2026-12-21
31 December                      2026-12-31
Dec 3                            2026-12-03
Dec. 3rd                         2026-12-03
December 3, 2026                 2026-12-03
Dec 26                           2026-12-26
3 Dec 26                         2026-12-03
4-Dec-2026                       2026-12-04
4Dec                             2026-12-04
on 4 December at noon            2026-12-04
3 January                        2027-01-03
24 November                      2026-11-24
24 November 2028                 2028-11-24
29 February 2028                 2028-02-29
Friday 4 December                2026-12-04
Fri 4 Dec 2026                   2026-12-04
Fri 4th                          2026-12-04
Friday the 4th                   2026-12-04
Friday, 4th of December, 2026    2026-12-04
Friday (4 December)              2026-12-04
on or before 4 December          2026-12-04
week ending 4 December           2026-12-04
w/e 4 Dec                        2026-12-04
week commencing 7 December       2026-12-11
w/c 7 December                   2026-12-11
2027-02-13                       2027-02-13
2026/12/03                       2026-12-03
20261203                         2026-12-03
2026-12-03T10:00                 2026-12-03
4/4/2027                         2027-04-04
first Monday of December         2026-12-07
second Tuesday in January        2027-01-12
third Thursday of next month     2026-12-17
last Friday of the month         2026-11-27
last Friday in November          2026-11-27
last working day of the month    2026-11-30
first working day of February    2027-02-01
last day of January              2027-01-31
Christmas                        2026-12-25
Christmas Eve                    2026-12-24
before Christmas                 2026-12-24
two days before Christmas        2026-12-23
New Year's Eve                   2026-12-31
before the new year              2026-12-31
Good Friday                      2027-03-26
Easter Monday                    2027-03-29
before Friday                    2026-11-26
before Monday                    2026-11-27
before tomorrow                  2026-11-24
before 4 December                2026-12-03
before the 1st                   2026-11-30
before December                  2026-11-30
before next week                 2026-11-27
before next month                2026-11-30
before the end of the month      2026-11-30
before the weekend               2026-11-27
the next meeting                 2026-12-01
next meeting                     2026-12-01
by the next meeting              2026-12-01
by the meeting                   2026-12-01
before the next meeting          2026-11-30
before the meeting               2026-11-30
the day before the next meeting  2026-11-30
the day after the meeting        2026-12-02
a week before the next meeting   2026-11-24
2 working days before the meeting 2026-11-27
a week after the next meeting    2026-12-08
at the meeting after next        2026-12-15
next meeting but one             2026-12-15
before the meeting after next    2026-12-14
by the January meeting           2027-01-12
the meeting in January           2027-01-12
the last meeting in December     2026-12-15
the first meeting in December    2026-12-01
the meeting on 15 December       2026-12-15
the 15 December meeting          2026-12-15
next Tuesday's meeting           2026-12-01
next week's meeting              2026-12-01
FRIDAY                           2026-11-27
Friday.                          2026-11-27
Friday!!                         2026-11-27
*Friday*                         2026-11-27
“Friday”                         2026-11-27
3rd Dec.                         2026-12-03
３ Dec                           2026-12-03
3\N{NO-BREAK SPACE}December      2026-12-03
two weeks’ time                  2026-12-08
mid–December                     2026-12-15
Friday 👍                        2026-11-27
F\N{ZERO WIDTH SPACE}riday       2026-11-27
"""

BRITISH = """
3/12                             2026-12-03
03/12/2026                       2026-12-03
12/3/2027                        2027-03-12
03/04/2027                       2027-04-03
1/12/26                          2026-12-01
1.12.2026                        2026-12-01
1-12-2026                        2026-12-01
Thu 3/12                         2026-12-03
by 3/12 at noon                  2026-12-03
before 3/12                      2026-12-02
"""

AMERICAN = """
3/12                             2027-03-12
12/3                             2026-12-03
12/3/2027                        2027-12-03
03/04/2027                       2027-03-04
12/1/26                          2026-12-01
12.1.2026                        2026-12-01
12-31-2026                       2026-12-31
Thu 12/3                         2026-12-03
by 12/3 at noon                  2026-12-03
before 12/3                      2026-12-02
"""


def table(text: str) -> list[tuple[str, date]]:
    """Return the rows of a table as phrases and days."""
    rows = [line.rsplit(maxsplit=1) for line in text.strip().split("\n")]
    return [(phrase.rstrip(), date.fromisoformat(day)) for phrase, day in rows]


def at(locale: str | None, now: datetime = NOW, meetings: tuple[date, ...] = MEETINGS) -> dates.Calendar:
    """Return the calendar of a group in London that meets on Tuesdays."""
    return dates.Calendar(now=now, zone=LONDON, locale=locale, meetings=meetings)


@pytest.mark.parametrize("locale", ["en-GB", "en-US", None])
@pytest.mark.parametrize(("phrase", "day"), table(ENGLISH))
def test_words_mean_the_same_day_on_both_sides_of_the_ocean(
    phrase: str, day: date, locale: str | None
) -> None:
    answer = dates.read(phrase, at(locale))

    assert answer == dates.Understood(day, phrase)


@pytest.mark.parametrize(("phrase", "day"), table(BRITISH))
def test_figures_are_day_first_in_britain(phrase: str, day: date) -> None:
    assert dates.read(phrase, at("en-GB")) == dates.Understood(day, phrase)


@pytest.mark.parametrize(("phrase", "day"), table(AMERICAN))
def test_figures_are_month_first_in_the_united_states(phrase: str, day: date) -> None:
    assert dates.read(phrase, at("en-US")) == dates.Understood(day, phrase)


def test_the_table_holds_at_least_a_hundred_and_fifty_phrases_for_each() -> None:
    assert min(len(table(ENGLISH) + table(BRITISH)), len(table(ENGLISH) + table(AMERICAN))) >= 150


def test_what_was_understood_is_read_back_as_weekday_day_month_and_year() -> None:
    assert dates.echo(date(2026, 12, 4)) == "Friday 4 December 2026"
