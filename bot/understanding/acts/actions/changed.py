"""What is wished for an action on record, from the words around its number: 'cancel …', '… is due Friday'."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language import dates
from bot.language.bounds import Budget
from bot.language.dates import Question, Understood
from bot.language.recurrence import saying
from bot.understanding.acts.actions import asking, drafts, due
from bot.understanding.acts.actions.owners import Owners, run
from bot.understanding.acts.actions.targets import Target
from bot.understanding.acts.actions.words import Words
from bot.understanding.known import Known
from bot.understanding.meaning import About, Becomes, Change, Ref
from bot.understanding.people import Directory
from bot.understanding.plain import Plain
from storage.records import ActionStatus, RecordKind

CLOSED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})
_NONE = Ref(RecordKind.ACTION, 0)

_CANCEL = frozenset(
    [
        "cancel",
        "drop",
        "scrap",
        "withdraw",
        "bin",
        "abandon",
        "kill",
        "strike",
        "strike out",
        "scratch",
        "call off",
        "no need for",
        "there is no need for",
        "forget",
        "we no longer need",
        "no longer need",
        "we don't need",
        "don't need",
        "we do not need",
        "close off",
        "lose",
        "retire",
        "ditch",
        "no longer needed:",
        "cross off",
        "take off",
    ]
)
_NOT_NEEDED = re.compile(
    r"(?:(?:is|has been|was|can be|should be|to be|needs to be|must be|now|been|be|'s)\s)*"
    r"(?:not needed|no longer (?:needed|required|necessary|relevant|applies|wanted)|not required|not necessary|isn't needed"
    r"|isnt needed|cancelled|canceled|dropped|withdrawn|scrapped|off|unnecessary|superfluous|obsolete|redundant"
    r"|off the table|overtaken(?: by events)?)(?: any ?more| any longer| now| please)*"
)
_REOPEN = frozenset(
    [
        "reopen",
        "re-open",
        "reactivate",
        "reinstate",
        "restore",
        "bring back",
        "revive",
        "open",
        "un-close",
        "unclose",
    ]
)
_NOT_DONE = re.compile(
    r"(?:(?:is|was|has|'s)\s)?(?:not|isn't|isnt|wasn't|wasnt|never|hasn't been|not been|has not been)\s(?:been |actually |really "
    r"|quite |in fact |yet )*(?:done|finished|complete|completed|sent|closed|happened)(?: after all| yet| at all| please)*$"
    r"|(?:is|needs to be|should be|has to be|must be|to be|needs) (?:re-?opened|re-?opening|open again|still open)(?: again)?$"
)
_MOVE = re.compile(
    r"(?:move|push|put|shift|extend|postpone|delay|defer|bring|reschedule|change|set|make|allow|update|pull|push back"
    r"|put back|bring forward|put off|slip|redate|re-date|amend|give)(?: (?:the|back|forward))*(?: (?:due date|due day|deadline|date|due"
    r"|day))?(?: (?:of|for|on))?"
)
_ITS_DAY = re.compile(r"(?:the )?(?:new )?(?:due date|deadline|due day|due)(?: (?:of|for))?")
_TO_DAY = re.compile(
    r"[\s:,–-]*(?:(?:'s|is|was|be|will be|should be|can be|now|must be|has|moved|moves|slips|slipped|needs to be|due date|due day"
    r"|deadline|date|back|forward|out|on|a new date|more time|the)\s)*"
    r"(?P<how>due(?: by| on)?|by|on|until|till|to|deadline|before|for|not before|:|=|→)?\s*(?:be\s|by\s|on\s)?"
)
_LENGTH = re.compile(
    r"(?:by |another )?(?:(?P<count>\d{1,2}|an?|one|two|three|four|five|six) )(?P<unit>days?|weeks?|fortnights?|months?)"
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_GIVE = re.compile(
    r"(?:give|reassign|re-assign|assign|hand|hand over|pass|pass on|transfer|move|allocate|delegate|change|switch|reallocate)"
    r"(?: over)?|(?:change |set |make )?(?:the )?owner (?:of|for|on)|(?:change|set) (?:the )?owner"
)
_TO_WHOM = re.compile(
    r"[\s:,–-]*(?:(?:'s|is|now|should|goes|go|will|over|on|across|be|owner|belongs|passes|passed|owned|assigned|reassigned)\s)*"
    r"(?:to|for|with|by|→|=|:|owner:|from \w{1,30} to)\s*"
)
_TAKES = re.compile(
    r"\s(?:takes|take|to take|to do|will do|will take|takes over|to take over|take over|now has|owns|now owns|gets|has|can do"
    r"|can take|is taking|is doing|should do|should take|'ll do|'ll take)(?: on| over)?$"
)
_OWNS = re.compile(
    r"\s(?:takes|take|owns|to do it|to take it|to do this|will do it|will take it|will do this|has it)(?: on| over)?$"
)
_ADD = re.compile(r"add (?P<who>.{1,60}) (?:to|as (?:an |another |a second )?owner (?:of|to|on))$")
_REWORD = re.compile(
    r"(?:change|reword|rephrase|amend|correct|rewrite|update|edit|rename)(?: the)?(?: (?:wording|words|text) (?:of|on|for))?"
)
_READS = re.compile(
    r"\s*(?:(?:should|ought to|must|needs to|is to)\s(?:read|say|be)\s?:?\s|(?:to read|to say|so that it reads|so it reads)\s?:?\s|to:\s|to\s|:\s|→\s)"
)
_SAYS = re.compile(r"\s*(?:should|ought to|must|needs to|is to)\s(?:read|say)\s?:?\s")
_REASON = re.compile(r"[\s,;:(–—.-]*(?:because(?: of)?|since|as|reason:|given that|now that)?\s*")
_TAIL = re.compile(
    r"[\s,.!]*(?:please|thanks|thank you|pls|instead|now|then|again|after all|ok|cheers)?[\s,.!]*$"
)


@dataclass(frozen=True)
class Wish:
    """What an action is to become; of several `ways`, `about` says what is asked, and `labels` what each is.

    `adds` says that the owners join those whom it has.
    """

    becomes: Becomes
    ways: tuple[Change, ...]
    about: About | None = None
    labels: tuple[str, ...] = ()
    asks: str = ""
    adds: bool = False


@dataclass(frozen=True)
class Making:
    """What is needed to tell days and people apart."""

    known: Known
    directory: Directory


def wish(target: Target, making: Making) -> Wish | None:
    """Return what is wished for the actions that a sentence names; None where it wishes no change of them."""
    for read in (_cancelled, _reopened, _added, _redated, _reassigned, _reworded):
        wanted = read(target, making)
        if wanted is not None:
            return wanted
    return None


def _ended(plain: Plain) -> Plain:
    """Return words without the courtesy at their end."""
    start = max(0, len(plain.text) - 24)
    found = _TAIL.search(plain.folded, start)
    return _ended(plain.cut(0, found.start())) if found and found.start() < len(plain.text) else plain


def _cancelled(target: Target, making: Making) -> Wish | None:
    before, after = target.before.folded.strip(), target.after
    end = 0
    if before not in _CANCEL:
        found = _NOT_NEEDED.match(after.folded) if not before else None
        if found is None:
            return None
        end = found.end()
    rest = after.cut(end, len(after.text))
    reason = _reason(rest)
    if reason is None:
        return None
    return Wish(Becomes.DROPPED, (Change(_NONE, Becomes.DROPPED, reason=reason or None),))


def _reason(rest: Plain) -> str | None:
    """Return the reason that follows; empty where nothing does, None where what follows is no reason."""
    kept = _ended(rest)
    if not kept.text.strip(" .,;:!()"):
        return ""
    found = _REASON.match(kept.folded)
    if not found or not found.end() or not found[0].strip():
        return None
    return kept.text[found.end() :].strip(" .)") or None


def _reopened(target: Target, making: Making) -> Wish | None:
    before, after = target.before.folded.strip(), _ended(target.after).folded.strip(" .")
    done = any(action.status in CLOSED for action in target.among)
    again = before in _REOPEN and (before != "open" or done) and after in ("", "again", "up")
    if again or (done and not before and _NOT_DONE.match(after)):
        return Wish(Becomes.REOPENED, (Change(_NONE, Becomes.REOPENED),))
    return None


def _added(target: Target, making: Making) -> Wish | None:
    found = _ADD.fullmatch(target.before.folded)
    if not found or _ended(target.after).text.strip(" .") not in (
        "",
        "too",
        "as well",
        "as owner",
        "as an owner",
    ):
        return None
    return _given(target.before.cut(*found.span("who")), making, adds=True)


def _redated(target: Target, making: Making) -> Wish | None:
    before, after = target.before.folded.strip(), _ended(target.after)
    moves, its = _MOVE.fullmatch(before), _ITS_DAY.fullmatch(before)
    found = _TO_DAY.match(f"{after.folded} ")
    if (before and not moves and not its) or not found:
        return None
    if not before and not found["how"]:
        return None
    phrase = after.text[min(found.end(), len(after.text)) :].strip(" .,;")
    if not phrase:
        return None
    if moves and (length := _LENGTH.fullmatch(phrase.lower().removesuffix(" later").removesuffix(" longer"))):
        return _later(target, length, earlier="forward" in after.folded or "forward" in before)
    lead = "before " if found["how"] == "before" else ""
    answer = dates.read(lead + phrase, making.known.calendar)
    if isinstance(answer, Understood):
        return Wish(Becomes.REDATED, (Change(_NONE, Becomes.REDATED, due=answer.day),))
    if answer.readings:
        return _which_day(answer)
    says_day = found["how"] in ("due", "due by", "due on", "deadline", "until", "till", "by") or its
    postpones = before.split()[:1] in (["extend"], ["postpone"], ["delay"], ["defer"], ["reschedule"])
    named = run(
        Words(after.cut(min(found.end(), len(after.text)), len(after.text)), making.directory), 0, ""
    ).named
    passed = "has passed" in answer.asks
    if (says_day or postpones or passed) and not named:
        return _which_day(Question(answer.asks, _likely(making)))
    return None


def _likely(making: Making) -> tuple[date, ...]:
    """Return days that may be offered where none was understood."""
    answer = dates.read("when possible", making.known.calendar)
    return answer.readings if isinstance(answer, Question) else (answer.day,)


def _later(target: Target, length: re.Match[str], *, earlier: bool) -> Wish | None:
    """Return the new day where it is so much later than the old one: 'push A2 back a week'."""
    old = next((action.due for action in target.among if action.due), None)
    if old is None or len(target.among) != 1:
        return None
    count = _COUNTS.get(length["count"]) or int(length["count"])
    unit = length["unit"].rstrip("s")
    days = count * {"day": 1, "week": 7, "fortnight": 14, "month": 0}[unit]
    new = (
        old + timedelta(days=-days if earlier else days)
        if days
        else _months(old, -count if earlier else count)
    )
    return Wish(Becomes.REDATED, (Change(_NONE, Becomes.REDATED, due=new),))


def _months(day: date, count: int) -> date:
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _which_day(question: Question) -> Wish:
    ways = tuple(Change(_NONE, Becomes.REDATED, due=day) for day in question.readings)
    labels = tuple(saying.day(day) for day in question.readings)
    return Wish(Becomes.REDATED, ways, About.DAY, labels, question.asks)


def _reassigned(target: Target, making: Making) -> Wish | None:
    before, after = target.before, _ended(target.after)
    taken = _TAKES.search(before.folded) if len(before.text) < 80 else None
    if taken and not after.text.strip(" ."):
        return _given(before.cut(0, taken.start()), making)
    gives = _GIVE.fullmatch(before.folded.strip())
    if before.text and not gives:
        return None
    found = _TO_WHOM.match(after.folded)
    if found and (given := _given(after.cut(found.end(), len(after.text)), making)):
        return given
    if not before.text and after.folded.startswith(("is ", "'s ")) and after.folded.endswith(("'s", "'")):
        return _given(after.cut(after.folded.index(" ") + 1, after.folded.rindex("'")), making)
    return None


def _given(who: Plain, making: Making, *, adds: bool = False) -> Wish | None:
    """Return the wish that some people do it; None where the words name nobody, or more than people."""
    words = Words(who, making.directory)
    owners: Owners = run(words, 0, making.known.speaker, strangers=True)
    if not owners.readings or owners.end < len(words) or len(owners.readings) > asking.MOST_READINGS:
        return None
    ways = tuple(Change(_NONE, Becomes.REASSIGNED, owners=reading) for reading in owners.readings)
    if len(ways) == 1 and not owners.strangers:
        return Wish(Becomes.REASSIGNED, ways, adds=adds)
    labels = tuple(asking.names(reading, making.known) for reading in owners.readings)
    return Wish(Becomes.REASSIGNED, ways, About.PERSON, labels, asking.WHO, adds=adds)


def _reworded(target: Target, making: Making) -> Wish | None:
    before, after = target.before.folded.strip(), _ended(target.after)
    found = _READS.match(after.folded) if _REWORD.fullmatch(before) else None
    found = found or (_SAYS.match(after.folded) if not before else None)
    if not found:
        return None
    kept = after.cut(found.end(), len(after.text))
    when = due.taken(kept, making.known, Budget())
    text = drafts.wording(when.plain if when.day else kept)
    if not text:
        return None
    return Wish(Becomes.REWORDED, (Change(_NONE, Becomes.REWORDED, text=text, due=when.day),))
