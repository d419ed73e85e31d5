"""'Scrap D1', 'D1 no longer stands because …': a decision that ends, and what may stand instead."""

import re

from bot.understanding.acts.decisions import (
    clauses,
    confirming,
    ending,
    heads,
    settling,
    tails,
    targets,
    turnings,
)
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.known import Known
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Confirm,
    Meaning,
    NewDecision,
    Reading,
    Record,
    Ref,
    Show,
    What,
)
from bot.understanding.plain import Plain
from storage.records import RecordKind

_TELLS_WHY = re.compile(
    r"(?:no ?one|nobody|it|it's|they|they're|there|he|she|too|not|nothing|people|hardly|only|never|waste"
    r"|it'll"
    r"|doesn't|didn't|isn't|wasn't|costs?|turned out|overtaken|superseded|we (?:can't|cannot|could not"
    r"|couldn't"
    r"|have no|haven't|ran out|lost|never|don't have|got it wrong|made a mistake))\b(?! longer)"
)
"""Behind 'scrap D1' such a sentence says why, where 'we open every day' says what instead."""
_GOES_ON = re.compile(r"(?:and|instead|we|i|it|its|it's|they|nobody|no one|everyone|that|this) ")
"""What begins so behind 'scrap D1' says why or what instead, where 'parking' is part of a name."""

_IN_DOUBT = re.compile(
    r"(?:(?:i|we|the (?:board|group|committee)|people|everyone|everybody|some of us)(?:'ve|'re|'m| have| has"
    r"| are| am| is)? )?(?:all )?(?:chang(?:ed|ing) (?:our|my|its|their) minds? (?:on|about|over)"
    r"|(?:having|had|got) second thoughts (?:on|about)|gone off|(?:regret|regretting|thought better of)"
    r"|(?:no longer|not) (?:so |very |too )?(?:sure|happy|convinced|keen) (?:of|about|with|on|by))\s"
)


def read(text: Plain, named: targets.Named, known: Known) -> Meaning | None:
    """Read 'scrap D1', 'D1 no longer stands because …'; what follows may be what stands instead."""
    start = ending.after(named.before, named.after.folded)
    if start is None and _IN_DOUBT.fullmatch(named.before):
        return _in_doubt(named, known)
    if start is None:
        return _of_it(text, named, known)
    rest = named.after.cut(start, len(named.after.text))
    if ending.is_of_it(rest.folded):
        rest = rest.cut(0, 0)
    draft = tails.read(Draft(rest), known)
    reason = draft.found.reason or _reason(rest, known)
    words = _led(draft.rest)
    withdrawn = confirming.confirmed(named.numbers, Becomes.WITHDRAWN, known, reason=reason or None)
    said_all = not words.text or turnings.LATER.fullmatch(" " + words.folded) is not None
    if reason or said_all or not isinstance(withdrawn, Confirm):
        return withdrawn
    if _TELLS_WHY.match(words.folded):
        return confirming.confirmed(named.numbers, Becomes.WITHDRAWN, known, reason=words.text)
    if rest.text[:1] not in ",;:.-–—" and not _GOES_ON.match(rest.folded):
        return None
    new = settling.decision(heads.read(Draft(words), known, asked=False), known)
    instead = NewDecision(new.text, new.reason, replaces=named.numbers)
    readings = (
        Reading("A new decision instead", Record((instead,))),
        Reading("Withdrawn, no more", withdrawn),
    )
    return Ask(About.READING, readings, f"What stands instead of {confirming.labels(named.numbers)}?")


def _in_doubt(named: targets.Named, known: Known) -> Meaning:
    """Ask what is to become of 'we have changed our minds about D1'."""
    first = Ref(RecordKind.DECISION, named.numbers[0])
    withdrawn = confirming.confirmed(named.numbers, Becomes.WITHDRAWN, known)
    if not isinstance(withdrawn, Confirm):
        return withdrawn
    labels = confirming.labels(named.numbers)
    readings = (
        Reading(f"Withdraw {labels}", withdrawn),
        Reading(f"Show {first.label}", Show(What.RECORD, record=first)),
    )
    return Ask(About.READING, readings, f"What is to become of {labels}?")


def _of_it(text: Plain, named: targets.Named, known: Known) -> Meaning | None:
    """Read 'D4 helps nobody, so scrap it': what is said before gives the reason."""
    cut = ending.of_it(named.after.folded)
    if cut is None:
        return None
    why = text.cut(0, len(text.text) - len(named.after.text) + cut)
    return confirming.confirmed(named.numbers, Becomes.WITHDRAWN, known, reason=why.text)


def _reason(rest: Plain, known: Known) -> str:
    found = clauses.read(rest, known) if rest.text else None
    return found.reason if found else ""


def _led(words: Plain) -> Plain:
    """Return words without the comma or 'and' that led to them."""
    kept = words.text.lstrip(" ,;:.-–—")
    words = words.cut(len(words.text) - len(kept), len(words.text))
    for lead in ("and instead ", "and ", "instead, ", "instead "):
        if words.folded.startswith(lead):
            return words.cut(len(lead), len(words.text))
    return words
