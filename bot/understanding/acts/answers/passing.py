"""Whether somebody passes work on, and to whom: by any name, and only where a phrase says so."""

from dataclasses import dataclass

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import deeds, done, dues
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.known import Known
from bot.understanding.line import Line
from bot.understanding.people import How, Spot
from storage.records import Assignee, OwnerKind

_GIVES = word_set(
    "pass give hand move assign reassign transfer delegate passed passing given giving handed handing"
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
    "it this that these them one on over to the job action task you back please with a along onto off"
    " all ei"
    " hwn"
)
_BY_RIGHT = word_set(
    "one job action for is belongs to down over be better not me instead should suits up no i was think"
)
_FILLS = word_set("it this that please sorry really probably a the hi")
_POLITE = word_set("please i think really then thanks ? ! . surely now not me")
_TEAMS = ("team", "department", "dept", "office", "desk")
_OWN = word_set("job action one area task remit not now")
_LETS = word_set("can let get use")
_POINTS = word_set("for to is be better not")
_INSTEAD = frozenset(
    ("instead", "instead of me", "instead of", "to do", "to do it", "is better", "would be better")
)
_DOES = word_set(
    "do doing handle handling take taking deal dealing pick picking took own owns lead leading cover"
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
    ", is taking over, takes over, took over, has taken over, has taken over from"
)
_SHORTLY = frozenset(tuple(phrase.split()) for phrase in _ALL_SAID.split(", "))
"""All that needs to be said of somebody who does the work."""
_HAS = word_set(
    "has is will would can could should said says agreed offered wants 's to she he they happy going"
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
    for part in clauses(line):
        for at in range(len(part.pieces)):
            name, count = _named(part, at, line, known)
            if not name:
                continue
            sure = _is_passed(part, at, at + count, own)
            if sure is not None:
                sure = sure and not _is_team(part, at)  # it may go by another name in Slack
                who = name + _others(part, at + count, line, known)
                return PassedOn(who, sure) if _user(who[0]) != known.speaker else None
    return None


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
    if len(words) > 1 and words[-1][0] == "@" and words[-2] == "by" and not pasts.isdisjoint(words):
        return _assignees(line.spots[int(words[-1][1:])], known, line)[:1][0]
    return None


def _is_passed(part: Line, at: int, end: int, own: frozenset[str]) -> bool | None:
    """Tell whether somebody named from one piece to another is to do it; False where that is not sure."""
    before = [piece.text for piece in part.pieces[:at]]
    after = [piece.text for piece in part.pieces[end:]]
    back = len(before)
    while back and (before[back - 1] in _BETWEEN | own or _is_record(before[back - 1])):
        back -= 1
    verb = before[back - 1] if back else ""
    if verb in _ASKS and not set(before[: back - 1]) - _ASKING:
        return _is_asked(verb, after)
    if after[:1] == ["to"] and not _DOES.intersection(after[1:2]):
        return None  # 'I gave it to Kate to check'
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
    if "to" in between:
        return not future
    if "with" in between:
        return None
    return _is_theirs([*leading, verb, *between], after)


def _is_theirs(before: list[str], after: list[str], own: frozenset[str] = frozenset()) -> bool | None:
    """Tell whether somebody does the work, or is to by rights."""
    if _does(after, own):
        return _DOUBTS.isdisjoint((*before, *after))
    return _by_right(before, after)


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
    if tuple(word for word in after if word not in _POLITE) in _SHORTLY:
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
    objects = [word for word in rest if word not in _POLITE and word not in _OBJECT]
    if objects and own.issuperset(objects):
        return True
    return not rest or rest[0] in _OBJECT or _is_record(rest[0])


def _by_right(before: list[str], after: list[str]) -> bool | None:
    """Tell whether it is somebody's by rights: 'one for Kate', 'that's Kate's', 'Kate instead'."""
    words = [word for word in before if word not in _FILLS]
    rest = [word for word in after if word not in _POLITE]
    fitting = _BY_RIGHT.issuperset(words)
    if after[:1] == ["'s"]:
        return True if fitting and (len(after) == 1 or after[1] in _OWN) else None
    if " ".join(rest) in _INSTEAD:
        return (_BY_RIGHT | _LETS).issuperset(words) or None
    if rest:
        return None
    if words and (words[-1] in _POINTS or words[-2:] == ["not", "me"]):
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
