"""On which mornings somebody may be written to: by what they wish, and by how lately they were.

Rules over plain values. Everybody is written to on at most two mornings in seven days, two days apart. Once a
week is on the first working morning of a week, before meetings on the last working morning before each.
Leave ends with a morning that is always permitted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scheduler import calendar
from scheduler.calendar import DAY, WEEK, Working
from storage.records import UNSAID, HowOften, Preference

APART = timedelta(days=2)
"""The least time between two mornings on which somebody is written to."""


@dataclass(frozen=True)
class Mornings:
    """The mornings on which a person may be written to unasked.

    `hours` are where they are; `meetings` are the days on which their groups meet, and `taken` the last two
    mornings on which they were written to, the latest first. All days are local to them.
    """

    hours: Working
    preference: Preference = UNSAID
    meetings: tuple[date, ...] = ()
    taken: tuple[date, ...] = ()

    @property
    def back(self) -> date | None:
        """Their first working day after leave, on which they may always be written to; None without leave."""
        until = self.preference.away_until
        return self.hours.on_or_after(until) if until is not None else None

    def planned(self, day: date, today: date, *, by: date | None = None) -> date | None:
        """Return the morning for what is planned for `day`, and of use only `by` another; None if unknown.

        A morning before they said what they want does not count. What would come too late is told on the last
        permitted morning before that, if it is not past. So is what is planned for somebody who wants few
        mornings: on the last one before `day`, else on the next one, and never in between.
        """
        changed = self.preference.changed_at
        since = calendar.local_day(changed, self.hours.zone) + DAY if changed is not None else date.min
        earliest = max(since, today)
        if self.preference.often is HowOften.TWICE_A_WEEK:
            first = self.on_or_after(max(day, since))
            if by is None or first is None or first <= by:
                return first
            return self.last_by(by, earliest) or first
        earlier = self._last(day)
        if earlier is not None and earlier >= earliest and not self.preference.is_away(earlier):
            return earlier
        return self.on_or_after(max(day, earliest))

    def on_or_after(self, day: date) -> date | None:
        """Return the first permitted morning from `day` on; None when none is known."""
        often, back = self.preference.often, self.back
        if often is HowOften.NOT_AT_ALL:
            return None
        days = [each for each in self._usual(self._free(day)) if not self.preference.is_away(each)][:1]
        return min([*days, *([back] if back is not None and back >= day else [])], default=None)

    def last_by(self, day: date, earliest: date) -> date | None:
        """Return the last permitted morning by `day` that is not before `earliest`."""
        for _ in range(WEEK.days + 1):
            if day < earliest:
                break
            if self.on_or_after(day) == day:
                return day
            day -= DAY
        return None

    def after(self, day: date) -> date | None:
        """Return the first permitted morning after that of `day`, once that one is taken."""
        return replace(self, taken=(day, *self.taken)[:2]).on_or_after(day + DAY)

    def _free(self, day: date) -> date:
        """Return the first day from `day` on that is long enough after the mornings that were taken."""
        frees = [taken + gap for taken, gap in zip(self.taken, (APART, WEEK), strict=False)]
        return max([day, *frees])

    def _usual(self, day: date) -> Iterator[date]:
        """Yield mornings from `day` on that would be permitted without leave; one of them is after it."""
        match self.preference.often:
            case HowOften.BEFORE_MEETINGS:
                yield from (each for each in self._before_meetings() if each >= day)
            case HowOften.ONCE_A_WEEK:
                yield from (each for each in map(self._first_of_week, (day, day + WEEK)) if each >= day)
            case _:
                yield self.hours.on_or_after(day)

    def _last(self, day: date) -> date | None:
        """Return the last permitted morning by `day`."""
        if self.preference.often is HowOften.BEFORE_MEETINGS:
            return max((each for each in self._before_meetings() if each <= day), default=None)
        if self.preference.often is HowOften.ONCE_A_WEEK:
            first, back = self._first_of_week(day), self.back
            return back if back is not None and first <= back <= day else first
        return None

    def _before_meetings(self) -> list[date]:
        return sorted(self.hours.working_days_before(day, 1) for day in self.meetings)

    def _first_of_week(self, day: date) -> date:
        return self.hours.on_or_after(day - timedelta(days=day.weekday()))
