"""What becomes of decisions on record: 'D1 no longer stands', 'D2 not agreed', 'put D3 off to May'."""

import re

from bot.understanding import records
from bot.understanding.acts.decisions import (
    changing,
    clauses,
    earlier,
    heads,
    naming,
    relations,
    settling,
    tails,
    turnings,
)
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Missing,
    NewDecision,
    OpenForm,
    Reading,
    Record,
    Ref,
)
from bot.understanding.plain import Plain
from storage.records import RecordKind

_ENDED = re.compile(
    r"(?:\s*,)?\s?(?:(?:is|are|was|were|has been|have been|should be|to be|be|can be|gets)\s)?(?:now "
    r"|hereby |therefore )?"
    r"(?:no longer (?:stands?|holds?|appl(?:y|ies)|valid|in force|needed|relevant|current"
    r"|counts?)(?: any ?more)?"
    r"|(?:does|do)(?: not|n't) (?:stand|hold|apply|count)(?: any ?more| any longer)?|not (?:valid"
    r"|in force) any ?more"
    r"|withdrawn|revoked|rescinded|scrapped|void|off|dead|lapsed|has lapsed|dropped|abandoned|cancelled"
    r"|annulled"
    r"|obsolete|out of date|over|gone|lapses|falls(?: away)?|ended|repealed)(?![\w'])"
)
_END = re.compile(
    r"(?:(?:i|we)(?:'ve| have| will|'ll| are|'re| want to| would like to)? )?(?:hereby |now |also "
    r"|formally )?"
    r"(?:scrap(?:ped|ping)?|withdraw(?:n|ing)?|withdrew|revoked?|rescind(?:ed)?|forget(?: about)?"
    r"|drop(?:ped|ping)?"
    r"|abandon(?:ed)?|annul(?:led)?|bin|ditch(?:ed)?|retract(?:ed)?|get rid of|take back|do away with"
    r"|repeal(?:ed)?"
    r"|no longer(?: stands?)?:?|strike|axe|kill|end)(?: decisions?| our| the)?\s?"
)
_REWORDS = re.compile(r"(?:correct|reword|rephrase|fix)(?: the wording of)?\s")
_CHANGES = re.compile(r"(?:change|amend|update|revise|modify|alter|replace|swap)\s")
_INTO = re.compile(
    r"\s?(?:to (?:read|say|be)?:?|into|with|by|so that(?: it reads)?|as follows:?|as|:|-)\s?(?=\S)"
)


def read_change(said: Said, known: Known) -> Meaning | None:
    """Return what becomes of a decision on record that a text names; None for any other text."""
    text = naming.bare(said.plain)
    if text is None:
        return None
    named = naming.first(text, known)
    if named is None:
        return None
    return (
        _tied(named, known)
        or _ended(named, known)
        or turnings.put_off(named, known)
        or _reworded(named, known)
        or turnings.turned_out(named, known)
    )


def _tied(named: naming.Named, known: Known) -> Meaning | None:
    """Read 'D4 replaces D1', 'D1 is replaced by D4', 'replace D1 with D4'."""
    after = named.after
    related = relations.read(Plain(after.text, folded=after.folded), known) if not named.before else None
    if related and related[0].replaces and not after.folded[related[1] :].strip(" ."):
        if not records.exists(Ref(RecordKind.DECISION, named.numbers[0]), known):
            return None
        return changing.confirmed(related[0].replaces, Becomes.SUPERSEDED, known, by=named.numbers[0])
    other = (
        _PASSED_ON.match(" " + after.folded) if not named.before or _CHANGES.fullmatch(named.before) else None
    )
    if other is None:
        return None
    numbers = records.spot(Plain(other[1], folded=other[1]), known)
    if len(numbers) != 1 or numbers[0].start or numbers[0].end < len(other[1].rstrip(" .")):
        return None
    return changing.confirmed(named.numbers, Becomes.SUPERSEDED, known, by=numbers[0].ref.number)


_PASSED_ON = re.compile(r"\s(?:(?:is|was|has been|gets) (?:replaced|superseded) by|with|by) (.{2,20})$")


def _ended(named: naming.Named, known: Known) -> Meaning | None:
    """Read 'scrap D1', 'D1 no longer stands because …'; what follows may be what stands instead."""
    if not named.before:
        match = _ENDED.match(named.after.folded)
        rest = named.after.cut(match.end(), len(named.after.text)) if match else None
    else:
        rest = named.after if _END.fullmatch(named.before) else None
    if rest is None:
        return None
    draft = tails.read(Draft(rest), known)
    reason = draft.found.reason or _reason(rest, known)
    words = _led(draft.rest)
    withdrawn = changing.confirmed(named.numbers, Becomes.WITHDRAWN, known, reason=reason or None)
    if (
        not words.text
        or reason
        or turnings.LATER.fullmatch(" " + words.folded)
        or not isinstance(withdrawn, Confirm)
    ):
        return withdrawn if reason or not words.text or turnings.LATER.fullmatch(" " + words.folded) else None
    if rest.text[:1] not in ",;:.-–—" and not rest.folded.startswith(("and ", "instead ")):
        return None
    new = settling.decision(heads.read(Draft(words), known, asked=False), known)
    instead = NewDecision(new.text, new.reason, replaces=named.numbers)
    readings = (
        Reading("A new decision instead", Record((instead,))),
        Reading("Withdrawn, no more", withdrawn),
    )
    return Ask(About.READING, readings, f"What stands instead of {changing.labels(named.numbers)}?")


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


def _reworded(named: naming.Named, known: Known) -> Meaning | None:
    """Read 'correct D1 to …', 'change D1 to …', 'replace D1 with …'."""
    changes, rewords = _CHANGES.fullmatch(named.before), _REWORDS.fullmatch(named.before)
    into = _INTO.match(" " + named.after.folded) if changes or rewords else None
    if into is None:
        return None
    words = named.after.cut(max(into.end() - 1, 0), len(named.after.text))
    number = named.numbers[0]
    gone = [each for each in named.numbers if not earlier.stands(each, known)]
    draft = tails.read(heads.read(Draft(words), known, asked=False), known)
    new = settling.decision(draft, known)
    if gone:
        return OpenForm((new,), (Missing.REPLACES,), f"There is no decision D{gone[0]} that still stands.")
    if rewords:
        change = Change(Ref(RecordKind.DECISION, number), Becomes.REWORDED, text=words.text)
        return Confirm((change,))
    if named.before.startswith(("replace", "swap")):
        return Record((settling.decision(draft.plus(Found(replaces=named.numbers), draft.rest), known),))
    return earlier.tied(new, number)
