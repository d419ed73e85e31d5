"""A plan of meetings, shown to whoever typed it before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.language import wording
from bot.language.recurrence import saying
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Meeting

HELP = "\n".join(
    [
        "*/meeting* plans when this group meets. For example:",
        "• `/meeting every second Tuesday at 10:00 for 90 minutes until July`",
        "• `/meeting the last Friday of every month at 14:00`",
        "• `/meeting 3 December at 14:00` for one meeting",
        "• `/meeting cancel 3 December`, `/meeting move 3 December to 10 December at 15:00`",
        "• `/meeting chair @rosa` says who chairs",
        "• `/meeting organisation @sam Mind Cymru` says whom somebody speaks for",
        "• `/meeting attendance` lets the chair correct who was there",
        "• `/meeting` alone shows the next meeting, and opens the form",
    ]
)


@dataclass(frozen=True)
class Understood:
    """What a plan comes to. `zone` is None when nobody knows where the group lives.

    `lasting` is set, in minutes, when no length was typed; `left` is how many meetings there are before
    the deliverable is due; `replaces` is the present series in words, of which `cancelled` meetings go.
    """

    words: str
    zone: str | None
    days: Sequence[date]
    lasting: int | None = None
    left: int | None = None
    deliverable: str | None = None
    due: date | None = None
    replaces: str | None = None
    cancelled: int = 0


def plan(understood: Understood, value: str, *, asks: str | None = None) -> Message:
    """Ask whether a plan was understood; `value` brings it back when a button is pressed.

    `asks` is who else has to agree.
    """
    lines = plan_lines(understood)
    small = " ".join(["Nothing is planned before you press Confirm.", *also_asked(asks)])
    return Message(
        text=" ".join([*lines, *also_asked(asks), "Press Confirm to plan this, or Change."]),
        blocks=[
            text.section("\n".join([f"*{lines[0]}*", *lines[1:]])),
            text.context(small),
            text.actions(
                text.button("Confirm", "meeting_confirm", value, style="primary"),
                text.button("Change", "meeting_change", value),
            ),
        ],
    )


def also_asked(user: str | None) -> list[str]:
    """Return that somebody else has to agree, a sentence; none when nobody has."""
    return [f"When you press Confirm, {text.person(user)} is asked."] if user else []


def plan_lines(understood: Understood) -> list[str]:
    """Return what a plan comes to, a sentence a line; the first is the plan in words."""
    lines = [f"{wording.begin(understood.words)}, {_zone(understood.zone)}."]
    if understood.lasting is not None:
        which = "It" if len(understood.days) == 1 else "Each"
        lines.append(f"{which} takes {saying.length(understood.lasting)}, as no length was given.")
    lines.append(_dates(understood.days))
    if understood.left is not None and understood.due is not None:
        lines.append(left_before(understood.left, understood.deliverable, understood.due))
    if understood.replaces is not None:
        lines.append(_replaces(understood.replaces, understood.cancelled))
    return lines


def confirmed(words: str) -> str:
    """Return what to tell whoever confirmed what is planned now."""
    return f"Planned: {words}. The channel is told."


def passed(words: str) -> str:
    """Return what to tell whoever confirmed a plan too late: no meeting of it is left."""
    return f"Nothing was planned: {words} has passed. Type `/meeting` with a later day."


def taken(words: str) -> str:
    """Return what to tell whoever confirmed a meeting at a time when there is one already."""
    return f"This group already meets then: {words}. Nothing was changed."


def one_meeting(start: datetime, minutes: int | None) -> str:
    """Return one meeting in the words in which it can be typed again."""
    length = f" for {saying.length(minutes)}" if minutes is not None else ""
    return f"{text.day(start)} at {start:%H:%M}{length}"


def when(meeting: Meeting, zone: ZoneInfo) -> str:
    """Return when a meeting is: 'Tuesday 24 November 2026, 10:00 to 11:30'."""
    return between(meeting.starts_at, meeting.ends_at, zone)


def when_for(meeting: Meeting, reader: ZoneInfo, group: ZoneInfo) -> str:
    """Return when a meeting is on its reader's wall, and that it is theirs where the group's differs."""
    read, said = (meeting.starts_at.astimezone(zone).utcoffset() for zone in (reader, group))
    return when(meeting, reader) + (" your time" if read != said else "")


def between(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """Return two times of a day as people say them, on the wall of `zone`."""
    starts, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    return f"{text.day(starts)}, {starts:%H:%M} to {ends:%H:%M}"


def left_before(left: int, deliverable: str | None, due: date, *, this_one: bool = False) -> str:
    """Say how many meetings are left before a group's deliverable is due, `this_one` included or not said."""
    number = wording.begin(wording.number(left))
    are = f"meeting{'s are' if left != 1 else ' is'} left{', this one included,' if this_one else ''}"
    what = text.brief(deliverable or "the deliverable", 150)
    return f"{number} {are} before {what} is due on {text.day(due)}."


def _zone(zone: str | None) -> str:
    if zone is None:
        return "in UTC, because no time zone is known for this group"
    return f"{zone.replace('_', ' ')} time"


def _dates(days: Sequence[date]) -> str:
    named = text.listed([text.day(day) for day in days])
    return f"The date: {named}." if len(days) == 1 else f"The next dates: {named}."


def _replaces(present: str, cancelled: int) -> str:
    number = f"its {cancelled} coming meetings are" if cancelled != 1 else "its coming meeting is"
    return f"It replaces the present plan, {present}: {number} cancelled."
