"""What one line says of work, whichever work that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.bounds import Budget
from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import abroad, away, done, dues, emoji, passing, signs
from bot.understanding.acts.answers.dues import Due
from bot.understanding.acts.answers.passing import PassedOn
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.known import Known, KnownAction
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Becomes, Says

_BECAUSE = re.compile(
    r" (?:because of|because|since|due to|cos|parce que|achos|owing to|as(?= (?:i|we|the|it|my|our|there) ))(?= )"
)
_TIMES = word_set(
    "today tomorrow week weekend month monday tuesday wednesday thursday friday christmas deadline easter tonight"
)
_FUTURE_DO = phrases("will, shall, going to, should, would, to do, can, tomorrow i")
_ALTERNATIVE = phrases("can do it by, could do it by, can do this by, but can, but could, but i can")


@dataclass(frozen=True)
class Saying:
    """What a line says: an answer, or what becomes of the action; `unsure` where it may mean something else."""

    says: Says | None = None
    becomes: Becomes | None = None
    due: Due | None = None
    why: str | None = None
    outcome: str | None = None
    passed: PassedOn | None = None
    """To whom it goes; with `Says.PASS_ON` and none, nobody was named."""
    by_other: bool = False
    """Whether it is done, but by somebody else."""
    taken_back: bool = False
    unsure: bool = False
    plain: bool = False
    """Whether the words hardly mean anything but an answer, so that they may stand without the work's name."""


def read(line: Line, known: Known, actions: Sequence[KnownAction], *, asked: bool, owner: bool) -> Saying | None:
    """Return what a line says; None when it says nothing that is known.

    `actions` may be meant; `asked` tells that one of them is not answered yet, `owner` that it is the speaker's.
    """
    budget = Budget()
    for reader in (_by_emoji, _after_a_question, _of_others, _settled, _done):
        said = reader(line, known, actions, asked, owner)
        if said is not None:
            return said
        if budget.over:
            return None
    due = dues.find(line, known, tuple(actions), budget)
    elsewhere = abroad.says(line) if not line.asks else None
    if elsewhere is not None and due is None:
        return Saying(elsewhere, plain=True)
    return _timed(line, due, asked) or _refused(line) or _open(line, asked, owner)


def _by_emoji(line: Line, known: Known, actions: Sequence[KnownAction], asked: bool, owner: bool) -> Saying | None:
    says = emoji.says(line, asked=asked)
    return Saying(says, plain=True) if says is not None else None


def _after_a_question(
    line: Line, known: Known, actions: Sequence[KnownAction], asked: bool, owner: bool
) -> Saying | None:
    """Return what somebody answers to a question of their own: 'Done? I wish'."""
    at = next((n for n, piece in enumerate(line.pieces) if piece.text == "?"), len(line.pieces))
    if at >= len(line.pieces) - 1 or done.DONE.isdisjoint(piece.text for piece in line.pieces[:at]) or at > 4:
        return None
    rest = line.part(at + 1, len(line.pieces))
    if {"no", "not", "wish", "hardly", "ha", "never", "nearly", "almost"}.isdisjoint(rest.words):
        return None
    return Saying(Says.NOT_DONE)


def _of_others(line: Line, known: Known, actions: Sequence[KnownAction], asked: bool, owner: bool) -> Saying | None:
    if line.has(signs.HELPS) and not owner:
        return Saying(Says.JOIN)
    pasts = done.DONE.union(*(likeness.past_of(action.text) for action in actions))
    other = passing.does_it(line, known, pasts)
    if other is not None:
        return Saying(Says.DONE, by_other=True, unsure=line.asks)
    if line.has(signs.BLOCKED) or line.has(signs.DROPPED):
        return None
    passed = passing.passed_on(line, known)
    if passed is not None:
        return Saying(Says.PASS_ON, passed=passed, unsure=not passed.sure, plain=True)
    return None


def _settled(line: Line, known: Known, actions: Sequence[KnownAction], asked: bool, owner: bool) -> Saying | None:
    """Return that work is dropped, waits for something, or was called done by mistake."""
    if line.has(signs.DROPPED) and not line.has(signs.NEVER_MIND) and not line.asks:
        return Saying(becomes=Becomes.DROPPED, why=_reason(line, signs.DROPPED, after_comma=True), plain=True)
    if line.has(signs.REOPENED) and not line.asks:
        return Saying(becomes=Becomes.REOPENED, taken_back=line.has(signs.TAKEN_BACK), plain=True)
    if line.asks or not (line.has(signs.BLOCKED) or line.has(signs.STUCK)):
        return _needed(line)
    why = line.after(signs.BLOCKED)
    if why is None:
        return _needed(line) or Saying(Says.BLOCKED, why=line.after(_BECAUSE), plain=True)
    due = dues.find(line, known, tuple(actions), Budget())
    if due is not None and due.sure and dues.is_understood(due):
        return Saying(Says.MORE_TIME, due=due, why=_first_part(line, why))
    return Saying(Says.BLOCKED, why=_first_part(line, why) or None, plain=bool(why))


def _needed(line: Line) -> Saying | None:
    """Return that work waits for what is needed from somebody else: 'still need the figures from Mal'."""
    why = line.after(signs.NEEDED)
    if not why or line.asks or not (" from @" in line.flat or line.flat.rstrip(" .!").endswith(" first")):
        return None
    return Saying(Says.BLOCKED, why=re.sub(r"(?i) first$", "", why))


def _done(line: Line, known: Known, actions: Sequence[KnownAction], asked: bool, owner: bool) -> Saying | None:
    said = done.says_done(line, actions)
    return Saying(Says.DONE, outcome=said.outcome, plain=True) if said is not None else None


def _timed(line: Line, due: Due | None, asked: bool) -> Saying | None:
    if due is not None and not due.sure and (line.has(signs.PARTLY) or not done.DONE.isdisjoint(line.words)):
        return None
    refuses = line.has(signs.DECLINED) or line.has(signs.NOT_MINE)
    if due is not None:
        elsewhere = refuses and due.day is not None and not line.has(_ALTERNATIVE) and not due.sure
        if not elsewhere:
            why = line.after(_BECAUSE) if due.sure else None
            return Saying(Says.MORE_TIME, due=due, unsure=not due.sure, why=why)
        return None
    if line.has(signs.MORE_TIME) or _not_by_then(line) or (line.has(signs.BUSY) and not line.has(signs.CANNOT)):
        return Saying(Says.MORE_TIME)
    return None


def _not_by_then(line: Line) -> bool:
    """Tell whether a line says that some time is too early: 'can't make Friday', 'can't do this week'."""
    words = line.words
    at = next((n for n, word in enumerate(words) if word in ("not", "no")), len(words))
    return not _TIMES.isdisjoint(words[at:])


def is_of_absence(line: Line) -> bool:
    """Tell whether a line is about its writer's health or leave."""
    return away.is_past_or_present(line)


def _refused(line: Line) -> Saying | None:
    if line.has(signs.NOT_MINE) and not line.asks:
        return Saying(Says.PASS_ON) if line.has(signs.SOMEBODY_ELSE) else Saying(Says.DECLINE, plain=True)
    if line.has(signs.SOMEBODY_ELSE):
        return Saying(Says.PASS_ON)
    cannot = line.has(signs.DECLINED) or re.search(r" (?:can|could) not (?:[!.,;:-] |because |as |$|sorry )", line.flat)
    if not cannot or line.asks:
        return None
    why = _reason(line, _BECAUSE, after_comma=True)
    return Saying(Says.DECLINE, why=None if why is None or away.is_private(why) else why, plain=True)


def _open(line: Line, asked: bool, owner: bool) -> Saying | None:
    """Return that work is taken on, or not done yet, as far as a line says so."""
    words = frozenset(line.words)
    if line.has(signs.PARTLY):
        return Saying(Says.NOTE)
    said = [tuple(word for word in part.words if word[0] != "A") for part in clauses(line)]
    if any(words in (("not",), ("is", "not"), ("not", "yet"), ("not", "really")) for words in said):
        return Saying(Says.NOT_DONE)
    if line.words in (("no",), ("no", "sorry"), ("sorry", "no"), ("no", "thanks")):
        return Saying(Says.DECLINE if asked else Says.NOT_DONE)
    if line.has(signs.NOT_DONE) and not line.asks:
        return Saying(Says.NOT_DONE, taken_back=line.has(signs.TAKEN_BACK))
    if _denied(line):
        return Saying(Says.NOT_DONE, taken_back=True)
    if line.has(signs.TAKEN_BACK):
        return Saying(Says.NOT_DONE, taken_back=True)
    doubts = signs.TENTATIVE | (signs.NOT - {"no"} if line.has(signs.NO_TROUBLE) else signs.NOT)
    if line.has(signs.ACCEPTED) and not line.asks and not words & doubts:
        return Saying(Says.ACCEPT)
    if words & done.DONE and not line.asks and not words & (signs.TENTATIVE | signs.NOT | done.DOUBTS):
        return Saying(Says.DONE, unsure=True)
    return None


def _denied(line: Line) -> bool:
    """Tell whether a line says of something that it is not so: 'the hall isn't booked'."""
    words = line.words
    return any(
        words[at] in ("is", "are", "was", "were", "has", "have") and words[at + 1] == "not" for at in range(len(words) - 1)
    )


def _reason(line: Line, sign: re.Pattern[str], *, after_comma: bool) -> str | None:
    """Return the reason in a line: what follows 'because', or else the mark after a phrase."""
    because = line.after(_BECAUSE)
    if because:
        return because
    if not after_comma:
        return None
    at = next((n for n, piece in enumerate(line.pieces) if piece.text in (",", ";", ":", "-", ".", "–")), None)
    if at is None or at + 1 >= len(line.pieces):
        return None
    head, rest = line.part(0, at), line.part(at + 1, len(line.pieces))
    if not (head.has(sign) or head.has(signs.DECLINED)) or len(rest.words) < 3 or done.is_excuse(rest):
        return None
    return rest.text.strip(" .")


def _first_part(line: Line, why: str) -> str:
    """Return what something waits for, without what is promised after it."""
    for mark in (". ", "; ", " but ", ", so ", ", then ", ", will ", ", i'll ", ", I'll ", ", hope ", ", should "):
        why = why.partition(mark)[0]
    return re.sub(r"(?i) first$", "", why.strip(" .!,"))
