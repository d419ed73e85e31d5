"""What becomes of decisions on record: 'D1 no longer stands', 'D2 not agreed', 'put D3 off to the next meeting'."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.understanding import records
from bot.understanding.acts.decisions import clauses, days, heads, openings, relations, settling, tails
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
    Show,
    What,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus, RecordKind, may_follow

_ENDED = re.compile(
    r"(?:\s*,)?\s?(?:(?:is|are|was|were|has been|have been|should be|to be|be|can be|gets)\s)?(?:now |hereby |therefore )?"
    r"(?:no longer (?:stands?|holds?|appl(?:y|ies)|valid|in force|needed|relevant|current|counts?)(?: any ?more)?"
    r"|(?:does|do)(?: not|n't) (?:stand|hold|apply|count)(?: any ?more| any longer)?|not (?:valid|in force) any ?more"
    r"|withdrawn|revoked|rescinded|scrapped|void|off|dead|lapsed|has lapsed|dropped|abandoned|cancelled|annulled"
    r"|obsolete|out of date|over|gone|lapses|falls(?: away)?|ended|repealed)(?![\w'])"
)
_END = re.compile(
    r"(?:(?:i|we)(?:'ve| have| will|'ll| are|'re| want to| would like to)? )?(?:hereby |now |also |formally )?"
    r"(?:scrap(?:ped|ping)?|withdraw(?:n|ing)?|withdrew|revoked?|rescind(?:ed)?|forget(?: about)?|drop(?:ped|ping)?"
    r"|abandon(?:ed)?|annul(?:led)?|bin|ditch(?:ed)?|retract(?:ed)?|get rid of|take back|do away with|repeal(?:ed)?"
    r"|no longer(?: stands?)?:?|strike|axe|kill|end)(?: decisions?| our| the)?\s?"
)
_PUT_OFF = re.compile(
    r"(?:(?:i|we)(?:'ve| have| will|'ll)? )?(?:park(?:ed)?|defer(?:red)?|postponed?|adjourn(?:ed)?|put off|hold over|shelved?"
    r"|put|leave|carry over|carry forward|bring back|bring|hold|push|pushed|move|moved|take|come back to|revisit|pause)\s"
)
_WHEN = re.compile(
    r"(?:\s(?:off|over|back|on hold|on ice))?(?:\s(?:until|till|til|to|for|at|on|in)\s|\s?$|[,;.]\s)"
)
_NEEDS_MORE = (
    "put ",
    "leave ",
    "bring ",
    "hold ",
    "push ",
    "pushed ",
    "move ",
    "moved ",
    "take ",
    "come back to ",
    "revisit ",
)
_AGREES = re.compile(
    r"(?:(?:i|we)(?:'ve| have| all)? )?(?:approved?|agreed?|accept(?:ed)?|adopt(?:ed)?|carry|pass(?:ed)?|agreed? to"
    r"|go ahead with|went ahead with|carried|resolved)(?: on)?:?\s"
)
_REJECTS = re.compile(
    r"(?:(?:i|we) )?(?:reject(?:ed)?|refused?|turn(?:ed)? down|vote(?:d)? down|vote(?:d)? against|decline[d]?"
    r"|did not agree(?: to)?|didn't agree(?: to)?|not agreed:?|no to)\s"
)
_REWORDS = re.compile(r"(?:correct|reword|rephrase|fix)(?: the wording of)?\s")
_CHANGES = re.compile(r"(?:change|amend|update|revise|modify|alter|replace|swap)\s")
_INTO = re.compile(
    r"\s?(?:to (?:read|say|be)?:?|into|with|by|so that(?: it reads)?|as follows:?|as|:|-)\s?(?=\S)"
)
_NOW = re.compile(
    r"\s?(?:,|:|-)?\s?(?:(?:is|was|has been|are|were|have been|got|gets|be|goes|went|now|then|therefore|finally)\s){0,3}"
)
_LATER = re.compile(
    r"(?:\s(?:now|today|after all|again|please|as well|then|finally|unanimously agreed)){0,2}[\s.!]*"
)
_AHEAD = re.compile(
    r"\s(?:goes|went|is going) ahead|\s(?:is|was) a (?:yes|go)|\shas been (?:agreed|approved)"
)


@dataclass(frozen=True)
class _Named:
    """The decisions that a text names first, with the words before and behind them."""

    numbers: tuple[int, ...]
    before: str
    after: Plain


def read_change(said: Said, known: Known) -> Meaning | None:
    """Return what becomes of a decision on record that a text names; None for any other text."""
    text = _bare(said.plain)
    if text is None:
        return None
    named = _first(text, known)
    if named is None:
        return None
    return (
        _tied(named, known)
        or _ended(named, known)
        or _put_off(named, known)
        or _reworded(named, known)
        or _turned_out(named, known)
    )


def _bare(text: Plain) -> Plain | None:
    """Return a text without politeness; None for a question, which is answered elsewhere."""
    folded = text.folded.rstrip()
    asks_us = folded.startswith(("can you", "could you", "please", "would you", "will you"))
    if folded.endswith("?") and not asks_us:
        return None
    start = openings.greeting(text)
    said = openings.read(text.cut(start, len(text.text)), asked=False)
    start += said[1] if said and not said[0].settles or said and said[0].recorded else 0
    end = len(text.text.rstrip("?!. "))
    kept = text.cut(start, end)
    for word in (" please", " pls", ", please", ", thanks", " thanks"):
        kept = kept.cut(0, len(kept.text) - len(word)) if kept.folded.endswith(word) else kept
    return kept


def _first(text: Plain, known: Known) -> _Named | None:
    spots = tuple(
        spot
        for spot in records.spot(text, known)
        if any(ref.kind is RecordKind.DECISION for ref in spot.refs)
    )
    if not spots or spots[0].start > 60:
        return None
    numbers, end = relations.listed(text, spots, spots[0].start)
    before = text.folded[: spots[0].start]
    return _Named(numbers, before, text.cut(end, len(text.text))) if numbers else None


def _tied(named: _Named, known: Known) -> Meaning | None:
    """Read 'D4 replaces D1', 'D1 is replaced by D4', 'replace D1 with D4'."""
    after = named.after
    related = relations.read(Plain(after.text, folded=after.folded), known) if not named.before else None
    if related and related[0].replaces and not after.folded[related[1] :].strip(" ."):
        if not records.exists(Ref(RecordKind.DECISION, named.numbers[0]), known):
            return None
        return _confirmed(related[0].replaces, Becomes.SUPERSEDED, known, by=named.numbers[0])
    other = (
        _PASSED_ON.match(" " + after.folded) if not named.before or _CHANGES.fullmatch(named.before) else None
    )
    if other is None:
        return None
    numbers = records.spot(Plain(other[1], folded=other[1]), known)
    if len(numbers) != 1 or numbers[0].start or numbers[0].end < len(other[1].rstrip(" .")):
        return None
    return _confirmed(named.numbers, Becomes.SUPERSEDED, known, by=numbers[0].ref.number)


_PASSED_ON = re.compile(r"\s(?:(?:is|was|has been|gets) (?:replaced|superseded) by|with|by) (.{2,20})$")


def _ended(named: _Named, known: Known) -> Meaning | None:
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
    withdrawn = _confirmed(named.numbers, Becomes.WITHDRAWN, known, reason=reason or None)
    if not words.text or reason or _LATER.fullmatch(" " + words.folded) or not isinstance(withdrawn, Confirm):
        return withdrawn if reason or not words.text or _LATER.fullmatch(" " + words.folded) else None
    if rest.text[:1] not in ",;:.-–—" and not rest.folded.startswith(("and ", "instead ")):
        return None
    new = settling.decision(heads.read(Draft(words), known, asked=False), known)
    instead = NewDecision(new.text, new.reason, replaces=named.numbers)
    readings = (
        Reading("A new decision instead", Record((instead,))),
        Reading("Withdrawn, no more", withdrawn),
    )
    return Ask(About.READING, readings, f"What stands instead of {_labels(named.numbers)}?")


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


def _put_off(named: _Named, known: Known) -> Meaning | None:
    """Read 'park D2 until 14 January', 'put D3 off to the next meeting'."""
    verb = _PUT_OFF.fullmatch(named.before)
    after = " " + named.after.folded if named.after.text else ""
    when = _WHEN.match(after) if verb else None
    if verb is None or when is None:
        return None
    said = after[when.end() :].strip(" .")
    off = when[0].strip().startswith(("off", "over", "back", "on hold", "on ice"))
    day = days.back(said, known) if said else None
    if verb[0].endswith(_NEEDS_MORE) and not off and day is None:
        return None
    return _became(named.numbers, Found(status=DecisionStatus.PARKED, back=said or None), known)


def _reworded(named: _Named, known: Known) -> Meaning | None:
    """Read 'correct D1 to …', 'change D1 to …', 'replace D1 with …'."""
    changes, rewords = _CHANGES.fullmatch(named.before), _REWORDS.fullmatch(named.before)
    into = _INTO.match(" " + named.after.folded) if changes or rewords else None
    if into is None:
        return None
    words = named.after.cut(max(into.end() - 1, 0), len(named.after.text))
    number = named.numbers[0]
    gone = [each for each in named.numbers if not settling.stands(each, known)]
    draft = tails.read(heads.read(Draft(words), known, asked=False), known)
    new = settling.decision(draft, known)
    if gone:
        return OpenForm((new,), (Missing.REPLACES,), f"There is no decision D{gone[0]} that still stands.")
    if rewords:
        change = Change(Ref(RecordKind.DECISION, number), Becomes.REWORDED, text=words.text)
        return Confirm((change,))
    if named.before.startswith(("replace", "swap")):
        return Record((settling.decision(draft.plus(Found(replaces=named.numbers), draft.rest), known),))
    return settling.tied(new, number)


def _turned_out(named: _Named, known: Known) -> Meaning | None:
    """Read 'D2 was carried', 'D2 not agreed', 'reject D2', 'Agreed: D2'."""
    before = named.before
    found: Found | None = None
    rest = named.after
    if not before:
        text = " " + rest.folded
        ahead = _AHEAD.match(text)
        start = ahead.end() if ahead else (now.end() if (now := _NOW.match(text)) else 0)
        rest = rest.cut(max(start - 1, 0), len(rest.text))
        found = Found(agreed=True) if ahead else Found()
    elif _AGREES.fullmatch(before):
        found = Found(agreed=True)
    elif _REJECTS.fullmatch(before):
        found = Found(status=DecisionStatus.REJECTED)
    else:
        head = before.rstrip(" :-")
        found = clauses.read(Plain(head, folded=head), known)
    if found is None:
        return None
    later = _LATER.fullmatch(" " + rest.folded)
    more = Found() if later else clauses.read(_without_now(rest), known)
    if more is None:
        return None
    found = found.joined(more)
    if not (found.agreed or found.status or found.votes) or found.replaces or found.amends:
        return None
    return _became(named.numbers, found, known)


def _without_now(rest: Plain) -> Plain:
    for word in (" now", " today", " after all", " please"):
        if rest.folded.endswith(word):
            return rest.cut(0, len(rest.text) - len(word))
    return rest


def _became(numbers: tuple[int, ...], found: Found, known: Known) -> Meaning | None:
    """Return the change of what stands on record to what it has turned out to be."""
    status = settling.standing(Draft(Plain(""), found))
    becomes = {
        DecisionStatus.AGREED: Becomes.AGREED,
        DecisionStatus.REJECTED: Becomes.REJECTED,
        DecisionStatus.PARKED: Becomes.PARKED,
        DecisionStatus.WITHDRAWN: Becomes.WITHDRAWN,
    }.get(status)
    refs = [Ref(RecordKind.DECISION, number) for number in numbers]
    if becomes is None:
        return Show(What.RECORD, record=refs[0])
    if becomes is Becomes.WITHDRAWN:
        return _confirmed(numbers, becomes, known, reason=found.reason or None)
    day = days.back(found.back, known) if found.back else None

    def change(number: int) -> Change:
        return Change(Ref(RecordKind.DECISION, number), becomes, due=day, reason=found.reason or None)

    if unknown := _unknown(numbers, known, lambda number: change(number)):
        return unknown
    held = next(one for one in known.decisions if one.number == numbers[0])
    if held.status in (DecisionStatus.AGREED, DecisionStatus.AMENDED):
        shown = Show(What.RECORD, record=refs[0])
        if becomes is Becomes.AGREED:
            return shown
        withdrawn = Confirm((Change(refs[0], Becomes.WITHDRAWN, reason=found.reason or None),))
        readings = (Reading(f"Withdraw {refs[0].label}", withdrawn), Reading(f"Show {refs[0].label}", shown))
        return Ask(About.READING, readings, f"{refs[0].label} was agreed. Does it no longer stand?")
    if (
        found.clash
        or found.unsure
        or found.undecided
        or not (status is held.status or may_follow(held.status, status))
    ):
        return Show(What.RECORD, record=refs[0])
    if found.condition:
        new = NewDecision(held.text, found.reason or None, condition=found.condition, replaces=(held.number,))
        return OpenForm((new,))
    if becomes is Becomes.PARKED and day is None:
        new = NewDecision(held.text, status=status, replaces=(held.number,))
        return Ask(
            About.DAY, (), f"When does {refs[0].label} come back?", OpenForm((new,), (Missing.COME_BACK_ON,))
        )
    return change(numbers[0]) if len(numbers) == 1 else Confirm(tuple(change(number) for number in numbers))


def _confirmed(
    numbers: tuple[int, ...],
    becomes: Becomes,
    known: Known,
    *,
    reason: str | None = None,
    by: int | None = None,
) -> Meaning:
    def confirm(number: int) -> Confirm:
        return Confirm((Change(Ref(RecordKind.DECISION, number), becomes, reason=reason, by=by),))

    if unknown := _unknown(numbers, known, confirm):
        return unknown
    return Confirm(
        tuple(Change(Ref(RecordKind.DECISION, number), becomes, reason=reason, by=by) for number in numbers)
    )


def _unknown(numbers: tuple[int, ...], known: Known, change: Callable[[int], Meaning]) -> Ask | None:
    """Return the question which decision is meant, where one does not exist or is closed."""
    gone = [number for number in numbers if not settling.stands(number, known)]
    if not gone:
        return None
    in_force = [
        one.number
        for one in sorted(known.decisions, key=lambda one: one.number, reverse=True)
        if one.status in (DecisionStatus.AGREED, DecisionStatus.AMENDED)
    ]
    readings = tuple(Reading(f"D{number}", change(number)) for number in in_force[:5])
    return Ask(About.RECORD, readings, f"D{gone[0]} is not in force. Which one is meant?")


def _labels(numbers: tuple[int, ...]) -> str:
    return " and ".join(f"D{number}" for number in numbers)
