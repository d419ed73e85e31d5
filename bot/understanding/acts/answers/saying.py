"""What one line says of work, whichever work that is."""

import re
from collections.abc import Callable

from bot.language.bounds import Budget
from bot.language.wording import word_set
from bot.understanding.acts.answers import (
    abroad,
    away,
    closing,
    deeds,
    done,
    dues,
    emoji,
    helping,
    leaning,
    passing,
    plainly_done,
    refusing,
    signs,
    subjects,
    undone,
    waiting,
    wills,
)
from bot.understanding.acts.answers.clauses import BECAUSE, clauses
from bot.understanding.acts.answers.dues import Due
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Politeness, Says

_TIMES = word_set(
    "today tomorrow week weekend month monday tuesday wednesday thursday friday christmas deadline easter",
    "tonight xmas year mon tue tues wed weds thu thurs fri fortnight",
)
_ALTERNATIVE = phrases("can do it by, could do it by, can do this by, but can, but could, but i can")
_DID = word_set("i we was were been just already")
"""Before a past tense, what tells that something happened: 'I sent it on Tuesday'."""
_NOT_AFTER_ALL = word_set("no not wish hardly ha never nearly almost")
_NUMBER = re.compile(r" A\d{1,9} ")
_STILL_AT_IT = re.compile(
    r" (?:(?:i|we) (?:am|are|have been) )?(?:still |currently )"
    r"(?:in (?:discuss\w*|talks|touch|contact|progress)|(?:talking|speaking|discussing|chatting|chasing"
    r"|writing|drafting|checking|looking|going|trying|collecting"
    r"|gathering|putting|working|reading|sorting|compiling|negotiating))(?= )"
)
"""'We are still talking to Val about it': somebody is at it."""
_LEADS = word_set("right good great fine ok so sure lovely perfect")
_POLITE = word_set(
    "thing sure yes fine ok then right good great lovely perfect all mine k deal roger agreed noted"
    " understood absolutely"
    " definitely certainly gladly no worries i agree accept accepted why not go ahead wilco count me in"
    " thanks thank"
    " you very much please that this is it with by sounds will do it's boss mate so that's"
    " cheers of course"
    " x xx problem brilliant super cool happy am"
)
_ON_IT_OR_DONE = Saying(Says.ACCEPT, either=(Says.ACCEPT, Says.DONE), unsure=True)
_NOT_YET_OR_NOT_ME = Saying(Says.NOT_DONE, either=(Says.NOT_DONE, Says.DECLINE), unsure=True)
_SEEN = word_set(
    "ok k kk fine noted good great perfect lovely right understood roger cool all duly so that's is this that"
    " then it thanks thank you very much cheers ta super brilliant"
)
_OK = word_set("ok k kk")
_REMINDS = phrases(
    "remind me, nudge me, ping me, chase me, ask me again, ask again, try me again, come back to me"
    ", get back to me"
)
_NO = word_set("no non nage merci sorry ha haha oh alas lol afraid i am thanks")
_NO_DOUBTS = word_set("but although though then later next will")


def read(heard: Heard) -> Saying | None:
    """Return what a line says; None when it says nothing that is known."""
    budget = Budget()
    for reader in _READERS:
        said = reader(heard)
        if said is not None or budget.over:
            return said
    due = _due(heard, budget)
    if due is not None:
        due = None if _is_of_the_past(heard, due) else due
    return (
        _timed(heard, due)
        or _elsewhere(heard)
        or refusing.refused(heard)
        or _done_with_more(heard)
        or _open(heard)
        or leaning.weakly(heard)
    )


def is_of_absence(line: Line) -> bool:
    """Tell whether a line is about its writer's health or leave."""
    return away.is_past_or_present(line) or away.is_grave(line)


def _as_a_reason(heard: Heard) -> Saying | None:
    """Return that a reason is given, for what was answered before: nothing but that."""
    if heard.line.words[0] not in ("because", "cos", "parce") or heard.line.has(signs.MORE_TIME):
        return None
    due = dues.find(heard.line, heard.known, heard.actions, Budget())
    return Saying(Says.NOTE) if due is None else None


def _by_emoji(heard: Heard) -> Saying | None:
    says = emoji.says(heard.line, asked=heard.asked)
    if says is None and heard.owner and emoji.is_seen(heard.line):
        return _ON_IT_OR_DONE
    if says is Says.DECLINE and heard.owner and not heard.asked:
        return _NOT_YET_OR_NOT_ME
    return Saying(says, plain=True) if says is not None else None


def _after_a_question(heard: Heard) -> Saying | None:
    """Return what somebody answers to a question of their own: 'Done? I wish'."""
    line = heard.line
    at = next((n for n, piece in enumerate(line.pieces) if piece.text == "?"), len(line.pieces))
    if at > 4 or at >= len(line.pieces) - 1 or deeds.DONE.isdisjoint(line.part(0, at).words):
        return None
    rest = line.part(at + 1, len(line.pieces))
    return None if _NOT_AFTER_ALL.isdisjoint(rest.words) else Saying(Says.NOT_DONE)


def _of_others(heard: Heard) -> Saying | None:
    """Return that somebody helps, has done it instead of its owner, or is to do it."""
    line = heard.line
    if not heard.owner and helping.helps(heard):
        return Saying(Says.JOIN)
    if line.has(signs.BLOCKED) or line.has(signs.DROPPED):
        return None
    if passing.does_it(line, heard.known, heard.pasts) is not None:
        return Saying(Says.DONE, by_other=True, unsure=line.asks)
    if closing.has_it(heard):
        return Saying(Says.DONE, unsure=True)
    passed = passing.passed_on(line, heard.known)
    if passed is None:
        return None
    return Saying(Says.PASS_ON, passed=passed, unsure=not passed.sure, plain=True)


def _done(heard: Heard) -> Saying | None:
    said = done.says_done(heard.line, heard.actions)
    return Saying(Says.DONE, outcome=said.outcome, plain=True) if said is not None else None


def _done_with_more(heard: Heard) -> Saying | None:
    """Return that work may be done of which that is said first, with what may take it back behind."""
    parts = clauses(heard.line)
    if heard.line.asks or len(parts) < 2 or not plainly_done.says_so(parts[0], heard.actions):
        return None
    return Saying(Says.DONE, unsure=True)


_READERS: tuple[Callable[[Heard], Saying | None], ...] = (
    _as_a_reason,
    _by_emoji,
    _after_a_question,
    closing.mistaken,
    closing.has_done,
    _of_others,
    _done,
    closing.closed,
    waiting.dropped,
    waiting.goes_on,
    waiting.blocked,
    waiting.so_cannot,
    refusing.leaves_to_others,
    closing.slip,
    closing.handed_in,
)


def _due(heard: Heard, budget: Budget) -> Due | None:
    """Return the day of the work: before a reason, where there is one, or anywhere."""
    line = heard.line
    because = BECAUSE.search(line.flat)
    if because is not None:
        head = line.part(0, line.flat.count(" ", 0, because.start() + 1) - 1)
        due = dues.find(head, heard.known, heard.actions, budget)
        if due is not None:
            return due
    return dues.find(line, heard.known, heard.actions, budget)


def _is_of_the_past(heard: Heard, due: Due) -> bool:
    """Tell whether a day that is not surely one to come is that of something that was done."""
    line = heard.line
    told = not heard.pasts.isdisjoint(line.words)
    if not due.sure:
        return told or line.has(signs.PARTLY)
    if not signs.NOT.isdisjoint(line.words) or line.has(wills.PROMISED):
        return False
    words = line.words
    did = any(words[at] in heard.pasts and words[at - 1] in _DID for at in range(1, len(words)))
    return did or (told and not dues.is_understood(due))


def _timed(heard: Heard, due: Due | None) -> Saying | None:
    """Return that more time is needed, or a day promised."""
    line = heard.line
    if due is not None:
        refuses = line.has(wills.DECLINED) or line.has(wills.NOT_MINE) or refusing.is_wrong_person(line)
        if refuses and not due.sure and due.day is not None and not line.has(_ALTERNATIVE):
            return None
        why = (line.after(BECAUSE) or waiting.beside_day(heard)) if due.sure else None
        why = None if why is None or away.is_private(why) else why
        reminds = line.has(_REMINDS)
        return Saying(Says.MORE_TIME, due=due, unsure=not due.sure, why=why, reminds=reminds)
    busy = line.has(signs.BUSY) and not line.has(wills.CANNOT)
    more = line.has(signs.MORE_TIME) and not line.has(signs.FORGOT)
    if more or busy or _not_by_then(line) or _not_so_soon(line):
        return Saying(Says.MORE_TIME)
    if not line.has(wills.NO_TROUBLE) and dues.rules_out(line, heard.known, Budget()):
        return Saying(Says.MORE_TIME)
    return None


def _elsewhere(heard: Heard) -> Saying | None:
    says = abroad.says(heard.line) if not heard.line.asks else None
    return Saying(says, plain=True) if says is not None else None


def _not_by_then(line: Line) -> bool:
    """Tell whether a line says that some time is too early: 'can't make Friday', 'can't do this week'."""
    words = line.words
    at = next((n for n, word in enumerate(words) if word in ("not", "no")), len(words))
    return not _TIMES.isdisjoint(words[at:])


def _not_so_soon(line: Line) -> bool:
    """Tell whether a line refuses only the time: 'can't do this by then', where 'not yet' is no refusal."""
    return line.has(signs.SO_SOON) and refusing.cannot(line)


def _open(heard: Heard) -> Saying | None:
    """Return that work is not done yet, in part, or taken on, as far as a line says so."""
    line = heard.line
    if line.has(signs.PARTLY):
        return Saying(Says.NOTE)
    if not {"no", "non", "nage"}.isdisjoint(line.words) and _NO.issuperset(line.words):
        return Saying(Says.DECLINE) if heard.asked else _NOT_YET_OR_NOT_ME
    if line.has(wills.WHENEVER):
        return Saying(Says.NOTE)
    return undone.not_done(heard) or _taken_on(heard)


def _taken_on(heard: Heard) -> Saying | None:
    line, words = heard.line, frozenset(heard.line.words)
    if tuple(word for word in line.words if word not in ("yes", "sorry", "already")) in closing.HAVE:
        return Saying(Says.DONE, unsure=True)
    if line.has(wills.THOUGH) and not line.has(wills.NOT_THOUGH) and not line.asks:
        return Saying(Says.ACCEPT)
    doubts = wills.TENTATIVE | (signs.NOT - {"no", "not"} if line.has(wills.NO_TROUBLE) else signs.NOT)
    if line.asks or words & doubts:
        return None
    if words & heard.pasts and not words & (deeds.DOUBTS - _NO_DOUBTS) and not line.has(wills.PROMISED):
        return Saying(Says.DONE, unsure=True)
    if "yes" in words and (line.has(deeds.WHEN) or "yesterday" in words) and not line.has(wills.PROMISED):
        return Saying(Says.DONE, unsure=True)  # 'yes, ages ago'
    if _nods(line) or line.words[0] == "yes" or _STILL_AT_IT.match(line.flat):
        return _ON_IT_OR_DONE if _only_nods(heard) else Saying(Says.ACCEPT)
    accepted = wills.ACCEPTED.search(_NUMBER.sub(" it ", line.flat))
    if accepted is None or " @" in line.flat[: accepted.start()]:
        return None
    # 'Finance are sitting on it' is of somebody else.
    return None if subjects.is_of_others(heard, line.flat[: accepted.end()].split()) else Saying(Says.ACCEPT)


def _only_nods(heard: Heard) -> bool:
    """Tell whether whoever has answered for work only says that they have seen it: 'noted', 'all good'."""
    words = frozenset(heard.line.words)
    seen = _SEEN.issuperset(words) and not _OK.issuperset(words) and _nods(heard.line)
    return seen and heard.owner and not heard.asked


def _nods(line: Line) -> bool:
    """Tell whether a line takes work on by a nod, before anything else that it says."""
    parts = clauses(line)
    while len(parts) > 1 and courtesy_of(parts[0]) not in (None, Politeness.OK):
        parts = parts[1:]
    if not (parts[0].has(wills.NODS) and _is_nod(parts[0])):
        return False
    # 'Right, …' only leads up to what is said.
    others = [part for part in parts[1:] if courtesy_of(part) is None]
    led = parts[0].words[0] in _LEADS and len(parts[0].words) == 1
    return not led or all(_is_nod(part) or part.has(wills.ACCEPTED) for part in others)


def _is_nod(part: Line) -> bool:
    return all(word in _POLITE or word[0] == ":" or not word.isascii() for word in part.words)
