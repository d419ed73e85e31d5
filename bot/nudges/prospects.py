"""Why somebody is written to about an action, and what comes next, in one line."""

from datetime import datetime

from bot.language import wording
from bot.nudges import views
from bot.slack.blocks import text
from scheduler import calendar, nudges, prospects
from scheduler.prospects import Prospect
from storage.records import Assignment, HowOften, OwnerKind

IN_GENERAL = (
    "I write to you of what is yours to do and of what was decided without you, in the groups that you are"
    " in. Nothing is yours to do now. `/nudges` says how often I write."
)


def line(assignment: Assignment, now: datetime) -> str:
    """Return why somebody hears of an action, and when they hear of it again."""
    action, owner = assignment.action, assignment.owner
    for_whom = "" if owner.kind is OwnerKind.PERSON else f" for {views.named(assignment)}"
    begun = f"You {'own' if not for_whom else 'look after'} {action.label} in {text.channel(action.channel)}"
    ahead = prospects.of(assignment, now)
    if ahead is None or action.due is None:
        why = "" if action.due is not None else ", since it has no due day"
        return f"{begun}{for_whom}; I do not remind you of it{why}."
    today = calendar.local_day(now, nudges.working(assignment).zone)
    due = f"{'due' if action.due >= today else 'which was due'} {text.day(action.due)}"
    return f"{begun}{for_whom}, {due}; {_asked(assignment, ahead)}, {_told(ahead)}."


def _asked(assignment: Assignment, ahead: Prospect) -> str:
    often = assignment.preference.often
    if ahead.day is None:
        never = "I do not remind you of it, as you wish" if often is HowOften.NOT_AT_ALL else "I ask no more"
        return "I will ask before the next meeting" if often is HowOften.BEFORE_MEETINGS else never
    again = " once more" if assignment.owner.nudges else ""
    asked = [f"I will ask{again} on {text.day(ahead.day)}"]
    if ahead.late:
        asked.append("then when it is late")
    if ahead.weekly:
        count = f", {_TIMES.get(ahead.weekly, f'{wording.number(ahead.weekly)} times')}"
        asked.append(f"then weekly{count}")
    return ", ".join(asked)


_TIMES = {1: "once", 2: "twice"}


def _told(ahead: Prospect) -> str:
    then = "and if it stays open, then"
    return f"{then} I tell {text.person(ahead.told)}" if ahead.told else f"{then} nobody else is told"
