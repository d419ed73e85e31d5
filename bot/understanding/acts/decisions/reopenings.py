"""'Bring D3 back to the table', 'reopen D3': a decision that was put off, and is open again."""

import re

from bot.understanding.acts.decisions import confirming, targets
from bot.understanding.known import Known
from bot.understanding.meaning import Becomes, Change, Meaning, Ref, Show, What
from storage.records import DecisionStatus, RecordKind

_WE = (
    r"(?:(?:i|we)(?:'ve| have|'d like to| would like to| want to| need to| should| can| will|'ll|'re|'m"
    r"| are| am)? "
    r"|let's |to |time to )?"
)
_REOPENS = re.compile(
    rf"{_WE}(?:re-?open(?:ed|ing)?|un-?park(?:ed|ing)?|un-?shelve[d]?|revive[d]?|reviving|resurrect(?:ed"
    rf"|ing)?"
    r"|reinstate[d]?|dust(?:ing)? off|bring back|brought back|bringing back|re-?table)\s"
)
_BRINGS = re.compile(
    rf"{_WE}(?:bring(?:ing)?|brought|put(?:ting)?|tak(?:e|ing)|took|get(?:ting)?|got|open(?:ed|ing)?"
    rf"|pull(?:ed|ing)?|fish)\s"
)
_BACK = re.compile(
    r"\s(?:back (?:on|to|onto|up on|in|into)(?: to)? (?:the |our )?(?:table|agenda|discussion|group|board"
    r"|play|open|floor)|back(?: up)? again"
    r"|back up|up again|again|(?:out of|off|back out of|from) (?:the |our )?(?:car park|parking lot|hold"
    r"|ice|shelf|freezer|long grass|drawer))"
)
_IS_BACK = re.compile(
    r"\s(?:(?:is|was|comes|goes|should be|to be) )?(?:now )?(?:back on(?: (?:the |our )?(?:table|agenda))?"
    r"|back in play|open again|live again"
    r"|reopened|re-opened|back for discussion|up for discussion again|unparked|un-parked"
    r"|no longer (?:parked|on hold|deferred)"
    r"|off hold|back)"
)
_MORE = re.compile(r"(?:\s(?:now|please|again|today|then|for discussion)){0,2}[\s.!]*")
_MAY = (DecisionStatus.PARKED, DecisionStatus.ESCALATED)


def read(named: targets.Named, known: Known) -> Meaning | None:
    """Return that a decision is open again; one that waits for nothing is shown, as it is open or closed."""
    after = " " + named.after.folded if named.after.text else ""
    end = _end(named.before, after)
    if end is None or not _MORE.fullmatch(after, end) or len(named.numbers) > 1:
        return None
    ref = Ref(RecordKind.DECISION, named.numbers[0])
    change = Change(ref, Becomes.REOPENED)
    if (asked := confirming.unknown(named.numbers, known, lambda number: change)) is not None:
        return asked
    held = next(one for one in known.decisions if one.number == ref.number)
    return change if held.status in _MAY else Show(What.RECORD, record=ref)


def _end(before: str, after: str) -> int | None:
    """Return where such words are over behind the decision; None where there are none around it."""
    if _REOPENS.fullmatch(before):
        return 0
    found = _IS_BACK.match(after) if not before else _BACK.match(after) if _BRINGS.fullmatch(before) else None
    return found.end() if found else None
