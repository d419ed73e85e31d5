"""'Naloxone training held over to next time, no figures': what a text tells became of a matter, and why."""

import re
from dataclasses import dataclass

from bot.understanding.acts.decisions import days, work
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

MATTER = re.compile(
    r"\b(?:decision|question|item|matter|paper|discussion|vote|proposal|motion|report|choice|issue|debate"
    r"|review of|review|policy|business case|bid|application|request|appointment|strategy|agenda)\b"
)
"""What is decided upon, so that only the deciding can be put off."""
ASKED_FOR = re.compile(
    r"\b(?:application|request|bid|proposal|motion|grant|quote|offer|idea|suggestion|amendment|plan"
    r"|invitation)\b"
)
"""What is accepted or turned down, one of them."""
MEETING = re.compile(r"\b(?:meeting|agm|board|next time|next one|next agenda)\b")
UNTIL = re.compile(r"(?: off| over| back| out| on)? (?:until|till|til|to|for|on to|over to|into)\s")
_SURE = (
    r"deferred|parked|adjourned|shelved|tabled|held over|carried over|carried forward|rolled over"
    r"|rolled forward|left over|left on the table|stood over|put on hold|put on ice|on hold|stood down"
    r"|kicked into the long grass|not discussed|not reached|not dealt with|not considered"
)
_AGAIN = (
    r"looked at again|revisited|discussed(?: again)?|considered again|reconsidered|decided|back to us"
    r"|back with us"
    r"|back on the agenda|picked up again|talked about(?: again)?"
)
"""With a day that is to come, these put something off to it."""
_PERHAPS = (
    r"postponed|put off|put back|pushed back|pushed|bumped|delayed|paused|left|moved back"
    r"|kicked down the road"
    r"|rescheduled|held back|held|knocked on"
)
_LOST = (
    r"refused|rejected|turned down|not agreed|not approved|not supported|declined|thrown out|voted down"
    r"|knocked back|got no support|found no seconder|found no support|did not pass|not carried|fell|failed"
    r"|got the thumbs down|died a death|withdrawn"
)
_EVENTS = ("fell", "failed", "died a death", "withdrawn")
"""So it is told of other things than proposals, too."""
_BY = re.compile(r" by (?:the |its |their )?[\w@'-]{2,20}(?=$|[,.;:( ])")
_TOLD = re.compile(
    r"(?:,| -|:)? (?:(?:was|were|is|are|has been|have been|to be|be|will be|got|now|again|therefore) ){0,2}"
    rf"(?:(?P<sure>{_SURE})|(?P<perhaps>{_PERHAPS})|(?P<again>{_AGAIN})|(?P<lost>{_LOST}))(?=$|[ ,.;:(])"
)
_ENDS = re.compile(
    r"\s?[,;.:(]\s?|\s-\s|\s(?=(?:because|as|since|due to|pending|awaiting|while|given|owing to)\s)"
)
_BACK = re.compile(r"(?:(?:to )?come |to be brought |to return |returns )?back (?:in|on|at|to) ")
_LEADS = re.compile(r"(?:because(?: of)?|as|since|due to|given|owing to)\s")
_LENGTH = re.compile(
    r" (?:by |for )?(?P<length>(?:a|an|one|two|three|four|six|\d{1,2}) (?:weeks?|fortnight|months?))(?![\w'])"
)
_OPEN_ENDED = re.compile(
    r" (?:indefinitely|sine die|once more|again|for now|for the (?:time being|moment)|until further notice"
    r"|as well|too"
    r"|this time|today|tonight)(?![\w'])"
)
"""So it is said that a day is still to be found."""
_AT = re.compile(r" (?:again )?(?:(?:in|at|on|until|till|for) )?(?=\w)")
_RULE = re.compile(
    r"(?<![\w'])(?:if|when|whenever|unless|until|once|before|after|who|which|that|any|every|each|all|may|must"
    r"|can|will|not|nobody|never|always)(?![\w'])"
)
_CARRIED = re.compile(
    r"\b(?:leave|balances?|surplus|underspend|money|funds?|days|hours|cash|reserves?|payments?)\b"
)
"""Of these 'carried over to March' tells what is done with them."""
_ADJECTIVE = re.compile(r"(?:^|\s)(?:the|a|an|any|all|not|never|no|were|cars?|vans?)$")
_MOST = 6
_LONGEST_REASON = 160
"""Letters."""


@dataclass(frozen=True)
class PutOff:
    """What is put off, and to when; `sure` unless an event may be meant: 'postpone the fair until May'."""

    wording: Plain
    found: Found
    sure: bool


def read(text: Plain, known: Known) -> PutOff | None:
    """Return what a text tells was put off, to when and why; None where it tells of nothing of the kind."""
    for match in list(_TOLD.finditer(text.folded))[:_MOST]:
        before = text.cut(0, match.start())
        if not before.text or _ADJECTIVE.search(before.folded):
            continue
        tell = _lost if match["lost"] else _told
        if (off := tell(before, match, text, known)) is not None:
            return off
    return None


def _lost(before: Plain, match: re.Match[str], text: Plain, known: Known) -> PutOff | None:
    """Read 'Scouts' grant application refused, fund empty'; a rule may say the same: 'late bids refused'."""
    gone = match["lost"] == "withdrawn"
    by = _BY.match(text.folded, match.end()) if gone else None
    end = by.end() if by else match.end()
    close = _ENDS.match(text.folded, end)
    if close is None and text.folded[end:].strip(" ."):
        return None
    rest = text.cut(close.end() if close else end, len(text.text))
    reason = _reason(rest, known) if rest.text else ""
    if (rest.text and not reason) or _RULE.search(before.folded):
        return None
    sure = ASKED_FOR.search(before.folded) is not None or by is not None
    found = Found(status=DecisionStatus.WITHDRAWN if gone else DecisionStatus.REJECTED, reason=reason)
    return PutOff(before, found, sure) if sure or (reason and match["lost"] not in _EVENTS) else None


def _told(before: Plain, match: re.Match[str], text: Plain, known: Known) -> PutOff | None:
    """Read 'naloxone training held over to next time, no figures'."""
    said, end = _until(match, text)
    close = _ENDS.match(text.folded, end)
    if close is None and text.folded[end:].strip(" ."):
        return None
    dated = bool(said) and days.back(said, known) is not None
    rules = _RULE.search(before.folded) is not None
    if not dated and (match["perhaps"] or match["again"] or rules):
        return None
    found = Found(status=DecisionStatus.PARKED, back=said or None)
    if close and (rest := text.cut(close.end(), len(text.text))).text:
        more = _more(rest, known)
        if more is None:
            return None
        found = found.joined(more)
    plain_matter = MATTER.search(before.folded) is not None or MEETING.search(said) is not None
    sure = (not match["perhaps"] and not rules and not _CARRIED.search(before.folded)) or plain_matter
    return PutOff(before, found, sure)


def _until(match: re.Match[str], text: Plain) -> tuple[str, int]:
    """Return the words behind such a verb for the day on which something comes back, and where they end."""
    at = match.end()
    if length := _LENGTH.match(text.folded, at):
        return f"in {length['length']}", length.end()
    if open_ended := _OPEN_ENDED.match(text.folded, at):
        return "", open_ended.end()
    until = (_AT if match["again"] else UNTIL).match(text.folded, at)
    if until is None:
        return "", at
    close = _ENDS.search(text.folded, until.end())
    end = close.start() if close else len(text.folded)
    return text.folded[until.end() : end].strip(" ."), end


def _more(rest: Plain, known: Known) -> Found | None:
    """Return when something comes back, or why it was put off, as what follows says."""
    back = _BACK.match(rest.folded)
    day = rest.folded[back.end() if back else 0 :].strip(" .")
    if day and days.back(day, known) is not None:
        return Found(back=day)
    reason = _reason(rest, known)
    return Found(reason=reason) if reason else None


def _reason(rest: Plain, known: Known) -> str:
    """Return why something was put off, as what follows says; nothing where that says something else."""
    led = _LEADS.match(rest.folded)
    said = rest.cut(led.end() if led else 0, len(rest.text.rstrip(" .)")))
    if len(said.text) > _LONGEST_REASON or work.read(said, known) is not None or "\n" in said.text:
        return ""
    return said.text
