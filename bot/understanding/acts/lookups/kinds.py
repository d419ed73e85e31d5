"""Which kind of record a question is about, and how what is asked for is to stand."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.wording import word_set
from bot.understanding.acts.lookups import asking, one_record, statuses, words
from bot.understanding.acts.lookups.statuses import Standing
from bot.understanding.known import Said
from storage.records import RecordKind

MOST_MISSPELT = 5
"""Words of a text in which one may be spelt wrong: in a longer one it is another word."""


_ANYBODY = word_set("anyone anybody someone somebody")
_FEW = 3
_OF_NO_OBJECT = word_set("by for before this next list today now with in at on and or")
"""Behind 'to do' these name nothing that is to be done."""


def kind(spoken: Sequence[str]) -> RecordKind | None:
    """Return the kind of record that some words name; None where they name none."""
    if any(token in ("actions", "action", "tasks", "task") for token in spoken):
        return RecordKind.ACTION
    if any(token in words.OF_DECISIONS | words.OF_AGREEING for token in spoken):
        return RecordKind.DECISION
    does = spoken[:1] and spoken[0] in words.WHETHER and spoken[1:2] and spoken[1] in _ANYBODY
    does = (does and len(spoken) > _FEW) or spoken[:2] in (("who's", "got"), ("who", "got"), ("who", "has"))
    # 'Is anybody down to sort the projector?' asks whose work that is.
    return RecordKind.ACTION if does or any(token in words.OF_ACTIONS for token in spoken) else None


def stands(said: Said, spoken: tuple[str, ...], *, mine: bool) -> tuple[RecordKind | None, Standing]:
    """Return what kind of record is asked for, where that is said, and how it is to stand."""
    named, at_door = kind(spoken), one_record.KINDS.get(said.door)
    standing = _standing(spoken, named or at_door)
    if named is None and not standing.statuses and at_door is not None:
        named, standing = _of_the_other(spoken, at_door)
    if (
        mine
        and standing.statuses == ("open",)
        and [spoken[at] for at in sorted(standing.used)] == ["to", "do"]
    ):
        # 'What have I got to do?' asks for one's own work, however it stands.
        standing = replace(standing, statuses=())
    of_work = set(standing.statuses) and all(
        each in statuses.OF_KIND[RecordKind.ACTION] for each in standing.statuses
    )
    return (RecordKind.ACTION if named is None and of_work else named), standing


def _standing(spoken: tuple[str, ...], of: RecordKind | None) -> Standing:
    kinds = (of,) if of is not None else (RecordKind.ACTION, RecordKind.DECISION)
    # Words that are spelt right are not taken for others: 'list' is not 'lost'.
    unknown = tuple(token if token not in asking.KNOWN_WORDS else "" for token in spoken)
    for look, found in ((statuses.find, spoken), (statuses.find_misspelt, unknown)):
        for each in kinds:
            standing = look(found, each)
            if standing.statuses:
                return _as_asked(spoken, standing)
        if len(spoken) > MOST_MISSPELT:
            break
    return Standing()


def _as_asked(spoken: tuple[str, ...], standing: Standing) -> Standing:
    """Return how what is asked for stands, but for what a question or a name says by the same words."""
    # 'What have we agreed?' and 'is the paper done?' ask about all, whatever became of them.
    asks = asking.begins_as_question(spoken)
    every = standing.statuses == ("agreed",) and (asks or "we" in spoken)
    every = every or (standing.statuses == ("done",) and spoken[0] in words.WHETHER)
    if every:
        return replace(standing, statuses=())
    last = max(standing.used)
    to_do = [spoken[at] for at in sorted(standing.used)] == ["to", "do"]
    whose = asks and spoken[last - 2 : last - 1] in (("down",), ("got",), ("have",), ("has",), ("meant",))
    if to_do and (whose or not set(spoken[last + 1 : last + 2]) <= _OF_NO_OBJECT):
        return replace(standing, statuses=())  # 'Whose job is it to do the newsletter?'
    named = len(standing.used) == 1 and spoken[last] in statuses.IN_NAMES and not asks
    follows = spoken[last + 1 : last + 2]
    if named and kind(spoken) is None and follows and follows[0] not in asking.KNOWN_WORDS:
        # 'Standing orders' and 'late opening' are looked for by name.
        return Standing()
    return standing


def _of_the_other(spoken: tuple[str, ...], of: RecordKind) -> tuple[RecordKind | None, Standing]:
    """Return the status of the other kind of record, for 'overdue' where decisions are looked up."""
    other = RecordKind.ACTION if of is RecordKind.DECISION else RecordKind.DECISION
    standing = statuses.find(spoken, other)
    rest = [token for at, token in enumerate(spoken) if at not in standing.used]
    if not standing.statuses or not all(token in asking.KNOWN_WORDS for token in rest):
        return None, Standing()
    return other, standing
