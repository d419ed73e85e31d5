"""Which group's work a line names: by its channel's mark, or as 'the housing one'."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.known import Known
from bot.understanding.line import Line

_BESIDE_PLACE = frozenset(["in", "for", "from", "of", "on", "at", "the", "(", ","])
_AFTER_PLACE = frozenset(["one", "1", "group", "channel", "board", "action", "committee"])


@dataclass(frozen=True)
class Place:
    """The group that the pieces from `start` to `end` of a line name, with what joins them to the rest."""

    channel: str
    start: int
    end: int
    of_work: bool
    """Whether it is told of work, as in 'the housing one', and not only where to look: 'see #housing'."""


def place_of(line: Line, known: Known) -> Place | None:
    """Return the group that a line names, beside a number, with its mark, or as 'the housing one'."""
    words = [piece.text for piece in line.pieces]
    for channel, name in known.groups.items():
        for called in _names_of(name):
            for at in range(len(words) - len(called) + 1):
                if [word.removeprefix("#") for word in words[at : at + len(called)]] != called:
                    continue
                before = at
                while before and words[before - 1] in _BESIDE_PLACE:
                    before -= 1
                of_work = _is_place(words, before, at, at + len(called))
                if words[at].startswith("#") or of_work:
                    end = at + len(called)
                    while end < len(words) and words[end] in _AFTER_PLACE | {")"}:
                        end += 1
                    return Place(channel, before, end, of_work)
    return None


def is_apart(line: Line, place: Place) -> bool:
    """Tell whether a group is named beside another action, not with its number: 'A3 and the housing one'."""
    before = line.pieces[place.start - 1].text if place.start else ""
    return not is_number(before) and line.pieces[place.end - 1].text in ("one", "1")


def without_place(line: Line, known: Known) -> Line:
    """Return a line without the group that it names."""
    place = place_of(line, known)
    if place is None or not place.of_work:
        return line
    named = line.pieces[place.start : place.end]
    # 'The housing one is done' is then 'it is done'.
    it = (replace(named[0], text="it"),) if named[-1].text == "one" else ()
    return Line(line.plain, line.pieces[: place.start] + it + line.pieces[place.end :], line.spots)


def _names_of(name: str) -> list[list[str]]:
    parts = name.lower().split("-")
    return [parts, [name.lower()], parts[-1:], parts[:1]]


def _is_place(words: Sequence[str], before: int, start: int, end: int) -> bool:
    after = [word for word in words[end : end + 2] if word != "'s"]
    if after and (after[0] in _AFTER_PLACE or is_number(after[0])):
        return True
    if not before:
        return False
    return is_number(words[before - 1]) or words[before - 1] == "one"


def is_number(word: str) -> bool:
    """Tell whether a word is the number of an action."""
    return word[0] == "A" and word[1:].isdecimal()
