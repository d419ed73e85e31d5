"""A person's nudge: everything they are to be reminded of on a working day, in one direct message."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.actions.waits import views as wait_views
from bot.decisions import shown as decision_shown
from bot.nudges import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, ShownItem, Wait, as_of
from scheduler import calendar
from scheduler import nudges as rules
from scheduler.due import nudges as planning
from storage import actions, history, meetings, nudges, outbox, people
from storage.database import Session
from storage.records import Action, Answer, Assignment, Change, Kind, Outgoing, part_left_to, subjects

DONE_THIS_TIME = "done this time"
STILL_ON_IT = "still on it"
SNOOZED = "snoozed"
"""What the history says when somebody has answered a nudge so."""
_ANSWERS = (STILL_ON_IT, SNOOZED, "dated", actions.WAITS, "not needed")
_ANEW = (
    *("dated", "done this time", "moved with its meeting", "needed", "opened again", "reopened"),
    actions.GOES_ON,
)


async def _due(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    near, user = now + rules.BROUGHT_FORWARD, outgoing.recipient or ""
    found = await nudges.due_for(session, outgoing.team, user, now=near)
    joining = [each for each in found if rules.joins(each, now)]
    return items(await _with_own(session, joining, user))


async def _with_own(session: Session, found: Sequence[Assignment], user: str) -> list[Assignment]:
    """Return assignments with what a `user` has to do first of each that waits for another action."""
    waits = [each.owner.waits_action for each in found if views.is_waited_for(each, user)]
    team = found[0].action.team if found else ""
    owners = await actions.owners_of_each(session, team, [each for each in waits if each is not None])
    parts = [part_left_to(each, user) for each in owners.values()]
    known = {each.owner.id for each in found}
    own = [part.id for part in parts if part is not None and part.id not in known]
    return [*found, *(await nudges.with_ids(session, team, own))]


def items(assignments: Iterable[Assignment]) -> list[ShownItem]:
    """Return assignments as what a message shows, each by its owner's id."""
    return [ShownItem(each.owner.id, each.action.channel, each.action.id) for each in assignments]


async def items_of_sent(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    """Return what the message has shown that another one changes."""
    sent = await outbox.find(session, outgoing.team, outgoing.about_as(subjects.OfSent).sent)
    shown = sent.about_as(subjects.Items).shown if sent is not None else ()
    return items(await nudges.with_ids(session, outgoing.team, shown))


async def _nudge(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    assignments = await nudges.with_ids(session, outgoing.team, outgoing.about_as(subjects.Items).shown)
    user = outgoing.recipient or ""
    due = [each for each in assignments if each.recipient == user and rules.joins(each, now)]
    due = await _with_own(session, due, user)
    if not due:
        return await _later(session, outgoing, now)
    return Post(views.nudge(await _shown(session, outgoing, due, now)))


async def _later(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    """Return what becomes of a nudge without anything to say now: perhaps it is night where they went."""
    found = await nudges.due_for(session, outgoing.team, outgoing.recipient or "", now=now)
    fallen_due = [each for each in found if (when := rules.next_nudge(each, now)) and when <= now]
    openings = [rules.next_try(each, now) for each in fallen_due]
    later = [opening for opening in openings if opening is not None and opening > now]
    if later and outgoing.expires_at is not None and min(later) < outgoing.expires_at:
        return Wait(min(later), "outside their working hours")
    return Drop("nothing to be nudged about")


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    # What was shown is stored with the message; `outgoing` is as it was claimed, before that.
    sent = await outbox.find(session, outgoing.team, outgoing.key) or outgoing
    about = sent.about_as(subjects.Items)
    for shown in await nudges.with_ids(session, sent.team, about.shown):
        if shown.live and shown.recipient == sent.recipient:
            await planning.move_on(session, shown, at, key=sent.key)
            await _shrink_earlier(session, shown, sent, at)
    for hidden in await nudges.with_ids(session, sent.team, about.hidden):
        if hidden.live:
            await planning.move_on(session, hidden, at)


async def _shrink_earlier(session: Session, again: Assignment, sent: Outgoing, at: datetime) -> None:
    """Have the nudge before the one that was sent say so in a line, without buttons."""
    earlier = await outbox.find(session, sent.team, again.owner.nudge_key or "")
    if earlier is not None:
        key = f"update:{earlier.key}:{sent.key}"
        await outbox.put(session, updates.changing(earlier, Kind.NUDGE_UPDATE, key=key, at=at))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    for assignment in await nudges.due_for(session, outgoing.team, outgoing.recipient or "", now=at):
        if not rules.is_handed_on(assignment):
            await planning.give_up(session, assignment, at)


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    assignments = await nudges.with_ids(session, outgoing.team, outgoing.about_as(subjects.Items).shown)
    if not assignments:
        return Drop("they can see none of it any more")
    return views.nudge(await _shown(session, outgoing, assignments, now, sent))


async def _shown(
    session: Session,
    outgoing: Outgoing,
    assignments: Sequence[Assignment],
    now: datetime,
    sent: Outgoing | None = None,
) -> views.Nudge:
    """Return all that a nudge shows; of one that was `sent`, with what was answered on it."""
    person = await people.find(session, outgoing.team, outgoing.recipient or "")
    items = [await _item(session, each, outgoing.recipient or "", now, sent) for each in assignments]
    return views.Nudge(person.name if person else "", views.together(items))


async def _item(
    session: Session, assignment: Assignment, user: str, now: datetime, sent: Outgoing | None
) -> views.Item:
    action, owner = assignment.action, assignment.owner
    decision, fate = await decision_shown.with_fate(session, action.team, action.decision_id)
    answer = await _answer(session, assignment, user, sent.sent_ts) if sent is not None else None
    other = await actions.find(session, action.team, owner.waits_action or 0)
    blockers = await actions.owners_of(session, other) if other is not None and other.is_open else []
    said = (answer.after or {}) if answer is not None else {}
    outcome = _outcome(assignment, user, answer, as_of(sent, now) if sent is not None else None)
    until = said.get("until") or said.get("due") if answer is not None and outcome == answer.what else None
    return views.Item(
        assignment,
        hours=rules.working(assignment),
        now=now,
        decision=decision,
        fate=fate,
        meeting=await meetings.next_after(session, action.team, action.channel, now),
        outcome=outcome,
        nudged_since=_nudged_since(assignment, sent),
        until=date.fromisoformat(until) if until else None,
        sent_at=as_of(sent, now) if sent is not None else now,
        other=other,
        part=part_left_to(blockers, user),
        goes_on=await _goes_on(session, assignment) if outcome is None else "",
        reader=user,
        waiting=await _waiting(session, action, user),
    )


async def _waiting(session: Session, action: Action, user: str) -> Sequence[Assignment]:
    """Return who but a `user` can't go on before an action is done, of its own group, which they see."""
    waiting = await actions.waiting_for(session, action) if action.is_open else []
    others = [owner.id for owner in waiting if owner.user != user]
    found = await nudges.with_ids(session, action.team, others) if others else []
    return [each for each in found if each.action.channel == action.channel and each.live]


async def _goes_on(session: Session, assignment: Assignment) -> str:
    """Return why an owner waits no more, if that has come to pass since they were nudged last."""
    owner = assignment.owner
    if owner.waits:
        return ""
    changes = await history.changes_of(session, assignment.action)
    ended = [
        one for one in changes if one.what == actions.GOES_ON and (one.after or {}).get("owner") == owner.id
    ]
    if not ended or (owner.nudged_at is not None and ended[-1].at <= owner.nudged_at):
        return ""
    after = ended[-1].after or {}
    other = await actions.find(session, owner.team, after.get("other") or 0)
    return wait_views.why_it_goes_on(after.get("why", ""), ended[-1].actor, other)


def _outcome(assignment: Assignment, user: str, answer: Change | None, since: datetime | None) -> str | None:
    """Return what is shown to a `user` to have become of an action, in a word; None for nothing."""
    if views.is_waited_for(assignment, user):
        return None if assignment.live and assignment.recipient == user else "waits no more"
    if over := ended(assignment, since):
        return over
    if answer is None or (answer.what == actions.WAITS and not assignment.owner.waits):
        return None
    return answer.what


async def answered(session: Session, assignment: Assignment, user: str, place: str) -> str | None:
    """Return what a `user` last answered on the nudge `place`, in a word; None for nothing yet."""
    answer = await _answer(session, assignment, user, place)
    return answer.what if answer is not None else None


async def _answer(session: Session, assignment: Assignment, user: str, place: str | None) -> Change | None:
    """Return what a `user` last answered on one nudge; with another date or when reopened, it begins anew."""
    if place is None:
        return None
    answer = None
    for change in await history.changes_of(session, assignment.action):
        if change.place == place and change.actor == user and change.what in _ANSWERS:
            answer = change
        elif change.what in _ANEW:
            answer = None
    return answer


def ended(assignment: Assignment, since: datetime | None) -> str | None:
    """Return in a word why an owner is no longer nudged about an action; None while they are.

    Work that repeats may have been done, and be open again, `since` they were.
    """
    owner, action = assignment.owner, assignment.action
    if action.undone_at is not None:
        return "undone"
    if owner.answer is Answer.PASSED_ON:
        return "passed on"
    if owner.answer is Answer.DONE:
        return "done"
    if action.closed_at is not None:
        return "closed"
    if since is not None and action.done_since(since):
        return DONE_THIS_TIME
    return "declined" if owner.answer is Answer.DECLINED else None


def _nudged_since(assignment: Assignment, sent: Outgoing | None) -> bool:
    """Tell whether an owner was nudged again about it after a message."""
    later = assignment.owner.nudge_key
    return sent is not None and later is not None and later != sent.key


async def outcome_since_nudge(session: Session, assignment: Assignment, now: datetime) -> str | None:
    """Return what became of an action since its last nudge, in a word; None when it stands as it did."""
    owner = assignment.owner
    if over := ended(assignment, owner.nudged_at):
        return over
    today = calendar.local_day(now, rules.working(assignment).zone)
    if owner.snoozed_until is not None and today < owner.snoozed_until:
        return SNOOZED
    since = owner.nudged_at
    changes = await history.changes_of(session, assignment.action) if since is not None else []
    pressed = [change for change in changes if change.what == STILL_ON_IT and since and change.at >= since]
    return STILL_ON_IT if any(change.actor == assignment.recipient for change in pressed) else None


KINDS = {
    Kind.NUDGE: Delivery(
        _nudge,
        _arrived,
        timed=True,
        unreachable=_unreachable,
        changed_by=Kind.NUDGE_UPDATE,
        shown_items=_due,
    ),
    Kind.NUDGE_UPDATE: Delivery(updates.rendering(_again), idempotent=True, shown_items=items_of_sent),
}
