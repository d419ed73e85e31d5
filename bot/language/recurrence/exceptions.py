"""When a series does not meet: 'except August', 'not in August or December', 'except bank holidays'."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from bot.language.recurrence import days, holidays, words
from bot.language.recurrence.days import Here
from bot.language.refusal import Refusal

_BEGINS = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|excluding|apart from|aside from|other than|skip(?:ping)?"
    r"|leav(?:e|ing) out|with the exception of|barring|avoiding|omitting|outside of|save for"
    r"|(?:but )?(?:not|no meetings?|never) (?:in|on|during)|but not)\b"
    rf"|\b(?:not|no)(?= (?:the )?(?:{words.MONTH}|easter|christmas|xmas|\d))"
    r"|\bexcl\b\.?(?= )"
    rf"|\b(?:not|no|bar|save|minus|outside|without)(?= {holidays.HOLIDAY})"
)
_ENDS = re.compile(r"\s(?:at|for|from|until|till|starting|beginning)\b")
_SEPARATOR = re.compile(r",| and | or |;|/")
_LEADING = frozenset("in on during the for month of at all any over a an".split())  # noqa: SIM905
_MONTH = re.compile(words.MONTH)
_NUMBER = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?")
_WEEKS = {
    "easter": (-6, 7),
    "easter week": (-6, 7),
    "holy week": (-6, 0),
    "easter weekend": (-2, 1),
}
"""From how many days before Easter Sunday until how many after it, of what goes by it."""
_CHRISTMAS = frozenset(("christmas", "xmas", "christmas week", "christmas and new year"))
MOST_YEARS = 2
SKIPPED = "every second Tuesday at 10:00 except August"


@dataclass(frozen=True)
class Exceptions:
    """When a series does not meet: in some `months`, between the days of `spans`, on public `holidays`."""

    months: frozenset[int] = frozenset()
    spans: tuple[tuple[date, date], ...] = ()
    holidays: bool = False

    def leave_out(self, day: date) -> bool:
        """Tell whether a day is within one of the spans."""
        return any(first <= day <= last for first, last in self.spans)


def read(text: str, here: Here) -> tuple[Exceptions, str]:
    """Return when a series does not meet, and the words that do not say so; Refusal for what is not clear."""
    found = _BEGINS.search(text)
    if found is None:
        return Exceptions(), text
    months, spans, off = set[int](), list[tuple[date, date]](), False
    ends = _ENDS.search(text, found.end())
    named_part = text[found.end() : ends.start() if ends else len(text)]
    for named in _with_months([_bare(typed) for typed in _SEPARATOR.split(named_part)]):
        if _MONTH.fullmatch(named):
            months.add(words.month(named))
        elif holidays.NAMED.fullmatch(named):
            off = True
        elif named:
            spans += _spans(named, here)
    if not (months or spans or off):
        raise Refusal(f"When do you not meet? For example: `/meeting {SKIPPED}`")
    return Exceptions(frozenset(months), tuple(spans), off), text[: found.start()].rstrip(" ,;(-") + (
        text[ends.start() :] if ends else ""
    )


def _with_months(named: list[str]) -> list[str]:
    """Return what is named with each bare number in the month behind it: '24 and 31 December'."""
    made, month = list[str](), ""
    for each in reversed(named):
        found = _MONTH.search(each)
        month = found[0] if found else month
        made.append(f"{each} {month}" if month and _NUMBER.fullmatch(each) else each)
    return made[::-1]


def _bare(typed: str) -> str:
    kept = typed.strip(" )").split()
    while kept and kept[0] in _LEADING:
        kept.pop(0)
    return " ".join(kept)


def _spans(named: str, here: Here) -> list[tuple[date, date]]:
    years = range(here.today.year, here.today.year + MOST_YEARS + 1)
    if named in _WEEKS:
        before, after = (timedelta(days=count) for count in _WEEKS[named])
        return [(easter(year) + before, easter(year) + after) for year in years]
    if named in _CHRISTMAS:
        return [(date(year, 12, 22), date(year + 1, 1, 1)) for year in years]
    day = days.one(named, here, SKIPPED)
    return [(day, day)]


def without_months(rule: str, months: frozenset[int]) -> str:
    """Return a rule that leaves out some months; Refusal when none is left."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    met = {int(month) for month in parts.pop("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12").split(",")} - months
    if not met:
        raise Refusal(f"That leaves no month to meet in. For example: `/meeting {SKIPPED}`")
    by_month = f"BYMONTH={','.join(map(str, sorted(met)))}"
    rest = [f"{name}={value}" for name, value in parts.items()]
    at = 2 if "INTERVAL" in parts else 1
    return ";".join([*rest[:at], by_month, *rest[at:]])
