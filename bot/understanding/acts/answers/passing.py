"""Whether somebody passes work on, and to whom: by any name, and only where a phrase says so."""

from dataclasses import dataclass

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import deeds, done, dues, signs
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.known import Known
from bot.understanding.line import Line
from bot.understanding.people import How, Spot
from storage.records import Assignee, OwnerKind

_GIVES = word_set(
    "direct directed address addressed refer referred pass give hand move swap assign reassign"
    " transferring assigning reassigning delegating forwarding"
    " swapping transfer delegate passed passing given giving handed handing"
    " moved over switch forward fwd forwarded send-on redirect gave swap reassigned delegated allocate"
    " passez donner donnez rhowch pasio"
)
_HANDS = _GIVES | {"go", "goes"}
_TELLS = word_set("tell contact speak message email")
_ASKS = _TELLS | word_set("ask try asking demandez gofynnwch")
_ASKING = word_set(
    "please can you could better just maybe best to sorry no not me one is it that this mine i would hi"
    " think instead for"
)
"""What may stand before 'ask Kate'."""
_BETWEEN = word_set(
    "à it this that these them one on over to the job action task you back please with a along onto off"
    " all ei"
    " hwn"
)
_BY_RIGHT = word_set(
    "responsible person contact owner ought fall properly one job action for is belongs to down over be"
    " better not me instead should suits up"
    " no i was think"
    " 's now more rather sits lies rests falls with surely always really would actually numbers letter"
    " paper"
)
_FILLS = word_set("it this that please sorry really probably a the hi")
_POLITE = word_set("please i think really then thanks ? ! . surely now not me")
_NAY = word_set("no not me sorry ask try nope wrong can")
_TEAMS = ("team", "department", "dept", "office", "desk")
_INSTEAD_OF = word_set("instead me place behalf stead")
_ASK_THEM = tuple((ask, them) for ask in ("ask", "try") for them in ("her", "him", "them"))
_SWAPS = word_set("swap swapping swapped substitute replace exchange")
_OWN = word_set(
    "job action one area task remit not now thing bag responsibility department patch project domain baby"
    " territory business department's role work call line"
)
_SITS = word_set("sits lies rests sat lives")
_ADJUNCTS = word_set(
    "for on of in this that it these those them one now time month week year round days from here going"
    " forward future instead please think i too though then me mine than at moment present today thanks us"
    " my behalf anyway off over"
)
"""What may follow whatever somebody does without changing that they do it: 'this month', 'from now on'."""
_LETS = word_set("can let get use")
_POINTS = word_set("for to is be better not")
_INSTEAD = frozenset(
    ("instead", "instead of me", "instead of", "to do", "to do it", "is better", "would be better")
)
_DOES = word_set(
    "undertake undertaking do doing does doing handles owns leads deals looks picks takes covers handle"
    " handling take taking"
    " deal dealing pick picking took own owns lead leading cover"
    " covering run finish finishing complete completing sort sorting"
)
_DOUBTS = word_set(
    "if unless hope not maybe whether when whenever once until soon so before after what than wondering"
    " see think"
)
"""Beside these somebody only may do the work."""
_ITSELF = word_set("it this that these them those both")
_ALL_SAID = (
    "can, could, will, would, can instead, will instead, is on it, is on this, 's on it, 's on this"
    ", has this one, 's got this one, 's got this, has got this, has got this one, has this in hand"
    ", has it in hand, is better placed, is best placed, 's better placed, 's best placed"
    ", is the best person, is the right person, is the person for this, is the one to ask, is the lead"
    ", has agreed to, has offered to, has offered, has volunteered, is happy to, said yes"
    ", said she would, said he would, said they would, owns it"
    ", leads on this, leads on that, is leading on this, is leading on it, will pick up, can pick up"
    ", would be a better person, is a better person, would be better, would be best, is better"
    ", 's better, is the better person, would be the best person, would be better placed, knows best"
    ", is the expert, would be ideal, is ideal, is covering, is covering for, will cover, stepped in"
    ", has stepped in, is stepping in, has picked up, picked up, 's picked up, is the one"
    ", would be the one, is the right one, 's the right person, 's the best person, 's the one"
    ", is taking over, takes over, took over, has taken over, has taken over from"
)
_MOST_SAID = 8
_SHORTLY = frozenset(tuple(phrase.split()) for phrase in _ALL_SAID.split(", "))
"""All that needs to be said of somebody who does the work."""
_HAS = word_set(
    "consented volunteered you are has is will would can could should said says agreed offered wants 's"
    " to she he they happy"
    " going"
    " now also be best placed have it willing ok fine volunteered kindly please might that the person"
    " one who better"
)
_OBJECT = word_set(
    "it this that these them on over up one with instead now from for me action task job please please? ?"
)
_NOT_NAMES = word_set(
    "i it he she they we you this that who somebody nobody everybody anybody one all there here what"
    " when monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december done sorry yes no ok thanks please the a an not"
    " can will is are was still just and but slack"
)
_COMMON = (
    _NOT_NAMES
    | _GIVES
    | _ASKS
    | _BETWEEN
    | _BY_RIGHT
    | _DOES
    | _HAS
    | _OBJECT
    | dues.FRAME
    | done.FRAME
    | deeds.DONE
)
"""Words that are nobody's name, though they begin a sentence."""
_KINDS = {How.USER_GROUP: OwnerKind.USER_GROUP}


@dataclass(frozen=True)
class PassedOn:
    """That work is to go to one of `who`: to several only where the name fits as many."""

    who: tuple[Assignee, ...]
    sure: bool = True


def passed_on(line: Line, known: Known) -> PassedOn | None:
    """Return to whom a line passes work on; None where it does not, or to its writer."""
    own = frozenset(word for action in known.actions for word in likeness.words_of(action.text))
    firsts = {action.text.lower().split(" ", 1)[0] for action in known.actions}
    verbs = frozenset(form for verb in firsts for form in (verb, f"{verb}s", f"{verb}ing", f"{verb[:-1]}ing"))
    parts = clauses(line)
    for part in parts:
        for at in range(len(part.pieces)):
            name, count = _named(part, at, line, known)
            if not name:
                continue
            sure = _is_passed(part, at, at + count, own)
            if sure is not None and len(part.pieces) == count and not _is_answer(part, parts):
                continue  # 'nearly there, Val' speaks to them
            if sure is not None:
                sure = sure and not _is_team(part, at)  # it may go by another name in Slack
                who = name + _others(part, at + count, line, known)
                return PassedOn(who, sure) if _user(who[0]) != known.speaker else None
            if _will_do([piece.text for piece in part.pieces[at + count :]], verbs):
                instead = not _INSTEAD_OF.isdisjoint(part.words)
                return PassedOn(name, instead) if _user(name[0]) != known.speaker else None
    them = _asks_them(parts, line, known) or _does_so(line, known, own)
    return PassedOn(them) if them and _user(them[0]) != known.speaker else None


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
            return _assignees(line.spots[int(word[1:])], known, line)[:1][0]
    for at, word in enumerate(words[1:], 1):
        by = word[0] == "@" and word[1:].isdecimal() and words[at - 1] == "by"
        if by and not pasts.isdisjoint(words[:at]) and words[0][0] != "@":
            return _assignees(line.spots[int(word[1:])], known, line)[:1][0]
    return None


def _is_passed(part: Line, at: int, end: int, own: frozenset[str]) -> bool | None:
    """Tell whether somebody named from one piece to another is to do it; False where that is not sure."""
    before = [piece.text for piece in part.pieces[:at]]
    after = [piece.text for piece in part.pieces[end:]]
    back = len(before)
    while back and (before[back - 1] in _BETWEEN | own or _is_record(before[back - 1])):
        back -= 1
    if before[-2:-1] in (["gofynnwch"], ["rhowch"], ["pasiwch"]) and before[-1] == "i":
        return True
    verb = before[back - 1] if back else ""
    if verb in _HANDS | _ASKS and "not" in before[max(0, back - 3) : back]:
        return None  # 'don't give it to Kate'
    if verb == "put" and _is_put(before[back:], after):
        return True
    if verb in _ASKS and not set(before[: back - 1]) - _ASKING:
        return _is_asked(verb, after)
    if after[:1] == ["to"] and not _DOES.intersection(after[1:2]):
        return None  # 'I gave it to Kate to check'
    if (
        len(before) > 2
        and before[-3] in _SWAPS
        and before[-2] in ("me", "mine")
        and before[-1] in ("for", "with")
    ):
        return True
    if before[-1:] == ["to"] and len(before) == 2 and _is_record(before[0]):
        return True  # 'A2 to Kate'
    return (
        _is_given(verb, before[: back - 1], before[back:], after)
        if verb in _HANDS
        else _is_theirs(before, after, own)
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
    if not after and between and set(between) <= _ITSELF and not future:
        return True  # 'give it Kate'
    if "to" in between or (verb in ("swap", "swapping") and not {"for", "with"}.isdisjoint(between)):
        return not future
    if "with" in between:
        return None
    return _is_theirs([*leading, verb, *between], after)


def _is_answer(name: Line, parts: list[Line]) -> bool:
    """Tell whether a name alone says whose work it is: nothing else is said, or only that it is not one's own."""
    others = [part for part in parts if part.start != name.start and courtesy_of(part) is None]
    return all(
        part.has(signs.NOT_MINE) or part.has(signs.DECLINED) or _NAY.issuperset(part.words) for part in others
    )


def _will_do(after: list[str], verbs: frozenset[str]) -> bool:
    """Tell whether words after a name say that they do what the work is, by its own verb: 'will send them'."""
    rest = [word for word in after if word not in _POLITE]
    while rest and rest[0] in _HAS:
        rest = rest[1:]
    place = " ".join(rest[2:])
    instead = any(
        phrase in place for phrase in ("in my place", "instead of me", "on my behalf", "in my stead")
    )
    does = rest[:1] and (rest[0] in verbs or instead)
    return bool(does) and len(rest) > 1 and rest[1] in _ITSELF and (instead or _ADJUNCTS.issuperset(rest[2:]))


def _asks_them(parts: list[Line], line: Line, known: Known) -> tuple[Assignee, ...]:
    """Return who was named before a clause that says to ask them: 'Kate would know, ask her'."""
    asks = next(
        (at for at, part in enumerate(parts) if part.words[:2] in _ASK_THEM and len(part.words) < 4), 0
    )
    named = [word for part in parts[:asks] for word in part.words if word[0] == "@" and word[1:].isdecimal()]
    return _assignees(line.spots[int(named[0][1:])], known, line) if len(named) == 1 else ()


def _does_so(line: Line, known: Known, own: frozenset[str]) -> tuple[Assignee, ...]:
    """Return the one who is named, where 'she' or 'he' does the work: 'I asked Kate and she's doing it now'."""
    named = [word for word in line.words if word[0] == "@" and word[1:].isdecimal()]
    if len(named) != 1:
        return ()
    for part in clauses(line):
        texts = [piece.text for piece in part.pieces]
        for at, text in enumerate(texts):
            begins = at == 0 or texts[at - 1] in ("and", "but", "so", "that", "as")
            if text in ("she", "he", "they") and begins and _does(texts[at + 1 :], own):
                return _assignees(line.spots[int(named[0][1:])], known, line)
    return ()


def _is_theirs(before: list[str], after: list[str], own: frozenset[str] = frozenset()) -> bool | None:
    """Tell whether somebody does the work, or is to by rights."""
    if _does(after, own):
        return _DOUBTS.isdisjoint((*before, *after))
    return _by_right(before, after, own)


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
        return verb not in _TELLS
    return len(does) > 1 and (does[1] in _ITSELF or _is_record(does[1]))


def _does(after: list[str], own: frozenset[str] = frozenset()) -> bool:
    """Tell whether words after a name say that they do the work: 'is doing this now', 'said she'd do it'."""
    said = [word for word in after if word not in _POLITE]
    if any(
        tuple(said[:end]) in _SHORTLY and _ADJUNCTS.issuperset(said[end:])
        for end in range(1, min(len(said), _MOST_SAID) + 1)
    ):
        return True
    at = 0
    while (
        at < len(after)
        and after[at] in _HAS
        and not (after[at] == "has" and after[at + 1 : at + 2] == ["it"])
    ):
        at += 1
    if after[at : at + 2] in (["has", "it"], ["got", "it"]) or after[:2] in (
        ["has", "this"],
        ["has", "that"],
        ["owns", "this"],
    ):
        return True
    if at >= len(after) or after[at] not in _DOES or (at and after[at - 1] == "for"):
        return False
    rest = after[at + 1 :]
    while rest and rest[0] in ("over", "on", "up", "care", "of", "with", "the"):
        rest = rest[1:]
    objects = [word for word in rest if word not in _POLITE and word not in _OBJECT | _ADJUNCTS]
    if objects and own.issuperset(objects):
        return True
    return not rest or rest[0] in _OBJECT or _is_record(rest[0])


def _by_right(before: list[str], after: list[str], own: frozenset[str] = frozenset()) -> bool | None:
    """Tell whether it is somebody's by rights: 'one for Kate', 'that's Kate's', 'Kate instead'."""
    words = [word for word in before if word not in _FILLS]
    rest = [word for word in after if word not in _POLITE]
    fitting = (_BY_RIGHT | own).issuperset(words)
    if before[-1:] in (["a"], ["an"]) and rest[:1] and rest[0] in _OWN:
        return fitting or None  # 'that's a Kate job'
    if after[:1] == ["'s"]:
        return True if fitting and (len(after) == 1 or after[1] in _OWN) else None
    if " ".join(rest) in _INSTEAD:
        return (_BY_RIGHT | _LETS).issuperset(words) or None
    if not _ADJUNCTS.issuperset(rest):
        return None
    sits = words[-1:] == ["with"] and not _SITS.isdisjoint(words)
    if words and (words[-1] in _POINTS or sits or words[-2:] == ["not", "me"]):
        return fitting or None
    return True if not words and len(before) <= 1 else None


def _named(part: Line, at: int, line: Line, known: Known) -> tuple[tuple[Assignee, ...], int]:
    """Return who is named by a piece, of the group or not, and by how many pieces."""
    piece = part.pieces[at]
    if _is_team(part, at):
        typed = line.plain.text[part.pieces[at + 1].start : part.pieces[at + 2].end]
        return (Assignee(OwnerKind.OUTSIDE, name=typed),), 3
    if piece.text[0] == "@" and piece.text[1:].isdecimal():
        return _assignees(line.spots[int(piece.text[1:])], known, line), 1
    typed = line.plain.text[piece.start : piece.end]
    if not _is_name(typed, piece.text):
        return (), 1
    following = part.pieces[at + 1] if at + 1 < len(part.pieces) else None
    whole = bool(following and _is_name(line.plain.text[following.start : following.end], following.text))
    begins = at == 0 and not whole
    if (begins and not _does([each.text for each in part.pieces[1:]])) or (
        at and part.pieces[at - 1].text == "the"
    ):
        return (), 1
    end = following.end if whole and following else piece.end
    return (Assignee(OwnerKind.OUTSIDE, name=line.plain.text[piece.start : end]),), 2 if whole else 1


def _is_team(part: Line, at: int) -> bool:
    """Tell whether three pieces name a team: 'the finance team'."""
    texts = [piece.text for piece in part.pieces[at : at + 3]]
    return (
        len(texts) == 3 and texts[0] in ("the", "our", "your") and texts[1].isalpha() and texts[2] in _TEAMS
    )


def _is_name(typed: str, word: str) -> bool:
    return typed[:1].isupper() and typed[1:].islower() and typed.isalpha() and word not in _COMMON


def _others(part: Line, at: int, line: Line, known: Known) -> tuple[Assignee, ...]:
    """Return who else is named: 'Kate or Sam'."""
    rest = part.pieces[at : at + 2]
    if len(rest) == 2 and rest[0].text in ("or", "and", "/") and rest[1].text[0] == "@":
        return _assignees(line.spots[int(rest[1].text[1:])], known, line)
    return ()


def _assignees(one: Spot, known: Known, line: Line) -> tuple[Assignee, ...]:
    typed = line.plain.text[one.start : one.end].lstrip("@")
    if not one.who:
        return (Assignee(OwnerKind.OUTSIDE, name=typed),)
    kind = _KINDS.get(one.how, OwnerKind.PERSON)
    return tuple(Assignee(kind, user=user) for user in one.who if user != known.speaker or len(one.who) == 1)


def _user(assignee: Assignee) -> str | None:
    return assignee.user


def _is_record(word: str) -> bool:
    return word[0] == "A" and len(word) > 1
