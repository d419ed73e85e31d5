"""What was said of meetings, made ready for matching: one spelling, no politeness, people as marks.

`text` is lower case with single spaces; whoever is named is '¤0', '¤1', …, and people in a row are one mark.
Every letter of it knows which letters of what was typed it stands for.
"""

import re
from dataclasses import dataclass, replace

from bot.language import wording
from bot.understanding import people, spoken_numbers
from bot.understanding.acts.meetings.typed_words import BACK, FRONT, PLEASE, SPELLED
from bot.understanding.known import Known
from bot.understanding.people import How, Spot
from bot.understanding.plain import Plain

READ = 600
"""Characters of what was said of meetings that are looked at."""

_DOES = re.compile(
    r"(?:,| and | & |'s | sends| can't| cannot| won't| will be | is (?:away|unable|not)"
    r"| has sent| sent)"
)
_IS = re.compile(r" (?:[a-z]{2,20}ing|away|off|out|not|unable|absent|going|now)\b")
_WORD = re.compile(r"\S+")
MARK = "¤"
"""Begins the mark of somebody; whoever types it has it read as a question mark."""
_MARK = re.compile(rf"{MARK}(\d{{1,3}})")
_JOINTS = frozenset(("", ",", "and", "&", "/", "+"))
_AGAIN = frozenset(("also", "from", "for", "by"))
"""Behind 'and', these are said once more: 'from Priya and also from Sam'."""
LONGEST_JOINT = 16
_KEPT = (",", ";", ":", ".")
_MARKS = ".,;:!?()[]\"'"


@dataclass(frozen=True)
class Word:
    """A word as it is matched, without marks around it, and the places of it in what was typed."""

    text: str
    start: int
    end: int
    after: str = ""


@dataclass(frozen=True)
class Heard:
    """What was said of meetings, to match against; `asks` tells that it ends in a question mark."""

    plain: Plain
    text: str
    asks: bool
    marked: tuple[tuple[Spot, ...], ...]
    """Whom each mark stands for."""
    above: str
    """The words of the message above, in a thread."""
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def typed(self, start: int, end: int) -> str:
        """Return what was typed for a part of the text."""
        if start >= end:
            return ""
        return self.plain.text[self._starts[start] : self._ends[end - 1]]

    def part(self, start: int, end: int) -> "Heard":
        """Return a part of the text, which still knows what was typed for it."""
        end = start + len(self.text[start:end].rstrip(" .!?,;:"))
        starts, ends = self._starts[start:end], self._ends[start:end]
        return replace(self, text=self.text[start:end], _starts=starts, _ends=ends)

    def then(self, joint: str, other: "Heard") -> "Heard":
        """Return the text, a joint that nobody typed, and another part of the same text."""
        at = (self._ends[-1:] or (0,)) * len(joint)
        return replace(
            self,
            text=self.text + joint + other.text,
            _starts=self._starts + at + other._starts,
            _ends=self._ends + at + other._ends,
        )

    def who(self, marks: str) -> tuple[Spot, ...]:
        """Return whom the marks in a part of the text stand for, in order."""
        return tuple(spot for mark in _MARK.findall(marks) for spot in self.marked[int(mark)])


def hear(plain: Plain, known: Known, above: str = "") -> Heard:
    """Return what was typed, ready for matching."""
    begun = spoken_numbers.in_figures(plain.cut(0, READ) if len(plain.text) > READ else plain)
    spots = tuple(one for one in people.spot(begun, known) if _is_somebody(begun, one))
    marked = _in_rows(begun, spots)
    words = _polite_off(_words(begun, marked))
    made, starts, ends = "", list[int](), list[int]()
    for word in words:
        if made:
            made += " "
            starts.append(word.start)
            ends.append(word.start)
        same = len(word.text) == word.end - word.start
        for at, letter in enumerate(word.text):
            made += letter
            starts.append(word.start + at if same else word.start)
            ends.append(word.start + at + 1 if same else word.end)
        for mark in word.after:
            made += mark
            starts.append(word.end)
            ends.append(word.end)
    kept = made.rstrip(" .!?,;:")
    return Heard(begun, kept, begun.folded.rstrip().endswith("?"), marked, above, tuple(starts), tuple(ends))


def _is_somebody(plain: Plain, spot: Spot) -> bool:
    if spot.how is How.ORGANISATION:
        return False
    words = plain.folded[spot.start : spot.end]
    # 'Taking the chair' names no person; 'May' and 'will' in small letters are no names.
    if spot.how is How.OFFICE and _DOES.match(plain.folded, spot.end):
        # 'The Chair, Miss Nair and Mr Smith'.
        return True
    return "chair" not in words and (spot.how is not How.NAME or not _is_common(plain.text, spot))


def _is_common(text: str, spot: Spot) -> bool:
    word = text[spot.start : spot.end]
    return word.islower() and word in _COMMON


_COMMON = wording.word_set("will may mark sue june april august bill grace hope faith joy rose dawn drew pat")


def _in_rows(plain: Plain, spots: tuple[Spot, ...]) -> tuple[tuple[Spot, ...], ...]:
    """Return the people who are named, those together who stand in a row: 'Ade, Rosa and Val'."""
    rows = list[list[Spot]]()
    for spot in spots:
        between = plain.folded[rows[-1][-1].end : spot.start] if rows else "."
        joint = set(between.split(" ")) if len(between) <= LONGEST_JOINT else {"."}
        joint -= _AGAIN if joint & {"and", "&", ","} else frozenset()
        if rows and joint <= _JOINTS:
            rows[-1].append(spot)
        else:
            rows.append([spot])
    return tuple(map(tuple, rows))


def _words(plain: Plain, marked: tuple[tuple[Spot, ...], ...]) -> list[Word]:
    found, at = list[Word](), 0
    for number, row in enumerate(marked):
        found += _between(plain, at, row[0].start)
        at = row[-1].end
        after = plain.folded[at : at + 1]
        mark = after if after in (",", ";", ":") else ""
        found.append(Word(f"{MARK}{number}", row[0].start, at, mark))
        at += len(mark)
    return found + _between(plain, at, len(plain.folded))


def _between(plain: Plain, start: int, end: int) -> list[Word]:
    found = list[Word]()
    for match in _WORD.finditer(plain.folded.replace(MARK, "?"), start, end):
        bare = match[0].strip(_MARKS)
        if match[0] == "'s" and _IS.match(plain.folded, match.end()):
            # 'Mal's standing in for me'.
            found.append(Word("is", match.start(), match.end()))
            continue
        if bare in SPELLED:
            at = match.start() + match[0].index(bare)
            tail = match[0][match[0].index(bare) + len(bare) :]
            found.append(Word(SPELLED[bare], at, at + len(bare), tail if tail[:1] in _KEPT else ""))
        elif bare in PLEASE and found:
            # 'Move it to the 17th please, same time': politeness in the middle says nothing.
            continue
        elif bare or match[0] in ("-", "&", "/"):
            found.append(Word(match[0], match.start(), match.end()))
    return found


def _polite_off(words: list[Word]) -> list[Word]:
    """Return the words without politeness before and after them, unless nothing else is there."""
    first, last = 0, len(words)
    bare = [word.text.strip(",.!;:") for word in words]
    while step := next((len(each) for each in FRONT if tuple(bare[first : first + len(each)]) == each), 0):
        if first + step >= last:
            break
        first += step
    while step := next((len(each) for each in BACK if tuple(_last(bare, last, len(each))) == each), 0):
        if last - step <= first:
            break
        last -= step
    return words[first:last]


def _last(bare: list[str], last: int, count: int) -> list[str]:
    return [word.rstrip("?") for word in bare[max(0, last - count) : last]]
