"""Work for somebody that is typed where decisions are recorded: 'Ade to write to the trust by Friday'."""

import re
from dataclasses import dataclass, replace

from bot.language import dates
from bot.understanding import people
from bot.understanding.acts import actions as new_actions
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.known import Door, Known, Said
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
from bot.understanding.people import How, Spot
from bot.understanding.plain import Plain
from storage.records import Assignee, OwnerKind

_JOINT = re.compile(r"(?:,? and|,? &|,|/| \+)\s?")
_TO = re.compile(r"(?: is| are| has| have| agreed| needs| need)?,?:? to (?=[a-z])(?!be\b|the\b)")
_WILL = re.compile(r"(?: will|'ll| shall| must| should) (?=[a-z])(?!be\b|not\b|never\b)")
_EVERYBODY = re.compile(r"(?:all|everyone|everybody|all members|all partners|each partner)(?= to )")
_STRANGER = re.compile(r"[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2}(?= to [a-z])")
_STANDING = re.compile(
    r"\b(?:from now on|always|each|every|in future|until further notice|as (?:chair|treasurer|secretary)"
    r"|monthly|weekly|annually|going forward|for the year|henceforth)\b"
)
_COMMAND = re.compile(r"/ ?action(?=[:\s]|$):?")
_BY_MYSELF = re.compile(r"(?P<i>i)(?P<will>'ll| will| am going to) (?=[a-z])")


@dataclass(frozen=True)
class Work:
    """Words that give somebody work: who, and what from `start` on; `dated` tells that they say by when."""

    who: tuple[Spot, ...]
    task: Plain
    dated: bool
    whole: Plain
    """The words with whom they name: what the reader of actions is given."""


def read(text: Plain, known: Known) -> Work | None:
    """Return the work that a text gives somebody who stands at its beginning."""
    if "\n" in text.text:
        return None
    if (myself := _BY_MYSELF.match(text.folded)) is not None:
        task = text.cut(myself.end(), len(text.text))
        dated = dates.find(task.text, known.calendar) is not None
        return Work((Spot(0, 1, How.TOKEN, (known.speaker,)),), task, dated, text)
    spots, end = _named(text, known)
    everybody = _EVERYBODY.match(text.folded)
    stranger = _STRANGER.match(text.text)
    if not spots and everybody:
        end = everybody.end()
    elif not spots and stranger:
        end = stranger.end()
    elif not spots:
        return None
    to, will = _TO.match(text.folded, end), _WILL.match(text.folded, end)
    link = to or will
    if link is None:
        return None
    task = text.cut(link.end(), len(text.text))
    dated = dates.find(task.text, known.calendar) is not None
    if not dated and (will or not spots):
        return None
    return Work(spots, task, dated, text)


def asked(work: Work, decision: NewDecision, draft: Draft, known: Known) -> Ask:
    """Return the question whether work is an action, a decision or both; the likeliest first."""
    action = done(work, known)
    new = Record((decision,))
    both: Meaning = OpenForm((decision, _task(work, known)))
    if isinstance(action, Record):
        both = Record((decision, *action.records))
    readings = {
        "action": Reading("Record as an action", action),
        "both": Reading("Both", both),
        "decision": Reading("A decision", new),
    }
    order = ("action", "both", "decision")
    if draft.found.agreed:
        order = ("both", "decision", "action")
    elif not work.dated and _STANDING.search(work.task.folded):
        order = ("decision", "action", "both")
    return Ask(
        About.READING, tuple(readings[name] for name in order), "Is that an action, a decision, or both?"
    )


def done(work: Work, known: Known) -> Record | OpenForm | Ask:
    """Return the action alone: recorded where it is complete, and asked about where it is not."""
    found = new_actions.read_new(Said(Door.ACTION, work.whole), known) if work.whole.text else None
    if isinstance(found, Record | OpenForm | Ask):
        return found
    task = _task(work, known)
    missing: tuple[Missing, ...] = (Missing.OWNER,) if not task.owners else ()
    dated = any(one.field == "due" for one in task.taken)
    missing += (Missing.DUE,) if dated and task.due is None else ()
    return OpenForm((task,), missing) if missing else Record((task,))


def commanded(text: Plain, known: Known) -> Meaning | None:
    """Return what '/action …' means that is typed behind another command."""
    match = _COMMAND.match(text.folded)
    if match is None:
        return None
    return new_actions.read_new(Said(Door.ACTION, text.cut(match.end(), len(text.text))), known)


def labelled(text: Plain, known: Known) -> Record | OpenForm | Ask:
    """Return the action that 'Action:' before a text says it is."""
    work = read(text, known)
    if work is None:
        return OpenForm((_task(Work((), text, dated=False, whole=text), known),), (Missing.OWNER,))
    return done(work, known)


def in_form(action: Record | OpenForm | Ask, text: Plain) -> Record | OpenForm:
    """Return an action as a form lists it: what is asked about it is left open there."""
    if not isinstance(action, Ask):
        return action
    return action.otherwise or OpenForm((NewAction(text.text),))


def _task(work: Work, known: Known) -> NewAction:
    owners = tuple(
        Assignee(OwnerKind.PERSON, user=spot.who[0])
        for spot in work.who
        if len(spot.who) == 1 and spot.how not in (How.ORGANISATION, How.USER_GROUP, How.NOBODY_KNOWN)
    )
    owners = owners if len(owners) == len(work.who) else ()
    return replace(new_actions.read_task(work.task, known), owners=owners)


def _named(text: Plain, known: Known) -> tuple[tuple[Spot, ...], int]:
    """Return those who are named at the beginning of a text, and where their names end."""
    found: list[Spot] = []
    end = 0
    for spot in people.spot(text.cut(0, 200), known):
        between = text.folded[end : spot.start]
        if between and not (found and _JOINT.fullmatch(between)):
            break
        found.append(spot)
        end = spot.end
    return tuple(found), end
