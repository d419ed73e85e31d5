"""To which days somebody may want to move a due day. Pure: by the calendar alone."""

from datetime import date, timedelta

from scheduler.calendar import Working


def days_to_move_to(due: date | None, today: date, hours: Working, meeting: date | None) -> dict[str, date]:
    """Return the days to which somebody may want to move a due day, soonest first, by what people call them.

    `meeting` is the group's next one. Each is another working day, later than today and than the due day.
    """
    after = max(due or today, today)
    likely = {
        "Monday": hours.on_or_after(after + timedelta(days=7 - after.weekday())),
        "A week later": hours.on_or_after(after + timedelta(days=7)),
        "Two weeks later": hours.on_or_after(after + timedelta(days=14)),
        "The next working day": hours.next_working_day(after),
    }
    if meeting is not None and (before := hours.working_days_before(meeting, 1)) > after:
        likely = {"The day before the meeting": before} | likely
    # A day is called by the first of its names.
    named = {day: words for words, day in reversed(likely.items())}
    return {named[day]: day for day in sorted(named)}
