"""Who is named by a piece of a line: of the group, or of nobody in it."""

from bot.language.wording import word_set
from bot.understanding.acts.answers import deeds, doers, dues
from bot.understanding.known import Known
from bot.understanding.line import Line
from bot.understanding.people import How, Spot
from storage.records import Assignee, OwnerKind

_TEAMS = ("team", "department", "dept", "office", "desk")
_NOT_NAMES = word_set(
    "suggest recommend nominate propose contact see dear regards re ref per"
    "i it he she they we you this that who somebody nobody everybody anybody one all there here what"
    " when monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december done sorry yes no ok thanks please the a an not"
    " can will is are was still just and but slack"
)
_COMMON = (
    _NOT_NAMES
    | doers.GIVES
    | doers.ASKS
    | doers.BETWEEN
    | doers.BY_RIGHT
    | doers.DOES
    | doers.HAS
    | doers.OBJECT
    | dues.FRAME
    | deeds.FRAME
    | deeds.DONE
)
"""Words that are nobody's name, though they begin a sentence."""
_KINDS = {How.USER_GROUP: OwnerKind.USER_GROUP}


def named(part: Line, at: int, line: Line, known: Known) -> tuple[tuple[Assignee, ...], int]:
    """Return who is named by a piece, of the group or not, and by how many pieces."""
    piece = part.pieces[at]
    if is_team(part, at):
        typed = line.plain.text[part.pieces[at + 1].start : part.pieces[at + 2].end]
        return (Assignee(OwnerKind.OUTSIDE, name=typed),), 3
    if piece.text[0] == "@" and piece.text[1:].isdecimal():
        return assignees(line.spots[int(piece.text[1:])], known, line), 1
    typed = line.plain.text[piece.start : piece.end]
    if not _is_name(typed, piece.text):
        return (), 1
    following = part.pieces[at + 1] if at + 1 < len(part.pieces) else None
    whole = bool(following and _is_name(line.plain.text[following.start : following.end], following.text))
    begins = at == 0 and not whole
    if (begins and not doers.does([each.text for each in part.pieces[1:]])) or (
        at and part.pieces[at - 1].text == "the"
    ):
        return (), 1
    end = following.end if whole and following else piece.end
    return (Assignee(OwnerKind.OUTSIDE, name=line.plain.text[piece.start : end]),), 2 if whole else 1


def is_team(part: Line, at: int) -> bool:
    """Tell whether three pieces name a team: 'the finance team'."""
    texts = [piece.text for piece in part.pieces[at : at + 3]]
    return (
        len(texts) == 3 and texts[0] in ("the", "our", "your") and texts[1].isalpha() and texts[2] in _TEAMS
    )


def _is_name(typed: str, word: str) -> bool:
    return typed[:1].isupper() and typed[1:].islower() and typed.isalpha() and word not in _COMMON


def others(part: Line, at: int, line: Line, known: Known) -> tuple[Assignee, ...]:
    """Return who else is named: 'Kate or Sam'."""
    rest = part.pieces[at : at + 2]
    if len(rest) == 2 and rest[0].text in ("or", "and", "/") and rest[1].text[0] == "@":
        return assignees(line.spots[int(rest[1].text[1:])], known, line)
    return ()


def assignees(one: Spot, known: Known, line: Line) -> tuple[Assignee, ...]:
    """Return those whom a place in a line names, as owners: several where the name fits as many."""
    typed = line.plain.text[one.start : one.end].lstrip("@")
    if not one.who:
        return (Assignee(OwnerKind.OUTSIDE, name=typed),)
    kind = _KINDS.get(one.how, OwnerKind.PERSON)
    return tuple(Assignee(kind, user=user) for user in one.who if user != known.speaker or len(one.who) == 1)


def user(assignee: Assignee) -> str | None:
    """Return the id of somebody who is to do work, where they are in the group."""
    return assignee.user
