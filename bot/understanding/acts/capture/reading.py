"""`read`: what a message of a thread is worth recording as, told by itself and by the lines before it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.language.bounds import Budget
from bot.understanding import plain
from bot.understanding.acts.capture.heard import Heard
from bot.understanding.acts.capture.hearing import hear
from bot.understanding.known import Above, Door, Known, Said
from bot.understanding.meaning import LeaveOut, Meaning, NewDecision, Record
from storage.records import DecisionStatus

MOST_BEFORE = 6
"""In so many lines before it is looked for what a message settles that says no more than 'carried'."""


def read(said: Said, known: Known) -> Meaning | None:
    """Return what a message of a thread is worth recording as; LeaveOut for most that is said."""
    if said.door is not Door.CAPTURE:
        return None
    budget = Budget()
    heard = hear(said.plain, known, said.above, budget)
    found = together(heard, (_before(line, known, budget) for line in reversed(said.before[-MOST_BEFORE:])))
    return Record(found.records) if found.records else LeaveOut()


def together(heard: Heard, before: Iterable[Heard]) -> Heard:
    """Return what was heard with what it settles of that which was heard `before`, the nearest first."""
    if heard.stands is None:
        return heard
    for line in before:
        if line.withdraws or (line.records and not line.puts_up):
            break
        if line.puts_up:
            settled = replace(heard.stands, text=line.puts_up, proposer=_proposer(line))
            return replace(heard, records=(settled,), whole=False)
    return heard


def _proposer(line: Heard) -> str | None:
    found = (one for one in line.records if isinstance(one, NewDecision))
    return next((one.proposer for one in found if one.status is DecisionStatus.PROPOSED), None)


def _before(line: Above, known: Known, budget: Budget) -> Heard:
    names = {person.user: person.name for person in known.people}
    return hear(plain.read(line.words, names), replace(known, speaker=line.author), None, budget)
