"""What becomes of a decision on record that a new one repeats, names or changes."""

import re
import unicodedata
from dataclasses import replace

from bot.understanding import records
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.known import Known, KnownDecision
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Meaning,
    NewDecision,
    Reading,
    Record,
    Ref,
    Show,
    What,
)
from storage.records import DecisionStatus, RecordKind

CLOSED = (DecisionStatus.SUPERSEDED, DecisionStatus.WITHDRAWN, DecisionStatus.REJECTED)
_HOLDS = (DecisionStatus.AGREED, DecisionStatus.AMENDED)
_WORD = re.compile(r"\w+")
_FEW = 4
"""Behind so few words a decision is what a sentence is about."""
_IN_PASSING = re.compile(
    r"(?<!no )(?<!yes )\b(?:of|for|under|to|with|by|from|in|on|per|about|at|like|see|against|and|or|than"
    r"|beside|outside|within|after|before|until|since)\s(?:the )?$"
)
_OPEN = (DecisionStatus.PROPOSED, DecisionStatus.PARKED, DecisionStatus.ESCALATED)
_BECOMES = {
    DecisionStatus.AGREED: Becomes.AGREED,
    DecisionStatus.REJECTED: Becomes.REJECTED,
    DecisionStatus.PARKED: Becomes.PARKED,
}
_AS_PER = re.compile(
    r"(?:as per|per|as in|in line with|according to|as proposed in|under|see|as set out in)[ ]$|\($"
)
_ALTERS = re.compile(
    r"(?:please (?:to )?)?(?:extend|shorten|widen|limit|suspend|pause|relax|tighten|revise|update|modify|vary"
    r"|adjust|alter|reduce|increase|expand|narrow|restrict|apply|continue|renew|keep|confirm|amend"
    r"|change)[ ](?:(?:the|our|this) )?(?:decision )?$"
)


_CHANGED_IN = re.compile(
    r"(?:please )?(?:replace|change|swap|remove|delete|take out|strike(?: out)?|insert|add|substitute"
    r"|include|exclude"
    r"|drop|cut|put|write|correct)[ ].{1,200}[ ](?:in|from|to|of|into|for)[ ](?:the )?(?:wording of "
    r"|text of )?$|"
    r"(?:please )?(?:add|attach)[ ]to[ ]$"
    r"|.{2,60}\b(?:takes?|taking)[ ]over\b.{0,60}[ ](?:on|for|in|under|of)[ ]$|.{2,60}[ ](?:instead"
    r"|in place)[ ]of[ ].{2,60}[ ](?:on|for|in|under)[ ]$"
)
"""Before a record these say what is to be other in it: 'Replace Priya with Kate in D4'."""
_CHANGES_BEHIND = re.compile(
    r",?[ ](?:please )?(?:replace|change|swap|remove|delete|take out|strike out|insert|add)[ ]"
)
_MY_VIEW = re.compile(r"i(?:'m| am|'d| would| do)?[ ][a-z' ]{2,40}[ ]")
"""'I am against D2' is what one of the group thinks of it."""
_AS = re.compile(r"(?:(?:the )?same )?(?:as |like )?(?:per |in |with )?(?:the )?$")
_BUT = re.compile(
    r",?[ ](?:(?:still )?(?:stands|applies|holds|continues|remains),? )?(?:but|except|apart from|only|with"
    r"|without|plus|minus|save that"
    r"|other than|however|though|although)\b"
)
"""'As D4 but with Lena as deputy' is what it was, with something other in it."""


def about_another(draft: Draft, new: NewDecision, known: Known) -> Ask | None:
    """Return the question what becomes of an earlier decision that a wording repeats or names."""
    if new.replaces or new.amends:
        return None
    wording = _bare(new.text)
    same = next((one for one in known.decisions if _bare(one.text) == wording and one.text), None)
    if same is not None and same.status not in CLOSED:
        return _again(same, new)
    asked = (_about(spot, draft, new, known) for spot in records.spot(draft.rest, known))
    return next((each for each in asked if each is not None), None)


def _about(spot: records.Mentioned, draft: Draft, new: NewDecision, known: Known) -> Ask | None:
    """Return the question about one record that a wording names."""
    named = next((one for one in known.decisions if _is(one, spot)), None)
    before = draft.rest.folded[: spot.start]
    if named is None or named.status in CLOSED:
        begins = not before and spot.is_a(RecordKind.DECISION)
        return _or_shown(new, spot.ref) if begins else None
    if named.status in _OPEN and _MY_VIEW.fullmatch(before):
        return _or_shown(new, spot.ref)
    if named.status is DecisionStatus.PROPOSED and _AS_PER.search(before[-25:]):
        return _again(named, new)
    if new.status is not DecisionStatus.AGREED:
        return None
    if _alters(before, draft.rest.folded[spot.end :], named):
        return tied(new, named.number)
    if len(before.split()) > _FEW or _IN_PASSING.search(before):
        return None
    return tied(new, named.number, plain=True) if named.status in _HOLDS else _or_shown(new, spot.ref)


def _alters(before: str, after: str, named: KnownDecision) -> bool:
    """Tell whether the words around a decision say that something is to be other in it."""
    if _ALTERS.fullmatch(before) or _CHANGED_IN.fullmatch(before):
        return True
    if before in ("in ", "on ") and _CHANGES_BEHIND.match(after):
        return True
    return named.status in _HOLDS and bool(_AS.fullmatch(before) and _BUT.match(after))


def _or_shown(new: NewDecision, ref: Ref) -> Ask:
    """Return the question whether a sentence about a decision that is open, or closed, is one of its own."""
    shown = Show(What.RECORD, record=ref)
    readings = (Reading(f"Show {ref.label}", shown), Reading("A decision of its own", Record((new,))))
    return Ask(About.READING, readings, f"What becomes of {ref.label}?")


def _is(one: KnownDecision, spot: records.Mentioned) -> bool:
    return one.number == spot.ref.number and spot.ref.kind is RecordKind.DECISION


def tied(new: NewDecision, number: int, *, plain: bool = False) -> Ask:
    """Return the question whether a decision amends an earlier one, or replaces it."""
    readings: tuple[Reading, ...] = (
        Reading(f"Amends D{number}", Record((replace(new, amends=(number,)),))),
        Reading(f"Replaces D{number}", Record((replace(new, replaces=(number,)),))),
    )
    if plain:
        readings = (*readings, Reading("A decision of its own", Record((new,))))
    return Ask(About.READING, readings, f"What becomes of D{number}?")


def _again(same: KnownDecision, new: NewDecision) -> Ask:
    """Return the question whether words that stand on record already are that record, or a new one."""
    ref = Ref(RecordKind.DECISION, same.number)
    becomes = _BECOMES.get(new.status)
    first: Meaning = Show(What.RECORD, record=ref)
    label = f"Show D{same.number}"
    may_change = same.status in _OPEN
    if becomes is not None and may_change and (same.status != new.status or new.come_back_on):
        first = Change(ref, becomes, due=new.come_back_on, reason=new.reason)
        label = f"D{same.number} is {becomes.value} now"
    return Ask(
        About.READING,
        (Reading(label, first), Reading("A new decision", Record((new,)))),
        f"D{same.number} says that already. Is it about that one?",
    )


def _bare(text: str) -> str:
    """Return a wording as it is compared: no accents, no marks, no articles."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("'", ""))
    words = _WORD.findall("".join(each for each in letters if not unicodedata.combining(each)))
    return " ".join(word for word in words if word not in ("the", "a", "an"))


def stands(number: int, known: Known) -> bool:
    """Tell whether there is such a decision, and it is not closed."""
    return any(one.number == number and one.status not in CLOSED for one in known.decisions)
