"""`read_new`: what gives somebody work, as a new action or several, wherever the bot is told."""

import re
from dataclasses import replace

from bot.language import dates
from bot.language.bounds import Budget
from bot.language.dates import Understood
from bot.understanding.acts.actions import drafts, frames, gates, named, parts, settling, several
from bot.understanding.acts.actions.drafts import Draft, Reader
from bot.understanding.acts.actions.frames import Framed
from bot.understanding.acts.actions.owners import Owners
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
    Show,
    What,
)
from bot.understanding.people import directory
from bot.understanding.plain import Plain, read

_ELSEWHERE = frozenset({Door.MENTION, Door.THREAD_MENTION})
_POINTS_BACK = (
    *("do", "take that", "take this", "take it", "pick that up", "pick it up", "do so", "do it all", "on it"),
    *("do that", "do this", "do it", "sort it", "sort that", "sort this", "take that on", "take it on"),
    *("that", "it", "this", "take this on", "look into this", "look into it", "pick this up", "pick it up"),
)
_WHO_KNOWS = ("somebody", "someone", "anybody", "anyone", "we", "who", "you", "i")
_NEEDS = (
    *("needs to", "need to", "has to", "have to", "should", "could", "can", "will", "must", "to", "wants to"),
    *("please", "would"),
)
_OPENINGS = (
    *(f"{who} {need} " for who in _WHO_KNOWS if who != "i" for need in _NEEDS),
    *(
        f"{need} {who} "
        for who in _WHO_KNOWS
        for need in ("can", "could", "would", "will", "should", "shall")
    ),
)
"""How a message asks for work of nobody in particular."""
_THESE = frozenset({"this", "that", "it", "these", "those"})
_INSTEAD = _THESE | {"them", "one", "ones"}
_PARTICLES = frozenset({"out", "up", "on", "off", "in", "down", "over", "then", "too", "along", "back"})
_FEWEST = 2
"""Words; one before an action says nothing of its own."""
_FEW = 5
"""Words; more of them say what is to be done."""
_OF_DECISIONS = re.compile(
    r"(?:proposal|propose|proposed|decision|decide|motion|resolution|noted|minuted?)\b"
)
_ON_ME = re.compile(
    r"(?:will|can|could|happy to|on it|mine|me|leave (?:it|this|that) (?:with|to) me|i(?:'ve|'m| have"
    r"| am) (?:got|on)"
    r" (?:it|this|that)|i(?:'ll| can| could| will| do| make| take)(?: do| make| take| manage| sort)?"
    r"(?: it| this| that))(?:\s?[,.;–—-]+\s*|\s)(?!you\b|we\b|i\b|somebody\b|someone\b|anyone\b|they\b|it\b"
    r"|the\b)"
)
"""How somebody takes on what the message above asks for."""
_FOR_THEM = re.compile(
    r"(?:that's |that is |this is |it's |sounds like |looks like )?(?:(?:an?|the|another) )?"
    r"(?:one|action|job|task) for |(?:that's |that is |this is |it's )?(?:over to|down to|up to|for) "
)
"""How somebody says whose it is that was asked for above: 'one for Rosa'."""
_LONGEST_ABOVE = 200
IN_WORDS = "Say in the wording what is to be done."
NOTHING = "What is to be done, and who does it?"


def read_new(said: Said, known: Known) -> Meaning | None:
    """Return the new actions that are meant; None for what gives nobody work, which others answer."""
    if said.door is not Door.ACTION and said.door not in _ELSEWHERE:
        return None
    if (labelled := _behind_label(said, known)) is not None:
        return labelled
    commanded = said.door is Door.ACTION
    framed = frames.without(said.plain, commanded=commanded)
    commanded = commanded or framed.asked
    if framed.asked and not framed.plain.text.strip(" ?!."):
        framed = replace(framed, plain=framed.plain.cut(0, 0))
    if framed.asked and framed.plain.folded.strip(" .?!") == "help":
        return Show(What.HELP)
    empty = framed.asked or (commanded and not said.plain.text.strip())
    if not framed.plain.text and empty and said.above is None and not gates.is_command(said.plain):
        return OpenForm((NewAction(""),), (Missing.TEXT, Missing.OWNER), NOTHING)
    if (not framed.plain.text and not empty) or _is_for_others(said, framed, known):
        return None
    reader = Reader(known, directory(known.people, known.user_groups), Budget())
    found = several.read(framed, reader)
    if len(found) > 1:
        return _several(found) if commanded or any(_is_work(one) for one in found) else None
    return _one(said, known, framed, reader, commanded=commanded)


def _behind_label(said: Said, known: Known) -> Meaning | None:
    """Return the action that is called one behind a sentence; asked where that may have been decided."""
    cut = frames.behind_label(said.plain)
    before = frames.without(cut[0], commanded=False) if cut else None
    if cut is None or before is None or before.asked or before.decided:
        return None
    reader = Reader(known, directory(known.people, known.user_groups), Budget())
    if _is_work(drafts.read(before.plain, reader)) or _OF_DECISIONS.match(before.plain.folded):
        return None
    action = read_new(replace(said, door=Door.ACTION, plain=cut[1]), known)
    if len(before.plain.text.split()) < _FEWEST or not isinstance(action, Record | OpenForm):
        return action
    decision = NewDecision(before.plain.text.rstrip(" .!;"))
    missing = action.missing if isinstance(action, OpenForm) else ()
    readings = (
        Reading("Record the action", action),
        Reading("Both", OpenForm((decision, *action.records), missing)),
    )
    return Ask(About.READING, readings, "Was what stands before the action decided as well?")


def read_task(plain: Plain, known: Known) -> NewAction:
    """Return what is to be done, and by when, of words that say so without a doubt, whoever does it."""
    return settling.new(drafts.read(plain, Reader(known, directory(known.people), Budget())))


def _is_for_others(said: Said, framed: Framed, known: Known) -> bool:
    """Tell whether what is typed is no work, but for another reader: a command, an answer, a question."""
    if gates.is_command(said.plain) or gates.is_question(framed.plain):
        return True
    if not framed.asked and gates.gives_no_work(said.plain, known):
        return True
    commanded = framed.asked or said.door is Door.ACTION
    decides = not commanded and _OF_DECISIONS.match(said.plain.folded) is not None
    return decides or gates.gives_no_work(framed.plain, known)


def _one(said: Said, known: Known, framed: Framed, reader: Reader, *, commanded: bool) -> Meaning | None:
    plain = framed.plain if gates.leaves_open(framed.plain) else _unmarked(framed.plain)
    plain = parts.uncelled(plain)
    taken_on = _taken_on(plain, said, reader)
    draft = taken_on or drafts.read(plain, reader)
    question = framed.plain.folded.rstrip().endswith("?")
    points = taken_on or (
        draft.owners.readings and (draft.plainly or draft.due.said or _FOR_THEM.match(plain.folded))
    )
    pointed = said.above is not None and not draft.text and points
    hardly = said.door is Door.THREAD_MENTION or " " not in draft.text
    if draft.reported and hardly and not commanded:
        return None  # in a talk it is told to others, and not asked of anybody
    if not commanded and not pointed and not _gives_work(draft, question=question, decided=framed.decided):
        return None
    if said.about and not commanded and not _THESE.isdisjoint(draft.text.casefold().split()):
        return None  # it is said of the record above
    if framed.decided and not draft.owners.named:
        return settling.decided(drafts.wording(framed.plain))
    ask_first = ""
    open_question = question and not commanded and not draft.due.day and not gates.is_asked_of(framed.plain)
    if gates.may_be_meant(framed.plain) or open_question:
        ask_first = "Is that to be done? A question gives nobody work."
    above = said.above is not None and not draft.text
    first = draft.text.casefold().partition(",")[0].rstrip(" .!")
    if above or first in _POINTS_BACK or _stands_for_it(draft, said):
        return _pointing(draft, said, reader)
    if framed.plain.unread or reader.budget.stopped:
        ask_first = "That is long: see whether it holds more than one action."
    return settling.meaning(draft, known, ask_first=ask_first)


def _stands_for_it(draft: Draft, said: Said) -> bool:
    """Tell whether a few words name nothing but what the message above is of: 'I'll bring them'."""
    spoken = draft.text.casefold().rstrip(" .!").split()
    if said.above is None or said.door is not Door.THREAD_MENTION or not 1 < len(spoken) < _FEW:
        return False
    asks = said.above.words.rstrip().endswith("?") or said.above.words.casefold().startswith(_OPENINGS)
    if not asks:
        return False
    return any(word in _INSTEAD and spoken[at + 1] in _PARTICLES for at, word in enumerate(spoken[:-1])) or (
        spoken[-1] in _INSTEAD
    )


def _taken_on(plain: Plain, said: Said, reader: Reader) -> Draft | None:
    """Return what whoever writes takes on of the message above, though they do not say 'I'."""
    found = _ON_ME.match(plain.folded) if said.above is not None else None
    if found is None:
        return None
    rest = _by_a_day(plain.cut(found.end(), len(plain.text)), reader.known)
    draft = drafts.read(rest, reader)
    if draft.owners.named:
        return None
    owners = Owners(((named.person(reader.known.speaker),),), told=True)
    return replace(draft, owners=owners, plainly=True)


def _by_a_day(rest: Plain, known: Known) -> Plain:
    """Return 'Monday' for 'for Monday', which says by when somebody can do what was asked for."""
    bare = rest.cut(len("for "), len(rest.text)) if rest.folded.startswith("for ") else rest
    return bare if isinstance(dates.read(bare.text.rstrip(" .!"), known.calendar), Understood) else rest


def _unmarked(plain: Plain) -> Plain:
    """Return a request without its question mark."""
    return plain.cut(0, len(plain.text.rstrip("? ")))


def _gives_work(draft: Draft, *, question: bool, decided: bool) -> bool:
    """Tell whether a text that no command stands before gives somebody work nevertheless."""
    hinted = draft.hinted and bool(draft.due.said) and not question
    if decided or not draft.text or not (draft.plainly or hinted) or _of_a_meeting(draft.text):
        return False
    owners = draft.owners
    strange = [
        name for name in owners.strangers if not (name.isupper() or (" " in name and name[0].isupper()))
    ]
    if owners.we or (strange and not owners.by_token):
        return bool(draft.due.said)
    return True


def _is_work(draft: Draft) -> bool:
    return draft.plainly or (draft.hinted and bool(draft.due.said))


def _of_a_meeting(text: str) -> bool:
    """Tell whether something is said of who chairs a meeting, which is no work to remember."""
    words = text.casefold().split()
    return words[0] == "chair" and not {"meeting", "meetings"}.isdisjoint(words)


def _several(found: tuple[Draft, ...]) -> OpenForm:
    """Return the form with several actions, each with the owner and the day of its own."""
    records = tuple(_of_several(one) for one in found)
    missing = [Missing.OWNER] if any(not one.owners for one in records) else []
    missing += [Missing.DUE] if any(one.due.asks and not one.due.day for one in found) else []
    asks = next((one.due.asks for one in found if one.due.asks and not one.due.day), "")
    return OpenForm(records, tuple(missing), asks)


def _of_several(draft: Draft) -> NewAction:
    action = settling.new(draft)
    return replace(action, text=draft.whole) if draft.asked else action


def _pointing(draft: Draft, said: Said, reader: Reader) -> OpenForm:
    """Return the form of what the message above asks for: 'do that' alone would tell nobody anything."""
    above = _asked_above(said, reader)
    if above is None:
        return settling.form(draft, settling.new(draft), why=IN_WORDS)
    if not draft.owners.named and above.plainly:
        draft = replace(draft, owners=above.owners)
    if not draft.due.said:
        draft = replace(draft, due=above.due)
    action = replace(settling.new(draft), text=above.text or draft.text)
    return settling.form(draft, action, why="" if above.text else IN_WORDS)


def _asked_above(said: Said, reader: Reader) -> Draft | None:
    """Return what the message above says, as whoever wrote it does: 'I'll send it' is their work."""
    if said.above is None or len(said.above.words) > _LONGEST_ABOVE:
        return None
    names = {person.user: person.name for person in reader.known.people}
    plain = frames.without(_unmarked(read(said.above.words, names)), commanded=False).plain
    opening = next((words for words in _OPENINGS if plain.folded.startswith(words)), "")
    author = replace(reader.known, speaker=said.above.author)
    return drafts.read(plain.cut(len(opening), len(plain.text)), replace(reader, known=author))
