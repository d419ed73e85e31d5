"""From an action as it was understood to one that can be recorded."""

from datetime import UTC, datetime, time

from bot.actions import fit_owners
from bot.actions.service import Draft
from bot.actions.views import answers
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.understanding.meaning import NewAction
from storage import decisions, meetings
from storage.database import Session
from storage.records import Decision, DueMeeting, EachMeeting, Repeats, Source


async def complete(session: Session, action: NewAction, source: Source) -> Draft:
    """Return an action as it is recorded; raise Refusal where something in it can not be."""
    decision = await _for(session, action.decision, source) if action.decision is not None else None
    unfit = await fit_owners.unfit(session, source.team, action.owners)
    if unfit:
        raise Refusal(answers.bot_or_closed(unfit[0]))
    return Draft(
        action.text,
        action.owners,
        action.due,
        action.measure,
        decision,
        reason=action.reason,
        repeats=repeats(action),
        due_meeting=await due_meeting(session, action, source),
    )


def repeats(action: NewAction) -> Repeats | None:
    """Return how often the work of an action comes again."""
    if isinstance(action.every, EachMeeting):
        days, working = action.every.days, action.every.working
        said = saying.each_meeting(days, working=working)
        return Repeats("", said, meeting_days=days, working=working)
    return Repeats(action.every, saying.cadence(action.every)) if action.every else None


async def due_meeting(session: Session, action: NewAction, source: Source) -> DueMeeting | None:
    """Return the meeting that an action's due day hangs on, and how long before it that is."""
    if action.meeting is None or action.due is None:
        return None
    start = datetime.combine(action.meeting, time.min, tzinfo=UTC)
    found = await meetings.on_day(session, source.team, source.channel, action.meeting, start)
    if not found:
        return None
    if isinstance(action.every, EachMeeting):
        return DueMeeting(found[0].id, action.every.days, action.every.working)
    return DueMeeting(found[0].id, (action.meeting - action.due).days)


async def _for(session: Session, number: int, source: Source) -> Decision:
    found = await decisions.numbered(session, source.team, source.channel, number)
    if found is None or found.undone_at is not None:
        raise Refusal(f"There is no D{number} in this channel. Type `/decisions` to see what there is.")
    return found
