"""What one line says of work, whichever work that is."""

import re
from collections.abc import Callable

from bot.language.bounds import Budget
from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import (
    abroad,
    away,
    deeds,
    done,
    dues,
    emoji,
    leaning,
    passing,
    signs,
    waiting,
)
from bot.understanding.acts.answers.clauses import BECAUSE, clauses
from bot.understanding.acts.answers.dues import Due
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Says

_TIMES = word_set(
    "today tomorrow week weekend month monday tuesday wednesday thursday friday christmas deadline easter",
    "tonight xmas year mon tue tues wed weds thu thurs fri fortnight",
)
_ALTERNATIVE = phrases("can do it by, could do it by, can do this by, but can, but could, but i can")
_DID = word_set("i we was were been just already")
"""Before a past tense, what tells that something happened: 'I sent it on Tuesday'."""
_HAVE = (("i", "have"), ("i", "did"), ("we", "have"), ("it", "is"), ("it", "has"), ("they", "have", "been"))
"""What somebody answers who was asked whether it is done, or will be."""
_NOT_AFTER_ALL = word_set("no not wish hardly ha never nearly almost")
_BARE_NOT = (("not",), ("is", "not"), ("not", "yet"), ("not", "really"))
_CANNOT = re.compile(r" (?:can|could) not (?:[!.,;:-] |because |as |$|sorry |lovely |love |mate |hun |x )")
_HAND = re.compile(r" (?:give|lend|offer) @\d{1,4} (?:a|some) (?:hand|help)(?= )")
_WITH = re.compile(r" (?:with|support|help|assist|join|alongside) @(\d{1,4})(?= )")
_IS_WITH = re.compile(r" (?:is|are|now|finally|all|'s) with @(\d{1,4}) (?:now |already )?$")
_POLITE = word_set(
    "sure yes fine ok then right good great lovely perfect all mine k deal roger agreed noted"
    " understood absolutely"
    " definitely certainly gladly no worries i agree accept accepted why not go ahead wilco count me in"
    " thanks thank"
    " you very much please that this is it with me by sounds will do it's boss mate lovely so that's"
    " cheers of course"
    " x xx problem brilliant super cool happy am"
)
_TICKED = word_set("pressed clicked hit said tapped put open")
_NEAR = 7
_TURNS = word_set("and but because as so though since , . ; : - ! \n")
_ADVERBS = word_set("not still just never also really only yet already even quite simply")
"""What may stand before a verb without being what it is said of."""
_VERBS = word_set("is are was were has have had will can does do did 's")
_SUBJECTS = word_set(
    "you i we it this that these those they all everything yes one mine me us both work ok sure yep"
    " there which"
    " fine great happy glad will course no right good and but so , . - ! : ;"
)
_NO = word_set("no sorry ha haha oh um alas lol afraid i am thanks")
_ENDS_NOT = (("is", "not"), ("are", "not"), ("has", "not"), ("have", "not"), ("was", "not"), ("been", "not"))
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
    return _timed(heard, due) or _elsewhere(heard) or _refused(heard) or _open(heard) or leaning.weakly(heard)


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
        return Saying(Says.ACCEPT, seen=True, unsure=True)
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
    if not heard.owner and _helps(heard):
        return Saying(Says.JOIN)
    if line.has(signs.BLOCKED) or line.has(signs.DROPPED):
        return None
    if passing.does_it(line, heard.known, heard.pasts) is not None:
        return Saying(Says.DONE, by_other=True, unsure=line.asks)
    passed = passing.passed_on(line, heard.known)
    if passed is None:
        return None
    return Saying(Says.PASS_ON, passed=passed, unsure=not passed.sure, plain=True)


def _helps(heard: Heard) -> bool:
    """Tell whether somebody offers to do the work with its owners: 'happy to give Val a hand with this'."""
    line = heard.line
    if line.has(signs.HELPS) or _HAND.search(line.flat):
        return True
    owners = {user for action in heard.actions for user in action.owners}
    with_them = any(
        not owners.isdisjoint(line.spots[int(found[1])].who) for found in _WITH.finditer(line.flat)
    )
    return with_them and line.words[0] in (
        "i",
        "we",
        "happy",
        "let",
        "glad",
        "can",
        "will",
        "could",
        "yes",
        "me",
    )


def _done(heard: Heard) -> Saying | None:
    said = done.says_done(heard.line, heard.actions)
    return Saying(Says.DONE, outcome=said.outcome, plain=True) if said is not None else None


def _mistaken(heard: Heard) -> Saying | None:
    """Return that something was only by mistake said to be done: 'I ticked this by mistake'."""
    line = heard.line
    said = _TICKED | heard.pasts | deeds.MARKS
    if line.asks or not line.has(signs.MISTAKES) or said.isdisjoint(line.words) or " @" in line.flat:
        return None
    return Saying(Says.NOT_DONE, taken_back=True)


def _slip(heard: Heard) -> Saying | None:
    """Return that what was said before is taken back, be there more to do or not."""
    line = heard.line
    if line.asks or not line.has(signs.SLIPS):
        return None
    due = dues.find(line, heard.known, heard.actions, Budget())
    return None if due is not None and due.sure else Saying(Says.NOT_DONE, taken_back=True)


def _closed(heard: Heard) -> Saying | None:
    """Return that work may be closed, which may mean that it is done, or that it is not needed."""
    line = heard.line
    if line.asks or not line.has(deeds.CLOSES) or not signs.NOT.isdisjoint(line.words):
        return None
    return Saying(Says.DONE, closes=True, unsure=True)


def _is_with_asker(heard: Heard) -> bool:
    """Tell whether a clause ends by saying that work is with whoever asked for it: 'they're with Val now'."""
    askers = {(action.asked_by,) for action in heard.actions}
    return any(
        heard.line.spots[int(found[1])].who in askers
        for part in clauses(heard.line)
        for found in _IS_WITH.finditer(part.flat)
    )


def _handed_in(heard: Heard) -> Saying | None:
    """Return that work is where it was to go: 'in your inbox'."""
    line = heard.line
    doubts = done.DOUBTS | {"draft", "half", "only"}
    there = line.has(deeds.THERE) or _is_with_asker(heard)
    if line.asks or not there or not doubts.isdisjoint(line.words):
        return None
    return Saying(Says.DONE, unsure=not line.has(deeds.SURELY_THERE), plain=True)


_READERS: tuple[Callable[[Heard], Saying | None], ...] = (
    _as_a_reason,
    _by_emoji,
    _after_a_question,
    _mistaken,
    _of_others,
    _done,
    _closed,
    waiting.dropped,
    waiting.blocked,
    waiting.so_cannot,
    _slip,
    _handed_in,
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
    if not signs.NOT.isdisjoint(line.words) or line.has(signs.PROMISED):
        return False
    words = line.words
    did = any(words[at] in heard.pasts and words[at - 1] in _DID for at in range(1, len(words)))
    return did or (told and not dues.is_understood(due))


def _timed(heard: Heard, due: Due | None) -> Saying | None:
    """Return that more time is needed, or a day promised."""
    line = heard.line
    if due is not None:
        refuses = line.has(signs.DECLINED) or line.has(signs.NOT_MINE) or _is_wrong_person(line)
        if refuses and not due.sure and due.day is not None and not line.has(_ALTERNATIVE):
            return None
        why = (line.after(BECAUSE) or waiting.beside_day(heard)) if due.sure else None
        why = None if why is None or away.is_private(why) else why
        return Saying(Says.MORE_TIME, due=due, unsure=not due.sure, why=why)
    busy = line.has(signs.BUSY) and not line.has(signs.CANNOT)
    more = line.has(signs.MORE_TIME) and not line.has(signs.FORGOT)
    if more or busy or _not_by_then(line) or _not_so_soon(line):
        return Saying(Says.MORE_TIME)
    if not line.has(signs.NO_TROUBLE) and dues.rules_out(line, heard.known, Budget()):
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
    return line.has(signs.SO_SOON) and _cannot(line)


def _cannot(line: Line) -> bool:
    return line.has(signs.DECLINED) or line.has(signs.CANNOT)


def _refused(heard: Heard) -> Saying | None:
    """Return that somebody does not do the work, or asks for somebody else."""
    line = heard.line
    refused = (
        signs.DECLINED.search(line.flat) or signs.NOT_MINE.search(line.flat) or _CANNOT.search(line.flat)
    )
    if refused is not None and _is_of_somebody(heard, line.flat[: refused.end()]):
        return None
    if line.has(signs.NOT_MINE) and not line.asks and not line.has(signs.SOMEBODY_ELSE):
        return Saying(Says.DECLINE, plain=True)
    if _is_wrong_person(line):
        why = waiting.reason(line, signs.WRONG_PERSON)
        return Saying(Says.DECLINE, why=None if why is None or away.is_private(why) else why, plain=True)
    if line.has(signs.SOMEBODY_ELSE):
        return Saying(Says.PASS_ON)
    if line.has(signs.ALONE) and _cannot(line):
        return Saying(Says.NOTE)
    though = line.has(signs.THOUGH) and not line.has(signs.NOT_THOUGH)
    if line.asks or though or not (line.has(signs.DECLINED) or line.has(_CANNOT)):
        return None
    why = waiting.reason(line, signs.CANNOT)
    return Saying(Says.DECLINE, why=None if why is None or away.is_private(why) else why, plain=True)


def _is_wrong_person(line: Line) -> bool:
    """Tell whether a line says that somebody is not the one for the work: 'I don't think I'm the right person'."""
    found = signs.WRONG_PERSON.search(line.flat)
    return found is not None and not signs.NOT.isdisjoint(line.flat[: found.start()].split()[-_NEAR:])


def _open(heard: Heard) -> Saying | None:
    """Return that work is not done yet, in part, or taken on, as far as a line says so."""
    line = heard.line
    if line.has(signs.PARTLY):
        return Saying(Says.NOTE)
    if "no" in line.words and _NO.issuperset(line.words):
        return Saying(Says.DECLINE if heard.asked else Says.NOT_DONE)
    if line.has(signs.WHENEVER):
        return Saying(Says.NOTE)
    return _not_done(heard) or _taken_on(heard)


def _not_done(heard: Heard) -> Saying | None:
    line = heard.line
    if line.asks:
        return None
    if _is_done_but(heard):
        return Saying(Says.DONE, unsure=True)
    if not (_is_not_done(line) or _is_not_yet(heard)):
        return None
    denies = signs.NOT_DONE.search(line.flat)
    if (
        denies is not None
        and not line.has(signs.TAKEN_BACK)
        and _is_of_somebody(heard, line.flat[: denies.end()])
    ):
        return None
    taken_back = line.has(signs.TAKEN_BACK) or _denied(line)
    why = None if taken_back else waiting.reason(line, signs.NOT_DONE)
    why = None if why is None or away.is_private(why) else why
    return Saying(Says.NOT_DONE, taken_back=taken_back, why=why)


def _taken_on(heard: Heard) -> Saying | None:
    line, words = heard.line, frozenset(heard.line.words)
    if tuple(word for word in line.words if word not in ("yes", "sorry", "already")) in _HAVE:
        return Saying(Says.DONE, unsure=True)
    doubts = signs.TENTATIVE | (signs.NOT - {"no", "not"} if line.has(signs.NO_TROUBLE) else signs.NOT)
    if line.asks or words & doubts:
        return None
    if words & heard.pasts and not words & (done.DOUBTS - _NO_DOUBTS) and not line.has(signs.PROMISED):
        return Saying(Says.DONE, unsure=True)
    if "yes" in words and (line.has(deeds.WHEN) or "yesterday" in words) and not line.has(signs.PROMISED):
        return Saying(Says.DONE, unsure=True)  # 'yes, ages ago'
    if any(part.has(signs.NODS) and _is_nod(part) for part in clauses(line)):
        return Saying(Says.ACCEPT)
    accepted = signs.ACCEPTED.search(line.flat)
    if accepted is None or " @" in line.flat[: accepted.start()]:
        return None
    # 'Finance are sitting on it' is of somebody else.
    return None if _is_of_others(heard, line.flat[: accepted.end()].split()) else Saying(Says.ACCEPT)


def _is_nod(part: Line) -> bool:
    return all(word in _POLITE or word[0] == ":" or not word.isascii() for word in part.words)


def _is_of_somebody(heard: Heard, said: str) -> bool:
    """Tell whether the last clause of what was said so far is about somebody else: 'Lena can't do it either'."""
    words = said.split()
    start = max((at for at, word in enumerate(words) if word in _TURNS), default=-1) + 1
    return _is_of_others(heard, words[start:])


def _is_of_others(heard: Heard, words: list[str]) -> bool:
    """Tell whether the first verb among words has a subject that is neither their writer nor the work."""
    verb = next((at for at, word in enumerate(words) if word in _VERBS and words[at - 1 : at] != ["to"]), 0)
    own = [each for action in heard.actions for each in likeness.words_of(action.text)]
    subject = [word for word in words[:verb] if word not in _ADVERBS]
    return bool(subject) and not any(
        word in _SUBJECTS
        or word[0] in "A:"
        or not word.isascii()
        or any(likeness.alike(word, each) for each in own)
        for word in subject
    )


def _is_not_yet(heard: Heard) -> bool:
    """Tell whether a clause says that the work is not done yet: 'not actually booked yet'."""
    return any(
        part.words[-1] == "yet" and "not" in part.words and not heard.pasts.isdisjoint(part.words)
        for part in clauses(heard.line)
    )


def _is_done_but(heard: Heard) -> bool:
    """Tell whether it was done, and something else was not: 'sent but Val hasn't opened it'."""
    words = [piece.text for piece in heard.line.pieces]
    at = words.index("but") if "but" in words else 0
    return "not" in words[at:] and done.says_done(heard.line.part(0, at), heard.actions) is not None


def _is_not_done(line: Line) -> bool:
    bare = [tuple(word for word in part.words if word[0] != "A") for part in clauses(line)]
    if any(words[-2:] in _ENDS_NOT for words in bare):
        return True
    return (
        any(words in _BARE_NOT for words in bare)
        or line.has(signs.NOT_DONE)
        or line.has(signs.TAKEN_BACK)
        or _denied(line)
    )


def _denied(line: Line) -> bool:
    """Tell whether a line says of something that it is not so: 'the hall isn't booked'."""
    words = line.words
    return any(
        words[at] in ("is", "are", "was", "were", "been")
        and words[at + 1] in ("not", "never")
        and words[at + 2].endswith(("ed", "done", "sent", "written", "ready", "out", "complete"))
        for at in range(len(words) - 2)
    )
