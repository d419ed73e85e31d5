"""What became of a matter, as a clause begins: 'agreed', 'not carried', 'deferred to January'."""

import re
from dataclasses import replace

from bot.understanding.acts.decisions import days
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

SUBJECT = (
    r"(?:it|this|that|they|i|we|the following(?: points| items| decisions)?|all|both|everyone|everybody"
    r"|all (?:members|partners|present)|(?:the )?(?:motion|proposal|amendment|resolution|vote|item|matter)"
    r"|its|weve|(?:all|both)(?: the)? (?:members|partners|present|of us)|(?:the )?(?:(?:partnership"
    r"|management|executive|full|steering) )?(?:c'?t'?tee|bd|grp|mtg|exec|cabinet|board|committee"
    r"|group|meeting"
    r"|members|trustees"
    r"|panel|team|partners|directors|governors|partnership|steering group)(?: members)?)"
)
AUXILIARY = (
    r"(?:'ve|'s been|'s|'re| was| were| is| are| has| have| had| has been| have been| has now been"
    r"| has also been| be| being| all| have all| were all| are all| to be| will be)"
)
ADVERB = (
    r"(?:also|all|both|then|just|recently|now|finally|formally|further|hereby|jointly|therefore|already"
    r"|subsequently|duly)"
)
_BEFORE = rf"(?:the chair declared )?(?:{SUBJECT}{AUXILIARY}? )?(?:{ADVERB} ){{0,2}}"
_END = r"(?![\w'])"

_RULES: tuple[tuple[re.Pattern[str], Found], ...] = (
    (
        re.compile(
            rf"(?:{_BEFORE})(?:undecided|unresolved|tbd|tabled|(?:so )?nothing (?:was )?(?:decided|agreed)"
            rf"|no quorum|inquorate|(?:yet )?to be (?:decided|discussed|agreed|settled|determined)"
            rf"|not (?:yet )?(?:been )?(?:decided|resolved|settled)"
            r"|no (?:decision|agreement|consensus|conclusion)(?: (?:yet|reached|made|taken|was reached"
            r"|was made|was taken))?|not yet agreed|left open|still open|(?:could|can) ?not agree"
            rf"|couldn'?t agree){_END}"
        ),
        Found(undecided=True),
    ),
    (
        re.compile(
            rf"(?:{_BEFORE})(?:not (?:been )?(?:agreed|approved|carried|accepted|supported|adopted|passed)"
            r"|reject(?:ed)?|refused?|declined?|disagreed|lost|defeated|turned down|voted down|thrown out"
            r"|dismissed|fell|falls|opposed|vetoed|overruled|knocked back|shot down|not supported"
            r"|not taken forward|not progressed|kicked out|voted against|decided against|decision: no"
            rf"|did not (?:carry|pass)|no(?: way| chance)?|nope|nah|not a chance){_END}"
        ),
        Found(status=DecisionStatus.REJECTED),
    ),
    (
        re.compile(
            rf"(?:{_BEFORE})(?:agreed|approved|accepted|adopted|passed|carried) in principle{_END}"
            rf"|(?:provisionally|tentatively) (?:agreed|approved){_END}|in principle{_END}"
        ),
        Found(unsure=True, principle=True),
    ),
    (
        re.compile(
            r"(?:maybe|perhaps|possibly|probably|provisional(?:ly)?|tentative(?:ly)?|tbc|to be confirmed"
            rf"|not sure(?: yet)?|pending$){_END}"
        ),
        Found(unsure=True),
    ),
    (
        re.compile(rf"(?:{_BEFORE})(?:withdrawn|pulled)(?: by (?:the|its) (?:proposer|mover|author))?{_END}"),
        Found(status=DecisionStatus.WITHDRAWN),
    ),
    (
        re.compile(
            r"(?:formal |new |draft )?(?:proposal|proposed|propose|proposing|suggestion"
            r"|suggested|suggest"
            r"|motion|moved|idea|draft|draft decision|draft resolution|recommendation|put to the group"
            rf"|for (?:discussion|consideration|decision|debate|a vote)|proposed (?:decision|motion)){_END}"
            r"(?: \d{1,3}(?!\w))?(?: for (?:the |our )?(?:next|\w{3,9}) (?:meeting|agenda|time)$)?"
        ),
        Found(status=DecisionStatus.PROPOSED),
    ),
    (
        re.compile(
            rf"(?:{_BEFORE})(?:unanimously |narrowly |warmly )?(?:agreed|agrd|agr'd"
            rf"|resolved|res'd|decided|approved?|carried"
            r"|passed|accepted|adopted|endorsed|ratified|confirmed(?=:)|ok'?d|motion carried|motion passed"
            rf"|settled|signed off){_END}(?: by (?:all|everyone|everybody|both)(?: \w{{1,12}})?"
            rf"| by (?:the )?(?:board"
            rf"|group|committee|members|partners|trustees)| (?:by|on) (?:a )?(?:show of hands|consensus"
            r"|majority(?! of)))?|by consensus"
        ),
        Found(agreed=True),
    ),
    (re.compile(rf"(?:penderfynwyd|cytunwyd|penderfyniad){_END}"), Found(agreed=True)),
    (
        re.compile(rf"(?:approval|consent|permission|leave) (?:was |has been )?(?:given|granted){_END}"),
        Found(agreed=True),
    ),
    (re.compile(rf"gwrthodwyd{_END}"), Found(status=DecisionStatus.REJECTED)),
    (
        re.compile(
            rf"yes$|(?:we(?:'re| are) )?(?:all|everyone|everybody)(?:'s| is| are| were| was)? (?:happy|fine"
            rf"|content|in agreement)(?: with (?:it|that|this))?{_END}"
        ),
        Found(agreed=True),
    ),
    (
        re.compile(
            r"(?:the |our |final |new |key |main |board |committee |group |formal |we have "
            r"|there is )?(?:decision|consensus|resolution|outcome|agreement)(?: made| taken| reached"
            r"| agreed| time)?(?: (?:of|at|from) (?:the|our|today's|tonight's|yesterday's|last week's|this)"
            rf" (?:board|group|committee|meeting|discussion|vote|agm))?{_END}(?: \d{{1,3}}(?!\w))?"
        ),
        Found(recorded=True),
    ),
    # 'Vote: carried', 'Result: lost': what it was is said behind it.
    (re.compile(rf"(?:the )?(?:votes?|result|voting|status){_END}\s?:?"), Found()),
    (re.compile(rf"(?:new )?actions?(?: points?| items?)?{_END}(?: \d{{1,3}}(?!\w))?"), Found(action=True)),
    (
        re.compile(rf"(?:for the (?:record|minutes)|(?:to|please|pls) minute|minuted?|recorded?){_END}"),
        Found(recorded=True),
    ),
)
_ESCALATED_TO = re.compile(
    rf"(?:{_BEFORE})(?:to be )?(?:escalated?|escalating|referred|sent up|passed up|handed up|taken up"
    rf"|kicked upstairs"
    rf"|escalation)(?: up| on)?{_END}"
)
_PARKED = re.compile(
    rf"(?:{_BEFORE})(?:parked|deferred|postponed|(?:park|defer|postpone|adjourn)(?=[.:]?$)|put (?:off|back"
    rf"|on hold|on ice)"
    r"|held (?:over|back)|adjourned|carried (?:over|forward)|shelved|on hold|left over|paused|rolled over"
    r"|stood over|for a later meeting"
    r"|(?:so (?:this|it|that) )?(?:will |is to |must )?(?:to )?(?:comes?|goes) back"
    r"(?: to (?:this|it))?|(?:leave (?:it )?(?:to|till|until|for) )?next time$|left on the table"
    r"|(?:to be )?discussed (?=next|later|at the next|at a later)|not (?:discussed|reached)"
    rf"|(?:we )?ran out of time(?! (?:on|for|to)\b)|no time(?! (?:on|for|to)\b)){_END}"
)
_PERHAPS_PARKED = re.compile(
    r"(?:(?:(?:we )?(?:left|leave(?: it)?|hold|wait|park|defer|postpone|adjourn)(?: off)?(?: over)? (?:to"
    r"|until|till)"
    r"|(?:come )?back to (?:this|it) (?:in|on|at)|(?:(?:to be |will be |should be |be )?(?:brought|taken) "
    r"|to go |goes |will come |to come )?back (?:in|on|at|to)|(?:to |will )?returns? (?:in|on|at|to)"
    r"|(?:to be |we'?ll )?(?:discuss(?:ed)?|decided?|revisit(?:ed)?|look(?:ed)? at|talk about"
    r"|consider(?:ed)?)"
    r"(?: it| this)?(?: again)?(?: (?:at|in|on)|(?= next\b))) (?P<day>[^,;.:]{3,40})|next meeting)$"
)
"""Words that put something off only if a day or a meeting follows: 'back in January', not 'back to the"
" hall'."""
_PARK_UNTIL = re.compile(
    r"(?:please )?(?:carry (?:forward|over)|hold over|defer|park|postpone|adjourn|roll over|put off|shelve"
    r"|bring back)(?: it| this)? (?:to|until|till|for|at|on|in) (?P<day>[^,;.:]{3,40})$"
)
"""'Carry forward to 10 December' notes what was done; with no such day, 'defer to the chair' is a wording."""
_TO_BE_DECIDED = re.compile(
    r"(?:(?:up|due|tabled|on the agenda) )?for (?:a )?(?:discussion|consideration|decision|debate|vote"
    r"|agreement|approval) (?:on|at|in|by) (?P<day>[^,;.:]{3,40})$"
)
"""'For decision on 10 December' puts something up, and says when the group turns to it."""
_WAITS = re.compile(r"(?:pending|awaiting|until we have|waiting for)\s")
_LINK = re.compile(r"(?:to|until|till|til|for|at|on|in|over to|back to|pending)\s")
_NEXT = re.compile(
    r"next\s|\d|january|february|march|april|may|june|july|august|september|october|november|december"
)
_ENDS = re.compile(r"\s(?:because|as|since|due to|so that|pending|for lack)\s|[,;.:]\s|\s-\s|\n")


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return what the beginning of a clause says became of the matter, and where that ends."""
    folded = clause.folded
    parked = _PARKED.match(folded)
    if parked:
        found, end = _put_off(folded, parked.end())
        named = parked[0].endswith(" next time")  # 'mower - next time' alone may be said of anything
        return (replace(found, back="next time") if named else found), end
    later = _PARK_UNTIL.match(folded)
    if later and days.back(later["day"], known) is not None:
        return Found(status=DecisionStatus.PARKED, back=later["day"]), later.end()
    weak = _PERHAPS_PARKED.match(folded)
    if weak and days.back(weak["day"] or weak[0], known) is not None:
        return Found(status=DecisionStatus.PARKED, back=weak["day"] or weak[0]), weak.end()
    put_up = _TO_BE_DECIDED.match(folded)
    if put_up and days.back(put_up["day"], known) is not None:
        return Found(status=DecisionStatus.PROPOSED, back=put_up["day"]), put_up.end()
    escalated = _ESCALATED_TO.match(folded)
    if escalated:
        return Found(status=DecisionStatus.ESCALATED), _until(folded, escalated.end())
    for pattern, found in _RULES:
        if match := pattern.match(folded):
            return found, match.end()
    return None


def _put_off(folded: str, end: int) -> tuple[Found, int]:
    """Return that something is parked, and the words for the day on which it comes back."""
    start = end + len(folded[end:]) - len(folded[end:].lstrip())
    if _WAITS.match(folded, start):
        return Found(status=DecisionStatus.PARKED), end
    link = _LINK.match(folded, start)
    if link is None and not _NEXT.match(folded, start):
        return Found(status=DecisionStatus.PARKED), end
    close = _ENDS.search(folded, start)
    until = close.start() if close else len(folded)
    if not folded[start:until].strip(" .") or (close and close.start() <= end):
        return Found(status=DecisionStatus.PARKED), end
    said = folded[link.end() if link else start : until]
    return Found(status=DecisionStatus.PARKED, back=said.strip(" .")), until


def _until(folded: str, end: int) -> int:
    """Return where words about whom something goes to end."""
    if not folded[end:].lstrip().startswith(("to ", "up to ")):
        return end
    close = _ENDS.search(folded, end)
    return close.start() if close else len(folded)
