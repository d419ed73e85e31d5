"""Words that say of a decision on record that it has ended: 'no longer stands', 'has had its day'."""

import re

_ENDED = (
    r"off the table|dead in the water|withdrawn|revoked|rescinded|scrapped|void|off|dead|lapsed|dropped"
    r"|abandoned|cancelled|annulled|obsolete"
    r"|out of date|over|gone|ended|repealed|overturned|reversed|binned|ditched|axed|finished|(?<=is )history"
    r"|(?<='s )history|no more"
    r"|done with|struck out|taken back|set aside|superfluous|redundant|pulled"
)
_VERBS = (
    r"scrap(?:ped|ping|s)?|withdraw(?:n|ing|s)?|withdrew|revoke[ds]?|revoking|rescind(?:ed|ing)?"
    r"|forget(?: about)?"
    r"|drop(?:ped|ping|s)?|abandon(?:ed|ing)?|annul(?:led)?|cancel(?:led|ling)?|bin(?:ned|ning)?"
    r"|ditch(?:ed|ing)?"
    r"|retract(?:ed|ing)?|get rid of|getting rid of|take back|taking back|do away with|doing away with"
    r"|repeal(?:ed|ing)?|no more|strike(?: out| off)?|axe|axing|kill(?:ing)?|end|ending|overturn(?:ed)?"
    r"|reversed?"
    r"|overrule[d]?|disregard|ignore|quash(?:ed)?|set aside|void|nullify|pull(?:ed|ing|s)?(?: the plug on)?"
    r"|tear up|tore up|throw out|threw out|walk away from|back out of|stop(?: (?:following|doing|applying"
    r"|using))?"
    r"|stopped (?:following|doing|applying|using)|call off|calling off|called off"
)
_BY_US = (
    r"(?:(?:i|we)(?:'ve| have| will|'ll| are|'re|'m| am| want to| would like to|'d like to| need to"
    r"| should| must"
    r"| agreed to| decided to| vote to| voted to| had better)? |(?:let's|to|time to|right to) "
    r"|(?!nobody|no one|not|never|do\b)[a-z]{2,20} (?:(?:has|have|is|are|wants to|would like to) (?!not\b"
    r"|never\b)"
    r"|(?=withdraws|scraps|revokes|drops|pulls)))"
)
_KEEPS = (
    r"(?:bound by|following|follows?|doing|do|does|using|uses?|applying|apply|applies|keep(?:ing)? to"
    r"|stick(?:ing)? to"
    r"|going by|go by|observ(?:e|es|ing)|hold(?:ing)? to|stand(?:ing)? by|needs?|wants?|support(?:ing|s)?"
    r"|back(?:ing|s)?"
    r"|honour(?:ing|s)?|goes along with|in favour of|happy with)"
)
AFTER = re.compile(
    r",?\s?(?:(?:is|are|was|were|has been|have been|should be|to be|be|can be|gets)\s)?(?:now |hereby "
    r"|therefore |also )?(?:no longer (?:stands?|holds?|appl(?:y|ies)|valid|in force|needed|relevant|current"
    r"|counts?|wanted|required|works?)(?: any ?more)?|(?:does|do)(?: not|n't|nt) (?:stand|hold|apply|count"
    r"|work)"
    r"(?: any ?more| any longer)?|(?:isn'?t|isnt|aren'?t|not) (?:valid|in force|current|needed|happening)"
    rf"(?: any ?more| any longer)?|(?:not |no )(?:any ?more|longer|more) (?:valid|in force|needed|current"
    rf"|wanted)|stands no (?:longer|more)|{_ENDED}|has lapsed|lapses|falls(?: away)?"
    r"|never (?:agreed|decided)|should go|must go|goes|can go|needs to go|has to go|has had its day"
    r"|had its day"
    rf"|has run its course|a mistake|to be (?:treated|regarded|considered|taken) as (?:{_ENDED})"
    r"|has expired|expired|comes to an end|has come to an end)(?![\w'])"
)
"""What stands behind the decision."""
BEFORE = re.compile(
    rf"{_BY_US}?(?:hereby |now |also |formally )?(?:{_VERBS}|no longer(?: stands?| do| follow)?:?)"
    r"(?: decisions?| our| the)?\s?"
)
"""What stands before it."""
_KEPT_NO_LONGER = re.compile(
    rf"(?:[a-z]{{1,20}}(?: [a-z]{{2,20}})?(?:'re|'m| are| is| am)? )?no longer (?:be "
    rf"|to be )?{_KEEPS}(?: the| our)?\s"
)
_NOT_KEPT = re.compile(
    r"(?:(?:i|we|they|people|the board|the group|members)(?:'re|'m| are| am)? (?:do not|don'?t|not|aren'?t"
    r"|won'?t) (?:be )?"
    rf"|(?:nobody|no one|none of us) (?:is )?){_KEEPS}(?: the| our)?\s"
)
_ANY_MORE = re.compile(r"\s?(?:any ?more|any longer|these days|now)(?![\w'])")
_HELD_FOR = re.compile(rf"{_BY_US}?(?:consider|treat|regard|declare|count|class|mark|call)\s")
_AS_ENDED = re.compile(rf"\s?(?:as |to be )?(?:{_ENDED})(?![\w'])")
_TAKES = re.compile(rf"{_BY_US}?(?:take|took|taking|strike|striking|cross|rub|get|wipe|remove|delete)\s")
_OFF = re.compile(
    r"\s?(?:(?:off|from|out of) the (?:records?|books|register|minutes|table|log)|back"
    r"|out)(?![\w'])(?! (?:to|on|onto|up|in|at|until)\b)"
)
_IT = re.compile(
    rf"(?:(?:so|and|therefore|then|just|please|hence) ){{0,2}}(?:{_BY_US}?(?:{_VERBS}) (?:it|that|this|them"
    rf"|both)"
    rf"|(?:it|that|this|they)(?:'s|'re| is| are| has been| have been| was| can be"
    rf"| should be)? (?:now )?(?:{_ENDED}|no longer (?:stands?"
    r"|holds?|applies|apply|counts?)|can go|should go|must go))(?: now| then| too| please| altogether)?[.!]*"
)
_LAST_CLAUSE = re.compile(r"(?:[,;.:] | - )(?=[^,;.:]{3,60}$)")


def after(before: str, text: str) -> int | None:
    """Return where words of its end are over in the text behind a decision; None where there are none.

    `before` is what stands before the decision; both are folded.
    """
    if not before:
        match = AFTER.match(text)
        return match.end() if match else None
    if BEFORE.fullmatch(before) or _KEPT_NO_LONGER.fullmatch(before):
        more = _ANY_MORE.match(text)
        return more.end() if more else 0
    for head, tail in ((_NOT_KEPT, _ANY_MORE), (_HELD_FOR, _AS_ENDED), (_TAKES, _OFF)):
        if head.fullmatch(before) and (match := tail.match(text)):
            return match.end()
    return None


def of_it(folded: str) -> int | None:
    """Return where a last clause begins that ends what was named before: 'D1 was a mistake, scrap it'."""
    cut = _LAST_CLAUSE.search(folded)
    return cut.start() if cut and _IT.fullmatch(folded, cut.end()) else None


def is_of_it(folded: str) -> bool:
    """Tell whether some words say no more than that what was named has ended: 'bin it'."""
    return _IT.fullmatch(folded.strip(" ,;:-")) is not None
