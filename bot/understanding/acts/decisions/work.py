"""Work for somebody that is typed where decisions are recorded: 'Ade to write to the trust by Friday'."""

import re
from dataclasses import replace

from bot.language import dates
from bot.understanding.acts import actions as new_actions
from bot.understanding.acts.actions.verbs import USUAL
from bot.understanding.acts.decisions import given
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.acts.decisions.given import Work
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

_TO = re.compile(
    r"(?: is| are| has| have| agreed| needs| need)?,?:? (?:to|(?P<texted>2)) (?=[a-z])(?!be\b|the\b)"
)
_WILL = re.compile(r"(?: will|'ll| shall| must| should) (?=[a-z])(?!be\b|not\b|never\b)")
_EVERYBODY = re.compile(r"(?:all|everyone|everybody|all members|all partners|each partner)(?= to )")
_STRANGER = re.compile(
    r"(?!(?:Please|Thanks|Sorry|Happy|Next|Need|How|Time|Back|Nice|Good)\b)"
    r"[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2}(?= to [a-z])"
)
_STANDING = re.compile(
    r"\b(?:from now on|always|each|every|in future|until further notice|as (?:chair|treasurer|secretary)"
    r"|monthly|weekly|annually|going forward|for the year|henceforth)\b"
)
_COMMAND = re.compile(r"/ ?action(?=[:\s]|$):?|(?:new )?action (?:on|for) (?!the\b|a\b)")
_BY_MYSELF = re.compile(r"(?P<i>i)(?P<will>'ll| will| am going to) (?=[a-z])")


def read(text: Plain, known: Known) -> Work | None:
    """Return the work that a text gives somebody who stands at its beginning."""
    if "\n" in text.text:
        return None
    if (myself := _BY_MYSELF.match(text.folded)) is not None:
        task = text.cut(myself.end(), len(text.text))
        dated = dates.find(task.text, known.calendar) is not None
        return Work((Spot(0, 1, How.TOKEN, (known.speaker,)),), task, dated, text)
    if (otherwise := given.otherwise(text, known)) is not None:
        return otherwise
    spots, end = given.named(text, known)
    everybody = _EVERYBODY.match(text.folded)
    stranger = _STRANGER.match(text.text)
    begun = everybody or stranger
    if not spots and begun is None:
        return None
    end = end if spots or begun is None else begun.end()
    to, will = _TO.match(text.folded, end), _WILL.match(text.folded, end)
    link = to or will
    if link is None:
        return None
    task = text.cut(link.end(), len(text.text))
    dated = dates.find(task.text, known.calendar) is not None
    usual = stranger is not None and " " in stranger[0] and task.folded.partition(" ")[0] in USUAL
    usual_of_known = bool(spots) and task.folded.partition(" ")[0] in USUAL
    if to is not None and to["texted"] and not usual_of_known:
        return None  # 'Val 2 chairs' counts them
    if not dated and not usual_of_known and (will or not (spots or usual)):
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
    if isinstance(found, Ask) and found.about is About.READING:
        found = next((one.means for one in found.readings if isinstance(one.means, Record)), found)
    task = _task(work, known)
    unseen = isinstance(found, OpenForm) and Missing.OWNER in found.missing and bool(task.owners)
    if isinstance(found, Record | OpenForm | Ask) and not unseen:
        return found
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
    return done(read(text, known) or Work((), text, dated=False, whole=text), known)


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
