"""One record that somebody wants to see, or to change in a word that does not say how."""

import re

from bot.language.wording import word_set
from bot.understanding import records
from bot.understanding.acts.lookups import words
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Ref, Show, Wanted, What
from bot.understanding.plain import Plain
from storage.records import RecordKind

KINDS = {Door.DECISIONS: RecordKind.DECISION, Door.ACTIONS: RecordKind.ACTION}
"""What is looked up after each command that looks up one kind of record."""
_WANTED = {
    Wanted.EDIT: word_set("edit change amend correct reword rewrite update fix alter"),
    Wanted.DELETE: word_set("delete remove erase scratch bin disappear rid wipe"),
    Wanted.CANCEL: word_set("cancel"),
    Wanted.UNDO: word_set("undo revert"),
}
_LATEST = word_set("it that this last latest one the mine my previous decision action please record")
_READS = (
    words.ASKS
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
    "still in force standing valid current agreed open done stand stands finished overdue decided due by",
    "been sent complete completed owns own owner has whose doing supposed to be meant it late yet",
    "due news progress update updates",
)
"""What is asked of a record: 'is D1 still in force?'."""


def read(said: Said, known: Known) -> Show | None:
    """Return which record is to be shown, and what was to be done with it; None for anything else."""
    text = said.plain
    found = records.spot(text, known)
    if (how := words.HOW_TO.search(text.folded)) is not None and said.door not in KINDS:
        return _how_to(how, text, found)
    taken = [(one.start, one.end) for one in found]
    rest = [
        match[0].removesuffix("'s")
        for match in words.WORD.finditer(text.folded)
        if not any(start <= match.start() < end for start, end in taken)
    ]
    wanted = next((want for want, verbs in _WANTED.items() if rest[:1] and rest[0] in verbs), None)
    if not found:
        return _bare(said, rest, wanted)
    if len(found) > 1:
        return None
    left = rest[1:] if wanted else rest
    known_words = _READS | _STANDS if rest[:1] and rest[0] in words.ASKS else _READS
    if any(word not in known_words for word in left) or (left and said.door is Door.REPLY):
        if said.door not in KINDS or taken[0][0]:
            return None
        # 'D1 withdrawn by the board', after a command that only looks up: nobody is to think that it is.
        wanted = Wanted.EDIT
    return Show(What.RECORD, record=found[0].ref, wanted=wanted)


def _how_to(how: re.Match[str], text: Plain, found: tuple[records.Mentioned, ...]) -> Show | None:
    """Return what is shown to somebody who asks how to undo, edit or delete something."""
    verb = how["verb"] or how["way"] or how["can"]
    tried = (
        [verb, *(match[0] for match in words.WORD.finditer(text.folded))]
        if verb in ("do", "doing", "make", "get")
        else [verb]
    )
    wanted = next((want for each in tried for want, verbs in _WANTED.items() if _is_verb(each, verbs)), None)
    if wanted is None or len(found) > 1:
        return None
    if found:
        return Show(What.RECORD, record=found[0].ref, wanted=wanted)
    return Show(What.HELP, wanted=wanted)


def _is_verb(word: str, verbs: frozenset[str]) -> bool:
    """Tell whether a word is one of some verbs, or its form in '-ing' or '-ed'."""
    stems = {
        word,
        word.removesuffix("ing"),
        word.removesuffix("ing") + "e",
        word.removesuffix("ed"),
        word.removesuffix("d"),
    }
    return not stems.isdisjoint(verbs)


def _bare(said: Said, rest: list[str], wanted: Wanted | None) -> Show | None:
    """Return what is shown for a number alone, or for a verb that names no record."""
    kind = KINDS.get(said.door)
    if len(rest) == 2 and rest[0] in ("number", "no", "nr", "num"):
        rest = rest[1:]
    if (
        kind is not None
        and len(rest) == 1
        and rest[0].lstrip("#").isascii()
        and rest[0].lstrip("#").isdigit()
    ):
        return Show(What.RECORD, record=Ref(kind, int(rest[0].lstrip("#")[:9])))
    if wanted is not None and all(word in _LATEST for word in rest[1:]):
        return Show(What.HELP, wanted=wanted)
    return None
