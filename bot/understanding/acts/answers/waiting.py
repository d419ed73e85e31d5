"""What is said of work that waits, is dropped, or was called done too early, and for which reasons."""

import re

from bot.language.bounds import Budget
from bot.understanding import likeness
from bot.understanding.acts.answers import done, dues, signs
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.line import Line
from bot.understanding.meaning import Becomes, Says

BECAUSE = re.compile(
    r" (?:because of|because|since|due to|cos|parce que|achos|owing to"
    r"|as(?= (?:i|we|the|it|my|our|there) ))(?= )"
)
_FIRST = re.compile(r" first$", re.IGNORECASE)
_GOES_ON = (". ", "; ", " but ", ", so ", ", then ", ", will ", ", i'll ", ", hope ", ", should ")


def dropped(heard: Heard) -> Saying | None:
    """Return that work is no longer needed, is to be cancelled, or is open again."""
    line = heard.line
    if line.asks:
        return None
    if line.has(signs.DROPPED) and not line.has(signs.NEVER_MIND):
        return Saying(becomes=Becomes.DROPPED, why=reason(line, signs.DROPPED), plain=True)
    if signs.CANCELS.match(line.flat):
        return Saying(becomes=Becomes.DROPPED, why=line.after(BECAUSE), unsure=True)
    if line.has(signs.REOPENED):
        return Saying(becomes=Becomes.REOPENED, taken_back=line.has(signs.TAKEN_BACK), plain=True)
    return None


def blocked(heard: Heard) -> Saying | None:
    """Return that work waits for something."""
    line = heard.line
    if line.asks:
        return None
    why = line.after(signs.BLOCKED)
    if why is None:
        stuck = Saying(Says.BLOCKED, why=line.after(BECAUSE), plain=True) if line.has(signs.STUCK) else None
        return _needed(line) or stuck
    head, colon, rest = why.partition(": ")
    if colon and any(likeness.score(head.lower().split(), action) for action in heard.actions):
        why = rest  # 'blocked on the scope paper: legal haven't replied'
    if why.split(" ")[0].lower() in ("me", "us"):
        return Saying(Says.NOTE)
    first = clauses(line)[0]
    if not first.has(signs.BLOCKED) and done.says_done(first, heard.actions) is not None:
        return Saying(Says.DONE, outcome=_after_first(line), unsure=True)
    due = dues.find(line, heard.known, heard.actions, Budget())
    if due is not None and due.sure and dues.is_understood(due):
        return Saying(Says.MORE_TIME, due=due, why=_first_part(why))
    return Saying(Says.BLOCKED, why=_first_part(why) or None, plain=bool(why))


def reason(line: Line, sign: re.Pattern[str]) -> str | None:
    """Return the reason in a line: what follows 'because', or else the mark after a phrase."""
    because = line.after(BECAUSE)
    if because:
        return because
    at = next((n for n, piece in enumerate(line.pieces) if piece.text in (*",;:-.–",)), None)
    if at is None or at + 1 >= len(line.pieces):
        return None
    head, rest = line.part(0, at), line.part(at + 1, len(line.pieces))
    if not head.has(sign) or len(rest.words) < 3 or done.is_excuse(rest):
        return None
    return rest.text.strip(" .")


def _needed(line: Line) -> Saying | None:
    """Return that work waits for what is needed from somebody else: 'still need the figures from Mal'."""
    why = line.after(signs.NEEDED)
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
