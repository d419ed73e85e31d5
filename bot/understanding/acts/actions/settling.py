"""From the parts of an action to what is done with it: recorded, asked about, or put into the form."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.language import telling
from bot.understanding.acts.actions.drafts import Draft
from bot.understanding.acts.actions.owners import MOST_READINGS
from bot.understanding.known import Known
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Missing,
    NewAction,
    NewDecision,
    OpenForm,
    Reading,
    Record,
)
from storage.records import Assignee, DecisionStatus, OwnerKind

WHO = "Who is to do it?"


def meaning(draft: Draft, known: Known, *, ask_first: str = "") -> Meaning:
    """Return what a draft means: each thing of which more than one may be meant is asked, one by one."""
    action = new(draft)
    if not draft.text:
        return form(draft, action, Missing.TEXT)
    if draft.asked:
        return _asked(draft, action, known)
    if draft.owners.everybody:
        return _everybody(draft, action, known)
    if (still_open := _still_open(draft, action)) is not None:
        return still_open
    hardly = draft.reported and " " not in draft.text  # 'she can make Friday'
    if hardly or (draft.stated and (not draft.due.said or draft.text.count(","))):
        ask_first = ask_first or "Is that still to be done?"
    if ask_first:
        return form(draft, replace(action, owners=draft.owners.readings[0]), why=ask_first)
    return _whose(draft, action, known)


def _still_open(draft: Draft, action: NewAction) -> OpenForm | None:
    """Return the form where it is not told, or not of all of them, who is to do it; None where it is."""
    owners = draft.owners
    if owners.nobody and owners.readings:
        return form(draft, action, Missing.OWNER, why="Who else is to do it?")
    if owners.we or owners.nobody or not owners.readings:
        return form(draft, action, why="Which of you is to do it?" if owners.we else WHO)
    return form(draft, replace(action, owners=()), why=WHO) if len(owners.readings) > MOST_READINGS else None


def new(draft: Draft) -> NewAction:
    """Return the action of a draft as far as it is sure: without owners of whom several may be meant."""
    sure = len(draft.owners.readings) == 1 and not draft.asked
    return NewAction(
        draft.text,
        owners=draft.owners.readings[0] if sure else (),
        due=draft.due.day,
        meeting=draft.due.meeting,
        measure=draft.measure,
        reason=draft.reason,
        decision=draft.decisions[0] if len(draft.decisions) == 1 else None,
        every=draft.every,
        taken=draft.taken,
    )


def form(draft: Draft, action: NewAction, *missing: Missing, why: str = "") -> OpenForm:
    """Return the form with what is known of an action; what was said and not understood is missing."""
    lacks = list(dict.fromkeys(missing))
    if not action.owners and Missing.OWNER not in lacks:
        lacks.append(Missing.OWNER)
    if action.due is None and (draft.due.asks or draft.unclear) and Missing.DUE not in lacks:
        lacks.append(Missing.DUE)
        why = why or draft.due.asks
    return OpenForm((action,), tuple(lacks), why)


def _whose(draft: Draft, action: NewAction, known: Known) -> Meaning:
    """Return the meaning once it is told who does it; asked where several may be meant."""

    def owned(owners: tuple[Assignee, ...]) -> Meaning:
        return _for_which(draft, replace(action, owners=owners), known)

    if len(draft.owners.readings) == 1:
        return owned(draft.owners.readings[0])
    readings = (Reading(names(owners, known), owned(owners)) for owners in draft.owners.readings)
    sure = tuple(
        one for one in draft.owners.readings[0] if all(one in each for each in draft.owners.readings)
    )
    return Ask(About.PERSON, tuple(readings), WHO, form(draft, replace(action, owners=sure), Missing.OWNER))


def _for_which(draft: Draft, action: NewAction, known: Known) -> Meaning:
    """Return the meaning once it is told for which of several decisions it is."""
    if len(draft.decisions) < 2:
        return _by_when(draft, action, known)
    readings = tuple(
        Reading(f"D{number}", _by_when(draft, replace(action, decision=number), known))
        for number in draft.decisions
    )
    return Ask(About.RECORD, readings, "For which decision is it?", form(draft, action, Missing.DECISION))


def _by_when(draft: Draft, action: NewAction, known: Known) -> Meaning:
    """Return the meaning once it is told by when; asked where no day, or more than one, was understood."""
    if any(one.kind is OwnerKind.OUTSIDE for one in action.owners):
        return form(draft, action, why="They are not in this group: check how they are to be named.")
    if draft.unclear:
        return form(draft, action, why=f"How often is '{draft.unclear}'?")
    due = draft.due
    if not due.asks:
        return _under(action, known)
    if not due.readings:
        return form(draft, action, Missing.DUE, why=due.asks)
    readings = _days(due.readings, lambda one: _under(replace(action, due=one), known))
    return Ask(About.DAY, readings, due.asks, form(draft, action))


def _days(days: Iterable, made: Callable) -> tuple[Reading, ...]:  # type: ignore[type-arg]
    return tuple(Reading(telling.day_of_month(day), made(day)) for day in days)[:4]


def _under(action: NewAction, known: Known) -> Meaning:
    """Return the meaning once it is told for which decision; asked where there is none of that number."""
    numbers = {one.number for one in known.decisions}
    if action.decision is None or action.decision in numbers or not numbers:
        return Record((action,))
    standing = sorted(
        (one for one in known.decisions if one.status is DecisionStatus.AGREED), key=lambda one: -one.number
    )
    readings = tuple(
        Reading(f"D{one.number} {one.text}", Record((replace(action, decision=one.number),)))
        for one in standing[:4]
    )
    asks = f"There is no D{action.decision} here. For which decision is it?"
    opened = OpenForm((replace(action, decision=None),), (Missing.DECISION,), asks)
    return Ask(About.RECORD, readings, asks, opened) if readings else opened


def _everybody(draft: Draft, action: NewAction, known: Known) -> Meaning:
    """Ask whether each of the group is to do it, or one for all."""
    everybody = tuple(Assignee(OwnerKind.PERSON, person.user) for person in known.people)
    one = form(draft, replace(action, owners=()), why="Who is to do it for all?")
    if not everybody:
        return one
    each = _for_which(draft, replace(action, owners=everybody), known)
    readings = (Reading(f"Each of the {len(everybody)}", each), Reading("One for all", one))
    return Ask(About.EACH_OR_ONE, readings, "Is each to do it, or one for all?", one)


def _asked(draft: Draft, action: NewAction, known: Known) -> Meaning:
    """Ask whether somebody is to do it, or somebody else is to ask them."""
    told = replace(draft, asked=False)
    whole = form(draft, replace(action, text=draft.whole, owners=()), why=WHO)
    if len(told.owners.readings) != 1:
        return whole
    owner = names(told.owners.readings[0], known)
    readings = (
        Reading(f"{owner} is to do it", _for_which(told, new(told), known)),
        Reading("Somebody is to ask", whole),
    )
    return Ask(About.READING, readings, f"Is it {owner}'s work, or is somebody to ask?", whole)


def decided(wording: str) -> Meaning:
    """Ask what a decision that is typed as an action is to be recorded as."""
    form = OpenForm((NewAction(wording),), (Missing.OWNER,), WHO)
    readings = (
        Reading("Record as a decision", Record((NewDecision(wording),))),
        Reading("Record as an action", form),
    )
    return Ask(About.READING, readings, "That sounds like a decision.", form)


def names(owners: Iterable[Assignee], known: Known) -> str:
    """Return owners as they are named on a button."""
    shown = [
        known.by_id[one.user].name
        if one.user and one.user in known.by_id
        else one.name or one.organisation or ""
        for one in owners
    ]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part) if shown else ""
