"""Which records a text names, and where: 'D1', 'decision 1', 'actions 2 and 3', 'A1 in #housing', '#1'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.wording import NUMBERS, word_set
from bot.understanding.known import Known, KnownAction
from bot.understanding.meaning import Ref
from bot.understanding.plain import Plain
from storage.records import RecordKind

_NAMED = re.compile(
    r"(?<![\w#@&.£$€-])(?<![^\d]/)(?:"
    r"(?P<word>decision|decison|desicion|action)(?P<many>s?)[ ]?"
    r"(?:(?:no|nr|number)\.?[ ])?#?"
    r"(?P<number>\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|(?P<letter>d(?=[ ]?#?\d)|a(?=#?\d))[ ]?#?(?P<short>\d{1,6})"
    r"|#(?P<bare>\d{1,6})"
    r")(?![\w£$€%]|[.,:/-]\d)"
)
_ANOTHER = re.compile(r"(?:,? and|,? or|,|,? &| \+)[ ]#?(\d{1,6})(?![\w£$€%]|[.,:/-]\d)")
_GROUP = re.compile(r"[ ](?:in|of|from)[ ]#?([\w-]{1,80})")
_BEFORE = re.compile(r"[^\W\d_]{1,20}")
_AFTER = re.compile(r"[ -]([^\W\d_]{1,20})")
# 'Room D1', 'vitamin D3', 'the A4', 'an A3 poster', 'a D1 licence' are no records.
_OTHER_THINGS_BEFORE = word_set(
    "room vitamin vitamins flat bay gate block unit wing ward stand platform junction road size page form",
    "zone row seat hall table door stairwell staircase category class grade level box floor paper print",
    "printed building plot a an",
)
_OTHER_THINGS_AFTER = word_set(
    "paper papers sheet sheets poster posters leaflet leaflets flyer flyers size sized pages envelope",
    "envelopes landscape portrait printer road roundabout junction licence license visa minibus key keys",
    "tablets supplements print prints copies",
)
_NOUNS = ("action", "actions", "decision", "decisions", "task", "tasks")
MOST = 100
"""So many records are found in one text; nobody means more."""


@dataclass(frozen=True)
class Mentioned:
    """A place in a text, from `start` to `end`, that names one of `refs`: several when it may be either kind.

    `listed` is said of a number that stands behind the one before it: '2' in 'decisions 1 and 2'.
    """

    start: int
    end: int
    refs: tuple[Ref, ...]
    listed: bool = False

    @property
    def ref(self) -> Ref:
        """The record that it names, or the likeliest."""
        return self.refs[0]

    def is_a(self, kind: RecordKind) -> bool:
        """Tell whether it surely names a record of that kind."""
        return all(ref.kind is kind for ref in self.refs)


def spot(plain: Plain, known: Known) -> tuple[Mentioned, ...]:
    """Return the records that a text names, in order, whether or not they exist.

    '#1' counts where there is such a record. Rooms, roads, sizes of paper and vitamins are left out.
    """
    found: list[Mentioned] = []
    for match in _NAMED.finditer(plain.folded):
        if len(found) >= MOST:
            break
        if found and match.start() < found[-1].end:
            continue
        if match["bare"] or not _is_another_thing(plain.folded, match):
            found += _at(match, plain.folded, known)
    return tuple(found)


def exists(ref: Ref, known: Known) -> bool:
    """Tell whether a record is among those that are known."""
    records = known.decisions if ref.kind is RecordKind.DECISION else known.actions
    return any(record.number == ref.number for record in records)


def _at(match: re.Match[str], folded: str, known: Known) -> Iterator[Mentioned]:
    """Yield what is named at one place, and the numbers that go on from it."""
    number = _number(match["number"] or match["short"] or match["bare"])
    refs = _kinds(match, number, known)
    if not refs:
        return
    end, channel = _grouped(folded, match.end(), known)
    yield Mentioned(match.start(), end, tuple(Ref(ref.kind, ref.number, channel) for ref in refs))
    while match["many"] and (another := _ANOTHER.match(folded, end)):
        end, channel = _grouped(folded, another.end(), known)
        yield Mentioned(another.start(1), end, (Ref(refs[0].kind, int(another[1]), channel),), listed=True)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS.index(said)


def _kinds(match: re.Match[str], number: int, known: Known) -> tuple[Ref, ...]:
    if match["bare"]:
        either = (Ref(RecordKind.DECISION, number), Ref(RecordKind.ACTION, number))
        return tuple(ref for ref in either if exists(ref, known))
    action = (match["word"] or match["letter"]).startswith("a")
    return (Ref(RecordKind.ACTION if action else RecordKind.DECISION, number),)


def _grouped(folded: str, end: int, known: Known) -> tuple[int, str | None]:
    """Return where a record ends, with the channel whose group is named behind it."""
    match = _GROUP.match(folded, end)
    for channel, name in known.groups.items():
        if match and match[1] == name.casefold():
            return match.end(), channel
    return end, None


def _is_another_thing(folded: str, match: re.Match[str]) -> bool:
    """Tell whether the words around a letter and a number make it something else than a record."""
    if not match["letter"]:
        # 'A decision one can live with' is none of the record.
        return bool(match["word"]) and folded[: match.start()].endswith("a ")
    after = _AFTER.match(folded, match.end())
    if after and after[1] in _NOUNS:
        return False
    words = _BEFORE.findall(folded[max(match.start() - 22, 0) : match.start()])
    adjacent = words and folded[: match.start()].endswith((words[-1] + " ", words[-1] + "-"))
    before = words[-1] if adjacent else ""
    if after and after[1] in _OTHER_THINGS_AFTER:
        return True
    # 'The A4' is a road; nobody says 'the D4' of a decision that they do not also call one.
    return before in _OTHER_THINGS_BEFORE or (before == "the" and match["letter"] == "a")


def ref_of(action: KnownAction, known: Known) -> Ref:
    """Return how to name an action: with its group where another group has one of that number."""
    alike = {one.channel for one in known.actions if one.number == action.number}
    return Ref(RecordKind.ACTION, action.number, action.channel if len(alike) > 1 else None)
