"""What one message of a thread says by itself: read by the readers of decisions and of actions.

Each part of it is read only once nothing in it says that it is denied, doubted, supposed, asked, put off or
small talk. What those readers would ask back is offered without what they would ask for: a person confirms.
"""

import re

from bot.language.bounds import Budget
from bot.understanding import people
from bot.understanding.acts import actions
from bot.understanding.acts.capture import (
    deciding,
    offering,
    open_matters,
    parts,
    rephrased,
    signs,
    small_talk,
)
from bot.understanding.acts.capture.heard import Heard
from bot.understanding.known import Above, Door, Known, Said
from bot.understanding.meaning import New, NewAction, Record
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

READ = 1000
"""Characters of a message that are looked at: the point of a longer one is near its beginning."""
_GOES_ON = re.compile(
    r"(?:reasons?|because|since|due to|subject to|provided|on condition|conditions?|votes?|voted|nem con"
    r"|unanimous(?:ly)?|(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|all|none|nobody)"
    r" (?:for|in favour|against)|proposed by|proposer|seconded|seconder|moved by)\b"
)
"""What begins so belongs to what was said before it."""
_ASKS_FOR_IT = re.compile(r"\?\s*$|\b(?:needs? to|has to|should|must|please|volunteer)\b", re.IGNORECASE)
"""In the message above: what somebody means who says 'I can do that'."""
_PROMISES = re.compile(
    r"(?:(?:i'm|i am|i'd be|i would be|i'll be) )?(?:more than |very |quite |really |only too )?"
    r"(?:happy|glad|willing|delighted|pleased|prepared) to\s(?!go\b|leave|accept"
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
_WHO_BY_WHEN = re.compile(
    r"(?:owner:? |for )?(?P<who>@?[\w.'-]{1,30}(?: [\w.'-]{1,30}){0,2}?)(?: to do(?: it| this)?)?,? "
    r"(?P<when>(?:by|before|for|due) [^,;]{2,30}?)[.!]?"
)
_MOST_IN_A_NOTE = 8
_OF_BEFORE = [[word] for word in ("it", "this", "that", "them", "these", "those")]
_LONGEST_NAME = 80
_NOTHING_TO_DO = frozenset(
    {"do", "do later", "do so", "do thanks", "do, thanks", "go", "come", "try", "go on", "go ahead"}
)


def hear(plain: Plain, known: Known, above: Above | None = None, budget: Budget | None = None) -> Heard:
    """Return what a message of `known.speaker` says by itself, under the one `above` it."""
    budget = budget or Budget()
    found: list[New] = []
    whole, puts_up, stands = bool(plain.unread) or len(plain.text) > READ, "", None
    no_decision = no_work = True
    for part in _joined(parts.apart(plain.cut(0, READ)), known):
        if budget.over:
            break
        words = rephrased.rephrased(parts.led(part), known)
        part = part if words.text in part.text else words
        if _WITHDRAWS.match(words.folded):
            return Heard(withdraws=True, no_decision=True, no_work=True)
        puts_up = puts_up or _put_up(words)
        if small_talk.says_nothing(part) or open_matters.leaves_open(part):
            continue
        asks = open_matters.asks(words)
        no_decision = no_decision and (asks or open_matters.leaves_agreement_open(words))
        no_work = no_work and _is_no_work(words, known)
        one = _of_part(words, known, above)
        stands = stands or one.stands
        found += one.records
        whole = whole or one.whole
    proposed = (one.text for one in found if offering.stands_as(one, DecisionStatus.PROPOSED))
    puts_up = next(proposed, puts_up)
    read = not budget.stopped
    return Heard(
        tuple(found),
        whole,
        stands if not found else None,
        puts_up,
        no_decision=no_decision and read,
        no_work=no_work and read,
    )


def _joined(found: list[Plain], known: Known) -> list[Plain]:
    """Return the parts with what belongs to the one before it behind that."""
    made: list[Plain] = []
    for part in found:
        if made and _GOES_ON.match(part.folded):
            made[-1] = made[-1].then(part)
        elif made and (whose := _whose(part, made[-1], known)) is not None:
            made[-1] = whose
        else:
            made.append(part)
    return made


def _whose(part: Plain, work: Plain, known: Known) -> Plain | None:
    """Return 'Lena: lock change by Mon' for the two notes 'Lock change.' and 'Lena by Mon'."""
    match = _WHO_BY_WHEN.fullmatch(part.folded)
    if match is None or len(work.text.split()) > _MOST_IN_A_NOTE:
        return None
    named = people.spot(part.cut(*match.span("who")), known)
    if not named or named[0].end < match.end("who") - match.start("who"):
        return None
    bare = work.cut(0, len(work.text.rstrip(".!;, ")))
    return part.cut(*match.span("who")).then(Plain.of(":")).then(bare).then(part.cut(*match.span("when")))


def _of_part(words: Plain, known: Known, above: Above | None) -> Heard:
    asks = open_matters.asks(words)
    said = _said_to_nobody(words, known)
    if said is not words and (small_talk.says_nothing(said) or open_matters.leaves_open(said)):
        return Heard()
    if not asks and signs.may_decide(said) and not open_matters.leaves_agreement_open(said):
        found = deciding.decided(said, known)
        if found.records or found.stands:
            return found
    if open_matters.leaves_work_open(words) or (asks and not _is_request(words)):
        return Heard()
    asked = above if above is not None and _ASKS_FOR_IT.search(above.words) else None
    told = _promised(said if signs.promises(said) else words)
    if not signs.may_give_work(told):
        return Heard()
    meaning = actions.read_new(Said(Door.THREAD_MENTION, told, asked), known)
    records = tuple(one for one in offering.offered(meaning) if _is_work(one, told))
    if not all(one.owners or offering.asks_whose(meaning) for one in records if isinstance(one, NewAction)):
        return Heard()
    return Heard(records, whole=not isinstance(meaning, Record) and len(records) < 2)


def _is_request(words: Plain) -> bool:
    return _REQUEST.match(words.folded) is not None


def _is_no_work(words: Plain, known: Known) -> bool:
    """Tell whether a part says of itself that it gives nobody work; a promise may only sound so."""
    if signs.promises(words):
        return False
    return open_matters.leaves_work_open(words) or (
        open_matters.asks(words) and _is_about_somebody(words, known)
    )


def _is_about_somebody(question: Plain, known: Known) -> bool:
    """Tell whether a question asks what somebody does, and does not ask them for it."""
    return not _is_request(question) and bool(people.spot(question, known))


def _promised(words: Plain) -> Plain:
    """Return 'happy to ring them' as 'I will ring them'."""
    match = _PROMISES.match(words.folded)
    if match is None:
        return words
    return Plain.of("I will").then(words.cut(match.end(), len(words.text)))


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


def _put_up(words: Plain) -> str:
    match = _PUTS_UP.match(words.folded)
    put = words.text[match.end() :].rstrip("?! ") if match else ""
    # 'Can we afford it?' asks about what was put up before.
    return put if put.casefold().split()[-1:] not in _OF_BEFORE else ""
