"""One record that somebody wants to see, or to change in a word that does not say how."""

import re
from collections.abc import Sequence

from bot.language.wording import word_set
from bot.understanding import records
from bot.understanding.acts.lookups import asking, words
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import About, Ask, Reading, Ref, Show, Wanted, What
from bot.understanding.plain import Plain
from bot.understanding.records import Mentioned
from storage.records import RecordKind

KINDS = {Door.DECISIONS: RecordKind.DECISION, Door.ACTIONS: RecordKind.ACTION}
"""What is looked up after each command that looks up one kind of record."""
_WANTED = {
    Wanted.EDIT: word_set("edit change amend correct reword rewrite update fix alter"),
    Wanted.DELETE: word_set("delete remove erase scratch bin disappear"),
    Wanted.CANCEL: word_set("cancel"),
    Wanted.UNDO: word_set("undo revert"),
}
_PHRASES = {
    "get rid of": "delete",
    "do away with": "delete",
    "take out": "delete",
    "throw away": "delete",
    "call off": "cancel",
    "take back": "undo",
}
_HOW_TO = re.compile(
    r"\bhow (?:do|can|could|would|should|does) (?:i|we|you|one|anyone|somebody) (?:go about |make )?"
    r"(?P<verb>[a-z]{2,12})\b|\bis there (?:a|any) way (?:to|of) (?P<way>[a-z]{2,12})\b"
    r"|^(?:so |and )?can (?:i|we) (?P<can>undo|edit|delete|remove|reword|correct)\b"
)
MOST = 5
_LONGEST = 12
"""Words of a question about one record: whoever says more says something of it."""
_LATEST = word_set("it that this last latest one the mine my previous decision action please record")
_READS = (
    words.ASKS
    | words.FILLS
    | words.LITTLE
    | words.SHOWS
    | word_set(
        "say says said about the a an of for me us please pls happened happening with status details detail",
        "exactly again now text wording full on to we can you could i want history up mean means where at",
    )
)

_STANDS = word_set(
    "still in force standing valid current agreed open done stand stands finished overdue decided",
    "recorded record proposed seconded asked made created minuted written wrote passed carried approved",
    "rejected parked withdrawn replaced superseded amended changed added been yet already ever",
    "due by",
    "sent complete completed owns own owner has whose doing supposed to be meant it late",
    "news progress update updates",
)
"""What is asked of a record: 'is D1 still in force?'."""


def read(said: Said, known: Known) -> Show | Ask | None:
    """Return which record is to be shown, and what was to be done with it; None for anything else."""
    text = said.plain
    found = records.spot(text, known)
    if (how := _HOW_TO.search(text.folded)) is not None and said.door not in KINDS:
        return _how_to(how, text, found)
    taken = [(one.start, one.end) for one in found]
    rest = [
        match[0].removesuffix("'s")
        for match in words.WORD.finditer(text.folded)
        if not any(start <= match.start() < end for start, end in taken)
    ]
    rest = _in_one_verb(rest)
    want = wanted(rest[0]) if rest else None
    if not found:
        return _bare(said, rest, want)
    if len(found) > 1:
        return _which(found, rest) if said.door in KINDS else None
    left = rest[1:] if want else rest
    known_words = _READS | _STANDS if rest[:1] and rest[0] in words.ASKS else _READS
    if any(word not in known_words for word in left) or (left and said.door is Door.REPLY):
        asks = (
            asking.begins_as_question(asking.spoken(text))
            or ("?" in text.folded and asking.begins_as_question(tuple(rest)))
            or rest[:1] == ["show"]
        )
        if said.door not in KINDS and not (asks and said.door not in asking.RECORDING):
            return None
        if said.door is Door.REPLY or len(left) > _LONGEST or _is_told(text, found[0], rest):
            return None
        if said.door in KINDS and not taken[0][0]:
            # 'D1 withdrawn by the board', after a command that only looks up: nobody is to think that it is.
            want = Wanted.EDIT
    return Show(What.RECORD, record=found[0].ref, wanted=want)


def _how_to(how: re.Match[str], text: Plain, found: Sequence[Mentioned]) -> Show | None:
    """Return what is shown to somebody who asks how to undo, edit or delete something."""
    verb = how["verb"] or how["way"] or how["can"]
    tried = [match[0] for match in words.WORD.finditer(text.folded)] if verb in ("do", "doing") else [verb]
    want = next((one for each in tried for stem in _stems(each) if (one := wanted(stem)) is not None), None)
    if want is None or len(found) > 1:
        return None
    if found:
        return Show(What.RECORD, record=found[0].ref, wanted=want)
    return Show(What.HELP, wanted=want)


def _stems(verb: str) -> tuple[str, ...]:
    """Return what a verb may be a form of: 'undoing' of 'undo', 'deleting' of 'delete'."""
    bare = verb.removesuffix("ing")
    return verb, bare, f"{bare}e", verb.removesuffix("d"), verb.removesuffix("ed")


def _is_told(text: Plain, record: Mentioned, rest: Sequence[str]) -> bool:
    """Tell whether something is said of a record, rather than asked: 'D1 is amended', 'A3 is done'."""
    states = record.start == 0 and rest[:1] and rest[0] in words.WHETHER
    return bool(states) and "?" not in text.text[record.end :]


def _which(found: Sequence[Mentioned], rest: Sequence[str]) -> Ask | None:
    """Ask which of several records is to be shown: one is shown at a time."""
    if any(word not in _READS for word in rest):
        return None
    readings = tuple(Reading(one.ref.label, Show(What.RECORD, record=one.ref)) for one in found[:MOST])
    return Ask(About.RECORD, readings, asks="Which one first?")


def _in_one_verb(rest: list[str]) -> list[str]:
    """Return 'delete A2' for 'get rid of A2'."""
    for phrase, verb in _PHRASES.items():
        count = len(phrase.split())
        if rest[:count] == phrase.split():
            return [verb, *rest[count:]]
    return rest


def wanted(verb: str) -> Wanted | None:
    """Return what a verb wants done with a record; None for one that wants nothing of that."""
    return next((want for want, verbs in _WANTED.items() if verb in verbs), None)


def _bare(said: Said, rest: list[str], want: Wanted | None) -> Show | None:
    """Return what is shown for a number alone, or for a verb that names no record."""
    kind = KINDS.get(said.door)
    letter = {RecordKind.DECISION: "d", RecordKind.ACTION: "a"}[kind] if kind else ""
    if len(rest) == 2 and rest[0] in ("number", "no", "nr", "num", letter):
        rest = rest[1:]
    if (
        kind is not None
        and len(rest) == 1
        and rest[0].lstrip("#").isascii()
        and rest[0].lstrip("#").isdigit()
    ):
        return Show(What.RECORD, record=Ref(kind, int(rest[0].lstrip("#")[:9])))
    if want is not None and all(word in _LATEST for word in rest[1:]):
        return Show(What.HELP, wanted=want)
    return None
