"""What people type where decisions are recorded and mean something else by: a question, a command, thanks.

Nothing of this is ever recorded as a decision. Each way to say it is told by whole sentences of known words,
or by how a sentence begins, so that a decision about lists, tests or questions stays one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.language.bounds import READ
from bot.language.wording import word_set

MOST_WORDS = 12
"""A command, a courtesy or a trial is at most so long."""


class Want(StrEnum):
    """What somebody wants who records nothing."""

    LOOK_UP = "look up"
    """To see what was decided: all of it, or what is about some words."""
    READ = "read"
    """To see one record."""
    CHANGE = "change"
    """To change, undo or delete what is on record, in a word that does not say how."""
    PROPOSE = "propose"
    """To put a question to the group."""
    COURTESY = "courtesy"
    TRIAL = "trial"
    """To see whether the bot is there."""


@dataclass(frozen=True)
class Instead:
    """What was meant instead of a decision: `words` to look for, or the `number` of a decision."""

    want: Want
    words: str = ""
    number: int | None = None


_TRIAL = word_set("test testing tests")
_BESIDE_TRIAL = _TRIAL | word_set(
    "one two three this is a an just only my please ignore hello hi check checking again message it",
    "1 2 3 12 123 1234",
)
_COURTESIES = frozenset(
    {
        *("thanks", "thank you", "many thanks", "thank you very much", "thank you so much", "thanks a lot"),
        *("thanks all", "thanks everyone", "thank you all", "thanks very much", "cheers", "ta", "thx"),
        *("great thanks", "hello", "hi", "hey", "hello there", "hi there", "hi all", "hello all", "bye"),
        *(
            "hi everyone",
            "hello everyone",
            "are you there",
            "anybody there",
            "good morning",
            "good afternoon",
            "good evening",
            "morning",
        ),
        *("morning all", "afternoon", "ok", "okay", "ok thanks", "okay thanks", "great", "lovely", "perfect"),
        *("brilliant", "sorry", "no worries", "well done", "well done all", "nice one"),
        *("diolch", "diolch yn fawr", "bore da", "prynhawn da"),
    }
)
_POLITE = word_set("please pls plz thanks thank you now again me us to")
_SHOW = word_set("list show see view display read open get")
_SEEK = word_set("search find lookup")
_CHANGE = word_set("edit change amend correct delete remove undo cancel revert erase")
_LATEST = word_set("it that this last latest one the mine my previous decision")
_RECORDS = word_set("decisions decision all the our of them everything latest recent")
_STATUSES = word_set("proposed agreed rejected withdrawn parked escalated amended superseded replaced")
_NO_SUBJECT = word_set("a an the out somebody someone")
_RECORD = re.compile(r"(?:the\s)?(?:d|decision\s|#|d\s)#?(\d{1,6})", re.IGNORECASE)
_LOOKS = re.compile(
    r"(?:so )?(?:(?:what|which|when|who|how|have|has|did|do|any)(?:['’]s)?|(?:is|are) there)"
    r"\s(?:\w{1,20}\s){0,3}?"
    r"(?:decide|decided|agree|agreed|decision|decisions|resolve|resolved|policy|policies)\b",
    re.IGNORECASE,
)
_LOOKS_FOR = re.compile(r"\b(?:about|on|regarding|concerning|re)\s", re.IGNORECASE)
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


def brief(plain: str) -> Instead | None:
    """Return what thanks or a few words mean: a courtesy, a trial, a command; None for anything else."""
    said = plain[:READ].strip()
    words = [bare for word in said.lower().split() if (bare := word.strip(".,;:!?…\"'“”‘’()"))]
    if _THANKS.match(said):
        return Instead(Want.COURTESY)
    return _brief(words, said) if 0 < len(words) <= MOST_WORDS else None


def question(plain: str) -> Instead | None:
    """Return what a question asks: what is on record, or what the group is to decide."""
    return _question(plain[:READ].strip())


def _brief(words: list[str], said: str) -> Instead | None:
    """Return what a few words mean: a courtesy, a trial, a command."""
    whole = " ".join(words)
    if whole in _COURTESIES:
        return Instead(Want.COURTESY)
    if _TRIAL.intersection(words) and all(word in _BESIDE_TRIAL for word in words):
        return Instead(Want.TRIAL)
    if (number := _record(whole)) is not None:
        return Instead(Want.READ, number=number)
    if whole == "decisions" or whole in _STATUSES:
        return Instead(Want.LOOK_UP, whole if whole in _STATUSES else "")
    return _command(words[0], [word for word in words[1:] if word not in _POLITE], said)


def _command(verb: str, rest: list[str], said: str) -> Instead | None:
    """Return what a command word asks for, if nothing follows it but a record, or words to look for."""
    number = _record(" ".join(rest))
    if verb in _CHANGE and (number is not None or all(word in _LATEST for word in rest)):
        return Instead(Want.CHANGE, number=number)
    if verb in _SHOW | _SEEK and number is not None:
        return Instead(Want.READ, number=number)
    if verb in _SHOW and all(word in _RECORDS | _STATUSES for word in rest):
        return Instead(Want.LOOK_UP, " ".join(word for word in rest if word in _STATUSES))
    if verb in _SEEK and len(rest) in (1, 2) and rest[0] not in _NO_SUBJECT:
        return Instead(Want.LOOK_UP, _as_typed(said, rest))
    return None


def _as_typed(said: str, rest: list[str]) -> str:
    return " ".join(said.split()[-len(rest) :]).strip(".,;:!?")


def _record(words: str) -> int | None:
    match = _RECORD.fullmatch(words)
    return int(match[1]) if match else None


def _question(said: str) -> Instead | None:
    """Return what a question asks: what is on record, or what the group is to decide."""
    if match := _READS.match(said):
        return Instead(Want.READ, number=int(match[1]))
    if _LOOKS.match(said) and (said.endswith("?") or _ASKS.match(said)):
        about = _LOOKS_FOR.search(said)
        status = [word for word in said.lower().strip(" ?.!").split() if word in _STATUSES - {"agreed"}]
        return Instead(Want.LOOK_UP, said[about.end() :].strip(" ?.!") if about else " ".join(status))
    return Instead(Want.PROPOSE) if said.endswith("?") or _ASKS.match(said) else None
