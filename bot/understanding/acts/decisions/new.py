"""New decisions: what is typed to be recorded, in whatever words people say that the group decided it."""

import re
from dataclasses import replace

from bot.understanding import people, records
from bot.understanding.acts import actions as new_actions
from bot.understanding.acts.decisions import (
    denials,
    drafting,
    earlier,
    instead,
    labels,
    links,
    lists,
    openings,
    settling,
    single,
    threads,
    work,
)
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.acts.decisions.given import Work
from bot.understanding.acts.meetings import read_meeting
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Confirm,
    Meaning,
    Missing,
    New,
    NewDecision,
    OpenForm,
    Reading,
    Record,
    Ref,
    Show,
    What,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus, RecordKind

_BY_NAME = (Door.MENTION, Door.THREAD_MENTION)
_OTHER_LISTS = frozenset(
    {"actions", "action", "my actions", "mine", "open actions", "overdue", "meeting", "meetings", "recap"}
    | {"agenda", "the agenda", "next meeting", "nudges", "help", "?"}
)
"""What is asked for elsewhere, typed at the wrong command."""
_NO_STATEMENT = re.compile(
    r"(?:(?:record|log|minute) (?:this |that |it )?(?:as )?(?:an? |the )?(?:action|my|me|attendance"
    r"|apologies)"
    r"|on (?:\w{1,10} )?(?:leave|holiday)|away|i|i'm|i've|i'll"
    r"|i'd(?! like)|my|me|you|your|remind|cancel|stop|capture|help|apologies|sorry"
    r"|thanks|thank|many thanks|congratulations|happy to|well done"
    r"|send|show|tell"
    r"|give)\b(?! (?:think|feel|reckon|believe|propose|suggest)\b)|(?:move|postpone|put"
    r"|add)\b.{0,60}\b(?:meeting|agenda)\b"
)
"""What is said to the bot and is plainly no decision of the group, whoever else may know what it is."""
_A_MEETING = re.compile(
    r"(?:/ ?meeting |plan |book |arrange |schedule |set up |add |cancel |move |postpone )?(?:a |the )?"
    r"(?:an )?(?:extra |special |next |new |our next )?meeting,?:? (?:is |will be |to be |to |from )?"
    r"(?:on |at |for )?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next\b|moved\b|cancelled\b|postponed\b)"
    r"|/ ?meeting "
)
"""What is typed to plan a meeting, at the wrong command."""
_AWAY = re.compile(
    r"(?:sorry,? |apologies,? )?i(?:'m| am| will|'ll| won't| wont| can't| cant| cannot"
    r"| shan't)\b.{0,80}\bmeeting\b"
)
_LONGEST_NAME = 60
"""Letters."""
_GOES_ON_UNTIL = re.compile(
    r"we(?:'ll| will| shall| are going to)\b(?!.{0,200}\bby\b).{1,200}\b(?:until|till|til)\b"
)
"""'We will run the hub until Easter' is no work that is to be done by then."""
_ABOUT_A_RECORD = re.compile(r"(?:is|was|does|did|has|what|when|why|who|are|how|where|which)\b")


def read_new(said: Said, known: Known) -> Meaning | None:
    """Return what is to be recorded of a text, None for one that records nothing.

    At /decide everything is a decision but a command, a courtesy, a trial and a question about what is on
    record. Said to the bot by name, a text is one only if some word says so: 'decide', 'agreed', 'parked'.
    """
    asked = said.door in _BY_NAME
    text = links.bare(openings.once(openings.without_thanks(labels.with_colons(said.plain))))
    if said.door is not Door.DECIDE and not asked:
        return None
    if openings.says_nothing(text):
        return None if asked else OpenForm((), (Missing.TEXT,))
    if openings.asks_for_an_action(text):
        return None if asked else new_actions.read_new(replace(said, door=Door.ACTION), known)
    if openings.points_above(text):
        return threads.above(said, known, Draft(text.cut(0, 0)))
    if _is_something_else(text) or _is_something_else(_uncommanded(text, asked=asked)):
        return None
    if (other := _otherwise(replace(said, plain=text), known)) is not None:
        return other
    if (answered := threads.answered(said, text, known)) is not None:
        return answered
    return _drafted(said, text, known, asked=asked)


def _drafted(said: Said, text: Plain, known: Known, *, asked: bool) -> Meaning | None:
    drafts = [drafting.read(each, known, asked=asked) for each in lists.items(text, known)]
    one = drafts or [drafting.read(text, known, asked=asked)]
    if asked and not any(_says_so(draft) and not draft.found.action for draft in one):
        return None
    if asked and any(draft.found.scored for draft in one) and work.read(openings.bare(text), known):
        return None  # 'Kate to do the rota - 15/12' is somebody's work by a day
    if asked and any(_is_a_name(draft.rest, known) for draft in one):
        return None  # 'Rosa to come back to us on the lease' is somebody's work
    return _form(drafts, known) if drafts else single.meaning(one[0], said, known)


def _is_a_name(wording: Plain, known: Known) -> bool:
    """Tell whether a wording is no more than somebody's name."""
    named = people.spot(wording.cut(0, _LONGEST_NAME), known)
    return any(one.start == 0 and one.end == len(wording.text) for one in named)


def _otherwise(said: Said, known: Known) -> Meaning | None:
    """Return what a text means that names a record in a question, plans a meeting, or says what goes on."""
    if (record := _asked_about(said.plain, known)) is not None:
        return Show(What.RECORD, record=record)
    if said.door is Door.DECIDE:
        return _planned(said.plain, known) or work.commanded(said.plain, known)
    return read_statement(said, known) if _GOES_ON_UNTIL.match(said.plain.folded) else None


def _planned(text: Plain, known: Known) -> Ask | None:
    """Ask whether 'meeting 3 December at 14:00' plans a meeting, or is what was decided."""
    if not _A_MEETING.match(text.folded):
        return _away(text, known) if _AWAY.match(text.folded) else None
    start = len("/meeting") if text.folded.startswith("/meeting") else 0
    meeting = read_meeting(Said(Door.MEETING, text.cut(start, len(text.text))), known)
    if not isinstance(meeting, Confirm):
        return None
    readings = (
        Reading("Plan a meeting", meeting),
        Reading("A decision", Record((NewDecision(text.text),))),
    )
    return Ask(About.READING, readings, "Is a meeting to be planned, or was that decided?")


def _away(text: Plain, known: Known) -> Ask | None:
    """Ask whether 'I can't make the next meeting' is an absence, or is what was decided."""
    away = read_meeting(Said(Door.MENTION, text), known)
    if away is None:
        return None
    readings = (Reading("I am away", away), Reading("A decision", Record((NewDecision(text.text),))))
    return Ask(About.READING, readings, "Are you away, or was that decided?")


def _says_so(draft: Draft) -> bool:
    """Tell whether some word says that something is to be recorded, or how it stands."""
    found = draft.found
    if found.on_behalf is not None and _NO_STATEMENT.match(draft.rest.folded):
        return found.agreed  # 'On behalf of the library: sorry for the noise'
    return found.settles or bool(found.replaces or found.amends)


def read_statement(said: Said, known: Known) -> Meaning | None:
    """Return the question whether a statement to the bot was agreed; to be asked when nobody else knows it.

    Nobody said 'decide', so nothing is recorded yet: 'the library lends us its projector'.
    """
    if said.door not in _BY_NAME or len(said.plain.text.split()) < 3:
        return None
    if _is_something_else(said.plain) or _is_something_else(_uncommanded(said.plain, asked=True)):
        return None
    draft = drafting.read(links.bare(said.plain), known, asked=True)
    if not draft.rest.text or _NO_STATEMENT.match(said.plain.folded):
        return None
    if (assigned := work.read(draft.rest, known)) is not None:
        return _told_of(assigned, draft, known) if said.door is Door.MENTION else None
    if single.asks(draft.rest):
        return single.question(draft, known) if denials.puts_up(draft.rest) else None
    if single.is_denied(draft, known):
        return single.undecided(draft, known)
    if any(spot.ref.kind is RecordKind.ACTION for spot in records.spot(said.plain, known)):
        return None
    return earlier.about_another(draft, settling.decision(draft, known), known) or _was_it(draft, known)


def _told_of(assigned: Work, draft: Draft, known: Known) -> Ask | None:
    """Ask whether work that somebody is said to have taken on is to be recorded."""
    others = [one for one in assigned.who if one.who and known.speaker not in one.who]
    return work.asked(assigned, settling.decision(draft, known), draft, known) if others else None


def _was_it(draft: Draft, known: Known) -> Ask:
    """Return the question whether something was agreed; the likelier answer first."""
    likely = (DecisionStatus.AGREED, DecisionStatus.PROPOSED)
    return settling.which(draft, known, *(likely[::-1] if draft.found.unsure else likely))


def _form(drafts: list[Draft], known: Known) -> OpenForm:
    """Return the form that lists several, each with what was understood of it."""
    made: list[New] = []
    missing: list[Missing] = []
    for draft in drafts:
        if draft.found.action:
            action = work.in_form(work.labelled(draft.rest, known), draft.rest)
            made += action.records
            missing += action.missing if isinstance(action, OpenForm) else ()
            continue
        given = work.read(draft.rest, known)
        if given is not None and given.dated and draft.found.status is None:
            made += work.in_form(work.done(given, known), draft.rest).records
            continue
        denied = draft.found.undecided or draft.found.clash or single.is_denied(draft, known)
        asks = denied or draft.found.unsure or single.asks(draft.rest)
        new = settling.decision(draft, known, DecisionStatus.PROPOSED if asks else None)
        made.append(new)
        if denied:
            missing.append(Missing.STATUS)
        if new.status is DecisionStatus.PARKED and new.come_back_on is None:
            missing.append(Missing.COME_BACK_ON)
    return OpenForm(tuple(made), tuple(dict.fromkeys(missing)))


def _asked_about(text: Plain, known: Known) -> Ref | None:
    """Return the decision that a question asks about: 'is D1 still in force?'."""
    if not (_ABOUT_A_RECORD.match(text.folded) and text.folded.rstrip().endswith("?")):
        return None
    named = [spot.ref for spot in records.spot(text, known) if spot.ref.kind is RecordKind.DECISION]
    return named[0] if len(named) == 1 and records.exists(named[0], known) else None


def _is_something_else(text: Plain) -> bool:
    """Tell whether a text is a command, a courtesy, a trial or a look-up: others answer those."""
    if text.folded.strip(" .!") in _OTHER_LISTS or instead.is_brief(text.text):
        return True
    return instead.looks_up(text.text)


def _uncommanded(text: Plain, *, asked: bool) -> Plain:
    said = openings.read(text, asked=asked)
    return text.cut(said[1], len(text.text)) if said else text
