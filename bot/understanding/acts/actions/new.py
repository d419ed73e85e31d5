"""`read_new`: what gives somebody work, as a new action or several, wherever the bot is told."""

from dataclasses import replace

from bot.language.bounds import Budget
from bot.understanding.acts.actions import asking, drafts, frames, gates, several
from bot.understanding.acts.actions.drafts import Draft, Reader
from bot.understanding.acts.actions.frames import Framed
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, Missing, NewAction, OpenForm
from bot.understanding.people import Directory
from bot.understanding.plain import Plain, read

_ELSEWHERE = frozenset({Door.MENTION, Door.THREAD_MENTION})
_POINTS_BACK = (
    "do that",
    "do this",
    "do it",
    "sort it",
    "sort that",
    "sort this",
    "take that on",
    "take it on",
    "that",
    "it",
)
_WHO_KNOWS = (
    "somebody",
    "someone",
    "anybody",
    "anyone",
    "we",
    "who",
    "can somebody",
    "can someone",
    "can anyone",
    "you",
)
_NEEDS = (
    "needs to",
    "need to",
    "has to",
    "have to",
    "should",
    "could",
    "can",
    "will",
    "must",
    "to",
    "wants to",
    "please",
)
_LONGEST_ABOVE = 200
NOTHING = "What is to be done, and who does it?"


def read_new(said: Said, known: Known) -> Meaning | None:
    """Return the new actions that are meant; None for what gives nobody work, which others answer."""
    if said.door is not Door.ACTION and said.door not in _ELSEWHERE:
        return None
    commanded = said.door is Door.ACTION
    framed = frames.without(said.plain, commanded=commanded)
    commanded = commanded or framed.asked
    if not framed.plain.text:
        empty = framed.asked or (commanded and not said.plain.text.strip())
        return OpenForm((NewAction(""),), (Missing.TEXT, Missing.OWNER), NOTHING) if empty else None
    if not framed.asked and gates.gives_no_work(said.plain, known):
        return None
    if gates.gives_no_work(framed.plain, known) or gates.is_question(framed.plain):
        return None
    reader = Reader(known, Directory(known), Budget())
    found = several.read(framed.plain, reader)
    if len(found) > 1:
        return _several(found) if commanded or any(one.plainly for one in found) else None
    return _one(said, known, framed, reader, commanded=commanded)


def _one(said: Said, known: Known, framed: Framed, reader: Reader, *, commanded: bool) -> Meaning | None:
    plain = framed.plain if gates.leaves_open(framed.plain) else _unmarked(framed.plain)
    plain = several.uncelled(plain)
    draft = drafts.read(plain, reader)
    question = framed.plain.folded.rstrip().endswith("?")
    if not commanded and not _gives_work(draft, question=question, decided=framed.decided):
        return None
    if framed.decided and not draft.owners.named:
        return asking.decided(drafts.wording(framed.plain))
    ask_first = ""
    if gates.may_be_meant(framed.plain) or (question and not commanded and not draft.due.day):
        ask_first = "Is that to be done? A question gives nobody work."
    if draft.text.casefold().rstrip(".") in _POINTS_BACK:
        return _pointing(draft, said, reader)
    if framed.plain.unread or reader.budget.stopped:
        ask_first = "That is long: see whether it holds more than one action."
    return asking.meaning(draft, known, ask_first=ask_first)


def _unmarked(plain: Plain) -> Plain:
    """Return a request without its question mark."""
    return plain.cut(0, len(plain.text.rstrip("? ")))


def _gives_work(draft: Draft, *, question: bool, decided: bool) -> bool:
    """Tell whether a text that no command stands before gives somebody work nevertheless."""
    mentioned = draft.owners.by_token and bool(draft.due.said) and not question
    if decided or not draft.text or not (draft.plainly or mentioned):
        return False
    owners = draft.owners
    strange = [name for name in owners.strangers if " " not in name and not name.isupper()]
    if owners.we or (strange and not owners.by_token):
        return bool(draft.due.said)
    return True


def _several(found: tuple[Draft, ...]) -> OpenForm:
    """Return the form with several actions, each with the owner and the day of its own."""
    records = tuple(_of_several(one) for one in found)
    missing = [Missing.OWNER] if any(not one.owners for one in records) else []
    missing += [Missing.DUE] if any(one.due.asks and not one.due.day for one in found) else []
    asks = next((one.due.asks for one in found if one.due.asks and not one.due.day), "")
    return OpenForm(records, tuple(missing), asks)


def _of_several(draft: Draft) -> NewAction:
    action = asking.new(draft)
    return replace(action, text=draft.whole) if draft.asked else action


def _pointing(draft: Draft, said: Said, reader: Reader) -> OpenForm:
    """Return the form of what the message above asks for: 'do that' alone would tell nobody anything."""
    above = _asked_above(said, reader)
    action = replace(asking.new(draft), text=above or draft.text)
    return asking.form(draft, action, why="Say in the wording what is to be done.")


def _asked_above(said: Said, reader: Reader) -> str:
    if said.above is None or len(said.above.words) > _LONGEST_ABOVE:
        return ""
    names = {person.user: person.name for person in reader.known.people}
    plain = frames.without(_unmarked(read(said.above.words, names)), commanded=False).plain
    for opening in _WHO_KNOWS:
        for need in _NEEDS:
            if plain.folded.startswith(f"{opening} {need} "):
                return drafts.wording(plain.cut(len(opening) + len(need) + 2, len(plain.text)))
    return drafts.read(plain, reader).text
