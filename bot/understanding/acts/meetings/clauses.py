"""What is said of a meeting, without the clauses that only say why, or how sorry somebody is.

'I'm ever so sorry, I can't make the tenth, the car has died'      'I can't make the tenth'
'10 Dec: apologies. Court.'                                        'apologies on 10 Dec'
"""

import re
from collections.abc import Iterator

from bot.language.recurrence import holidays
from bot.language.wording import word_set
from bot.understanding.acts.meetings import which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known

_SUBJECT = (
    r"(?:i|i'm|i've|i'll|i'd|we|we're|we've|we'll|he|she|he's|she's|they|they're|they've|it|it's|that's"
    r"|there's|there"
    r"|everyone|everybody|people|nobody|no one|most|half|too|so|not enough|the|my|our|his|her|their"
    r"|too many|too few|you|you've|you're|some|both"
    r"|only|¤\d{1,3})"
)
REASON = re.compile(
    rf"(?:,| -|;|\.)? (?:because|since|as|cos|so|seeing as|given that|if|unless|when|while|in case|and then"
    rf"|but) (?={_SUBJECT}\b"
    rf"|[a-z]{{3,20}} (?:is|are|keeps|has|have|was|were|won't|can't)\b)"
    r"|(?<!and)(?<!that)(?<!which) (?=(?:i have|i've|i am|i'm|i'll be|we have|we've|it's|there's) )"
    r"|(?:,| -|;|\.)? (?:due to|owing to|on account of|in view of|given|with so|because of|thanks to|to allow"
    r"|to give|to let|in order to|so that|so as to|in the hope) "
)
_BOUNDARY = re.compile(r"(?<![,;.?!])[,;.?!]{1,4} (?:- )?| - ")
_SAYS_ITS_OWN = re.compile(
    rf"(?:and |but |so |as )?{_SUBJECT}\b.{{0,80}}(?:n't|'s|'ve|'re|'m|'ll|\b(?:is|are|was|were|has|have"
    rf"|had|get|got"
    r"|gets|keeps?|need|needs|do|does|did|can|could|will|would|hope|know|think|send|look|looks))\b.{0,120}"
)
_FRIENDLY = re.compile(
    r"(?:do |please |and )?(?:give|pass on|send|say) .{0,60}(?:best|regards|love|wishes|hello|hi)\b.{0,40}"
    r"|(?:i'm |i am |many |my |with |so |very |ever so |really |terribly |awfully ){0,4}(?:sorry"
    r"|apologies|regrets?)"
    r"(?: about (?:this|that))?(?: all| everyone| folks)?|(?:see|speak to) you .{0,40}"
    r"|have a (?:good|great|lovely|nice) .{0,30}"
    r"|hope (?:that's|that is|this is|it's) .{0,40}|(?:thanks|thank you) .{0,40}|best wishes|kind regards"
    r"|long story|don't ask|sorry .{0,40}|(?:good news|bad news|heads up|quick note|just a note"
    r"|one for the diary"
    r"|for your diaries|dates for your diary)"
)
_TIMES = word_set(
    "except excluding not skip until till from for at on every each instead rather place", "venue length"
)
_NO_MORE_THAN = 3
"""Words of a reason that is no sentence: 'Court.', 'on leave'."""
_FOR_REASON = re.compile(
    r"(?:owing to|due to|because of|in view of|on account of|following|given) .{2,60}?,? (?=(?:the |our "
    r"|next |this )?"
    r"(?:[a-z]{3,10} )?(?:meeting|session)\b|we |we'll |january|december)"
)
_ADVISED = re.compile(
    r"(?:members|all|everyone|colleagues|partners|you|please|the chair|the secretary|¤\d{1,3}|we|i|it)"
    r" (?:are |is |be |has |have |has been |was |were |would ){0,2}(?:advised|informed|reminded|notified"
    r"|asked|agreed|decided|note"
    r"|requested|suggested|confirmed)(?: to note)?(?: that|:)? "
)
_SO_ABSENT = re.compile(
    r"(?:,| -|;|\.)? (?:and )?so (?:unfortunately,? |sadly,? |i'm afraid )?(?=(?:i|i'm|i'll|¤\d{1,3}) ?"
    r"(?:can't|won't|am not|not|shan't|will not|unable|(?:will )?(?:have to|need to|must) (?:miss|skip)))"
)
"""Before this it is told why somebody does not come: 'My son is ill so I can't make the 10th'."""
_FRONTED = re.compile(r"(?P<which>[^:,;]{2,30})(?::|,| -) (?P<rest>.+)")


def shorter(heard: Heard, known: Known) -> Iterator[Heard]:
    """Yield what was said with less and less of what says nothing of the meeting itself."""
    seen = {heard.text}
    for one in _each(heard, known):
        if one.text and one.text not in seen:
            seen.add(one.text)
            yield one


def _each(heard: Heard, known: Known) -> Iterator[Heard]:
    ended = list(_without_end(heard))
    yield from ended
    if so := _SO_ABSENT.search(heard.text):
        absent = heard.part(so.end(), len(heard.text))
        yield absent
        yield from _without_end(absent)
    for pattern in (_FOR_REASON, _ADVISED):
        if found := pattern.match(heard.text):
            yield heard.part(found.end(), len(heard.text))
            yield from _without_end(heard.part(found.end(), len(heard.text)))
    for one in (heard, *ended):
        if (begun := _without_beginning(one)) is not None:
            yield begun
            yield from _without_end(begun)
    for one in (heard, *ended):
        if (last := _which_last(one, known)) is not None:
            yield last


def _without_end(heard: Heard) -> Iterator[Heard]:
    """Yield a text without the clause that it ends with, and so on, while that only says why."""
    said = heard.text
    if holidays.NAMED.search(said):
        # 'If it's a bank holiday we'll decide later' gives no reason.
        return
    if (reason := REASON.search(said)) and reason.start():
        yield heard.part(0, reason.start())
        said = said[: reason.start()]
    ends = [found for found in _BOUNDARY.finditer(said) if found.start()]
    for found in reversed(ends[-3:]):
        tail = said[found.end() :]
        if not _says_nothing(tail):
            return
        said = said[: found.start()]
        yield heard.part(0, found.start())


def _without_beginning(heard: Heard) -> Heard | None:
    found = _BOUNDARY.search(heard.text)
    if found is None or not found.start():
        return None
    first = heard.text[: found.start()]
    return heard.part(found.end(), len(heard.text)) if _FRIENDLY.fullmatch(first) else None


def _says_nothing(clause: str) -> bool:
    """Tell whether a clause says nothing of when or where a meeting is."""
    words = clause.split()
    if _FRIENDLY.fullmatch(clause) or _SAYS_ITS_OWN.fullmatch(clause):
        return True
    short = len(words) <= _NO_MORE_THAN and _TIMES.isdisjoint(words)
    return short and not re.search(r"\d", clause) and which.is_no_time(clause)


def _which_last(heard: Heard, known: Known) -> Heard | None:
    """Return 'apologies on 10 Dec' for '10 Dec: apologies'."""
    found = _FRONTED.fullmatch(heard.text)
    held = which.find(found["which"], known) if found else None
    if found is not None and (held is None or not held.days):
        held = which.find_past(found["which"], known)
    if found is None or held is None or not held.named or not held.days:
        return None
    return heard.part(found.start("rest"), found.end("rest")).then(" on ", heard.part(0, found.end("which")))
