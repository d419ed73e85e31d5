"""How often: 'every second Tuesday', 'the last Friday of every month', to an RFC 5545 rule without an end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.recurrence import words
from bot.language.refusal import Refusal

SECOND_LAST = r"second[- ](?:to[- ])?last"
NTH = rf"(?:{SECOND_LAST}|penultimate|last|{words.ORDINAL})"
STEP = rf"(?:other|alternate|{words.ORDINAL}|{words.NUMBER})"
AND = r"(?:\s*(?:and|,)\s*|\s+)"
UNITS = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
    "daily": ("DAILY", 1),
    "weekly": ("WEEKLY", 1),
    "fortnightly": ("WEEKLY", 2),
    "monthly": ("MONTHLY", 1),
    "half-yearly": ("MONTHLY", 6),
    "quarterly": ("MONTHLY", 3),
    "yearly": ("YEARLY", 1),
    "annually": ("YEARLY", 1),
}
RATES = (
    re.compile(
        rf"\b(?:every|each|once (?:a|an|every|each|per)|(?:of|in) (?:the|every|each)|per)\s+"
        rf"(?:(?P<step>{STEP})\s+)?(?P<unit>day|week|fortnight|month|quarter|year)s?\b"
    ),
    re.compile(r"\b(?P<step>alternate)\s+(?P<unit>day|week|month|year)s\b"),
    re.compile(
        rf"\b(?:(?P<step>{words.NUMBER})[- ])?"
        r"(?P<unit>daily|weekly|fortnightly|monthly|quarterly|half-yearly|yearly|annually)\b"
    ),
)
UNCLEAR = {
    re.compile(r"\bbi-?\s?weekly\b"): "Biweekly can mean twice a week or every two weeks",
    re.compile(r"\bbi-?\s?monthly\b"): "Bimonthly can mean twice a month or every two months",
    re.compile(
        rf"\b(?:twice|{words.NUMBER} times)\s+(?:an?|every|each|per)\s+(?:week|month|quarter|year)\b"
    ): ("That says how many meetings, but not on which days"),
}

SOME_DAYS = re.compile(
    rf"(?P<each>every |each |all )?(?P<days>{words.DAY}(?:{AND}(?:on |every )?{words.DAY})*"
    r"|weekdays?|working days?)"
)
SKIPPED_DAYS = re.compile(rf"(?P<each>every |each )?(?P<step>{STEP}) (?P<days>{words.DAY})")
NTH_DAYS = re.compile(
    rf"(?P<each>every |each )?(?P<nths>{NTH}(?:{AND}(?:the )?{NTH}){{0,6}}) "
    rf"(?P<day>{words.DAY}|weekday|working day|day)"
)
MONTH_DAYS = re.compile(
    rf"(?:day )?(?P<dates>(?:{words.NUMERAL}|\d{{1,2}}|first)(?:{AND}(?:the )?{words.NUMERAL})*)"
)
YEAR_NTH = re.compile(rf"(?P<nth>{NTH}) (?P<day>{words.DAY}) (?:of|in) (?P<month>{words.MONTH})")
YEAR_DATE = re.compile(
    rf"(?P<date>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{words.MONTH})"
    rf"|(?P<month2>{words.MONTH}) (?:the )?(?P<date2>\d{{1,2}})(?:st|nd|rd|th)?"
)
SOME_MONTHS = re.compile(
    rf"\b(?:of|in) (?:the months of )?"
    rf"(?P<months>{words.MONTH}(?:(?:, and |, ?| and | & ){words.MONTH}){{1,11}})"
)
DAYS_IN_EACH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST_SURE_DATE = 28
MOST = {"DAILY": 31, "WEEKLY": 52, "MONTHLY": 12, "YEARLY": 1}
WORKING_WEEK = ("MO", "TU", "WE", "TH", "FR")


@dataclass(frozen=True)
class Rate:
    """How often: a frequency of RFC 5545, and how many of its units lie between two meetings."""

    frequency: str
    interval: int

    def rule(self, *parts: str) -> str:
        """Return the rule of this rate on the days that `parts` name."""
        interval = (f"INTERVAL={self.interval}",) if self.interval > 1 else ()
        return ";".join((f"FREQ={self.frequency}", *interval, *parts))


WEEKLY, MONTHLY = Rate("WEEKLY", 1), Rate("MONTHLY", 1)


def rate(text: str) -> tuple[Rate | None, str]:
    """Return how often ('fortnightly', 'of every month'), if it is said, and the words that do not say it."""
    for pattern, unclear in UNCLEAR.items():
        if pattern.search(text):
            raise Refusal(
                f"{unclear}. For example: `/meeting every second Tuesday at 10:00` or"
                " `/meeting first and third Tuesday of every month at 10:00`"
            )
    for pattern in RATES:
        if found := pattern.search(text):
            frequency, units = UNITS[found["unit"]]
            interval = units * words.number(found["step"] or "one")
            if not 1 <= interval <= MOST[frequency]:
                raise Refusal(
                    f"I can not plan meetings {found.group()}."
                    " For example: `/meeting every 6 weeks on Tuesday at 10:00`"
                )
            return Rate(frequency, interval), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def months(text: str) -> tuple[tuple[int, ...], str]:
    """Return the months in which a series meets, if several are named, and the words that name none."""
    found = SOME_MONTHS.search(text)
    if found is None:
        return (), text
    named = {words.month(word) for word in re.findall(words.MONTH, found["months"])}
    return tuple(sorted(named)), f"{text[: found.start()]} {text[found.end() :]}"


def in_months(days: str, named: Sequence[int]) -> str | None:
    """Return the rule for the words left beside some months, or None when they tell of no series."""
    by_month = f"BYMONTH={','.join(map(str, named))}"
    if found := NTH_DAYS.fullmatch(days):
        return MONTHLY.rule(by_month, *_nths(found))
    if found := MONTH_DAYS.fullmatch(days):
        return MONTHLY.rule(by_month, _by_date(found["dates"]))
    if found := SOME_DAYS.fullmatch(days):
        return WEEKLY.rule(by_month, _by_day(found["days"]))
    return None


def rule(how_often: Rate | None, days: str, first: date | None) -> str | None:
    """Return the rule for a rate and the words left beside it, or None when they tell of no series.

    `first` is the day from which the series runs, if one was named: it stands in for a day left unsaid.
    """
    if how_often is None:
        return _without_rate(days)
    if how_often.frequency == "DAILY":
        return how_often.rule() if not days else None
    if how_often.frequency == "WEEKLY":
        return _weekly(how_often, days, first)
    if how_often.frequency == "MONTHLY":
        return _monthly(how_often, days)
    return _yearly(how_often, days, first)


def _without_rate(days: str) -> str | None:
    if (found := SOME_DAYS.fullmatch(days)) and (found["each"] or found["days"].endswith("days")):
        return WEEKLY.rule(_by_day(found["days"]))
    if (found := SKIPPED_DAYS.fullmatch(days)) and (found["each"] or found["step"] in ("other", "alternate")):
        step = words.number(found["step"])
        # 'Every second Tuesday' skips one; 'every first Tuesday' can only be the first of a month.
        if step > 1:
            return Rate("WEEKLY", step).rule(_by_day(found["days"]))
    if found := NTH_DAYS.fullmatch(days):
        if not found["each"] and not found["day"].endswith("days"):
            raise Refusal(
                f"'{found.group()}' of which month? For example:"
                " `/meeting the first Monday of every month at 10:00` or `/meeting 3 December at 14:00`"
            )
        return MONTHLY.rule(*_nths(found))
    return None


def _weekly(how_often: Rate, days: str, first: date | None) -> str | None:
    if not days:
        if first is None:
            raise Refusal(
                "On which day of the week? For example: `/meeting every two weeks on Tuesday at 10:00`"
            )
        return how_often.rule(f"BYDAY={words.CODES[first.weekday()]}")
    found = SOME_DAYS.fullmatch(days)
    return how_often.rule(_by_day(found["days"])) if found else None


def _monthly(how_often: Rate, days: str) -> str | None:
    if found := NTH_DAYS.fullmatch(days):
        return how_often.rule(*_nths(found))
    if found := MONTH_DAYS.fullmatch(days):
        return how_often.rule(_by_date(found["dates"]))
    if not days or SOME_DAYS.fullmatch(days):
        raise Refusal(
            "On which day of the month? For example: `/meeting first Tuesday of every month at 10:00` or"
            " `/meeting monthly on the 15th at 10:00`"
        )
    return None


def _yearly(how_often: Rate, days: str, first: date | None) -> str | None:
    if found := YEAR_NTH.fullmatch(days):
        month, code = words.month(found["month"]), words.CODES[words.weekday(found["day"])]
        return how_often.rule(f"BYMONTH={month}", f"BYDAY={_nth(found['nth'])}{code}")
    if found := YEAR_DATE.fullmatch(days):
        month, day = words.month(found["month"] or found["month2"]), int(found["date"] or found["date2"])
        return how_often.rule(f"BYMONTH={month}", _dates((day,), DAYS_IN_EACH[month - 1]))
    if first is not None and not days:
        return how_often.rule(f"BYMONTH={first.month}", _dates((first.day,), DAYS_IN_EACH[first.month - 1]))
    return None


def _by_day(days: str) -> str:
    found = sorted({words.weekday(word) for word in re.findall(words.DAY, days)})
    return "BYDAY=" + ",".join([words.CODES[day] for day in found] or WORKING_WEEK)


def _nths(found: re.Match[str]) -> Sequence[str]:
    """Return the parts of a rule for 'first and third Tuesday', 'last working day' or 'last day'."""
    nths = sorted({_nth(word) for word in re.findall(NTH, found["nths"])}, key=lambda nth: (nth < 0, nth))
    if found["day"] == "day":
        return (_dates(nths),)
    if not re.fullmatch(words.DAY, found["day"]):
        return "BYDAY=" + ",".join(WORKING_WEEK), "BYSETPOS=" + ",".join(map(str, nths))
    code = words.CODES[words.weekday(found["day"])]
    return ("BYDAY=" + ",".join(f"{nth}{code}" for nth in nths),)


def _nth(word: str) -> int:
    if word == "last":
        return -1
    nth = -2 if word == "penultimate" or word.endswith("last") else words.number(word)
    if nth > words.MOST_IN_A_MONTH:
        raise Refusal(
            f"No month has a {word} one. For example: `/meeting last Friday of every month at 10:00`"
        )
    return nth


def _by_date(dates: str) -> str:
    return _dates(sorted({words.number(word) for word in re.findall(r"first|\d{1,2}", dates)}))


def _dates(dates: Sequence[int], last: int = LAST_SURE_DATE) -> str:
    if 0 in dates or max(dates) > last:
        raise Refusal(
            "Not every month or year has that day. For example:"
            " `/meeting last day of every month at 10:00` or `/meeting monthly on the 28th at 10:00`"
        )
    return "BYMONTHDAY=" + ",".join(map(str, dates))
