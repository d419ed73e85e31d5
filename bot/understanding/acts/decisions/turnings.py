"""How a decision on record turned out: agreed, turned down, put off."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language import dates
from bot.understanding.acts.decisions import (
    clauses,
    confirming,
    days,
    deferred,
    settling,
    targets,
)
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known, KnownDecision
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
    Ref,
    Show,
    What,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus, RecordKind, may_follow

_PUT_OFF = re.compile(
    r"(?:(?:i|we)(?:'ve| have| will|'ll|'re| are|'m)? )?(?:park(?:ed|ing)?|defer(?:red|ring)?|postponing"
    r"|putting|postponed?|adjourn(?:ed)?|put off"
    r"|hold over|shelved?|put|leave|carry over|carry forward|bring back|bring|hold|push|pushed|move|moved"
    r"|take|come back to|revisit|pause|kick|bump|stick|pop|bung|shove|get)\s"
)
_WHEN = re.compile(
    r"(?:\s(?:off|over|back on the agenda|back on|back|on the agenda|on hold|on ice|down the road"
    r"|into the long grass))?(?:\s(?:until|till|til|to"
    r"|for|at|on|in)\s|\s?$|[,;.]\s)"
)
_NEEDS_MORE = (
    "put ",
    "putting ",
    "leave ",
    "bring ",
    "hold ",
    "push ",
    "pushed ",
    "move ",
    "moved ",
    "take ",
    "revisit ",
    "kick ",
    "bump ",
    "stick ",
    "pop ",
    "bung ",
    "shove ",
    "get ",
)
"""These put something off only if a day or 'off' follows."""
_AGREES = re.compile(
    r"(?:(?:i|we)(?:'ve| have| all)? )?(?:approved?|agreed?|accept(?:ed)?|adopt(?:ed)?|carry|pass(?:ed)?"
    r"|agreed? to|go ahead with|went ahead with|carried|resolved|(?:say|said|voted) yes to"
    r"|yes to)(?: on)?:?\s|(?:(?:we|all|everyone|everybody|all of us|the (?:board|group|committee))(?:'ve"
    r"|'re| are| is"
    r"| have| has| were| was)? (?:all )?)?(?:said yes to|going with|gone with|went with|go with|happy with"
    r"|in favour of|fine with"
    r"|backed|signed off(?: on)?|sign off(?: on)?|green-?lit|gave the (?:go-?ahead|green light|nod"
    r"|ok) (?:to|for)"
    r"|voted (?:for|through)|waved through|passed|agreed on)\s"
)
_ALONE = ("happy with", "in favour of", "fine with")
"""Of one person alone these are no agreement of the group."""

_REJECTS = re.compile(
    r"(?:(?:i|we) )?(?:reject(?:ed)?|refused?|turn(?:ed)? down|vote(?:d)? down|vote(?:d)? against"
    r"|decline[d]?|did not agree(?: to)?|didn'?t agree(?: to)?|not agreed:?|(?:(?:say|said|voted) )?no to)\s"
    r"|(?:(?:we|all|everyone|everybody|the (?:board|group|committee)|nobody|no one|none of us)(?:'re|'ve"
    r"| are| is| have| has"
    r"| was| were)? )?(?:not (?:going ahead|proceeding|going|happy) with|knock(?:ed)? back|threw out"
    r"|throw out"
    r"|against|not in favour of)\s|(?:nobody|no one|none of us) (?:backed|supported|wanted|liked|voted for"
    r"|was in"
    r" favour of|seconded)\s"
)
_GIVES_UP = re.compile(
    r"(?:(?:we|all|everyone|everybody|the (?:board|group|committee))(?:'re|'ve| are| is| have| has)? )?"
    r"not (?:going ahead|proceeding|going) with\s"
    r"|\s?,?\s(?:is not|isn'?t|will not|won'?t|does not|doesn'?t|not) (?:be )?(?:going|go)"
    r" (?:ahead|through)\b"
)
"""So what was agreed is given up, where 'not agreed' says that it never was."""
_NOW = re.compile(
    r"\s?(?:,|:|-|\?)?\s?(?:(?:yes|yep|yeah|aye)(?:,|\s-)?\s(?=\w))?"
    r"(?:(?:is|was|has been|are|were|have been|got|gets|be|goes|went|now|then|therefore"
    r"|finally)\s){0,3}"
)
_BECOMES = {
    DecisionStatus.AGREED: Becomes.AGREED,
    DecisionStatus.REJECTED: Becomes.REJECTED,
    DecisionStatus.PARKED: Becomes.PARKED,
    DecisionStatus.WITHDRAWN: Becomes.WITHDRAWN,
}
_IN_FORCE = (DecisionStatus.AGREED, DecisionStatus.AMENDED)
LATER = re.compile(
    r"(?:\s(?:now|today|forthwith|immediately|at once|henceforth|with immediate effect|after all|again"
    r"|please|as well|then|finally|unanimously agreed|last (?:night|week"
    r"|time)|yesterday|this (?:morning|afternoon|evening)|tonight|at (?:today's|the|our"
    r"|tonight's) meeting)){0,2}[\s.!]*"
)
_AHEAD = re.compile(
    r"\s?,?\s(?:has |have |had )?(?:(?:goes|went|go|gone|is going|going|is to go) (?:ahead|through)|(?:got"
    r"|gets|sailed|made it|is|passed"
    r"|was (?:voted|waved|carried|put|passed)|has been (?:voted|waved)|voted|waved) through|(?:is|was"
    r"|gets?|got|been given|was given|has)"
    r" (?:a |the |our |everyone's |full |an? unanimous ){0,2}(?:yes|go|green light|go-?ahead|thumbs up|nod"
    r"|ok|okay|blessing"
    r"|backing|support|approval|all-?clear)|(?:is |was |been |got )?(?:signed off|green-?lit)|gets our vote"
    r"|(?:is|was) on(?=$|[,.])|had a majority|got a majority|got enough votes)(?: (?:from|by|with) (?:us "
    r"|the )?(?:all|everyone|everybody"
    r"|both|board|group|committee|a majority)(?: of us)?)?(?![\w'])"
)
_SUNK = re.compile(
    r"\s?,?\s(?:(?:did not|didn'?t|does not|doesn'?t|has not|hasn'?t|have not|never|failed to|will not"
    r"|won'?t|is not|isn'?t|was not"
    r"|wasn'?t) (?:(?:go|gone|going|get|got|make it|pass|voted|waved|put) ?(?:through|ahead)?|(?:get|have"
    r"|find|win|got|had|given)"
    r" (?:enough |the |any |our |a |sufficient |much ){0,2}(?:votes|support|backing|majority|seconder|ok"
    r"|go-?ahead|green light|nod))"
    r"|failed(?: to (?:pass|carry|get through))?|(?:is|was|got|gets|has been) (?:a |an )?(?:firm |clear "
    r"|flat )?(?:no|no-go|non-?starter|knocked back"
    r"|thrown out|kicked out|shot down|outvoted)|(?:got|has|had|found) no (?:support|backing|seconder|takers)"
    r"|goes nowhere|sank|bombed|falls|fell)(?: (?:from|by|with) (?:us |the )?(?:all|everyone|everybody"
    r"|board|group|committee)(?: of us)?)?(?![\w'])"
)


_STILL = frozenset({"still", "now", "again", "is", "was", "remains", "stays", "then"})


def put_off(named: targets.Named, known: Known) -> Meaning | None:
    """Read 'park D2 until 14 January', 'put D3 off to the next meeting'."""
    verb = _PUT_OFF.fullmatch(named.before)
    after = " " + named.after.folded if named.after.text else ""
    when = _WHEN.match(after) if verb else None
    if verb is None or when is None:
        return None
    said = after[when.end() :].strip(" .")
    off = when[0].strip().startswith(("off", "over", "back", "on hold", "on ice", "down", "into the"))
    day = days.back(said, known) if said else None
    if verb[0].endswith(_NEEDS_MORE) and not off and day is None:
        return None
    return _became(named.numbers, Found(status=DecisionStatus.PARKED, back=said or None), known)


def held_over(text: Plain, named: targets.Named, known: Known) -> Meaning | None:
    """Read 'D2 deferred, not quorate': what follows gives the reason."""
    off = deferred.read(text, known) if not named.before and len(named.numbers) == 1 else None
    between = off.wording.folded[len(text.text) - len(named.after.text) :].split() if off else []
    if off is None or not all(word in _STILL for word in between):
        return None
    return _became(named.numbers, off.found, known)


def turned_out(named: targets.Named, known: Known) -> Meaning | None:
    """Read 'D2 was carried', 'D2 not agreed', 'reject D2', 'Agreed: D2'."""
    found, rest = _around(named, known)
    if found is None:
        return None
    later = LATER.fullmatch(" " + rest.folded)
    more = Found() if later else clauses.read(_without_now(rest), known)
    if more is None:
        return None
    found = found.joined(more)
    if _GIVES_UP.match(named.before or " " + named.after.folded) and _is_in_force(named.numbers, known):
        return confirming.confirmed(named.numbers, Becomes.WITHDRAWN, known, reason=found.reason or None)
    if not (found.agreed or found.status or found.votes) or found.amends:
        return None
    if found.replaces:
        return _instead_of(named, found, known)
    return _became(named.numbers, found, known)


def _around(named: targets.Named, known: Known) -> tuple[Found | None, Plain]:
    """Return what the words before a decision say of it, or those right behind it; and what is left."""
    before, rest = named.before, named.after
    if not before:
        text = " " + rest.folded
        sunk = _SUNK.match(text)
        ahead = sunk or _AHEAD.match(text)
        start = ahead.end() if ahead else (now.end() if (now := _NOW.match(text)) else 0)
        found = Found(status=DecisionStatus.REJECTED) if sunk else Found(agreed=True) if ahead else Found()
        return found, rest.cut(max(start - 1, 0), len(rest.text))
    if _AGREES.fullmatch(before) and not before.startswith(_ALONE):
        return Found(agreed=True), rest
    if _REJECTS.fullmatch(before):
        return Found(status=DecisionStatus.REJECTED), rest
    head = before.rstrip(" :-")
    return clauses.read(Plain.of(head), known), rest


def _is_in_force(numbers: tuple[int, ...], known: Known) -> bool:
    statuses = [one.status for one in known.decisions if one.number in numbers]
    return bool(statuses) and all(status in _IN_FORCE for status in statuses)


def _instead_of(named: targets.Named, found: Found, known: Known) -> Meaning | None:
    """Read 'D2 is agreed, replaces D1'."""
    turned = _became(named.numbers, replace(found, replaces=()), known)
    replaced = confirming.confirmed(found.replaces, Becomes.SUPERSEDED, known, by=named.numbers[0])
    if isinstance(turned, Change) and isinstance(replaced, Confirm):
        return Confirm((turned, *replaced.does))
    return turned


def _without_now(rest: Plain) -> Plain:
    for word in (" now", " today", " after all", " please"):
        if rest.folded.endswith(word):
            return rest.cut(0, len(rest.text) - len(word))
    return rest


def _became(numbers: tuple[int, ...], found: Found, known: Known) -> Meaning | None:
    """Return the change of what stands on record to what it has turned out to be."""
    status = settling.standing(Draft(Plain(""), found))
    becomes = _BECOMES.get(status)
    first = Ref(RecordKind.DECISION, numbers[0])
    if becomes is None:
        return Show(What.RECORD, record=first)
    if becomes is Becomes.WITHDRAWN:
        return confirming.confirmed(numbers, becomes, known, reason=found.reason or None)
    day = days.back(found.back, known) if found.back else None

    def change(number: int) -> Change:
        return Change(Ref(RecordKind.DECISION, number), becomes, due=day, reason=found.reason or None)

    if (asked := confirming.unknown(numbers, known, change)) is not None:
        return asked
    held = [one for one in known.decisions if one.number in numbers]
    if (hindered := _hindered(held, status, found, first)) is not None:
        return hindered
    if becomes is Becomes.PARKED and day is None:
        new = NewDecision(held[0].text, status=status, replaces=(held[0].number,))
        form = OpenForm((new,), (Missing.COME_BACK_ON,))
        readings = tuple(
            Reading(dates.echo(each), Change(first, becomes, due=each, reason=found.reason or None))
            for each in days.likely(found.back, known)
        )
        return Ask(About.DAY, readings, f"When does {first.label} come back?", form)
    return change(numbers[0]) if len(numbers) == 1 else Confirm(tuple(change(number) for number in numbers))


def _hindered(
    held: Sequence[KnownDecision], status: DecisionStatus, found: Found, first: Ref
) -> Meaning | None:
    """Return what is done instead where a decision can not simply turn out so: one that is agreed, say."""
    shown = Show(What.RECORD, record=first)
    if any(one.status in _IN_FORCE for one in held):
        if status is DecisionStatus.AGREED or len(held) > 1:
            return shown
        withdrawn = Confirm((Change(first, Becomes.WITHDRAWN, reason=found.reason or None),))
        readings = (Reading(f"Withdraw {first.label}", withdrawn), Reading(f"Show {first.label}", shown))
        return Ask(About.READING, readings, f"{first.label} was agreed. Does it no longer stand?")
    may = all(one.status is status or may_follow(one.status, status) for one in held)
    if found.clash or found.unsure or found.undecided or not may:
        return shown
    if found.condition:
        (one, *_) = held
        new = NewDecision(one.text, found.reason or None, condition=found.condition, replaces=(one.number,))
        return OpenForm((new,))
    return None
