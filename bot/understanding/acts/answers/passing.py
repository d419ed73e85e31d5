"""Whether somebody passes work on, and to whom: by any name, and only where a phrase says so."""

from dataclasses import dataclass

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import doers, givees, wills
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.known import Known
from bot.understanding.line import Line
from storage.records import Assignee

_HANDS = doers.GIVES | {"go", "goes"}
_ASKING = word_set(
    "please can you could better just maybe best to sorry no not me one is it that this mine i would hi"
    " think instead for"
)
"""What may stand before 'ask Kate'."""
_NAY = word_set("no not me sorry ask try nope wrong can")
_ASK_THEM = tuple((ask, them) for ask in ("ask", "try") for them in ("her", "him", "them"))
_SWAPS = word_set("swap swapping swapped substitute replace exchange")


@dataclass(frozen=True)
class PassedOn:
    """That work is to go to one of `who`: to several only where the name fits as many."""

    who: tuple[Assignee, ...]
    sure: bool = True


_GIVE = (["give"], ["pass"], ["hand"], ["reassign"], ["transfer"], ["move"], ["swap"])
_MOST_GIVEN = 7
"""Words of what is given, with the verb and 'to'."""
_MOST_PARTS = 12
"""Whoever says more than that gives more than a name."""


def passed_on(line: Line, known: Known) -> PassedOn | None:
    """Return to whom a line passes work on; None where it does not, or to its writer."""
    own = frozenset(word for action in known.actions for word in likeness.words_of(action.text))
    firsts = {action.text.lower().split(" ", 1)[0] for action in known.actions}
    verbs = frozenset(form for verb in firsts for form in (verb, f"{verb}s", f"{verb}ing", f"{verb[:-1]}ing"))
    parts = clauses(line)
    for part in parts:
        for at in range(len(part.pieces)):
            name, count = givees.named(part, at, line, known)
            if not name:
                continue
            sure = _is_passed(part, at, at + count, own)
            if sure is not None and len(part.pieces) == count and not _is_answer(part, parts):
                continue  # 'nearly there, Val' speaks to them
            if sure is not None:
                sure = sure and not (
                    _was_for(part, at) or givees.is_team(part, at)
                )  # it may go by another name in Slack
                who = name + givees.others(part, at + count, line, known)
                return PassedOn(who, sure) if givees.user(who[0]) != known.speaker else None
            if doers.will_do([piece.text for piece in part.pieces[at + count :]], verbs):
                instead = not doers.INSTEAD_OF.isdisjoint(part.words)
                return PassedOn(name, instead) if givees.user(name[0]) != known.speaker else None
    them = _asks_them(parts, line, known) or _does_so(line, known, own)
    return PassedOn(them) if them and givees.user(them[0]) != known.speaker else None


def _gives_away(before: list[str]) -> bool:
    """Tell whether what stands before a name gives something of one's own to them: 'give my driving to'."""
    words = [word for word in before if word not in _ASKING or word in ("to", "my", "this", "that")]
    own = words[1:2] in (["my"], ["the"], ["all"])
    return words[:1] in _GIVE and own and words[-1:] == ["to"] and 3 < len(words) <= _MOST_GIVEN


def _was_for(part: Line, at: int) -> bool:
    """Tell whether a name stands for whom something was: 'this was for Val' may be said of the message."""
    before = [piece.text for piece in part.pieces[:at]]
    return before[-1:] == ["for"] and not {"was", "were", "meant", "intended"}.isdisjoint(before[-3:-1])


def who_did(line: Line, known: Known, pasts: frozenset[str]) -> str | None:
    """Return the id of the one person of whom a line tells a deed: 'Val has sent the quotes'."""
    words = line.words
    if not words or words[0][0] != "@" or not words[0][1:].isdecimal():
        return None
    who = line.spots[int(words[0][1:])].who
    rest = [word for word in words[1:5] if word not in ("has", "have", "already", "just", "'s", "now")]
    return who[0] if len(who) == 1 and who[0] != known.speaker and rest[:1] and rest[0] in pasts else None


def does_it(line: Line, known: Known, pasts: frozenset[str]) -> Assignee | None:
    """Return who did the work, where a line says that somebody else did: 'Mal did this on Tuesday'."""
    words = line.words
    for at, word in enumerate(words[:-1]):
        if word[0] != "@" or not word[1:].isdecimal():
            continue
        following = words[at + 1 : at + 4]
        skipped = [each for each in following if each not in ("has", "have", "already", "just", "'s", "got")]
        if skipped[:1] and skipped[0] in pasts and line.spots[int(word[1:])].who[:1] != (known.speaker,):
            return givees.assignees(line.spots[int(word[1:])], known, line)[:1][0]
    for at, word in enumerate(words[1:], 1):
        by = word[0] == "@" and word[1:].isdecimal() and words[at - 1] == "by"
        if by and not pasts.isdisjoint(words[:at]) and words[0][0] != "@":
            return givees.assignees(line.spots[int(word[1:])], known, line)[:1][0]
    return None


def _is_passed(part: Line, at: int, end: int, own: frozenset[str]) -> bool | None:
    """Tell whether somebody named from one piece to another is to do it; False where that is not sure."""
    before = [piece.text for piece in part.pieces[:at]]
    after = [piece.text for piece in part.pieces[end:]]
    back = len(before)
    while back and (before[back - 1] in doers.BETWEEN | own or doers.is_record(before[back - 1])):
        back -= 1
    verb = before[back - 1] if back else ""
    if verb in _HANDS | doers.ASKS and "not" in before[max(0, back - 3) : back]:
        return None  # 'don't give it to Kate'
    if _is_put_down(verb, before, before[back:], after):
        return True
    if verb not in _HANDS and _gives_away(before):
        return False  # 'give my driving to Priya' may be of other work
    if verb in doers.ASKS and not set(before[: back - 1]) - _ASKING:
        return _is_asked(verb, after)
    if after[:1] == ["to"] and not doers.DOES.intersection(after[1:2]):
        return None  # 'I gave it to Kate to check'
    return (
        _is_given(verb, before[: back - 1], before[back:], after)
        if verb in _HANDS
        else doers.is_theirs(before, after, own)
    )


def _is_given(verb: str, leading: list[str], between: list[str], after: list[str]) -> bool | None:
    """Tell whether work is given to somebody: 'pass it to Kate', and not 'work with Kate'."""
    if verb in ("go", "goes"):
        # 'This should go to Kate'; where 'the numbers go to Kate', it may be said of them.
        return (
            None if "to" not in between or "i" in leading else not {"it", "this", "that"}.isdisjoint(leading)
        )
    future = "will" in leading
    if verb == "forwarded" and not {"was", "were", "been"}.isdisjoint(leading):
        return None  # 'the numbers were forwarded to Val', who waits for them
    if not after and between and set(between) <= doers.ITSELF and not future:
        return True  # 'give it Kate'
    if "to" in between or (verb in ("swap", "swapping") and not {"for", "with"}.isdisjoint(between)):
        return not future
    if "with" in between:
        return None
    return doers.is_theirs([*leading, verb, *between], after)


def _is_answer(name: Line, parts: list[Line]) -> bool:
    """Tell whether a name alone says whose work it is: only that it is not one's own is said besides."""
    if len(parts) > _MOST_PARTS:
        return False
    others = [part for part in parts if part.start != name.start and courtesy_of(part) is None]
    return all(
        part.has(wills.NOT_MINE) or part.has(wills.DECLINED) or _NAY.issuperset(part.words) for part in others
    )


def _asks_them(parts: list[Line], line: Line, known: Known) -> tuple[Assignee, ...]:
    """Return who was named before a clause that says to ask them: 'Kate would know, ask her'."""
    asks = next(
        (at for at, part in enumerate(parts) if part.words[:2] in _ASK_THEM and len(part.words) < 4), 0
    )
    named = [word for part in parts[:asks] for word in part.words if word[0] == "@" and word[1:].isdecimal()]
    return givees.assignees(line.spots[int(named[0][1:])], known, line) if len(named) == 1 else ()


def _does_so(line: Line, known: Known, own: frozenset[str]) -> tuple[Assignee, ...]:
    """Return the one who is named, where 'she' or 'he' does it: 'I asked Kate and she's doing it now'."""
    named = [word for word in line.words if word[0] == "@" and word[1:].isdecimal()]
    if len(named) != 1:
        return ()
    for part in clauses(line):
        texts = [piece.text for piece in part.pieces]
        for at, text in enumerate(texts):
            begins = at == 0 or texts[at - 1] in ("and", "but", "so", "that", "as")
            if text in ("she", "he", "they") and begins and doers.does(texts[at + 1 :], own):
                return givees.assignees(line.spots[int(named[0][1:])], known, line)
    return ()


def _is_put_down(verb: str, before: list[str], between: list[str], after: list[str]) -> bool:
    """Tell whether a few words put somebody in the place of another: 'swap me for Kate', 'A2 to Kate'."""
    if verb == "put" and _is_put(between, after):
        return True
    if before[-1:] == ["i"] and not {"gofynnwch", "rhowch", "pasiwch"}.isdisjoint(before):
        return True
    if before[-1:] == ["to"] and len(before) == 2 and doers.is_record(before[0]):
        return not doers.DOES.intersection(after[1:2]) if after[:1] == ["to"] else True
    swapped = before[-3:-2] and before[-3] in _SWAPS and before[-2] in ("me", "mine")
    return bool(swapped) and before[-1] in ("for", "with")


def _is_put(between: list[str], after: list[str]) -> bool:
    """Tell whether somebody is put down for the work: 'put Kate down for this', 'put Kate's name on it'."""
    begins = after[:1] in (["down"], ["on"]) or after[:2] == ["'s", "name"] or after[:2] == ["in", "charge"]
    return begins and set(between) <= {"down"}


def _is_asked(verb: str, after: list[str]) -> bool | None:
    """Tell whether whoever is to be asked is asked for the work itself: 'to send them round', 'to do it'."""
    does = after[1:] if after[:1] == ["to"] else []
    if "about" in after or "me" in does or "us" in does:
        return None
    if not does:
        return verb not in doers.TELLS
    return len(does) > 1 and (does[1] in doers.ITSELF or doers.is_record(does[1]))
