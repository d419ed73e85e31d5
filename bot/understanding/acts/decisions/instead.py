"""What people type where decisions are recorded and mean something else by: a question, a command, thanks.

Nothing of this is ever recorded as a decision. Each way to say it is told by whole sentences of known words,
or by how a sentence begins, so that a decision about lists, tests or questions stays one.
"""

import re

from bot.language.bounds import READ
from bot.language.wording import phrase_list, word_set

MOST_WORDS = 12
"""A command, a courtesy or a trial is at most so long."""


_TRIAL = word_set("test testing tests")
_BESIDE_TRIAL = _TRIAL | word_set(
    "one two three this is a an just only my please ignore hello hi check checking again message it",
    "1 2 3 12 123 1234",
)
_COURTESIES = frozenset(
    phrase_list(
        "thanks, thank you, many thanks, thank you very much, thank you so much, thanks a lot,"
        " thanks all, thanks everyone, thank you all, thanks very much, cheers, ta, thx, great thanks,"
        " hello, hi, hey, hello there, hi there, hi all, hello all, bye, hi everyone, hello everyone,"
        " are you there, anybody there, good morning, good afternoon, good evening, morning, morning all,"
        " afternoon, ok, okay, ok thanks, okay thanks, great, lovely, perfect, brilliant, sorry,"
        " no worries, well done, well done all, nice one, diolch, diolch yn fawr, bore da, prynhawn da"
    )
)
_POLITE = word_set("please pls plz thanks thank you now again me us to")
_SHOW = word_set("list show see view display read open get")
_SEEK = word_set("search find lookup")
_CHANGE = word_set("edit change amend correct delete remove undo cancel revert erase")
_LATEST = word_set("it that this last latest one the mine my previous decision")
_RECORDS = word_set("decisions decision all the our of them everything latest recent")
_STATUSES = word_set("proposed agreed rejected withdrawn parked escalated amended superseded replaced")
_NO_SUBJECT = word_set("a an the out somebody someone")
_RECORD = re.compile(r"(?:the\s)?(?:d|decision\s|#|d\s)#?\d{1,6}", re.IGNORECASE)
_LOOKS = re.compile(
    r"(?:so )?(?:(?:what|which|when|who|how|have|has|did|do|any)(?:['’]s)?|(?:is|are) there)"
    r"\s(?:\w{1,20}\s){0,3}?"
    r"(?:decide|decided|agree|agreed|decision|decisions|resolve|resolved|policy|policies)\b",
    re.IGNORECASE,
)
_READS = re.compile(rf"what(?:['’]s|\s(?:is|was|does|did|about))?\s{_RECORD.pattern}", re.IGNORECASE)
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|should|shall|will|would|may|might|must|isn['’]t"
    r"|aren['’]t|can['’]t|shouldn['’]t|don['’]t|doesn['’]t)"
)
# 'Have the hall cleaned', 'Do it in May' and 'Will Davies chairs' are no questions; 'Has it been signed' is.
_ASKS = re.compile(
    rf"(?:(?:so|and|but|ok|well),?\s)?(?:(?:does|did|is|are|was|were|has|should|shall|could|would|isn['’]t"
    rf"|aren['’]t|shouldn['’]t|doesn['’]t)\s\w|{_AUXILIARY}\s(?:we|i|you|they)\b"
    rf"|(?:can|will|may|might|had)\s(?:it|he|she|there|this|that|the|our|anyone|anybody|everyone|someone|all)\b"
    rf"|(?:what|who|whom|whose|which|when|where|why|how)\s(?:\w{{1,20}}\s){{0,2}}?"
    rf"{_AUXILIARY}\s(?:we|i|you|they|it|there|this|that|the|our|everyone)\b)",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?:many )?(?:thanks|thank you|cheers)(?:\s\w{1,12}){0,3}?\sfor\b", re.IGNORECASE)


def is_brief(plain: str) -> bool:
    """Tell whether a text is thanks, or no more than a courtesy, a trial, a command of a few words."""
    said = plain[:READ].strip()
    words = [bare for word in said.lower().split() if (bare := word.strip(".,;:!?…\"'“”‘’()"))]
    if _THANKS.match(said):
        return True
    return 0 < len(words) <= MOST_WORDS and _is_brief(words)


def looks_up(plain: str) -> bool:
    """Tell whether a text asks what is on record: 'what was D1?', 'what did we decide about the café?'."""
    said = plain[:READ].strip()
    of_decisions = _LOOKS.match(said) is not None and (said.endswith("?") or _ASKS.match(said) is not None)
    return of_decisions or _READS.match(said) is not None


def asks(plain: str) -> bool:
    """Tell whether a text is a question: what is on record, or what the group is to decide."""
    said = plain[:READ].strip()
    return looks_up(said) or said.endswith("?") or _ASKS.match(said) is not None


def _is_brief(words: list[str]) -> bool:
    whole = " ".join(words)
    if whole in _COURTESIES or whole == "decisions" or whole in _STATUSES:
        return True
    if _TRIAL.intersection(words) and all(word in _BESIDE_TRIAL for word in words):
        return True
    return _is_record(whole) or _is_command(words[0], [word for word in words[1:] if word not in _POLITE])


def _is_command(verb: str, rest: list[str]) -> bool:
    """Tell whether nothing follows a command word but a record, or words to look for."""
    numbered = _is_record(" ".join(rest))
    if verb in _CHANGE and (numbered or all(word in _LATEST for word in rest)):
        return True
    if verb in _SHOW | _SEEK and numbered:
        return True
    if verb in _SHOW and all(word in _RECORDS | _STATUSES for word in rest):
        return True
    return verb in _SEEK and len(rest) in (1, 2) and rest[0] not in _NO_SUBJECT


def _is_record(words: str) -> bool:
    return _RECORD.fullmatch(words) is not None
