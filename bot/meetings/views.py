"""Meetings in words: when they are, what became of a change of them, and what their channel is told."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.language import wording
from bot.language.recurrence import saying
from bot.meetings.outcomes import ANSWERED, Became, Outcome
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Action, Decision, Meeting

HELP = "\n".join(
    [
        "*/meeting* plans when this group meets. For example:",
        "• `/meeting every second Tuesday at 10:00 for 90 minutes until July`",
        "• `/meeting the last Friday of every month at 14:00 except bank holidays`",
        "• `/meeting 3 December at 14:00` for one meeting",
        "• `/meeting cancel 3 December`, `/meeting move 3 December to 10 December at 15:00`",
        "• `/meeting end the series`, `/meeting no more meetings after March`",
        "• `/meeting chair @rosa` says who chairs, `/meeting @val chairs on 8 December` who does that once",
        "• `/meeting organisation @sam Mind Cymru` says whom somebody speaks for",
        "• `/meeting apologies` says that you can not come; `/meeting I can come after all` takes it back",
        "• `/meeting agenda the scope paper, 10 minutes` puts it on the agenda; `/meeting agenda` shows that",
        "• `/meeting make it two hours`, `/meeting the next one is in Room 4`",
        "• `/meeting attendance` shows who was there, and lets the chair correct it",
        "• `/meeting` alone shows the next meeting",
    ]
)
NOT_UNDERSTOOD = (
    "I can not tell what that means for this group's meetings, so nothing has changed."
    " For example: `/meeting 3 December at 14:00`, `/meeting cancel the next one`, `/meeting apologies`"
    " or `/meeting help`."
)
TOLD = "The channel is told."
NAMED = 3
"""So many records are named that a change of the meetings touches; the rest are counted."""
NOT_OPENED = "The form could not be opened. Please type `/meeting` again."
_STALE = "Nothing has changed: {why}. Type the command again if it is still wanted."
_BECAME = {
    Became.PLANNED: "Planned: {about}. The channel is told.",
    Became.CANCELLED: "Cancelled: {about}. The channel is told.",
    Became.MOVED: "Moved to {about}. The channel is told.",
    Became.CHAIRED: "{person} chairs this group's meetings. The channel is told.",
    Became.CHAIRS_ONE: "{person} chairs that meeting alone. The channel is told.",
    Became.ENDED: "Ended: {about}. The channel is told.",
    Became.ASKED: "{person} is asked, and you hear what becomes of it. Nothing has changed yet.",
    Became.LEFT: "Nothing has changed.",
    Became.ALREADY: ANSWERED,
    Became.PASSED: "Nothing was planned: {about} has passed. Type `/meeting` with a later day.",
    Became.TAKEN: "This group already meets then: {about}. Nothing was changed.",
    Became.REPLANNED: _STALE.format(why="this group meets {about} by now"),
    Became.PLAN_ENDED: _STALE.format(why="its plan has ended"),
    Became.NONE_LEFT: _STALE.format(why="no such meeting is planned by now"),
    Became.ANOTHER_CHAIR: _STALE.format(why="{person} chairs by now"),
    Became.NO_CHAIR: _STALE.format(why="nobody chairs by now"),
    Became.UNKNOWN: _STALE.format(why="there is no such meeting"),
    Became.CANCELLED_MEANWHILE: _STALE.format(why="the meeting of {about} is cancelled already"),
    Became.MOVED_MEANWHILE: _STALE.format(why="it was moved meanwhile, to {about}"),
    Became.OVER: _STALE.format(why="the meeting of {about} is over"),
}


def outcome(found: Outcome) -> str:
    """Say what has become of a change that somebody confirmed."""
    return _BECAME[found.became].format(about=found.about, person=text.person(found.about))


def when(meeting: Meeting, zone: ZoneInfo) -> str:
    """Return when a meeting is: 'Tuesday 24 November, 10:00 to 11:30'."""
    return saying.span(meeting.starts_at, meeting.ends_at, zone)


def when_for(meeting: Meeting, reader: ZoneInfo, group: ZoneInfo) -> str:
    """Return when a meeting is by its reader's clock, and say so where the group's clock differs."""
    read, said = (meeting.starts_at.astimezone(zone).utcoffset() for zone in (reader, group))
    return when(meeting, reader) + (" your time" if read != said else "")


def left_before(left: int, deliverable: str | None, due: date, *, this_one: bool = False) -> str:
    """Say how many meetings are left before a group's deliverable is due, and whether `this_one` counts."""
    number = wording.begin(wording.number(left))
    are = f"meeting{'s are' if left != 1 else ' is'} left{', this one included,' if this_one else ''}"
    what = text.brief(deliverable or "the deliverable", 150)
    return f"{number} {are} before {what} is due on {text.day(due)}."


def named(records: Sequence[Action | Decision]) -> str:
    """Return the names of some records that a change of the meetings touches."""
    names = [f"{one.label} {text.brief(one.text, 60)}" for one in records]
    left = len(names) - NAMED
    return text.listed([*names[:NAMED], *([f"{left} more"] if left > 0 else [])])


def left_over(count: int) -> str:
    """Say that more was meant than is shown at once."""
    are = "meetings are" if count != 1 else "meeting is"
    return f"{wording.begin(wording.number(count))} more {are} meant: type it again once these are done."


def no_such_meeting(asked: str, planned: Sequence[str]) -> str:
    """Say that no meeting is planned then, and which ones are."""
    if not planned:
        return "No meeting is planned. Plan one: `/meeting 3 December at 14:00`"
    return f"No meeting is planned {asked}. Planned are: {'; '.join(planned)}."


def series_card(
    words: str, zone: str, days: Sequence[date], author: str, chair: str | None, place: str | None = None
) -> Message:
    """Tell the channel when it meets from now on."""
    lines = [f"This group meets {words}, {saying.clock(zone)}."]
    lines += _place(place)
    if days:
        lines.append(f"Next: {text.listed([text.day(day) for day in days])}.")
    return notice(lines, _planned_by(author, chair))


def meeting_card(when: str, zone: str, author: str, chair: str | None, place: str | None = None) -> Message:
    """Tell the channel of one meeting."""
    lines = [f"A meeting is planned: {when}, {saying.clock(zone)}.", *_place(place)]
    return notice(lines, _planned_by(author, chair))


def _place(place: str | None) -> list[str]:
    return [f"Place: {text.brief(place, 200)}."] if place else []


def changed(when: str, place: str | None, by: str) -> Message:
    """Tell the channel that a meeting takes another time, or is held elsewhere."""
    lines = [f"The meeting is now: {when}.", *_place(place)]
    return notice(lines, f"Changed by {text.person(by)}.")


def cancelled(when: str, by: str, following: str | None, channel: str | None = None) -> Message:
    """Tell that a meeting will not be held, and which one is next; elsewhere than in its `channel`, whose."""
    lines = [f"The meeting of {_whose(channel)}{when} is cancelled."]
    lines.append(f"The next one: {following}." if following else "No other meeting is planned.")
    return notice(lines, f"Cancelled by {text.person(by)}.")


def moved(before: str, when: str, by: str, channel: str | None = None) -> Message:
    """Tell that a meeting is held at another time; elsewhere than in its `channel`, whose it is."""
    said = f"The meeting of {_whose(channel)}{before} is moved to {when}."
    return notice([said], f"Moved by {text.person(by)}.")


def _whose(channel: str | None) -> str:
    return f"{text.channel(channel)} on " if channel else ""


def chair_named(chair: str, by: str, when: str | None = None) -> Message:
    """Tell the channel who chairs it, or the meeting that is `when`."""
    what = f"the meeting of {when}" if when is not None else "this group's meetings"
    return notice([f"{text.person(chair)} chairs {what}."], f"Set by {text.person(by)}.")


def chair_gone(user: str) -> Message:
    """Tell the channel that its chair has gone, and ask who chairs."""
    return text.note(
        f"{text.person(user)}, who chaired this group, is not here any more. Who chairs it now? "
        "Whoever does types `/meeting chair me`; anybody can type `/meeting chair` and a name."
    )


def _planned_by(author: str, chair: str | None) -> str:
    chairing = f" {text.person(chair)} chairs." if chair else ""
    return f"Planned by {text.person(author)}.{chairing}"


def notice(lines: Sequence[str], small: str) -> Message:
    """Tell the channel something of its meetings: the first line is the point, `small` says by whom."""
    blocks = [text.section("\n".join([f"*{lines[0]}*", *lines[1:]])), text.context(small)]
    return Message(text=" ".join([*lines, small]), blocks=blocks)
