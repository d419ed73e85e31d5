"""What one message of a thread says by itself: read by the readers of decisions and of actions.

Each part of it is read only once nothing in it says that it is denied, doubted, supposed, asked, put off or
small talk. What those readers would ask back is offered without what they would ask for: a person confirms.
"""

import re
from dataclasses import dataclass, replace

from bot.language.bounds import Budget
from bot.understanding import people
from bot.understanding.acts import actions, decisions
from bot.understanding.acts.capture import open_matters, parts, signs, small_talk
from bot.understanding.known import Above, Door, Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Missing,
    New,
    NewAction,
    NewDecision,
    OpenForm,
    Record,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_GOES_ON = re.compile(
    r"(?:reasons?|because|since|due to|subject to|provided|on condition|conditions?|votes?|voted|nem con"
    r"|unanimous(?:ly)?|(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|all|none|nobody)"
    r" (?:for|in favour|against)|proposed by|proposer|seconded|seconder|moved by)\b"
)
"""What begins so belongs to what was said before it."""
_AGREED_THEN = re.compile(r"(?:agreed|decided|settled)( then)(?=[,: ])")
_FOR_WHOM = re.compile(r"(?:agreed|approved|decided|resolved)( on behalf of [^:]{2,60}):\s")
_STANDS = re.compile(
    r"(?:(?:that|this|it|we|the (?:motion|proposal|vote|idea)|motion|proposal|all)(?:'s| is| was|'re| are)?"
    r" (?:all |now |both )?)?(?:agreed|settled|decided|carried|approved|passed|adopted|resolved)"
    r"(?: by (?:all|everyone|the (?:board|group|committee|meeting)))?(?: then| now| everyone| all)?[.!]*"
)
_VOICE = frozenset({"agreed", "approved", "decided", "settled"})
"""Alone, these are one voice, and not yet the group's word."""
_ASKS_FOR_IT = re.compile(r"\?\s*$|\b(?:needs? to|has to|should|must|please|volunteer)\b", re.IGNORECASE)
"""In the message above: what somebody means who says 'I can do that'."""
_PROMISES = re.compile(
    r"(?:(?:i'm|i am) )?(?:more than |very |quite )?(?:happy|glad|willing) to\s(?!go\b|leave|accept"
    r"|support|agree"
    r"|be\b|wait|see\b|hear|help|defer|follow|know|say\b|with\b)"
)
_REQUEST = re.compile(r"(?:please,? )?@?[\w.'-]{1,30}(?: [\w.'-]{1,30})?,? (?:can|could|will|would) you\b")
_PUTS_UP = re.compile(
    r"(?:shall we|should we|can we|could we|let's|lets|how about we|how about|what about"
    r"|why don't we|what if we"
    r"|i think we should|we should|we could|suggest(?:ion)?:?|are we happy to|do we want to)\s"
)
_WITHDRAWS = re.compile(
    r"(?:i|we)(?:'d like to|'ll|'m| will| would like to| want to| am)? ?(?:withdraw|take back|pull|retract)"
    r"(?:ing)? (?:that|it|this|my|mine|our)\b"
)


_NO_WORDING = frozenset({"moving on", "next", "next item", "instead of", "that", "it", "this", "so", "then"})
_LONGEST_NAME = 80
_NOTHING_TO_DO = frozenset(
    {"do", "do later", "do so", "do thanks", "do, thanks", "go", "come", "try", "go on", "go ahead"}
)


@dataclass(frozen=True)
class Heard:
    """What a message says by itself; `whole` tells that its wording is to stay as it was said.

    `stands`: how something said before stands: a decision without a wording. `puts_up`: what it puts to the
    group, whether or not that is worth recording. `withdraws`: its writer takes back what they put up.
    `idle`: all of it is small talk, or is doubted, supposed, denied or put off.
    """

    records: tuple[New, ...] = ()
    whole: bool = False
    stands: NewDecision | None = None
    puts_up: str = ""
    withdraws: bool = False
    idle: bool = False


def hear(plain: Plain, known: Known, above: Above | None = None, budget: Budget | None = None) -> Heard:
    """Return what a message of `known.speaker` says by itself, under the one `above` it."""
    budget = budget or Budget()
    found: list[New] = []
    whole, puts_up, stands, idle = bool(plain.unread), "", None, True
    for part in _joined(parts.apart(plain)):
        if budget.over:
            break
        words = parts.led(part)
        if _WITHDRAWS.match(words.folded):
            return Heard(withdraws=True, idle=True)
        puts_up = puts_up or _put_up(words)
        if small_talk.says_nothing(part) or open_matters.leaves_open(part):
            continue
        idle = False
        one = _of_part(words, known, above)
        stands = stands or one.stands
        found += one.records
        whole = whole or one.whole
    proposed = (one.text for one in found if _is(one, DecisionStatus.PROPOSED))
    puts_up = next(proposed, puts_up)
    return Heard(tuple(found), whole, stands if not found else None, puts_up, idle=idle and not budget.over)


def _joined(found: list[Plain]) -> list[Plain]:
    """Return the parts with what belongs to the one before it behind that."""
    made: list[Plain] = []
    for part in found:
        if made and _GOES_ON.match(part.folded):
            made[-1] = made[-1].then(part)
        else:
            made.append(part)
    return made


def _of_part(words: Plain, known: Known, above: Above | None) -> Heard:
    asks = open_matters.asks(words)
    said = _said_to_nobody(words, known)
    if said is not words and (small_talk.says_nothing(said) or open_matters.leaves_open(said)):
        return Heard()
    if not asks and signs.may_decide(said) and not open_matters.leaves_agreement_open(said):
        found = _decided(said, known)
        if found.records or found.stands:
            return found
    if open_matters.leaves_work_open(words) or (asks and not _REQUEST.match(words.folded)):
        return Heard()
    asked = above if above is not None and _ASKS_FOR_IT.search(above.words) else None
    told = _promised(said if signs.promises(said) else words)
    if not signs.may_give_work(told):
        return Heard()
    meaning = actions.read_new(Said(Door.THREAD_MENTION, told, asked), known)
    records = tuple(one for one in _offered(meaning) if _is_work(one, told))
    if not all(one.owners or _asks_whose(meaning) for one in records if isinstance(one, NewAction)):
        return Heard()
    return Heard(records, whole=not isinstance(meaning, Record) and len(records) < 2)


def _promised(words: Plain) -> Plain:
    """Return 'happy to ring them' as 'I will ring them'."""
    match = _PROMISES.match(words.folded)
    if match is None:
        return words
    return Plain("I will", folded="i will").then(words.cut(match.end(), len(words.text)))


def _said_to_nobody(words: Plain, known: Known) -> Plain:
    """Return words without the name of whom they are spoken to: 'yes' of 'Mal: yes'."""
    first = people.spot(words.cut(0, _LONGEST_NAME), known)[:1]
    bare = parts.spoken_to(words, [one.end for one in first if not one.start])
    return words if bare is words else parts.led(bare)


def _is_work(new: New, words: Plain) -> bool:
    if not isinstance(new, NewAction) or new.text.casefold().strip(" .!") in _NOTHING_TO_DO:
        return False
    if " " not in new.text and not signs.promises(words):
        return new.due is not None
    return new.due is not None or (signs.requires(words) and not small_talk.is_a_feeling(new.text))


def _decided(words: Plain, known: Known) -> Heard:
    said, behalf = _for_whom(_without_then(words))
    if _STANDS.fullmatch(said.folded.strip()):
        voice = said.folded.strip(" .!") in _VOICE and words.folded.strip(" .!") in _VOICE
        return Heard() if voice else Heard(stands=NewDecision(""))
    meaning = decisions.read_new(Said(Door.THREAD_MENTION, said), known)
    if isinstance(meaning, OpenForm) and Missing.TEXT in meaning.missing:
        one = next(iter(meaning.records), None)
        return Heard(stands=one if isinstance(one, NewDecision) else None)
    records = tuple(
        replace(one, on_behalf_of=behalf) if behalf and isinstance(one, NewDecision) else one
        for one in _offered(meaning)
        if one.text.casefold().strip(" .!") not in _NO_WORDING
    )
    return Heard(records, whole=not isinstance(meaning, Record) and len(records) == 1)


def _without_then(words: Plain) -> Plain:
    """Return words without the 'then' of 'agreed then, …', which is no part of what was agreed."""
    then = _AGREED_THEN.match(words.folded)
    return words.without(*then.span(1)) if then and words.folded[then.end() :].strip(" ,:.") else words


def _for_whom(words: Plain) -> tuple[Plain, str | None]:
    """Take 'on behalf of the Housing Trust' out of what stands before a colon."""
    match = _FOR_WHOM.match(words.folded)
    if match is None:
        return words, None
    body = words.text[match.start(1) + len(" on behalf of ") : match.end(1)].strip()
    return words.without(*match.span(1)), body.removeprefix("the ")


def _offered(meaning: Meaning | None) -> tuple[New, ...]:
    """Return the records that a meaning holds, without what would still be asked about them."""
    if isinstance(meaning, Ask):
        first = next((one.means for one in meaning.readings if _proposes(one.means)), None)
        if first is None and meaning.about is not About.READING and meaning.otherwise is None:
            return ()
        first = first or meaning.otherwise
        return _offered(first or (meaning.readings[0].means if meaning.readings else None))
    if isinstance(meaning, OpenForm) and not {Missing.STATUS, Missing.COME_BACK_ON} & set(meaning.missing):
        return meaning.records
    return meaning.records if isinstance(meaning, Record) else ()


def _proposes(meaning: Meaning) -> bool:
    return isinstance(meaning, Record) and any(_is(one, DecisionStatus.PROPOSED) for one in meaning.records)


def _asks_whose(meaning: Meaning | None) -> bool:
    return isinstance(meaning, Ask) and meaning.about is About.PERSON


def _is(new: New, status: DecisionStatus) -> bool:
    return isinstance(new, NewDecision) and new.status is status


def _put_up(words: Plain) -> str:
    match = _PUTS_UP.match(words.folded)
    return words.text[match.end() :].rstrip("?! ") if match else ""
