"""What only sounds like agreement: one that is denied, doubted, asked about, put off or supposed.

The same for work that is refused, or left to anybody who comes along. Each is a yes or a no for one
sentence, which other signs do not outweigh.
"""

import re

_SENTENCE = re.compile(r"(?<=[.!?;\n])\s|,? but\b(?! only\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,:–—]")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


_AGREEMENT = _words(
    r"\b(?:agree(?:d|ing|ment)?|decid(?:e|ed|ing)|decisions?|approv(?:e|ed|al)|accept(?:ed)?|resolv(?:e|ed)"
    r"|resolution|settled?|confirm(?:ed)?|adopt(?:ed)?|carried|consensus)\b"
)
_ALREADY_NOT = _words(
    r"\b(?:disagree\w*|undecided|unresolved|unsettled|unconfirmed|tbc|tbd|tba|not convinced|i object"
    r"|i oppose)\b|\b(?:decision|agreement|approval|vote)s? (?:\w{1,12} ){0,3}(?:deferred|postponed|pending"
    r"|outstanding|open|unlikely|delayed|awaited|needed|required|missing)\b"
    r"|\bneeds? (?:more|further) (?:talk|discussion|thought)"
)
_NOT = _words(
    r"n['’]t\b|\b(?:not|never|no|nobody|none|nothing|without|cannot|cant|dont|didnt|havent|hardly|neither|nor"
    r"|unable|unlikely|far from|yet to|still to|to be)\b"
)
_UNSURE = _words(
    r"\b(?:not (?:so |too |at all )?(?:sure|certain|clear)|unsure|unclear|uncertain|doubt"
    r"|wonder(?:ing)?|whether|or not|no idea|pending|subject to|provisional(?:ly)?|in principle|nearly|almost"
    r"|assum\w{1,3}|pretend|hope(?:fully)?|depends"
    r"|(?:don['’]?t|do not|can['’]?t|cannot) (?:think|know|remember|recall|believe|see))\b"
)
_PERHAPS = _words(
    r"\b(?:maybe|perhaps|possibly|apparently|supposedly|might|may|i (?:thought|guess|suppose)|someone said)\b"
)
_SUPPOSED = _words(
    r"\b(?:if|unless|once|until|till|assuming|provided|supposing|suppose|in case|as soon as)\b"
    r"|\b(?:when|whenever|after|before)\s(?:we|it|this|that|they|you|everyone|everybody|all|both)\b"
    r"|\bbefore (?:a|an|any|the|our|making|taking|reaching)\b"
)
_ASKED = _words(
    r"\b(?:has|have|had|did|was|were|is|are|do|does|can|could|should|will|shall)"
    r" (?:this|that|it|we|they|you|everyone|everybody|anyone|anybody|all)\b"
)
_TO_COME = _words(
    r"\b(?:to|must|should|can|could|would|will|may|might|shall|['’]ll|['’]d)\s(?:\w{1,20}\s){0,2}"
    r"(?:agree|decide|settle)\b|\b(?:would|could|should|might|may|must|['’]d) have \w{0,20}ed\b"
    r"|\blet['’]?s\s(?:\w{1,20}\s){0,2}decide\b"
)
_PUT_OFF = _words(
    r"\b(?:postpone|defer|park|shelve|adjourn|revisit|table|leave|discuss|decide|sleep on"
    r"|come back to|return to|think about|put off|hold off(?: on)?) (?:on )?"
    r"(?:it|this|that|these|those|the (?:decision|question|item|matter|point))\b"
    r"|\blet['’]?s (?:not|defer|postpone|pause|wait)(?: and see| a bit| for now)?[.!]?$"
    r"|\blet['’]?s take (?:it|this|that) offline\b"
    r"|\blet['’]?s vote (?:\w{1,20} ){0,4}(?:next|later|tomorrow)\b"
    r"|\bput (?:it|this|that) off\b|\bhold off\b|\b(?:another|some other) (?:time|day)\b"
    r"|\b(?:decide|agree|discuss|talk about|come back)\s(?:\w{1,20}\s){0,4}(?:later|next|tomorrow|again)\b"
)

_TAKES = r"(?:do|take|help|make|manage|come|commit|promise|be)"
_REFUSES = _words(
    r"\b(?:i|we) (?:can['’]?t|cannot|can not|could ?n['’]?o?t|won['’]?t|will not|would ?n['’]?o?t|may not"
    r"|might not|shan['’]?t|shall not|am not|are not|aren['’]?t|don['’]?t have|do not have|have no|never)\b"
    r"|\b(?:i['’]m|we['’]re) (?:not|unable|afraid|too busy|away)\b"
    r"|\bi['’]?(?:d| would) (?:rather|prefer) not\b"
    rf"|\b(?:i|we)['’]ll (?:not|never)\b|\bnot (?:me|able|possible|going) ?\b|\bunable to {_TAKES}\b"
    r"|\bno (?:time|capacity)\b|\bcount me out\b|\bplease (?:don['’]?t|do not)\b|\bcan['’]?t (?:do|take)\b"
)
_HOPED_FOR = _words(
    r"\b(?:maybe|perhaps|possibly|might|not sure|unsure|doubt|whether|wish|if)\b"
    r"|\b(?:don['’]?t|do not) (?:think|know|believe|suppose)\b|\bi (?:would|could) have\b|\bi may\b"
    r"|\b(?:should|shall|can|could|must|would|do) i\b|\bwant me to\b"
)
_SOMEBODY = r"(?:(?:some|any)(?:one|body)|one of (?:us|you))"
_ANYBODY = _words(
    rf"\b(?:can|could|will|would|should|might|must|does|is|get|need) {_SOMEBODY}\b"
    rf"|\b{_SOMEBODY}(?: else| of us)? (?:should|could|can|will|would|must|needs?|has|ought|might|to|please"
    r"|wants?|willing|able|free)\b|\bvolunteers?\b|\bwhoever\b"
    rf"|\b(?:if|by) {_SOMEBODY}\b|\b(?:nobody|no one) (?:can|could|will|wants|is|has)\b"
)
_WHO = _words(r"\bwho(?:['’]s|['’]ll|ever)?\b")


def sentences(text: str) -> list[str]:
    """Return what is said one thing after the other; ', but' begins a new one."""
    return [each for each in _SENTENCE.split(text) if each.strip()]


def in_doubt(said: list[str]) -> bool:
    """Tell whether the last sentence that speaks of agreement leaves it in doubt."""
    return next((not agrees(each) for each in reversed(said) if agrees(each) or on_agreement(each)), False)


def denied(said: list[str]) -> bool:
    """Tell whether the last sentence that speaks of agreement says that there is none, or puts it off."""
    return next((denies(each) for each in reversed(said) if agrees(each) or denies(each)), False)


def on_agreement(sentence: str) -> bool:
    """Tell whether a sentence speaks of an agreement that does not exist, or not yet, or perhaps not."""
    return denies(sentence) or _asks_or_supposes(sentence)


def agrees(sentence: str) -> bool:
    """Tell whether a sentence speaks of agreement without any doubt."""
    return bool(_AGREEMENT.search(sentence)) and not on_agreement(sentence)


def denies(sentence: str) -> bool:
    """Tell whether a sentence says that there is no agreement, or puts it off."""
    if _ALREADY_NOT.search(sentence):
        return True
    first = _AGREEMENT.search(sentence)
    put_off = _PUT_OFF.search(sentence)
    if put_off and (first is None or put_off.start() <= first.start()):
        return True
    return first is not None and any(_denied(clause) for clause in _CLAUSE.split(sentence))


def _denied(clause: str) -> bool:
    said, negated = _AGREEMENT.search(clause), _NOT.search(clause)
    return bool(said and negated and negated.start() < said.start())


def _asks_or_supposes(sentence: str) -> bool:
    first = _AGREEMENT.search(sentence)
    if first is None:
        return False
    if sentence.rstrip().endswith("?") or _UNSURE.search(sentence):
        return True
    to_come = _TO_COME.search(sentence)
    if to_come and to_come.start() < first.start():
        return True
    return any(pattern.search(sentence, 0, first.start()) for pattern in (_PERHAPS, _SUPPOSED, _ASKED))


def on_work(sentence: str) -> bool:
    """Tell whether a sentence refuses some work, or only hopes that it will be possible."""
    return bool(_REFUSES.search(sentence) or _HOPED_FOR.search(sentence))


def asks_anybody(sentence: str) -> bool:
    """Tell whether a sentence leaves some work to anybody who comes along."""
    return bool(_ANYBODY.search(sentence) or (sentence.rstrip().endswith("?") and _WHO.search(sentence)))
