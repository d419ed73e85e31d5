"""What is said of work that waits, is dropped, or was called done too early, and for which reasons."""

import re

from bot.language.bounds import Budget
from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import awaited, away, done, dues, signs, wills
from bot.understanding.acts.answers.clauses import BECAUSE, clauses
from bot.understanding.acts.answers.dues import Due
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.line import Line
from bot.understanding.meaning import Becomes, Says

_NO_NEED = re.compile(
    r" (?:(?:not|never) (?P<think>think|believe|reckon) (?:we|i|they|you|it) (?:still )?(?:need|have|has) to"
    r"|(?:we|i|they|you) do not (?:need|have) to|no longer (?:need|have) to"
    r"|(?P<nobody>nobody (?:needs|wants|uses|reads))) (?:\S+ ){1,8}"
    r"(?:any more|any longer|now|at all) "
)
"""'We do not need to write to them any more' says that the work is no longer needed."""
_FIRST = re.compile(r" first$", re.IGNORECASE)
_OF_ONESELF = word_set("i we will should hope hopefully happy yes on")
_OF_ONESELF_ANYWHERE = word_set("i we")
_DENIED = word_set("not never nothing nobody longer")
_NEAR = 3
_GOES_ON = (
    " before i ",
    " and then ",
    " then i ",
    " so i can ",
    ". ",
    "; ",
    " but ",
    ", so ",
    ", then ",
    ", will ",
    ", i'll ",
    ", hope ",
    ", should ",
)


def dropped(heard: Heard) -> Saying | None:
    """Return that work is no longer needed, is to be cancelled, or is open again."""
    line = heard.line
    if line.asks:
        return None
    if line.has(signs.REOPENED):
        return Saying(becomes=Becomes.REOPENED, taken_back=line.has(signs.TAKEN_BACK), plain=True)
    if line.has(signs.DROPPED) and not line.has(signs.NEVER_MIND):
        return Saying(becomes=Becomes.DROPPED, why=reason(line, signs.DROPPED), plain=True)
    if (needless := _NO_NEED.search(line.flat)) and needless["nobody"]:
        # What nobody needs may be something else than the work.
        return Saying(Says.NOTE, becomes=Becomes.DROPPED, unsure=True)
    if needless:
        return Saying(
            becomes=Becomes.DROPPED, why=reason(line, _NO_NEED), unsure=needless["think"] is not None
        )
    if signs.CANCELS.match(line.flat):
        return Saying(becomes=Becomes.DROPPED, why=line.after(BECAUSE), unsure=True)
    return None


def blocked(heard: Heard) -> Saying | None:
    """Return that work waits for something."""
    line = heard.line
    if line.asks:
        return None
    if line.has(signs.SET_ASIDE):
        return None
    why = waits(line)
    if why is None or (not line.has(signs.BLOCKED) and _has_day(heard, why)):
        return _needed(line) or _stuck(line)
    head, colon, rest = why.partition(": ")
    if colon and any(likeness.score(head.lower().split(), action) for action in heard.actions):
        why = rest  # 'blocked on the scope paper: legal haven't replied'
    if why.split(" ")[0].lower() in ("me", "us"):
        return Saying(Says.NOTE)
    why = _named(why, line)
    first = clauses(line)[0]
    if not first.has(signs.BLOCKED) and done.says_done(first, heard.actions) is not None:
        return Saying(Says.DONE, outcome=_after_first(line), unsure=True)
    due = dues.find(line, heard.known, heard.actions, Budget())
    if due is not None and due.sure and (dues.is_understood(due) or _is_day(why, due)):
        told = None if _is_day(why, due) else _first_part(why)
        return Saying(Says.MORE_TIME, due=due, why=beside_day(heard) or told)
    return Saying(Says.BLOCKED, why=_first_part(why) or None, plain=bool(why))


def _named(why: str, line: Line) -> str:
    """Return what work waits for, with the name that a line gave for 'her'; nothing where it gave none."""
    if why.split(" ")[0].lower() not in ("her", "him", "them"):
        return why
    named = [piece for piece in line.pieces if piece.text[0] == "@" and piece.text[1:].isdecimal()]
    return line.plain.text[named[0].start : named[0].end].removesuffix("'s") if named else ""


def _stuck(line: Line) -> Saying | None:
    """Return that work is stuck, and why: 'blocked, no access to the figures'."""
    if not line.has(signs.STUCK):
        return None
    return Saying(Says.BLOCKED, why=reason(line, signs.STUCK), plain=True)


def _is_day(why: str, due: Due) -> bool:
    """Tell whether what work seems to wait for is only its day: 'I can't do it until the 9th'."""
    return due.day is not None and why.lower().startswith(due.day.words.lower().removeprefix("until "))


def so_cannot(heard: Heard) -> Saying | None:
    """Return that work waits where something is in its way: 'the system is down so I can't get at them'."""
    head, so, rest = heard.line.flat.partition(" so i can not ")
    if not so or heard.line.asks or not rest or " i " in f"{head} ":
        return None
    count = head.count(" ")
    return Saying(Says.BLOCKED, why=heard.line.part(0, count).text.strip(" ,.") or None)


def waits(line: Line) -> str | None:
    """Return what a line says that work waits for: 'can't write until D2 is settled'."""
    part = awaited.part_of(line)
    return part.text.strip(" ,;:.-–—") if part is not None else None


def goes_on(heard: Heard) -> Saying | None:
    """Return that work waits no more, or never did: 'not blocked any more', 'no longer waiting for Sam'."""
    line = heard.line
    if line.asks:
        return None
    found = signs.BLOCKED.search(line.flat) or signs.STUCK.search(line.flat)
    if found is None:
        return None
    before = line.flat[: found.start()].split()
    marks = [at for at, word in enumerate(before) if word in ",;:.!-("]
    clause = before[marks[-1] + 1 :] if marks else before
    if done.says_done(clauses(line)[0], heard.actions) is not None:
        return None
    denied = not _DENIED.isdisjoint(clause[-_NEAR:]) or clause[-2:] == ["no", "longer"]
    return Saying(Says.ACCEPT, plain=True) if denied else None


def _has_day(heard: Heard, why: str) -> bool:
    """Tell whether a line names a day for the work, and not only one of what it waits for."""
    due = dues.find(heard.line, heard.known, heard.actions, Budget())
    return due is not None and (due.sure or _is_day(why, due))


def beside_day(heard: Heard) -> str | None:
    """Return the reason that is given after a day: 'a week on Monday, the system's down till then'."""
    due = dues.find(heard.line, heard.known, heard.actions, Budget())
    rest = [part for part in clauses(heard.line) if due is not None and due.sure and part.start >= due.end]
    while rest and (done.is_excuse(rest[0]) or courtesy_of(rest[0]) is not None):
        rest = rest[1:]
    while rest and courtesy_of(rest[-1]) is not None:
        rest = rest[:-1]
    return _told(heard.line.plain.text[rest[0].start : rest[-1].end], rest) if rest else None


def _promises(part: Line) -> bool:
    """Tell whether a clause takes work on, or says when it will be done: no reason for anything."""
    own = (
        part.words[0] in _OF_ONESELF
        or part.words[0].endswith("ing")
        or not _OF_ONESELF_ANYWHERE.isdisjoint(part.words)
    )
    return own and (part.has(wills.ACCEPTED) or "will" in part.words)


def _told(typed: str, parts: list[Line]) -> str | None:
    """Return a reason as it was typed; None for what is none, or is kept to the bot."""
    words = [word for part in parts for word in part.words]
    promised = any(part.asks or _promises(part) for part in parts)
    if (
        len(words) < 2
        or promised
        or all(courtesy_of(part) is not None for part in parts)
        or away.is_private(typed)
    ):
        return None
    return typed.strip(" .")


def reason(line: Line, sign: re.Pattern[str]) -> str | None:
    """Return the reason in a line: what follows 'because', or else the mark after a phrase."""
    because = line.after(BECAUSE)
    if because:
        return because
    at = next((n for n, piece in enumerate(line.pieces) if piece.text in (*",;:-.–",)), None)
    if at is None or at + 1 >= len(line.pieces):
        return None
    head, rest = line.part(0, at), line.part(at + 1, len(line.pieces))
    parts = clauses(rest)
    while parts and (courtesy_of(parts[-1]) is not None or done.is_excuse(parts[-1])):
        parts = parts[:-1]
    while parts and (courtesy_of(parts[0]) is not None or done.is_excuse(parts[0])):
        parts = parts[1:]
    if not head.has(sign) or not parts:
        return None
    return _told(line.plain.text[parts[0].start : parts[-1].end], parts)


def _needed(line: Line) -> Saying | None:
    """Return that work waits for what is needed from somebody else: 'still need the figures from Mal'."""
    why = line.after(signs.NEEDED)
    for before in (" before i can", " before we can"):
        if why and before in why.lower():
            return Saying(Says.BLOCKED, why=why[: why.lower().index(before)])
    if not why or not (" from @" in line.flat or line.flat.rstrip(" .!").endswith(" first")):
        return None
    return Saying(Says.BLOCKED, why=_FIRST.sub("", why))


def _after_first(line: Line) -> str:
    """Return what was typed after the first clause."""
    at = next(n for n, piece in enumerate(line.pieces) if piece.is_mark)
    return line.part(at + 1, len(line.pieces)).text.strip(" .")


def _first_part(why: str) -> str:
    """Return what something waits for, without what is promised after it."""
    low = why.lower()
    end = min((at for mark in _GOES_ON if (at := low.find(mark)) >= 0), default=len(why))
    return _FIRST.sub("", why[:end].strip(" .!,"))
