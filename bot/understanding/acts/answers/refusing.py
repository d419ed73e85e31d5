"""Whether somebody refuses the work, and not only its day."""

import re

from bot.understanding.acts.answers import (
    away,
    signs,
    subjects,
    waiting,
    wills,
)
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Says

_CANNOT = re.compile(r" (?:can|could) not (?:[!.,;:-] |because |as |$|sorry |lovely |love |mate |hun |x )")
_LEFT_TO_OTHERS = re.compile(
    r" somebody else (?:will|must|should|needs|has|would|had better|is going) (?:have to |to |better )?"
    r"| (?:meant|intended|asked|down|was) for somebody else(?= )"
)
_JOKES = phrases("over my dead body, not on your life, fat chance, in your dreams, you must be joking")
_NEAR = 7


def cannot(line: Line) -> bool:
    """Tell whether a line says that something can not be done, be it the work or its day."""
    return line.has(wills.DECLINED) or line.has(wills.CANNOT)


def leaves_to_others(heard: Heard) -> Saying | None:
    """Return that somebody does not do the work, since others will have to."""
    if heard.line.asks or not heard.line.has(_LEFT_TO_OTHERS) or not heard.owner:
        return None
    return Saying(Says.DECLINE, plain=True)


def refused(heard: Heard) -> Saying | None:
    """Return that somebody does not do the work, or asks for somebody else."""
    line = heard.line
    refused = (
        wills.DECLINED.search(line.flat) or wills.NOT_MINE.search(line.flat) or _CANNOT.search(line.flat)
    )
    if refused is not None and subjects.is_of_somebody(heard, line.flat[: refused.end()]):
        return None
    if line.has(_JOKES):
        return Saying(Says.DECLINE, either=(Says.DECLINE, Says.NOTE), unsure=True)
    if line.has(wills.NOT_MINE) and not line.asks and not line.has(wills.SOMEBODY_ELSE):
        either = (Says.DECLINE, Says.NOTE) if heard.owner and not heard.asked else ()
        return Saying(Says.DECLINE, either=either, plain=True)
    if is_wrong_person(line):
        why = waiting.reason(line, wills.WRONG_PERSON)
        return Saying(Says.DECLINE, why=None if why is None or away.is_private(why) else why, plain=True)
    if line.has(wills.SOMEBODY_ELSE):
        return Saying(Says.PASS_ON)
    if line.has(wills.ALONE) and cannot(line):
        return Saying(Says.NOTE)
    though = line.has(wills.THOUGH) and not line.has(wills.NOT_THOUGH)
    if line.asks or though or not (line.has(wills.DECLINED) or line.has(_CANNOT)):
        return None
    why = waiting.reason(line, wills.CANNOT)
    return Saying(Says.DECLINE, why=None if why is None or away.is_private(why) else why, plain=True)


def is_wrong_person(line: Line) -> bool:
    """Tell whether a line says that somebody is not the one for it: 'I don't think I'm the right person'."""
    found = wills.WRONG_PERSON.search(line.flat)
    return found is not None and not signs.NOT.isdisjoint(line.flat[: found.start()].split()[-_NEAR:])
