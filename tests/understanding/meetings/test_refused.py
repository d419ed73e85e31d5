"""What is answered when a plan is not clear: what was understood, what is missing, and an example."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.refusal import Refusal
from bot.understanding import meetings

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("every second Tuesday", "I understood 'every second Tuesday', but not at what time."),
        (
            "every second Tuesday of the month",
            "I understood 'the second Tuesday of every month', but not at what time.",
        ),
        ("3 December", "I understood Thursday 3 December 2026, but not at what time."),
        ("at 10:00", "On which day?"),
        ("for 90 minutes", "On which day?"),
        ("weekly at 10", "On which day of the week?"),
        ("monthly at 10", "On which day of the month?"),
        ("monthly on Tuesday at 10", "On which day of the month?"),
        ("the first Monday at 09:30", "'first monday' of which month?"),
        ("every Tuesday at 7", "'7' could be 07:00 or 19:00."),
        ("every Tuesday at 7-8", "'7' could be 07:00 or 19:00."),
        ("every Tuesday at half past seven", "'half past seven' could be 07:30 or 19:30."),
        ("every Tuesday at 10 except school holidays", "When is 'school holidays'?"),
        (
            "every Monday at 10, if it's a bank holiday we'll decide",
            "I can not tell what is to happen on public holidays: 'if it's a bank holiday we'll decide'.",
        ),
        ("bank holiday Mondays at 10", "I can not tell what is to happen on public holidays"),
        (
            "Mondays and Thursdays at 10, or the Friday if it's a bank holiday",
            "Which day is 'friday', since these meetings are not on one day of the week?",
        ),
        (
            "the 15th of every month at 10, or the Friday after if it's a bank holiday",
            "Which day is 'friday after', since",
        ),
        ("28 December at 10 unless it's a bank holiday", "Only meetings that recur can leave them out."),
        ("every Tuesday at 10 except", "When do you not meet?"),
        ("3 December at 14:00 except August", "I understood 'at 14:00', but not on which days"),
        ("every Tuesday at 25:00", "'25:00' is no time of day."),
        ("every Tuesday at 10:75", "'10:75' is no time of day."),
        ("every Tuesday at 14am", "'14am' is no time of day."),
        ("every Tuesday at 11-10", "'10' is not later than '11'."),
        ("every Tuesday at 10 for 0 minutes", "A meeting takes from 5 minutes to 12 hours, not 0 minutes."),
        ("every Tuesday at 10 for 24 hours", "A meeting takes from 5 minutes to 12 hours, not 24 hours."),
        ("biweekly on Tuesday at 10", "Biweekly can mean twice a week or every two weeks."),
        ("bi-monthly on the first Monday at 10", "Bimonthly can mean twice a month or every two months."),
        ("twice a month", "That says how many meetings, but not on which days."),
        ("two times a month at 10", "That says how many meetings, but not on which days."),
        ("on the 31st of every month at 10", "Not every month or year has that day."),
        ("every year on 29 February at 10", "Not every month or year has that day."),
        ("monthly on the seventh Friday at 10", "No month has a seventh one."),
        ("every 0 weeks on Tuesday at 10", "I can not plan meetings every 0 weeks."),
        ("every 99 weeks on Tuesday at 10", "I can not plan meetings every 99 weeks."),
        ("every Tuesday at 10, 0 times", "I can plan between 1 and 500 meetings, not 0."),
        ("every Tuesday at 10 until yesterday", "'yesterday' is Sunday 22 November 2026, which has passed"),
        ("every Tuesday at 10 until foo", "Which day is 'foo'?"),
        ("w/c 7 December at 10:00", "Which day is 'w/c 7 december'?"),
        ("next week at 10:00", "Which day is 'next week'?"),
        (
            "every Tuesday at 10 from 3 December until 1 December",
            "The first meeting would be on Tuesday 8 December",
        ),
        ("every Tuesday at 10 until July 2060", "and the last by Saturday 31 July 2060: is that right?"),
        ("today at 08:00", "Monday 23 November 2026 at 08:00 has passed."),
        ("31 February at 10:00", "February 2027 has no day 31"),
        (
            "every Tuesday at 10 and bring cake",
            "'at 10:00', but not on which days to meet: 'every tuesday at 10 and",
        ),
        ("yearly for an hour", "I understood 'for an hour', but not on which days"),
        (
            "fortnightly on the first Monday",
            "I can not tell on which days to meet: 'fortnightly on the first monday'",
        ),
        ("daily on Mondays at 10", "I understood 'at 10:00', but not on which days"),
        ("monthly on a whim at 10", "I understood 'at 10:00', but not on which days"),
        ("3 December at 14:00, 6 times", "I understood 'at 14:00', but not on which days"),
        ("3 December at 14:00 from 1 December", "How often from Tuesday 1 December 2026?"),
        ("foo bar", "Which day is 'foo bar'?"),
        ("cancel", "Which meeting? Name its day."),
        ("cancel the whole lot", "Which day is 'whole lot'?"),
        ("every Tuesday at 10 " + "and so on " * 100, "That is too long for a plan of meetings."),
    ],
)
def test_what_is_not_clear_is_answered_with_what_is_missing_and_an_example(typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        meetings.read(typed, now=NOW, zone=LONDON, locale="en-GB")

    assert said in str(refused.value)
    assert "or example: `/meeting " in str(refused.value)
